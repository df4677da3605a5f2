"""Truth tables: every operator, with every state of the answers it compares."""

from __future__ import annotations

from datetime import date

import pytest

from icp_wizard.conditions import FOREVER, Reading
from icp_wizard.conditions.operators import OPERANDS, OPPOSITE
from tests.conditions.answers import BLANK, IRRELEVANT, MALFORMED, NOT_VALUES, OPEN, judged, value

# operator, right side, an answer that meets it, one that does not
PLAIN = [
    ("eq", "a", "a", "b"),
    ("eq", 3, 3, 4),
    ("eq", True, True, False),
    ("ne", "a", "b", "a"),
    ("in", ["a", "b"], "b", "c"),
    ("not_in", ["a", "b"], "c", "b"),
    ("lt", 5, 4, 5),
    ("le", 5, 5, 6),
    ("gt", 5, 6, 5),
    ("ge", 5, 5, 4),
    ("lt", {"days_ahead": 1}, date(2026, 11, 24), date(2026, 11, 25)),
    ("le", {"years_ago": 18}, date(2008, 11, 24), date(2008, 11, 25)),
    ("gt", {"months_ahead": 3}, date(2027, 2, 25), date(2027, 2, 24)),
    ("ge", {"days_ago": 30}, date(2026, 10, 25), date(2026, 10, 24)),
    ("gt", {"months_ahead": 3}, FOREVER, date(2026, 11, 25)),
    ("ge", FOREVER, FOREVER, date(9999, 12, 31)),
    ("contains_any", ["号", "室"], "中山路1号", "中山路"),
    ("contains_none", ["号", "室"], "中山路", "中山路1号"),
    ("starts_any", ["中国", "国家"], "中国某", "某中国"),
    ("starts_none", ["中国", "国家"], "某中国", "中国某"),
    ("ends_any", [".cn", ".com"], "a.cn", "a.org"),
    ("ends_none", [".cn", ".com"], "a.org", "a.cn"),
    ("matches", r"\d{3}", "ab123", "ab12"),
    ("not_matches", r"^\d+$", "12a", "12"),
    ("length_ge", 3, "一二三", "一二"),
    ("has_any", ["a", "b"], ("b", "c"), ("c",)),
    ("has_none", ["a", "b"], ("c",), ("b", "c")),
    ("has_none", ["a"], (), ("a",)),
    ("filled", True, "a", ()),
    ("blank", True, (), "a"),
]
NEGATIVE = {"ne", "not_in", "contains_none", "starts_none", "ends_none", "not_matches", "has_none", "blank"}
NEGATIVE |= {"ne_field", "not_in_field", "unique_in"}


@pytest.mark.parametrize(("operator", "right", "good", "bad"), PLAIN)
def test_an_operator_holds_for_what_meets_it_and_not_for_what_does_not(
    operator: str, right: object, good: object, bad: object
) -> None:
    leaf = {"field": "x", operator: right}
    assert judged(leaf, {"x": value(good)}).truth is True
    assert judged(leaf, {"x": value(bad)}).truth is False


def test_every_operator_has_rows_in_these_tables() -> None:
    relational = {"eq_field", "ne_field", "in_field", "not_in_field", "unique_in"}
    assert {row[0] for row in PLAIN} | relational == set(OPERANDS)


@pytest.mark.parametrize(("operator", "right", "good", "bad"), PLAIN)
@pytest.mark.parametrize("reading", NOT_VALUES, ids=lambda reading: str(reading.state))
def test_an_answer_without_a_value_is_judged_by_its_state(
    operator: str, right: object, good: object, bad: object, reading: Reading
) -> None:
    expected = {IRRELEVANT: False, OPEN: None, MALFORMED: None, BLANK: operator in NEGATIVE}[reading]
    assert judged({"field": "x", operator: right}, {"x": reading}).truth is expected


@pytest.mark.parametrize(("operator", "right", "good", "bad"), PLAIN)
def test_opposite_operators_are_opposite_for_every_value(
    operator: str, right: object, good: object, bad: object
) -> None:
    if operator in OPPOSITE:
        leaf = {"field": "x", OPPOSITE[operator]: right}
        assert judged(leaf, {"x": value(good)}).truth is False
        assert judged(leaf, {"x": value(bad)}).truth is True


@pytest.mark.parametrize(
    ("operator", "right", "found"),
    [
        ("lt", 5, "4"),
        ("lt", 5, True),
        ("gt", 5, date(2026, 1, 1)),
        ("gt", {"days_ahead": 1}, 5),
        ("contains_any", ["a"], 5),
        ("matches", "a", ("a",)),
        ("length_ge", 1, 12),
    ],
)
def test_what_cannot_be_compared_is_not_known(operator: str, right: object, found: object) -> None:
    assert judged({"field": "x", operator: right}, {"x": value(found)}).truth is None


def test_yes_is_not_one() -> None:
    assert judged({"field": "x", "eq": 1}, {"x": value(True)}).truth is False


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (value("a"), value("a"), True),
        (value("a"), value("b"), False),
        (value("a"), BLANK, False),
        (BLANK, BLANK, False),
    ],
)
def test_same_and_different_are_opposite_where_both_sides_are_known(
    left: Reading, right: Reading, same: bool
) -> None:
    assert judged({"field": "x", "eq_field": "y"}, {"x": left, "y": right}).truth is same
    assert judged({"field": "x", "ne_field": "y"}, {"x": left, "y": right}).truth is not same


