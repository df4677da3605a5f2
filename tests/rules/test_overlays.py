"""The user's own packs: what they add, what they may not, and that a broken one stops nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import MaterialNeed, load_rulebook
from tests.rules.making import TODAY, MemorySubject, Packs, a_rule, fired, outcome_of

NATIONAL = (
    '[[material]]\nid = "letter"\ntitle = { zh_CN = "授权书", en = "Letter" }\nkind = "free"\nform = "F02"\n'
    + a_rule("nat.name", 'demand = [{ field = "entity.name", filled = true }]\nparams = { n = 1 }')
    + a_rule("nat.weak", 'demand = [{ field = "entity.remark", filled = true }]', severity="warn")
)
CITES = 'cites = ["overlay-high"]\nreason = { zh_CN = "理由", en = "Reason" }'


def own_rule(rule_id: str, lines: str, severity: str = "block") -> str:
    return a_rule(rule_id, lines, severity=severity, cites="overlay-high")


def test_an_overlay_adds_a_material_and_a_rule_that_requires_it(packs: Packs) -> None:
    packs.national = NATIONAL
    packs.add_overlay(
        '[[material]]\nid = "lease"\ntitle = { zh_CN = "租赁合同", en = "Lease" }\nkind = "issued"\n'
        + own_rule("local.lease", 'material = "lease"')
    )
    rulebook = packs.rulebook()
    assert rulebook.materials["lease"].title["en"] == "Lease"
    assert outcome_of(rulebook, MemorySubject(), "local.lease").material == MaterialNeed(("lease",))


def test_an_overlay_requires_a_shipped_material_in_a_further_case(packs: Packs) -> None:
    packs.national = NATIONAL
    packs.add_overlay(
        own_rule("local.letter", 'for = "service"\nmaterial = "letter"\nabout = "service.principal"')
    )
    subject = MemorySubject({}, {"service": {"s1": {"service.principal": "p2"}}})
    found = outcome_of(packs.rulebook(), subject, "local.letter@s1")
    assert found.material == MaterialNeed(("letter",), "p2")
    assert found.rule.is_from_overlay


def test_an_overlay_restricts_an_option(packs: Packs) -> None:
    packs.add_overlay(
        own_rule("local.kind", 'for = "service"\ndemand = [{ field = "service.kind", in = ["website"] }]')
    )
    rule = packs.rulebook().rule("local.kind", TODAY)
    assert rule
    assert [leaf.operand for leaf in rule.required] == [("website",)]
    assert rule.wanted == ("service.kind",)


def test_an_overlay_may_raise_change_and_lift(packs: Packs) -> None:
    packs.national = NATIONAL
    packs.add_overlay(
        f'[[adapt]]\nrule = "nat.name"\nseverity = "warn"\n{CITES}\n'
        f'[[adapt]]\nrule = "nat.weak"\noff = true\nbecause = "local.remark"\n{CITES}\n'
        + own_rule("local.remark", 'at = "entity.remark"', severity="info")
    )
    rulebook = packs.rulebook()
    assert [(rule.id, rule.severity) for rule in rulebook.rules] == [
        ("nat.name", "warn"),
        ("local.remark", "info"),
    ]
    assert rulebook.rules[0].is_from_overlay


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (f'[[adapt]]\nrule = "nat.name"\nseverity = "info"\n{CITES}', "lowers_block"),
        (f'[[adapt]]\nrule = "nat.name"\noff = true\nbecause = "nat.weak"\n{CITES}', "lowers_block"),
        ('[[adapt]]\nrule = "nat.weak"\nseverity = "block"\ncites = ["overlay-high"]', "no_reason"),
        ('[[adapt]]\nrule = "nat.weak"\noff = true\nbecause = "nat.name"', "no_reason"),
        (own_rule("nat.other", 'demand = [{ field = "entity.name", filled = true }]'), "wrong_prefix"),
        (own_rule("local.a", 'demand = [{ field = "entity.colour", filled = true }]'), "unknown_path"),
        (own_rule("local.a", 'demand = [{ field = "entity.name", sounds_like = "a" }]'), "unknown_operator"),
        (own_rule("local.a", 'demand = [{ check = "mine@1", args = ["entity.name"] }]'), "unknown_check"),
        (own_rule("local.a", 'ask_provider = "x"', severity="info"), "unknown_key"),
        (own_rule("local.a", 'default = "off"\nat = "entity.name"', severity="info"), "default_here"),
        ('[[material]]\nid = "letter"\ntitle = { zh_CN = "a", en = "a" }\nkind = "free"', "duplicate"),
        ("not toml", "syntax"),
    ],
)
def test_what_an_overlay_may_not_do_disables_it(packs: Packs, lines: str, code: str) -> None:
    packs.national = NATIONAL
    packs.add_overlay(lines if code != "syntax" else "", more=lines if code == "syntax" else "")
    loaded = packs.load()
    assert loaded.disabled == ("mine.toml",)
    assert [mistake.code for mistake in loaded.mistakes] == [code]
    assert [rule.id for rule in loaded.rulebook.rules] == ["nat.name", "nat.weak"]
    assert [identity.layer for identity in loaded.rulebook.packs] == ["national", "provider", "province"]


def test_a_broken_overlay_leaves_the_others_in(packs: Packs) -> None:
    packs.add_overlay("nonsense", name="a-broken.toml")
    packs.add_overlay(own_rule("local.a", 'at = "entity.name"', severity="info"), name="b-fine.toml")
    loaded = packs.load()
    assert loaded.disabled == ("a-broken.toml",)
    assert fired(loaded.rulebook, MemorySubject()) == {"local.a": "advice"}


def test_a_copy_of_a_pack_is_one_mistake_not_one_a_rule(packs: Packs) -> None:
    packs.national = NATIONAL
    packs.add_overlay(NATIONAL, name="national.toml")
    loaded = packs.load()
    assert [(mistake.code, mistake.found) for mistake in loaded.mistakes] == [("pack_exists", "national")]
    assert loaded.disabled == ("national.toml",)


def test_a_file_in_the_place_of_the_folder_is_reported(packs: Packs) -> None:
    packs.load()
    (packs.root / "own").rmdir()
    (packs.root / "own").write_text("", encoding="utf-8")
    loaded = load_rulebook(overlays=packs.root / "own", packs=packs.root / "shipped")
    assert [(mistake.file, mistake.code) for mistake in loaded.mistakes] == [("own", "not_folder")]


@pytest.mark.usefixtures("bound_by_modes")
def test_a_folder_that_may_not_be_read_is_reported(packs: Packs) -> None:
    packs.load()
    (packs.root / "own").chmod(0)
    loaded = load_rulebook(overlays=packs.root / "own", packs=packs.root / "shipped")
    assert [mistake.code for mistake in loaded.mistakes] == ["unreadable"]


def test_a_folder_that_is_not_there_is_no_mistake(packs: Packs) -> None:
    packs.load()
    assert load_rulebook(overlays=packs.root / "no", packs=packs.root / "shipped").mistakes == ()


def test_two_overlays_cannot_adapt_one_rule(packs: Packs) -> None:
    packs.national = NATIONAL
    adaptation = f'[[adapt]]\nrule = "nat.name"\nseverity = "warn"\n{CITES}'
    packs.add_overlay(adaptation, name="a.toml")
    packs.add_overlay(adaptation, name="b.toml")
    loaded = packs.load()
    assert (loaded.disabled, [mistake.code for mistake in loaded.mistakes]) == (
        ("b.toml",),
        ["adapted_twice"],
    )


def test_an_overlay_for_a_province_counts_only_there(packs: Packs) -> None:
    advice = own_rule("local.a", 'at = "entity.name"', severity="info")
    packs.add_overlay(advice, more='province = "99"\n')
    assert [rule.id for rule in packs.rulebook("99").rules] == ["local.a"]
    elsewhere = packs.load(None)
    assert (elsewhere.rulebook.rules, elsewhere.mistakes) == ((), ())


def test_an_overlay_needs_no_date_of_collection(packs: Packs) -> None:
    rule = own_rule("local.a", 'at = "entity.name"', severity="info")
    packs.add_overlay(rule.replace("collected_on = 2026-11-23\n", ""))
    found = packs.rulebook().rule("local.a", TODAY)
    assert found and found.collected_on is None


def examples() -> list[str]:
    """The packs shown in the documentation of the architecture."""
    shown = (Path(__file__).parents[2] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return re.findall(r"^```toml\n(.*?)^```", shown, re.DOTALL | re.MULTILINE)


def test_the_pack_shown_as_an_example_is_one(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(examples()[0], encoding="utf-8")
    loaded = load_rulebook("44", overlays=tmp_path, checks=CHECKS)
    assert loaded.mistakes == ()
    own = {rule.id for rule in loaded.rulebook.rules if rule.is_from_overlay}
    assert own == {"local.desk-note", "local.no-shopping", "hw.certificate.paper"}
    adapted = loaded.rulebook.rule("hw.certificate.paper", TODAY)
    assert adapted is not None
    assert adapted.severity == "block"
