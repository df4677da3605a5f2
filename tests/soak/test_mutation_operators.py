"""Each operator makes exactly the mutants it is there for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.soak.mutation_operators import (
    mutants_of_adaptation,
    mutants_of_conditions,
    mutants_of_list,
    mutants_of_rule,
)

NAME = {"field": "entity.name", "filled": True}
KIND = {"field": "entity.nature", "eq": "person"}


def _of_conditions(*conditions: Any) -> list[tuple[str, str, Any]]:
    return [tuple(mutant) for mutant in mutants_of_conditions(list(conditions), "when")]


def _of_rule(**rule: Any) -> list[tuple[str, str, Any]]:
    """The mutants, and of their data only what differs from the rule."""
    return [
        (operator, place, {key: value for key, value in data.items() if rule[key] != value})
        if data.keys() == rule.keys()
        else (operator, place, data)
        for operator, place, data in mutants_of_rule(rule)
    ]


def test_a_leaf_is_dropped_and_turned_round() -> None:
    assert _of_conditions(NAME) == [
        ("drop", "when[0]", []),
        ("opposite", "when[0]", [{"field": "entity.name", "blank": True}]),
    ]


def test_two_conditions_are_both_wanted_or_either() -> None:
    swapped = [mutant for mutant in _of_conditions(NAME, KIND) if mutant[0] == "swap"]
    assert swapped == [("swap", "when any", [{"any": [NAME, KIND]}])]


def test_a_group_turns_from_any_to_all_and_its_leaves_have_mutants_of_their_own() -> None:
    assert _of_conditions({"any": [NAME, KIND]}) == [
        ("drop", "when[0]", []),
        ("swap", "when[0] all", [{"all": [NAME, KIND]}]),
        ("drop", "when[0].any[0]", [{"any": [KIND]}]),
        ("opposite", "when[0].any[0]", [{"any": [{"field": "entity.name", "blank": True}, KIND]}]),
        ("drop", "when[0].any[1]", [{"any": [NAME]}]),
        ("opposite", "when[0].any[1]", [{"any": [NAME, {"field": "entity.nature", "ne": "person"}]}]),
    ]


@pytest.mark.parametrize("condition", ["is_responsible", {"check": "x@1", "args": ["entity.name"]}])
def test_a_name_and_a_check_can_only_be_dropped(condition: Any) -> None:
    assert _of_conditions(condition) == [("drop", "when[0]", [])]


def test_a_number_is_one_less_and_one_more() -> None:
    found = _of_conditions({"count": "services", "le": 3})
    assert found[2:] == [
        ("number", "when[0].le -1", [{"count": "services", "le": 2}]),
        ("number", "when[0].le +1", [{"count": "services", "le": 4}]),
    ]


def test_yes_is_no_number() -> None:
    assert [operator for operator, _, _ in _of_conditions({"field": "entity.has_seal", "eq": True})] == [
        "drop",
        "opposite",
    ]


def test_a_relative_date_has_another_amount_or_includes_its_day() -> None:
    leaf = "domain.expires_on"
    found = _of_conditions({"field": leaf, "gt": {"months_ahead": 3}})
    assert found[2:] == [
        ("date", "when[0].gt.months_ahead -1", [{"field": leaf, "gt": {"months_ahead": 2}}]),
        ("date", "when[0].gt.months_ahead +1", [{"field": leaf, "gt": {"months_ahead": 4}}]),
        ("date", "when[0] ge", [{"field": leaf, "ge": {"months_ahead": 3}}]),
    ]


def test_a_date_is_a_day_earlier_and_a_day_later() -> None:
    found = _of_conditions({"field": "domain.expires_on", "lt": date(2026, 3, 1)})
    assert found[2:] == [
        ("date", "when[0].lt -1", [{"field": "domain.expires_on", "lt": date(2026, 2, 28)}]),
        ("date", "when[0].lt +1", [{"field": "domain.expires_on", "lt": date(2026, 3, 2)}]),
    ]


def test_a_list_loses_each_of_its_entries() -> None:
    found = _of_conditions({"field": "entity.nature", "in": ["person", "enterprise"]})
    assert found[2:] == [
        ("entry", "when[0].in person", [{"field": "entity.nature", "in": ["enterprise"]}]),
        ("entry", "when[0].in enterprise", [{"field": "entity.nature", "in": ["person"]}]),
    ]
    assert [tuple(mutant) for mutant in mutants_of_list(["甲", "乙"])] == [
        ("entry", "甲", ["乙"]),
        ("entry", "乙", ["甲"]),
    ]


@pytest.mark.parametrize(
    ("severity", "others"), [("block", ["warn"]), ("warn", ["block", "info"]), ("info", ["warn"])]
)
def test_a_severity_moves_a_step(severity: str, others: list[str]) -> None:
    assert _of_rule(severity=severity) == [("severity", other, {"severity": other}) for other in others]


def test_a_group_of_orders_loses_each_order_and_all_of_them() -> None:
    assert _of_rule(orders=["new", "change"]) == [
        ("orders", "orders first", {"orders": ["new_service", "new_access", "change"]}),
        ("orders", "orders new_service", {"orders": ["first", "new_access", "change"]}),
        ("orders", "orders new_access", {"orders": ["first", "new_service", "change"]}),
        ("orders", "orders change", {"orders": ["first", "new_service", "new_access"]}),
        ("orders", "orders none", {}),
    ]


def test_a_group_that_stands_alone_is_lost_once() -> None:
    assert _of_rule(orders=["change"]) == [("orders", "orders none", {})]


def test_a_rule_loses_a_nature_and_all_of_them() -> None:
    assert _of_rule(applies_to=["org"]) == [("applies_to", "applies_to none", {})]
    assert _of_rule(applies_to=["person", "enterprise"]) == [
        ("applies_to", "applies_to person", {"applies_to": ["enterprise"]}),
        ("applies_to", "applies_to enterprise", {"applies_to": ["person"]}),
        ("applies_to", "applies_to none", {}),
    ]


def test_params_are_changed_where_they_stand() -> None:
    assert _of_rule(params={"most": 5}) == [
        ("number", "params.most -1", {"params": {"most": 4}}),
        ("number", "params.most +1", {"params": {"most": 6}}),
    ]


def test_a_period_begins_or_ends_a_day_off() -> None:
    assert _of_rule(valid_to=date(2026, 12, 31)) == [
        ("date", "valid_to -1", {"valid_to": date(2026, 12, 30)}),
        ("date", "valid_to +1", {"valid_to": date(2027, 1, 1)}),
    ]


def test_a_dead_end_and_whom_a_paper_is_about_are_dropped() -> None:
    assert _of_rule(dead_end=True) == [("drop", "dead_end", {})]
    assert _of_rule(about="service.principal") == [("drop", "about", {})]


def test_one_of_several_papers_is_dropped() -> None:
    assert _of_rule(material={"one_of": ["a", "b"]}) == [
        ("entry", "one_of a", {"material": {"one_of": ["b"]}}),
        ("entry", "one_of b", {"material": {"one_of": ["a"]}}),
    ]


def test_two_texts_change_places_wherever_they_stand() -> None:
    when = [{"field": "entity.name", "filled": True}]
    demand = [{"field": "service.name", "eq_field": "entity.name"}]
    found = [mutant for mutant in _of_rule(when=when, demand=demand) if mutant[0] == "fields"]
    swapped = {
        "when": [{"field": "service.name", "filled": True}],
        "demand": [{"field": "entity.name", "eq_field": "service.name"}],
    }
    assert found == [("fields", "entity.name service.name", swapped)]


@pytest.mark.parametrize("other", ["entity.certificate_expires_on", "entity.certificate_type"])
def test_fields_of_other_types_and_codes_of_other_lists_keep_their_places(other: str) -> None:
    conditions = [{"field": "entity.nature", "filled": True}, {"field": other, "filled": True}]
    assert [mutant for mutant in _of_rule(when=conditions) if mutant[0] == "fields"] == []


def test_an_adaptation_is_dropped_whole_or_changed_as_a_rule_is() -> None:
    found = mutants_of_adaptation({"rule": "nat.x", "severity": "block", "params": {"most": 1}})
    assert [mutant[:2] for mutant in found] == [
        ("drop", "adapt"),
        ("severity", "warn"),
        ("number", "params.most -1"),
        ("number", "params.most +1"),
    ]
