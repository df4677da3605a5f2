"""Rules that cannot both hold: found through every pair of operators, and never where they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Mistake, PacksBroken
from tests.rules.making import a_rule

if TYPE_CHECKING:
    from tests.rules.making import Packs

TEXT = "entity.name"
CHOICE = "service.kind"
CODE = "entity.certificate_type"
DATE = "person.certificate_expires_on"
NUMBER = "totals.services_after"
LIST = "service.content"
YES = "entity.has_seal"

SCOPES = {"service": "service", "person": "person", "domain": "domain", "material": "material"}


def demand(*leaves: str, when: str = "", more: str = "", scope: str = "") -> str:
    """Lines of a rule that demands these leaves; its scope is that of what it reads."""
    scope = scope or SCOPES.get(leaves[0].partition('= "')[2].partition(".")[0], "draft")
    listed = ", ".join(leaf if leaf.startswith("{") else f"{{ {leaf} }}" for leaf in leaves)
    conditions = f"when = [{when}]\n" if when else ""
    return f'for = "{scope}"\n{conditions}demand = [{listed}]\n{more}'


def mistakes(packs: Packs) -> list[Mistake]:
    try:
        loaded = packs.load()
    except PacksBroken as error:
        return list(error.mistakes)
    return list(loaded.mistakes)


def codes(packs: Packs, one: str, other: str) -> list[str]:
    """What is wrong where one rule stands beside another."""
    packs.national = a_rule("nat.one", one)
    packs.provider = a_rule("hw.other", other)
    return [found.code for found in mistakes(packs)]


IMPOSSIBLE = [
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", eq = "乙"'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", ne = "甲"'),
    (f'field = "{TEXT}", in = ["甲", "乙"]', f'field = "{TEXT}", in = ["丙"]'),
    (f'field = "{TEXT}", in = ["甲", "乙"]', f'field = "{TEXT}", not_in = ["乙", "甲", "丙"]'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", in = ["乙"]'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", not_in = ["甲"]'),
    (f'field = "{TEXT}", in = ["甲"]', f'field = "{TEXT}", ne = "甲"'),
    (f'field = "{TEXT}", filled = true', f'field = "{TEXT}", blank = true'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", blank = true'),
    (f'field = "{TEXT}", starts_any = ["甲"]', f'field = "{TEXT}", blank = true'),
    (f'field = "{TEXT}", eq_field = "entity.remark"', f'field = "{TEXT}", ne_field = "entity.remark"'),
    (f'field = "{TEXT}", eq_field = "entity.remark"', f'field = "entity.remark", ne_field = "{TEXT}"'),
    (f'field = "{TEXT}", eq_field = "entity.remark"', 'field = "entity.remark", blank = true'),
    (
        f'field = "{TEXT}", in_field = ["entity.remark"]',
        f'field = "{TEXT}", not_in_field = ["entity.remark", "entity.supervisor"]',
    ),
    (f'field = "{TEXT}", starts_any = ["甲乙"]', f'field = "{TEXT}", starts_none = ["甲"]'),
    (f'field = "{TEXT}", starts_any = ["甲"]', f'field = "{TEXT}", starts_any = ["乙"]'),
    (f'field = "{TEXT}", ends_any = ["乙甲"]', f'field = "{TEXT}", ends_none = ["甲"]'),
    (f'field = "{TEXT}", ends_any = ["甲"]', f'field = "{TEXT}", ends_any = ["乙"]'),
    (f'field = "{TEXT}", contains_any = ["甲乙", "甲丙"]', f'field = "{TEXT}", contains_none = ["甲"]'),
    (f'field = "{TEXT}", starts_any = ["甲乙"]', f'field = "{TEXT}", contains_none = ["乙"]'),
    (f'field = "{TEXT}", ends_any = ["甲乙"]', f'field = "{TEXT}", contains_none = ["甲"]'),
    (f'field = "{TEXT}", matches = "^[a-z]+$"', f'field = "{TEXT}", not_matches = "^[a-z]+$"'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", starts_any = ["乙"]'),
    (f'field = "{TEXT}", in = ["甲", "乙"]', f'field = "{TEXT}", matches = "^[a-z]"'),
    (f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", length_ge = 2'),
    (f'field = "{NUMBER}", lt = 3', f'field = "{NUMBER}", ge = 3'),
    (f'field = "{NUMBER}", le = 2', f'field = "{NUMBER}", gt = 2'),
    (f'field = "{NUMBER}", gt = 2', f'field = "{NUMBER}", lt = 3'),
    (f'field = "{NUMBER}", eq = 3', f'field = "{NUMBER}", lt = 3'),
    (f'field = "{DATE}", gt = 2026-01-01', f'field = "{DATE}", le = 2026-01-01'),
    (f'field = "{DATE}", gt = 2026-01-01', f'field = "{DATE}", lt = 2026-01-02'),
    (f'field = "{DATE}", eq = "forever"', f'field = "{DATE}", lt = {{ years_ahead = 10 }}'),
    (f'field = "{DATE}", gt = {{ months_ahead = 3 }}', f'field = "{DATE}", le = {{ months_ahead = 3 }}'),
    (f'field = "{DATE}", gt = {{ months_ahead = 6 }}', f'field = "{DATE}", lt = {{ days_ahead = 90 }}'),
    (f'field = "{DATE}", ge = {{ days_ago = 0 }}', f'field = "{DATE}", lt = 2026-01-01'),
    (f'field = "{LIST}", has_any = ["mail"]', f'field = "{LIST}", has_none = ["mail", "news"]'),
    (f'field = "{LIST}", filled = true', f'field = "{LIST}", blank = true'),
    (f'field = "{LIST}", has_any = ["mail"]', f'field = "{LIST}", blank = true'),
    ('count = "service.domains", ge = 2', 'count = "service.domains", le = 1'),
    ('count = "service.domains", eq = 2', 'count = "service.domains", ne = 2'),
    ('count = "service.domains", gt = 2', 'count = "service.domains", lt = 3'),
    ('field = "service.domains", filled = true', 'count = "service.domains", lt = 1'),
    ('field = "service.domains", blank = true', 'count = "service.domains", ge = 1'),
    (f'field = "{YES}", eq = true', f'field = "{YES}", eq = false'),
    ('field = "entity.nature", eq = "person"', 'field = "entity.nature", in = ["enterprise"]'),
    (f'field = "{YES}", filled = true', f'field = "{YES}", not_in = [true, false]'),
    (
        'field = "domain.holder_relation", not_in = ["entity", "legal_representative"]',
        'field = "domain.holder_relation", in = ["entity"]',
    ),
]


@pytest.mark.parametrize(("one", "other"), IMPOSSIBLE)
def test_demands_that_leave_nothing_are_a_conflict(packs: Packs, one: str, other: str) -> None:
    found = codes(packs, demand(one), demand(other))
    assert found in (["conflict"], ["no_answer_fits"])
    assert codes(packs, demand(other), demand(one)) == found


POSSIBLE = [
    (f'field = "{TEXT}", ne = "甲"', f'field = "{TEXT}", ne = "乙"'),
    (f'field = "{TEXT}", not_in = ["甲"]', f'field = "{TEXT}", blank = true'),
    (f'field = "{TEXT}", in = ["甲", "乙"]', f'field = "{TEXT}", not_in = ["甲"]'),
    (f'field = "{TEXT}", eq = "甲"', 'field = "entity.remark", eq = "乙"'),
    (f'field = "{TEXT}", eq_field = "entity.remark"', f'field = "{TEXT}", ne_field = "entity.supervisor"'),
    (
        f'field = "{TEXT}", in_field = ["entity.remark", "entity.supervisor"]',
        f'field = "{TEXT}", not_in_field = ["entity.remark"]',
    ),
    (f'field = "{TEXT}", ne_field = "entity.remark"', 'field = "entity.remark", blank = true'),
    (f'field = "{TEXT}", starts_any = ["甲"]', f'field = "{TEXT}", starts_none = ["甲乙"]'),
    (f'field = "{TEXT}", starts_any = ["甲"]', f'field = "{TEXT}", starts_any = ["甲乙"]'),
    (f'field = "{TEXT}", starts_any = ["甲"]', f'field = "{TEXT}", ends_none = ["甲"]'),
    (f'field = "{TEXT}", contains_any = ["甲"]', f'field = "{TEXT}", starts_none = ["甲"]'),
    (f'field = "{TEXT}", contains_any = ["甲", "丙"]', f'field = "{TEXT}", contains_none = ["甲"]'),
    (f'field = "{TEXT}", contains_any = ["甲"]', f'field = "{TEXT}", contains_any = ["乙"]'),
    (f'field = "{TEXT}", matches = "a"', f'field = "{TEXT}", not_matches = "b"'),
    (f'field = "{TEXT}", unique_in = "services"', f'field = "{TEXT}", eq = "甲"'),
    (f'field = "{NUMBER}", lt = 4', f'field = "{NUMBER}", gt = 2'),
    (f'field = "{NUMBER}", le = 2', f'field = "{NUMBER}", ge = 2'),
    (f'field = "{DATE}", gt = {{ months_ahead = 3 }}', f'field = "{DATE}", gt = {{ months_ahead = 6 }}'),
    (f'field = "{DATE}", ge = 9999-12-31', f'field = "{DATE}", gt = 9999-12-31'),
    (f'field = "{LIST}", has_any = ["mail"]', f'field = "{LIST}", has_any = ["news"]'),
    (f'field = "{LIST}", has_any = ["mail", "news"]', f'field = "{LIST}", has_none = ["mail"]'),
    (f'field = "{LIST}", has_none = ["mail"]', f'field = "{LIST}", blank = true'),
    ('count = "service.domains", ge = 2', 'count = "service.domains", le = 2'),
    ('field = "service.domains", blank = true', 'count = "service.domains", le = 1'),
    ('field = "services.kind", has_any = ["website"]', 'field = "services.kind", has_none = ["app"]'),
    (f'field = "{YES}", eq = true', f'field = "{YES}", ne = false'),
    (f'check = "fits@1", args = ["{TEXT}"]', f'field = "{TEXT}", eq = "甲"'),
    (f'distinct = ["{TEXT}", "entity.remark"], ge = 2', f'field = "{TEXT}", eq = "甲"'),
]


@pytest.mark.parametrize(("one", "other"), POSSIBLE)
def test_demands_that_leave_something_are_none(packs: Packs, one: str, other: str) -> None:
    packs.national = a_rule("nat.one", demand(one))
    packs.provider = a_rule("hw.other", demand(other))
    assert packs.load(checks=["fits@1"]).mistakes == ()


WEBSITE, APP = f'field = "{TEXT}", eq = "甲"', f'field = "{TEXT}", eq = "乙"'

IN_11 = '{ field = "order.province", eq = "11" }'

APART = [
    ('applies_to = ["person"]\n', 'applies_to = ["org"]\n'),
    ('applies_to = ["person"]\n', 'applies_to = ["enterprise", "government"]\n'),
    ('applies_to = ["enterprise"]\n', 'applies_to = ["government"]\n'),
    ('applies_to = ["person"]\n', 'applies_to = ["sole_trader"]\n'),
    ('orders = ["first"]\n', 'orders = ["change"]\n'),
    ('orders = ["new"]\n', 'orders = ["cancel"]\n'),
    ("valid_to = 2026-01-31\n", "valid_from = 2026-02-01\n"),
    (
        'when = [{ field = "order.province", eq = "11" }]\n',
        'when = [{ field = "order.province", eq = "44" }]\n',
    ),
    (
        'when = [{ field = "order.province", in = ["11"] }]\n',
        'when = [{ field = "order.province", not_in = ["11"] }]\n',
    ),
    (
        f'when = [{{ any = [{IN_11}, {{ field = "order.province", eq = "12" }}] }}]\n',
        'when = [{ field = "order.province", eq = "44" }]\n',
    ),
    (
        'when = [{ field = "entity.remark", filled = true }]\n',
        'when = [{ field = "entity.remark", blank = true }]\n',
    ),
    (
        f'when = [{{ field = "{NUMBER}", ge = 3 }}]\n',
        f'when = [{{ field = "{NUMBER}", lt = 3 }}]\n',
    ),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_rules_that_never_apply_together_do_not_conflict(packs: Packs, one: str, other: str) -> None:
    assert codes(packs, demand(WEBSITE, more=one), demand(APP, more=other)) == []


TOGETHER = [
    ("", ""),
    ('applies_to = ["person"]\n', 'applies_to = ["person", "org"]\n'),
    ('applies_to = ["org"]\n', 'applies_to = ["enterprise"]\n'),
    ('applies_to = ["enterprise"]\n', 'applies_to = ["sole_trader"]\n'),
    ('orders = ["new"]\n', 'orders = ["first", "change"]\n'),
    ("valid_to = 2026-01-31\n", "valid_from = 2026-01-31\n"),
    (
        'when = [{ field = "order.province", eq = "11" }]\n',
        'when = [{ field = "entity.remark", filled = true }]\n',
    ),
    (
        f'when = [{{ any = [{IN_11}, {{ field = "entity.remark", filled = true }}] }}]\n',
        'when = [{ field = "order.province", eq = "44" }]\n',
    ),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_rules_that_may_apply_together_conflict(packs: Packs, one: str, other: str) -> None:
    assert codes(packs, demand(WEBSITE, more=one), demand(APP, more=other)) == ["conflict"]


def test_where_a_when_reads_the_same_answer_another_answer_is_the_way_out(packs: Packs) -> None:
    """Whoever answers 丙 breaks neither."""
    one = demand(WEBSITE, when=f'{{ field = "{TEXT}", in = ["甲", "丁"] }}')
    assert codes(packs, one, demand(f'field = "{TEXT}", in = ["丙"]')) == []


def test_one_of_several_ways_is_enough(packs: Packs) -> None:
    ways = f'{{ any = [{{ {APP} }}, {{ field = "entity.remark", filled = true }}] }}'
    assert codes(packs, demand(WEBSITE), demand(ways)) == []
    ways = f'{{ any = [{{ {APP} }}, {{ field = "{TEXT}", blank = true }}] }}'
    assert codes(packs, demand(WEBSITE), demand(ways)) == ["conflict"]


def test_too_many_ways_are_not_looked_through(packs: Packs) -> None:
    remarks = ", ".join(f'{{ field = "entity.remark", eq = "{n}" }}' for n in range(9))
    names = ", ".join(f'{{ field = "{TEXT}", eq = "{n}" }}' for n in range(9))
    many = demand(f"{{ any = [{remarks}] }}", f"{{ any = [{names}] }}", scope="draft")
    assert codes(packs, demand(WEBSITE), many) == []


def test_what_named_conditions_demand_counts(packs: Packs) -> None:
    packs.national = f"[define]\nnamed = [{{ {APP} }}]\n" + a_rule("nat.one", demand(WEBSITE))
    packs.provider = a_rule("hw.other", 'demand = ["named"]\n')
    assert [found.code for found in mistakes(packs)] == ["conflict"]


MATERIALS = "".join(
    f'[[material]]\nid = "{name}"\ntitle = {{ zh_CN = "文", en = "P" }}\nkind = "issued"\n' for name in "abc"
)
REFUSED = 'for = "material"\ndemand = [{ field = "material.kind", not_in = ["a", "b"] }]\n'


@pytest.mark.parametrize(
    ("wanted", "refused", "expected"),
    [
        ('material = "a"', REFUSED, ["conflict"]),
        ('material = { one_of = ["a", "b"] }', REFUSED, ["conflict"]),
        ('material = { one_of = ["a", "c"] }', REFUSED, []),
        ('material = "c"', REFUSED, []),
        ('material = "a"', REFUSED + 'when = [{ field = "material.kind", eq = "b" }]\n', []),
        ('material = "a"', REFUSED + 'when = [{ field = "material.kind", eq = "a" }]\n', ["conflict"]),
        ('material = "a"\napplies_to = ["person"]', REFUSED + 'applies_to = ["org"]\n', []),
    ],
)
def test_a_paper_that_is_wanted_and_refused_is_a_conflict(
    packs: Packs, wanted: str, refused: str, expected: list[str]
) -> None:
    packs.national = MATERIALS + a_rule("nat.one", wanted)
    packs.provider = a_rule("hw.other", refused)
    assert [found.code for found in mistakes(packs)] == expected


@pytest.mark.parametrize(
    "impossible",
    [
        f'field = "{CHOICE}", eq = "submarine"',
        f'field = "{LIST}", has_any = ["submarines"]',
        f'field = "{YES}", eq = "yes"',
        f'field = "{CODE}", in = ["passports", "licences"]',
    ],
)
def test_a_demand_that_no_option_satisfies_is_a_mistake(packs: Packs, impossible: str) -> None:
    packs.national = a_rule("nat.one", demand(impossible))
    (found,) = mistakes(packs)
    assert (found.code, found.rule, found.key) == ("no_answer_fits", "nat.one", "demand")
    assert found.expected


def test_a_demand_that_contradicts_itself_is_one_mistake_not_one_with_every_rule(packs: Packs) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE, APP)) + a_rule("nat.two", demand(WEBSITE))
    assert [(found.code, found.rule) for found in mistakes(packs)] == [("no_answer_fits", "nat.one")]


# Who brings it in ------------------------------------------------------------------------------------------


def test_a_conflict_names_both_rules_its_line_and_what_each_asks(packs: Packs) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE))
    packs.add_overlay(
        a_rule("local.two", demand(f'field = "{TEXT}", in = ["乙", "丙"]'), cites="overlay-high")
    )
    loaded = packs.load()
    (found,) = loaded.mistakes
    assert loaded.disabled == ("mine.toml",)
    assert [rule.id for rule in loaded.rulebook.rules] == ["nat.one"]
    lines = packs.overlays["mine.toml"].splitlines()
    assert lines[found.line - 1].startswith("demand")
    said = (found.rule, found.key, found.code, found.found, found.other, found.expected)
    assert said == (
        "local.two",
        "demand",
        "conflict",
        f"{TEXT} in 乙 | 丙",
        "nat.one",
        f"{TEXT} eq 甲",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conflict_is_told_in_words(packs: Packs, language: str) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE)) + a_rule("nat.two", demand(APP))
    (found,) = mistakes(packs)
    text = found.render(Catalogue(language))
    assert all(part in text for part in ("national.toml:", "nat.one", "nat.two", "eq 甲", "eq 乙"))
    assert "rules.mistake" not in text


def test_an_adaptation_may_bring_a_conflict_in(packs: Packs) -> None:
    most = demand(f'field = "{NUMBER}", le = "$most"', more="params = { most = 5 }\n", scope="draft")
    packs.national = a_rule("nat.most", most) + a_rule("nat.least", demand(f'field = "{NUMBER}", ge = 2'))
    packs.province = '[[adapt]]\nrule = "nat.most"\nparams = { most = 1 }\ncites = ["province-high"]\n'
    (found,) = mistakes(packs)
    assert (found.file, found.rule, found.code, found.other) == (
        "99-nowhere.toml",
        "nat.most",
        "conflict",
        "nat.least",
    )


def test_lifting_one_of_two_rules_mends_it(packs: Packs) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE))
    packs.province = '[[adapt]]\nrule = "nat.one"\noff = true\nbecause = "99.two"\n' + a_rule(
        "99.two", demand(APP), cites="province-high"
    )
    assert mistakes(packs) == []


def test_a_rule_that_is_off_conflicts_with_nothing_until_it_is_adopted(packs: Packs) -> None:
    off = a_rule("nat.off", demand(APP) + 'default = "off"\n').replace('cites = ["national-high"]\n', "")
    packs.national = a_rule("nat.one", demand(WEBSITE)) + off
    assert mistakes(packs) == []
    packs.province = '[[adapt]]\nrule = "nat.off"\ncites = ["province-high"]\n'
    assert [(found.code, found.rule) for found in mistakes(packs)] == [("conflict", "nat.off")]


def test_the_conflicts_of_wider_packs_are_not_told_again(packs: Packs) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE)) + a_rule("nat.two", demand(APP))
    packs.province = a_rule(
        "99.three", demand('field = "entity.remark", filled = true'), cites="province-high"
    )
    assert [found.file for found in mistakes(packs)] == ["national.toml"]


def test_a_rule_with_a_mistake_is_not_examined_for_conflicts(packs: Packs) -> None:
    packs.national = a_rule("nat.one", demand(WEBSITE)) + a_rule("nat.two", demand(APP), cites="nowhere")
    assert [found.code for found in mistakes(packs)] == ["unknown_source"]


def test_a_pack_made_to_be_slow_is_not_examined_to_the_end(packs: Packs) -> None:
    """Half a million pairs of long lists; without a bound this test would not come back."""
    names = ", ".join(f'"{number}"' for number in range(400))
    rules = (a_rule(f"nat.n{n}", demand(f'field = "{TEXT}", in = "@names"')) for n in range(1000))
    packs.national = f"[list]\nnames = [{names}]\n" + "".join(rules)
    assert mistakes(packs) == []
