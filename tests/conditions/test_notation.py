"""The notation: what packs may write, and what is said of what they may not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from icp_wizard.conditions import Define, Names, RelativeDate, data_of, parse_conditions
from icp_wizard.conditions.model import All, leaves

NAMES = Names(
    params={
        "most": 5,
        "years": 18,
        "holders": ["entity", "other"],
        "words": "@words",
        "day": date(2026, 1, 1),
    },
    lists={"words": ("中国", "国家")},
    defines={"known": Define("known", All(()))},
    checks=("fits@1",),
    kind_of={"x": "one", "y": "one", "many": "list"}.get,
)


def operand(condition: dict[str, Any]) -> object:
    parsed = parse_conditions([condition], NAMES)
    assert parsed.wrong == ()
    return leaves(parsed.node)[0].operand


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"field": "x", "le": "$most"}, 5),
        ({"field": "x", "le": {"years_ago": "$years"}}, RelativeDate("years_ago", 18)),
        ({"field": "x", "ge": "$day"}, date(2026, 1, 1)),
        ({"field": "x", "in": "$holders"}, ("entity", "other")),
        ({"field": "x", "starts_none": "@words"}, ("中国", "国家")),
        ({"field": "x", "starts_none": "$words"}, ("中国", "国家")),
        ({"field": "x", "starts_none": ["人民", "@words"]}, ("人民", "中国", "国家")),
        ({"field": "x", "contains_any": ["@", "$"]}, ("@", "$")),
        ({"count": "many", "le": "$most"}, 5),
        ({"field": "x", "in_field": "many"}, ("many",)),
        ({"field": "x", "eq_field": "y"}, ("y",)),
    ],
)
def test_params_and_lists_are_put_in(condition: dict[str, Any], expected: object) -> None:
    assert operand(condition) == expected


@pytest.mark.parametrize(
    ("condition", "code", "where"),
    [
        (5, "not_condition", (0,)),
        ({}, "not_condition", (0,)),
        ("unknown", "unknown_define", (0,)),
        ({"any": {"field": "x"}}, "not_list", (0, "any")),
        ({"any": [], "all": []}, "beside_group", (0, "any")),
        ({"eq": 1}, "one_left", (0,)),
        ({"field": "x", "count": "many", "eq": 1}, "one_left", (0,)),
        ({"field": "x"}, "one_operator", (0,)),
        ({"field": "x", "eq": 1, "ne": 2}, "one_operator", (0,)),
        ({"field": "x", "equals": 1}, "unknown_operator", (0, "equals")),
        ({"count": "many", "has_any": ["a"]}, "unknown_operator", (0, "has_any")),
        ({"distinct": ["x", "y"], "le": 2}, "unknown_operator", (0, "le")),
        ({"field": "z", "eq": 1}, "unknown_path", (0, "field")),
        ({"field": "X Y", "eq": 1}, "not_path", (0, "field")),
        ({"field": 5, "eq": 1}, "not_path", (0, "field")),
        ({"distinct": [], "ge": 2}, "empty_list", (0, "distinct")),
        ({"field": "many", "eq": 1}, "needs_one", (0, "eq")),
        ({"count": "x", "eq": 1}, "needs_list", (0, "count")),
        ({"field": "x", "eq": [1]}, "not_scalar", (0, "eq")),
        ({"field": "x", "eq": datetime(2026, 1, 1)}, "not_scalar", (0, "eq")),
        ({"field": "x", "in": "a"}, "not_list", (0, "in")),
        ({"field": "x", "in": []}, "empty_list", (0, "in")),
        ({"field": "x", "le": "5"}, "not_ordered", (0, "le")),
        ({"field": "x", "le": True}, "not_ordered", (0, "le")),
        ({"field": "x", "le": "$holders"}, "not_ordered", (0, "le")),
        ({"field": "x", "le": {"years_ago": "18"}}, "not_number", (0, "le")),
        ({"field": "x", "le": {"years_ago": -1}}, "not_number", (0, "le")),
        ({"field": "x", "le": {"year_ago": 1}}, "unknown_unit", (0, "le")),
        ({"field": "x", "le": {"years_ago": 1, "days_ago": 1}}, "unknown_unit", (0, "le")),
        ({"field": "x", "eq": {"date": "2026-01-01"}}, "unknown_unit", (0, "eq")),
        ({"field": "x", "le": "$least"}, "unknown_param", (0, "le")),
        ({"field": "x", "in": "@others"}, "unknown_list", (0, "in")),
        ({"field": "x", "in": ["@others"]}, "unknown_list", (0, "in")),
        ({"field": "x", "contains_any": ["a", 5]}, "not_texts", (0, "contains_any")),
        ({"field": "x", "contains_any": [""]}, "not_texts", (0, "contains_any")),
        ({"field": "x", "matches": "("}, "not_pattern", (0, "matches")),
        ({"field": "x", "matches": "a" * 600}, "not_pattern", (0, "matches")),
        ({"field": "x", "length_ge": "3"}, "not_number", (0, "length_ge")),
        ({"field": "x", "filled": False}, "not_true", (0, "filled")),
        ({"field": "x", "eq_field": "z"}, "unknown_path", (0, "eq_field")),
        ({"field": "x", "in_field": []}, "empty_list", (0, "in_field")),
        ({"field": "x", "unique_in": "y"}, "unknown_path", (0, "unique_in")),
        ({"check": "other@1", "args": ["x"]}, "unknown_check", (0, "check")),
        ({"check": "fits@1"}, "not_path", (0, "args")),
        ({"check": "fits@1", "args": ["x"], "eq": 1}, "unknown_key", (0, "eq")),
        ({"define": "known", "all": []}, "unknown_key", (0, "define")),
    ],
)
def test_a_mistake_is_named_where_it_stands(
    condition: object, code: str, where: tuple[str | int, ...]
) -> None:
    assert [(found.code, found.where) for found in parse_conditions([condition], NAMES).wrong] == [
        (code, where)
    ]


def test_all_mistakes_are_reported_at_once() -> None:
    wrong = parse_conditions([{"field": "z", "equals": 1}, {"any": ["unknown", {"eq": 2}]}], NAMES).wrong
    assert [found.code for found in wrong] == [
        "unknown_path",
        "unknown_operator",
        "unknown_define",
        "one_left",
    ]


def test_conditions_must_be_a_list() -> None:
    assert [found.code for found in parse_conditions({"field": "x", "eq": 1}, NAMES).wrong] == ["not_list"]


def test_groups_may_not_stand_without_end_in_one_another() -> None:
    condition: Any = {"field": "x", "eq": 1}
    for _ in range(2000):
        condition = {"any": [condition]}
    assert [found.code for found in parse_conditions([condition], NAMES).wrong] == ["too_deep"]


@pytest.mark.parametrize(
    "condition",
    [
        {"field": "x", "eq": 1},
        {"field": "x", "eq": date(2026, 1, 1)},
        {"field": "x", "in": ["a", date(2026, 1, 1), 3, True]},
        {"field": "x", "le": {"working_days_ago": 3}},
        {"field": "x", "eq_field": "y"},
        {"field": "x", "in_field": ["x", "y"]},
        {"field": "x", "unique_in": "many"},
        {"distinct": ["x", "y"], "ge": 2},
        {"count": "many", "le": 1},
        {"check": "fits@1", "args": ["x", "y"]},
        {"any": ["known", {"all": [{"field": "x", "filled": True}]}]},
        {"field": "x", "contains_any": ["@words", "x"]},
    ],
)
def test_a_condition_can_be_written_out_and_read_back(condition: object) -> None:
    node = parse_conditions([condition], NAMES).node
    again = parse_conditions(data_of(node)["all"], Names(is_embedded=True, checks=("fits@1",)))
    assert again.wrong == ()
    assert again.node == node


def test_what_is_read_back_is_taken_literally() -> None:
    parsed = parse_conditions([{"field": "x", "in": ["@words", "$most"]}], Names(is_embedded=True))
    assert leaves(parsed.node)[0].operand == ("@words", "$most")
