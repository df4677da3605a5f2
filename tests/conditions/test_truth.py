"""The truth alone is what judging finds: of every operator, in every state of what it reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from icp_wizard.conditions import (
    ASIDE,
    Context,
    Reading,
    Verdict,
    judge,
    parse_conditions,
    truth_of,
    weekdays,
)
from icp_wizard.conditions.notation import Names
from icp_wizard.conditions.operators import OPERANDS
from tests.conditions.answers import NOT_VALUES, TODAY, Answers, value
from tests.conditions.test_evaluation import PATHS, conditions

NAMES = Names(checks=("is_known",))
CHECKS = {"is_known": lambda one: Verdict(isinstance(one, str))}

paths = st.sampled_from(PATHS)
values = st.sampled_from(
    (True, False, "a", "ab", 1, 3, date(2026, 1, 1), date(2027, 2, 24), "forever", ("a", "b"), ())
)
readings = st.one_of(
    st.sampled_from(NOT_VALUES), values.map(value), values.map(lambda found: value(found, "more"))
)
others = st.dictionaries(paths, st.lists(readings, max_size=2).map(tuple), max_size=2)
known_answers = st.fixed_dictionaries(dict.fromkeys(PATHS, readings))

RIGHT: dict[str, Any] = {
    "eq": "a",
    "ne": "a",
    "in": ["a", "b"],
    "not_in": ["a"],
    "lt": 2,
    "ge": {"months_ahead": 3},
    "gt": 1,
    "le": {"working_days_ahead": 2},
    "contains_any": ["b"],
    "contains_none": ["b"],
    "starts_any": ["a"],
    "starts_none": ["a"],
    "ends_any": ["b"],
    "ends_none": ["b"],
    "matches": "^a",
    "not_matches": "^a",
    "length_ge": 2,
    "has_any": ["a"],
    "has_none": ["a"],
    "filled": True,
    "blank": True,
    "eq_field": "b",
    "ne_field": "b",
    "in_field": ["b", "c"],
    "not_in_field": ["b"],
    "unique_in": "items",
}
"""Something to stand on the right of each operator."""

leaves = st.one_of(
    st.tuples(paths, st.sampled_from(sorted(RIGHT.items(), key=str))).map(
        lambda leaf: {"field": leaf[0], leaf[1][0]: leaf[1][1]}
    ),
    st.tuples(paths, st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])).map(
        lambda leaf: {"count": leaf[0], leaf[1]: 1}
    ),
    paths.map(lambda path: {"check": "is_known", "args": [path]}),
)
trees = st.recursive(
    st.one_of(leaves, conditions),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda children: {"all": children}),
        st.lists(inner, max_size=3).map(lambda children: {"any": children}),
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(trees, known_answers, others, st.booleans())
def test_the_truth_is_the_one_that_judging_finds(
    condition: object, known: dict[str, Reading], siblings: dict[str, Any], sets_aside: bool
) -> None:
    parsed = parse_conditions([condition], NAMES)
    assert parsed.wrong == ()
    context = Context(Answers(known, siblings), TODAY, weekdays, CHECKS)
    found = judge(parsed.node, context, sets_aside=sets_aside)
    assert truth_of(parsed.node, sets_aside=sets_aside)(context) is (
        ASIDE if found.irrelevant else found.truth
    )


def test_every_operator_is_tried() -> None:
    assert RIGHT.keys() == OPERANDS.keys()
