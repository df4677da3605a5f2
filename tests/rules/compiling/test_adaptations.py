"""What narrower packs may do to wider ones' rules, and what is refused."""

from __future__ import annotations

import pytest

from icp_wizard.rules import PacksBroken, Rule
from tests.rules.making import TODAY, MemorySubject, Packs, a_rule, fired

AGE = (
    'for = "person"\nparams = { years = 18 }\n'
    'demand = [{ field = "person.birth_date", le = { years_ago = "$years" } }]'
)

CITES = 'cites = ["province-high"]'


def the_rule(packs: Packs, rule_id: str = "nat.age") -> Rule:
    found = packs.rulebook().rule(rule_id, TODAY)
    assert found
    return found


def mistakes(packs: Packs) -> list[tuple[str, str, str]]:
    with pytest.raises(PacksBroken) as caught:
        packs.load()
    return [(found.code, found.key, found.rule) for found in caught.value.mistakes]


def test_restating_joins_the_sources(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE, cites="national-medium")
    packs.province = '[[adapt]]\nrule = "nat.age"\ncites = ["province-medium-too"]\nfacts = ["99.age"]'
    rule = the_rule(packs)
    assert rule.cites == ("national:national-medium", "99-nowhere:province-medium-too")
    assert (rule.severity, rule.declared) == ("block", "block")
    assert rule.facts == ("99.age",)
    assert [done.kind for done in rule.adaptations] == ["restate"]