@pytest.mark.parametrize("operator", ["eq_field", "ne_field", "in_field", "not_in_field"])
@pytest.mark.parametrize("other", [value("a"), BLANK, OPEN, MALFORMED, IRRELEVANT])
def test_comparing_with_an_irrelevant_answer_is_irrelevant(operator: str, other: Reading) -> None:
    for readings in ({"x": IRRELEVANT, "y": other}, {"x": other, "y": IRRELEVANT}):
        found = judged({"field": "x", operator: "y"}, readings, sets_aside=True)
        assert (found.truth, found.irrelevant) == (False, True)


@pytest.mark.parametrize("operator", ["eq_field", "ne_field", "in_field", "not_in_field"])
@pytest.mark.parametrize("unsettled", [OPEN, MALFORMED])
def test_comparing_with_an_unsettled_answer_is_not_known(operator: str, unsettled: Reading) -> None:
    assert judged({"field": "x", operator: "y"}, {"x": unsettled, "y": value("a")}).truth is None
    assert judged({"field": "x", operator: "y"}, {"x": value("a"), "y": unsettled}).truth is None


@pytest.mark.parametrize(
    ("readings", "truth"),
    [
        ({"y": value("a"), "z": OPEN}, True),
        ({"y": value(("b", "a")), "z": value("c")}, True),
        ({"y": value(("b",)), "z": value("c")}, False),
        ({"y": value(("b",), "more"), "z": BLANK}, None),
        ({"y": value(("b",)), "z": MALFORMED}, None),
        ({"y": IRRELEVANT, "z": value("b")}, False),
        ({"y": BLANK, "z": value(())}, False),
    ],
)
def test_being_among_other_answers_is_known_once_found_or_once_all_are(
    readings: dict[str, Reading], truth: bool | None
) -> None:
    opposite = None if truth is None else not truth
    readings = {"x": value("a"), **readings}
    assert judged({"field": "x", "in_field": ["y", "z"]}, readings).truth is truth
    assert judged({"field": "x", "not_in_field": ["y", "z"]}, readings).truth is opposite


@pytest.mark.parametrize(
    ("own", "others", "truth"),
    [
        (value("1"), (value("2"), BLANK, IRRELEVANT), True),
        (value("1"), (value("2"), value("1"), OPEN), False),
        (value("1"), (value("2"), OPEN), None),
        (value("1"), (MALFORMED,), None),
        (value("1"), (), True),
        (BLANK, (value("1"),), True),
        (OPEN, (value("1"),), None),
        (MALFORMED, (), None),
        (IRRELEVANT, (value("1"),), False),
    ],
)
def test_unique_means_no_other_item_has_the_value(
    own: Reading, others: tuple[Reading, ...], truth: bool | None
) -> None:
    assert judged({"field": "x", "unique_in": "people"}, {"x": own}, others={"x": others}).truth is truth


@pytest.mark.parametrize(
    ("readings", "truth"),
    [
        ([value("1"), value("2"), value("3"), OPEN], True),
        ([value("1"), value("2"), value("2"), OPEN], None),
        ([value("1"), value("2"), value("2"), MALFORMED], None),
        ([value("1"), value("2"), value("2"), BLANK], False),
        ([value("1"), value("2"), IRRELEVANT, IRRELEVANT], False),
        ([value(("1", "2")), value("3"), BLANK, BLANK], True),
        ([value(("1", "2", "2")), BLANK, BLANK, BLANK], False),
        ([value(("1", "2"), "more"), BLANK, BLANK, BLANK], None),
        ([IRRELEVANT] * 4, False),
    ],
)
def test_distinct_counts_different_values(readings: list[Reading], truth: bool | None) -> None:
    names = ["a", "b", "c", "d"]
    found = judged({"distinct": names, "ge": 3}, dict(zip(names, readings, strict=True)))
    assert found.truth is truth


@pytest.mark.parametrize(
    ("reading", "operator", "truth"),
    [
        (value(("a",)), "le", True),
        (value(("a", "b")), "le", False),
        (value(("a", "b"), "more"), "le", False),
        (value(("a",), "more"), "le", None),
        (value(("a", "b"), "more"), "gt", True),
        (value(("a",), "more"), "gt", None),
        (value(("a",), "more"), "eq", None),
        (value(()), "eq", False),
        (OPEN, "le", None),
        (MALFORMED, "le", None),
        (BLANK, "le", False),
        (IRRELEVANT, "le", False),
    ],
)
def test_count_counts_what_is_there_and_waits_only_where_more_could_matter(
    reading: Reading, operator: str, truth: bool | None
) -> None:
    assert judged({"count": "x", operator: 1}, {"x": reading}).truth is truth


@pytest.mark.parametrize(
    ("operator", "right", "found", "truth"),
    [
        ("has_any", ["a"], ("a",), True),
        ("has_any", ["a"], ("b",), None),
        ("has_none", ["a"], ("a",), False),
        ("has_none", ["a"], ("b",), None),
        ("filled", True, ("a",), True),
        ("filled", True, (), None),
        ("le", 3, 4, False),
        ("le", 3, 3, None),
        ("ge", 3, 3, True),
        ("ge", 3, 2, None),
        ("eq", 3, 3, None),
    ],
)
def test_what_is_still_pending_leaves_open_only_what_it_could_change(
    operator: str, right: object, found: object, truth: bool | None
) -> None:
    assert judged({"field": "x", operator: right}, {"x": value(found, "more")}).truth is truth
