"""Blocks of the national pack stay at least warnings, whichever door a user's own pack tries."""

from __future__ import annotations

import pytest

from tests.rules.making import Packs, a_rule

REASON = 'cites = ["overlay-high"]\nreason = { zh_CN = "理由", en = "Reason" }'
AGE = (
    'for = "person"\nparams = { years = 18 }\n'
    'demand = [{ field = "person.birth_date", le = { years_ago = "$years" } }]'
)
NAMES = 'params = { words = ["甲", "乙"] }\ndemand = [{ field = "entity.name", %s = "$words" }]'


def codes(packs: Packs, adaptation: str, rule_id: str = "nat.a") -> list[tuple[str, str]]:
    packs.add_overlay(f'[[adapt]]\nrule = "{rule_id}"\n{adaptation}\n{REASON}\n')
    return [(mistake.code, mistake.key) for mistake in packs.load().mistakes]


@pytest.mark.parametrize(
    ("adaptation", "key"),
    [
        ('severity = "info"', "severity"),
        ('off = true\nbecause = "nat.b"', "off"),
        ('orders = ["cancel"]', "orders"),
        ('applies_to = ["person"]', "applies_to"),
        ('applies_to = ["enterprise", "government"]', "applies_to"),
        ("params = { years = 0 }", "params"),
        ("params = { years = 200000 }", "params"),
        ('severity = "warn"\nparams = { years = 17 }', "params"),
    ],
)
def test_no_door_leads_below_a_warning(packs: Packs, adaptation: str, key: str) -> None:
    packs.national = a_rule("nat.a", AGE) + a_rule("nat.b", 'at = "entity.name"', severity="info")
    assert codes(packs, adaptation) == [("lowers_block", key)]


@pytest.mark.parametrize(
    "adaptation",
    [
        'severity = "warn"',
        "params = { years = 20 }",
        'orders = ["new", "change", "cancel", "transfer", "migration", "claim", "unfinished", "not_needed"]',
        'applies_to = ["org", "person"]',
        'text = { zh_CN = "年满 {years} 岁", en = "{years} or more" }',
        "dead_end = true",
    ],
)
def test_what_asks_as_much_or_warns_is_allowed(packs: Packs, adaptation: str) -> None:
    packs.national = a_rule("nat.a", AGE)
    assert codes(packs, adaptation) == []


@pytest.mark.parametrize(
    ("operator", "words", "is_allowed"),
    [
        ("contains_any", ["甲"], True),
        ("contains_any", ["甲", "乙", "丙"], False),
        ("contains_none", ["甲", "乙", "丙"], True),
        ("contains_none", ["甲"], False),
        ("in", ["丙"], False),
        ("not_in", ["甲", "乙", "丙"], True),
    ],
)
def test_lists_may_only_ask_more(packs: Packs, operator: str, words: list[str], is_allowed: bool) -> None:
    packs.national = a_rule("nat.a", NAMES % operator)
    assert (codes(packs, f"params = {{ words = {words} }}") == []) is is_allowed


def test_a_rule_must_go_on_asking_wherever_it_did(packs: Packs) -> None:
    when = 'params = { n = 2 }\nwhen = [{ count = "services", ge = "$n" }]\n'
    packs.national = a_rule("nat.a", when + 'demand = [{ field = "entity.name", filled = true }]')
    assert codes(packs, "params = { n = 3 }") == [("lowers_block", "params")]
    assert codes(packs, "params = { n = 1 }") == []


def test_a_block_that_only_warns_in_a_province_stays_a_warning(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE)
    packs.province = '[[adapt]]\nrule = "nat.a"\nseverity = "warn"\ncites = ["province-high"]\n'
    assert codes(packs, 'severity = "info"') == [("lowers_block", "severity")]


def test_a_block_that_a_province_adopts_is_kept(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE + '\ndefault = "off"') + a_rule(
        "nat.b", 'at = "entity.name"', severity="info"
    )
    packs.province = '[[adapt]]\nrule = "nat.a"\ncites = ["province-high"]\n'
    assert codes(packs, 'off = true\nbecause = "nat.b"') == [("lowers_block", "off")]


def test_what_a_province_put_in_its_place_is_kept(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE) + a_rule("nat.b", 'at = "entity.name"', severity="info")
    packs.province = '[[adapt]]\nrule = "nat.a"\noff = true\nbecause = "99.a"\n' + a_rule(
        "99.a", AGE, cites="province-high"
    )
    assert codes(packs, 'off = true\nbecause = "nat.b"', "99.a") == [("lowers_block", "off")]


def test_what_was_put_in_the_place_of_what_had_taken_its_place_is_kept_too(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE) + a_rule("nat.b", 'at = "entity.name"', severity="info")
    packs.provider = '[[adapt]]\nrule = "nat.a"\noff = true\nbecause = "hw.a"\n' + a_rule(
        "hw.a", AGE, cites="provider-high"
    )
    packs.province = '[[adapt]]\nrule = "hw.a"\noff = true\nbecause = "99.a"\n' + a_rule(
        "99.a", AGE, cites="province-high"
    )
    assert codes(packs, 'off = true\nbecause = "nat.b"', "99.a") == [("lowers_block", "off")]


def test_a_block_of_one_period_keeps_the_rule(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE + "\nvalid_to = 2025-12-31", severity="info").replace(
        AGE, 'at = "entity.name"'
    ) + a_rule("nat.a", AGE + "\nvalid_from = 2026-01-01")
    assert codes(packs, 'severity = "info"') == [("lowers_block", "severity")]


def test_rules_of_a_province_may_be_lowered_and_lifted(packs: Packs) -> None:
    packs.province = a_rule("99.a", AGE, cites="province-high") + a_rule(
        "99.b", 'at = "entity.name"', severity="info", cites="province-high"
    )
    assert codes(packs, 'off = true\nbecause = "99.b"', "99.a") == []
    assert codes(packs, 'severity = "info"', "99.a") == []


def test_weak_sources_of_an_overlay_lead_to_a_warning_and_no_further(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE)
    packs.add_overlay(
        '[[adapt]]\nrule = "nat.a"\ndead_end = true\ncites = ["overlay-low"]\n'
        'reason = { zh_CN = "理由", en = "Reason" }\n'
    )
    (rule,) = packs.rulebook().rules
    assert (rule.severity, rule.declared) == ("warn", "block")


def test_the_reason_is_carried_with_the_rule(packs: Packs) -> None:
    packs.national = a_rule("nat.a", AGE)
    assert codes(packs, 'severity = "warn"') == []
    rulebook = packs.rulebook()
    assert rulebook.rules[0].adaptations[0].reason == {"zh_CN": "理由", "en": "Reason"}
    assert type(rulebook).from_data(rulebook.to_data()) == rulebook