def test_other_params_are_judged_by_the_adaptation_alone(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = '[[adapt]]\nrule = "nat.age"\nparams = { years = 16 }\ncites = ["province-medium"]'
    rule = the_rule(packs)
    assert rule.params == {"years": 16}
    assert rule.severity == "warn"
    assert rule.cap and (rule.cap.reason, rule.cap.source) == ("weak_sources", "99-nowhere:province-medium")
    assert rule.cites[0] == "99-nowhere:province-medium"
    assert [(done.kind, done.changed) for done in rule.adaptations] == [("change", ("params",))]


def test_a_dead_end_is_judged_by_the_adaptation_alone(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = '[[adapt]]\nrule = "nat.age"\ndead_end = true\ncites = ["province-medium"]'
    rule = the_rule(packs)
    assert (rule.is_dead_end, rule.severity) == (True, "warn")


def test_without_the_province_the_rule_stays_as_it_was(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = '[[adapt]]\nrule = "nat.age"\nparams = { years = 16 }\ncites = ["province-high"]'
    rule = packs.rulebook(province=None).rule("nat.age", TODAY)
    assert rule and rule.params == {"years": 18}


@pytest.mark.parametrize(
    ("change", "attribute", "expected"),
    [
        ('severity = "warn"', "severity", "warn"),
        ('orders = ["new"]', "orders", ("first", "new_service_here", "new_service_elsewhere", "new_access")),
        ('applies_to = ["person"]', "applies_to", ("person",)),
        ('text = { zh_CN = "{years}", en = "age" }', "text", {"zh_CN": "{years}", "en": "age"}),
        ("dead_end = true", "is_dead_end", True),
    ],
)
def test_an_adaptation_changes_what_it_names(
    packs: Packs, change: str, attribute: str, expected: object
) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = f'[[adapt]]\nrule = "nat.age"\n{change}\ncites = ["province-high"]'
    assert getattr(the_rule(packs), attribute) == expected


def test_narrower_orders_narrow_when_it_fires(packs: Packs) -> None:
    packs.national = a_rule("nat.name", 'demand = [{ field = "entity.name", eq = "甲" }]')
    packs.province = '[[adapt]]\nrule = "nat.name"\norders = ["change"]\ncites = ["province-high"]'
    answers = {"entity.name": "乙", "order.type": "first"}
    assert fired(packs.rulebook(), MemorySubject(answers)) == {}
    assert fired(packs.rulebook(None), MemorySubject(answers)) == {"nat.name": "fires"}


OFF = '[[rule]]\nid = "nat.age"\ntopic = "age"\nseverity = "block"\ndefault = "off"\n' + (
    'text = { zh_CN = "要求", en = "Requirement" }\n' + AGE + "\n"
)


def test_a_rule_that_is_off_holds_only_where_it_is_adopted(packs: Packs) -> None:
    packs.national = OFF
    packs.province = '[[adapt]]\nrule = "nat.age"\ncites = ["province-medium", "province-medium-too"]'
    adopted = packs.rulebook()
    assert [(rule.id, rule.severity) for rule in adopted.rules] == [("nat.age", "block")]
    elsewhere = packs.rulebook(province=None)
    assert ([rule.id for rule in elsewhere.rules], [rule.id for rule in elsewhere.inactive]) == (
        [],
        ["nat.age"],
    )


def test_a_lifted_rule_is_kept_apart_with_what_takes_its_place(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = '[[adapt]]\nrule = "nat.age"\noff = true\nbecause = "99.age"\n' + a_rule(
        "99.age", AGE.replace("18", "16"), cites="province-high"
    )
    rulebook = packs.rulebook()
    assert [rule.id for rule in rulebook.rules] == ["99.age"]
    assert [(rule.id, rule.adaptations[-1].because) for rule in rulebook.inactive] == [("nat.age", "99.age")]


def test_layers_adapt_one_after_the_other(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.provider = '[[adapt]]\nrule = "nat.age"\nparams = { years = 20 }\ncites = ["provider-high"]'
    packs.province = '[[adapt]]\nrule = "nat.age"\nparams = { years = 16 }\ncites = ["province-high"]'
    rule = the_rule(packs)
    assert rule.params == {"years": 16}
    assert [done.layer for done in rule.adaptations] == ["provider", "province"]


@pytest.mark.parametrize(
    ("adaptation", "expected"),
    [
        ('"nat.ages"\n' + CITES, ("unknown_rule", "rule")),
        ('"nat.age"\nparams = { year = 16 }\n' + CITES, ("unknown_param", "params.year")),
        ('"nat.age"\nparams = { years = "16" }\n' + CITES, ("not_number", "params")),
        ('"nat.age"\noff = true', ("lift_because", "off")),
        ('"nat.age"\noff = true\nbecause = "99.none"', ("unknown_rule", "because")),
        ('"nat.age"\noff = true\nbecause = "nat.old"\nseverity = "warn"', ("lift_only", "severity")),
        ('"nat.age"\nbecause = "nat.age"\n' + CITES, ("because_of_lift", "because")),
        ('"nat.age"\nparams = { years = 16 }', ("no_cites", "cites")),
        ('"nat.age"\ncites = ["elsewhere"]', ("unknown_source", "cites[0]")),
        ('"nat.age"\ndemand = []\n' + CITES, ("unknown_key", "demand")),
        ('"nat.age"\ntext = { zh_CN = "{y}", en = "y" }\n' + CITES, ("unknown_placeholder", "text.zh_CN")),
    ],
)
def test_an_adaptation_that_cannot_be_is_refused(
    packs: Packs, adaptation: str, expected: tuple[str, str]
) -> None:
    packs.national = a_rule("nat.age", AGE) + a_rule("nat.old", AGE)
    packs.province = f"[[adapt]]\nrule = {adaptation}"
    assert [found[:2] for found in mistakes(packs)] == [expected]


def test_one_layer_adapts_a_rule_once(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.province = 2 * '[[adapt]]\nrule = "nat.age"\ncites = ["province-high"]\n'
    assert mistakes(packs) == [("adapted_twice", "rule", "nat.age")]


def test_a_layer_does_not_adapt_its_own_rules(packs: Packs) -> None:
    packs.province = a_rule("99.age", AGE, cites="province-high") + (
        '[[adapt]]\nrule = "99.age"\ncites = ["province-high"]'
    )
    assert mistakes(packs) == [("not_wider", "rule", "99.age")]


def test_what_one_layer_lifted_the_next_cannot_adapt(packs: Packs) -> None:
    packs.national = a_rule("nat.age", AGE)
    packs.provider = '[[adapt]]\nrule = "nat.age"\noff = true\nbecause = "hw.age"\n' + a_rule("hw.age", AGE)
    packs.province = '[[adapt]]\nrule = "nat.age"\ncites = ["province-high"]'
    assert mistakes(packs) == [("lifted_already", "rule", "nat.age")]


def test_both_periods_of_a_rule_are_adapted(packs: Packs) -> None:
    packs.national = a_rule("nat.age", "valid_to = 2026-06-30\n" + AGE) + a_rule(
        "nat.age", "valid_from = 2026-07-01\n" + AGE
    )
    packs.province = '[[adapt]]\nrule = "nat.age"\nparams = { years = 16 }\ncites = ["province-high"]'
    assert [rule.params["years"] for rule in packs.rulebook().rules] == [16, 16]
