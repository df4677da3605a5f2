"""What takes the place of what: nothing that is out of force itself, nothing in a circle, no period twice."""

from __future__ import annotations

import pytest

from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Mistake, PacksBroken
from tests.rules.making import Packs, a_rule

NAME = 'demand = [{ field = "entity.name", filled = true }]'
REMARK = 'demand = [{ field = "entity.remark", filled = true }]'


def lift(rule: str, because: str) -> str:
    return f'[[adapt]]\nrule = "{rule}"\noff = true\nbecause = "{because}"\n'


def mistakes(packs: Packs) -> list[Mistake]:
    try:
        return list(packs.load().mistakes)
    except PacksBroken as error:
        return list(error.mistakes)


def told(packs: Packs) -> list[tuple[str, str, str, str]]:
    return [(found.rule, found.key, found.code, found.found) for found in mistakes(packs)]


def test_what_takes_the_place_of_a_lifted_rule_must_be_in_force(packs: Packs) -> None:
    packs.national = a_rule("nat.one", NAME) + a_rule("nat.two", REMARK) + a_rule("nat.three", REMARK)
    packs.province = lift("nat.one", "nat.two") + lift("nat.two", "nat.three")
    assert told(packs) == [("nat.one", "because", "because_inactive", "nat.two")]


def test_a_rule_nobody_adopted_takes_no_place(packs: Packs) -> None:
    off = a_rule("nat.off", REMARK + '\ndefault = "off"').replace('cites = ["national-high"]\n', "")
    packs.national = a_rule("nat.one", NAME) + off
    packs.province = lift("nat.one", "nat.off")
    assert told(packs) == [("nat.one", "because", "because_inactive", "nat.off")]
    packs.province += '[[adapt]]\nrule = "nat.off"\ncites = ["province-high"]\n'
    assert told(packs) == []


def test_what_a_wider_pack_lifted_takes_no_place_in_a_narrower_one(packs: Packs) -> None:
    packs.national = a_rule("nat.one", NAME) + a_rule("nat.two", REMARK) + a_rule("nat.three", REMARK)
    packs.provider = lift("nat.two", "nat.three")
    reason = 'reason = { zh_CN = "理由", en = "Reason" }\n'
    packs.add_overlay(lift("hw.own", "nat.two") + reason)
    packs.provider += a_rule("hw.own", NAME)
    loaded = packs.load()
    assert [(found.code, found.rule) for found in loaded.mistakes] == [("because_inactive", "hw.own")]
    assert loaded.disabled == ("mine.toml",)


def test_a_narrower_pack_may_lift_what_took_a_place_by_a_rule_in_force(packs: Packs) -> None:
    packs.national = a_rule("nat.one", NAME)
    packs.provider = lift("nat.one", "hw.two") + a_rule("hw.two", REMARK)
    packs.province = lift("hw.two", "99.three") + a_rule("99.three", REMARK, cites="province-high")
    assert told(packs) == []


@pytest.mark.parametrize(
    ("lifts", "wrong"),
    [
        (lift("nat.one", "nat.one"), [("nat.one", "nat.one")]),
        (
            lift("nat.one", "nat.two") + lift("nat.two", "nat.one"),
            [("nat.one", "nat.two"), ("nat.two", "nat.one")],
        ),
    ],
)
def test_rules_do_not_take_each_others_place(packs: Packs, lifts: str, wrong: list[tuple[str, str]]) -> None:
    packs.national = a_rule("nat.one", NAME) + a_rule("nat.two", REMARK)
    packs.province = lifts
    assert told(packs) == [(rule, "because", "recursion", found) for rule, found in wrong]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("", "", True),
        ("valid_to = 2026-06-30\n", "valid_from = 2026-07-01\n", False),
        ("valid_to = 2026-06-30\n", "valid_from = 2026-06-30\n", True),
    ],
)
def test_an_id_that_is_replaced_is_out_of_force(packs: Packs, old: str, new: str, wrong: bool) -> None:
    packs.national = a_rule("nat.old", old + NAME) + a_rule("nat.new", f'{new}replaces = "nat.old"\n{NAME}')
    assert told(packs) == [("nat.new", "replaces", "replaces_active", "nat.old")] * wrong


def test_an_id_that_is_gone_may_be_named_as_replaced(packs: Packs) -> None:
    packs.national = a_rule("nat.new", f'replaces = "nat.gone"\n{NAME}')
    assert told(packs) == []


def test_ids_do_not_replace_each_other(packs: Packs) -> None:
    packs.national = a_rule("nat.a", f'replaces = "nat.b"\nvalid_to = 2026-01-01\n{NAME}') + a_rule(
        "nat.b", f'replaces = "nat.a"\nvalid_from = 2026-01-02\n{NAME}'
    )
    assert told(packs) == [
        ("nat.a", "replaces", "recursion", "nat.b"),
        ("nat.b", "replaces", "recursion", "nat.a"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("", "", "duplicate"),
        ("", "valid_from = 2026-07-01\n", "periods_overlap"),
        ("valid_to = 2026-07-01\n", "valid_from = 2026-07-01\n", "periods_overlap"),
        ("valid_from = 2026-01-01\n", "valid_from = 2026-07-01\n", "periods_overlap"),
        ("valid_from = 2026-07-01\n", "valid_to = 2026-07-01\n", "periods_overlap"),
        ("valid_to = 2026-06-30\n", "valid_from = 2026-07-01\n", ""),
    ],
)
def test_the_periods_of_one_id_have_no_day_in_common(packs: Packs, one: str, other: str, code: str) -> None:
    packs.national = a_rule("nat.a", one + NAME) + a_rule("nat.a", other + NAME)
    assert [found.code for found in mistakes(packs)] == ([code] if code else [])


def test_overlapping_periods_are_both_named(packs: Packs) -> None:
    packs.national = a_rule("nat.a", f"valid_to = 2026-07-31\n{NAME}") + a_rule(
        "nat.a", f"valid_from = 2026-07-01\n{NAME}"
    )
    (found,) = mistakes(packs)
    assert (found.found, found.other) == ("2026-07-01 – …", "… – 2026-07-31")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "lines",
    [
        a_rule("nat.a", NAME) + a_rule("nat.a", f"valid_from = 2026-07-01\n{NAME}"),
        a_rule("nat.a", NAME) + a_rule("nat.b", f'replaces = "nat.a"\n{NAME}'),
    ],
)
def test_these_mistakes_have_words(packs: Packs, language: str, lines: str) -> None:
    packs.national = lines
    (found,) = mistakes(packs)
    assert "rules.mistake" not in found.render(Catalogue(language))
