"""Kleene logic, causes, and what irrelevant answers do to a demand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.conditions import Define, Names, Reading, Verdict, parse_conditions, paths_read, weekdays
from icp_wizard.conditions.evaluation import Context, judge
from icp_wizard.conditions.model import define_depth, leaves, required_leaves
from tests.conditions.answers import (
    BLANK,
    IRRELEVANT,
    MALFORMED,
    NOT_VALUES,
    OPEN,
    TODAY,
    Answers,
    judged,
    paths,
    value,
)


def is_yes(path: str) -> dict[str, Any]:
    return {"field": path, "eq": True}


YES, NO = value(True), value(False)
PATHS = ("a", "b", "c", "d")

leaf_conditions = st.one_of(
    st.sampled_from(PATHS).map(is_yes),
    st.sampled_from(PATHS).map(lambda path: {"field": path, "ne": True}),
    st.tuples(st.sampled_from(PATHS), st.sampled_from(PATHS)).map(
        lambda pair: {"field": pair[0], "ne_field": pair[1]}
    ),
    st.sampled_from(PATHS).map(lambda path: {"field": path, "in_field": list(PATHS)}),
    st.lists(st.sampled_from(PATHS), min_size=1, max_size=4).map(lambda some: {"distinct": some, "ge": 2}),
    st.sampled_from(PATHS).map(lambda path: {"field": path, "unique_in": "items"}),
    st.sampled_from(PATHS).map(lambda path: {"field": path, "filled": True}),
)
conditions = st.recursive(
    leaf_conditions,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda children: {"all": children}),
        st.lists(inner, max_size=3).map(lambda children: {"any": children}),
    ),
    max_leaves=8,
)
readings = st.sampled_from((*NOT_VALUES, YES, NO))
answers = st.fixed_dictionaries(dict.fromkeys(PATHS, readings))


def all_of(*parts: object) -> dict[str, object]:
    return {"all": list(parts)}


def any_of(*parts: object) -> dict[str, object]:
    return {"any": list(parts)}


@given(conditions, conditions, answers)
def test_groups_do_not_depend_on_order(one: object, other: object, known: dict[str, Reading]) -> None:
    for group in (all_of, any_of):
        assert judged(group(one, other), known).truth is judged(group(other, one), known).truth


@given(conditions, conditions, conditions, answers)
def test_groups_within_groups_of_their_kind_change_nothing(
    one: object, two: object, three: object, known: dict[str, Reading]
) -> None:
    for group in (all_of, any_of):
        nested, flat = group(one, group(two, three)), group(one, two, three)
        assert judged(nested, known).truth is judged(flat, known).truth


@given(conditions, conditions, answers)
def test_groups_absorb(one: object, other: object, known: dict[str, Reading]) -> None:
    plain = judged(one, known).truth
    assert judged(all_of(one, any_of(one, other)), known).truth is plain
    assert judged(any_of(one, all_of(one, other)), known).truth is plain


@given(conditions, conditions, conditions, answers)
def test_groups_distribute(one: object, two: object, three: object, known: dict[str, Reading]) -> None:
    left = all_of(one, any_of(two, three))
    right = any_of(all_of(one, two), all_of(one, three))
    assert judged(left, known).truth is judged(right, known).truth


@pytest.mark.parametrize("one", [True, False, None])
@pytest.mark.parametrize("other", [True, False, None])
def test_groups_follow_the_strong_kleene_tables(one: bool | None, other: bool | None) -> None:
    reading = {True: YES, False: NO, None: OPEN}
    known = {"a": reading[one], "b": reading[other]}
    both = False if False in (one, other) else None if None in (one, other) else True
    either = True if True in (one, other) else None if None in (one, other) else False
    assert judged(all_of(is_yes("a"), is_yes("b")), known).truth is both
    assert judged(any_of(is_yes("a"), is_yes("b")), known).truth is either


def test_an_empty_all_holds_and_an_empty_any_does_not() -> None:
    assert judged(all_of(), {}).truth is True
    assert judged(any_of(), {}).truth is False


@given(conditions, answers, st.sampled_from(PATHS), st.booleans())
def test_opening_an_answer_settles_nothing_new(
    condition: object, known: dict[str, Reading], path: str, sets_aside: bool
) -> None:
    others = dict.fromkeys(PATHS, (known["a"], known["d"]))
    before = judged(condition, known, others=others, sets_aside=sets_aside)
    opened = {**known, path: OPEN}
    still_others = dict.fromkeys(PATHS, (opened["a"], opened["d"]))
    after = judged(condition, opened, others=still_others, sets_aside=sets_aside)
    assert after.truth is None or (after.truth, after.irrelevant) == (before.truth, before.irrelevant)


@given(
    st.sampled_from(["has_any", "has_none", "filled", "blank"]),
    st.sets(st.sampled_from("abc")),
    st.sets(st.sampled_from("abc")),
)
def test_a_list_that_may_grow_settles_nothing_that_growing_could_change(
    operator: str, there: set[str], added: set[str]
) -> None:
    right: object = True if operator in ("filled", "blank") else ["a", "b"]
    leaf = {"field": "x", operator: right}
    partly = judged(leaf, {"x": value(tuple(sorted(there)), "more")})
    fully = judged(leaf, {"x": value(tuple(sorted(there | added)))})
    assert partly.truth is None or partly.truth is fully.truth


@given(st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"]), st.integers(0, 4), st.integers(0, 4))
def test_a_number_that_may_grow_settles_nothing_that_growing_could_change(
    operator: str, there: int, added: int
) -> None:
    leaf = {"field": "x", operator: 2}
    partly = judged(leaf, {"x": value(there, "more")})
    assert partly.truth is None or partly.truth is judged(leaf, {"x": value(there + added)}).truth


@given(conditions, answers)
def test_judging_never_raises_and_causes_are_answers_it_reads(
    condition: object, known: dict[str, Reading]
) -> None:
    found = judged(condition, known)
    node = parse_conditions([condition]).node
    assert set(paths(found)) <= set(paths_read(node))


def test_of_a_false_all_the_first_false_child_is_the_cause() -> None:
    known = {"a": YES, "b": NO, "c": NO}
    assert paths(judged(all_of(is_yes("a"), is_yes("b"), is_yes("c")), known)) == ["b"]


def test_of_a_true_any_the_first_true_child_is_the_cause() -> None:
    known = {"a": NO, "b": YES, "c": YES}
    assert paths(judged(any_of(is_yes("a"), is_yes("b"), is_yes("c")), known)) == ["b"]


def test_of_a_true_all_and_of_a_false_any_all_children_are_causes() -> None:
    assert paths(judged(all_of(is_yes("a"), is_yes("b")), {"a": YES, "b": YES})) == ["a", "b"]
    assert paths(judged(any_of(is_yes("a"), is_yes("b")), {"a": NO, "b": NO})) == ["a", "b"]


def test_of_an_unknown_group_what_would_settle_it_is_the_cause() -> None:
    known = {"a": YES, "b": OPEN, "c": MALFORMED}
    assert paths(judged(all_of(is_yes("a"), is_yes("b"), is_yes("c")), known)) == ["b", "c"]


def test_of_an_unknown_comparison_only_the_unsettled_side_is_the_cause() -> None:
    assert paths(judged({"field": "a", "eq_field": "b"}, {"a": YES, "b": OPEN})) == ["b"]
    assert paths(judged({"field": "a", "has_any": ["x"]}, {"a": value(("y",), "more")})) == ["more"]


def test_a_cause_stands_once() -> None:
    assert paths(judged(all_of(is_yes("a"), {"field": "a", "filled": True}), {"a": YES})) == ["a"]


def test_the_cause_of_a_shared_value_names_both_items() -> None:
    others = {"x": (Reading(value("1").state, "1", (judged(is_yes("p2"), {"p2": YES}).causes)),)}
    found = judged({"field": "x", "unique_in": "people"}, {"x": value("1")}, others=others)
    assert paths(found) == ["x", "p2"]


@pytest.mark.parametrize(
    ("condition", "truth", "irrelevant", "causes"),
    [
        (all_of(is_yes("irrelevant")), False, True, ["irrelevant"]),
        (all_of(is_yes("irrelevant"), is_yes("yes")), False, True, ["irrelevant"]),
        (all_of(is_yes("irrelevant"), is_yes("no")), False, False, ["no"]),
        (all_of(is_yes("irrelevant"), is_yes("open")), None, False, ["open"]),
        (any_of(is_yes("irrelevant")), False, True, ["irrelevant"]),
        (any_of(is_yes("irrelevant"), is_yes("yes")), True, False, ["yes"]),
        (any_of(is_yes("irrelevant"), is_yes("no")), False, False, ["no"]),
        (any_of(is_yes("irrelevant"), is_yes("open")), None, False, ["open"]),
    ],
)
def test_a_demand_sets_irrelevant_answers_aside(
    condition: object, truth: bool | None, irrelevant: bool, causes: list[str]
) -> None:
    known = {"irrelevant": IRRELEVANT, "yes": YES, "no": NO, "open": OPEN}
    found = judged(condition, known, sets_aside=True)
    assert (found.truth, found.irrelevant, paths(found)) == (truth, irrelevant, causes)


def test_a_condition_that_is_no_demand_takes_irrelevant_answers_for_false() -> None:
    known = {"irrelevant": IRRELEVANT, "open": OPEN}
    found = judged(all_of(is_yes("irrelevant"), is_yes("open")), known)
    assert (found.truth, found.irrelevant) == (False, False)


@pytest.mark.parametrize(
    ("verdict", "known", "truth", "reasons"),
    [
        (Verdict(True), {"a": YES, "b": YES}, True, ()),
        (Verdict(False, "why"), {"a": YES, "b": YES}, False, ("why",)),
        (Verdict(None), {"a": YES, "b": YES}, None, ()),
        (Verdict(True), {"a": OPEN, "b": YES}, None, ()),
        (Verdict(True), {"a": MALFORMED, "b": BLANK}, None, ()),
        (Verdict(True), {"a": BLANK, "b": YES}, False, ()),
        (Verdict(True), {"a": IRRELEVANT, "b": OPEN}, False, ()),
    ],
)
def test_a_named_check_sees_only_values(
    verdict: Verdict, known: dict[str, Reading], truth: bool | None, reasons: tuple[str, ...]
) -> None:
    parsed = parse_conditions([{"check": "fits@1", "args": ["a", "b"]}], Names(checks=("fits@1",)))
    context = Context(Answers(known), TODAY, weekdays, {"fits@1": lambda one, other: verdict})
    found = judge(parsed.node, context)
    assert (found.truth, found.reasons) == (truth, reasons)


def test_a_check_that_this_version_lacks_is_not_known() -> None:
    parsed = parse_conditions([{"check": "new@9", "args": ["a"]}], Names(checks=("new@9",)))
    assert judge(parsed.node, Context(Answers({"a": YES}), TODAY, weekdays, {})).truth is None


def test_without_a_working_day_calendar_for_the_date_nothing_is_known() -> None:
    parsed = parse_conditions([{"field": "a", "le": {"working_days_ago": 3}}])
    context = Context(Answers({"a": value(TODAY)}), TODAY, lambda day, count: None, {})
    assert judge(parsed.node, context).truth is None


def test_a_define_is_judged_like_its_group_and_keeps_its_name() -> None:
    define = Define("both", parse_conditions([is_yes("a"), is_yes("b")]).node)
    names = Names(defines={"both": define})
    node = parse_conditions(["both", is_yes("c")], names).node
    assert node.children[0] == define
    assert define_depth(node) == 1
    assert [leaf.paths[0] for leaf in leaves(node)] == ["a", "b", "c"]
    assert judged("both", {"a": YES, "b": NO}, names=names).truth is False


def test_only_leaves_under_no_any_are_required() -> None:
    node = parse_conditions([is_yes("a"), any_of(is_yes("b"), is_yes("c")), all_of(is_yes("d"))]).node
    assert [leaf.paths[0] for leaf in required_leaves(node)] == ["a", "d"]


def test_paths_read_include_those_on_the_right() -> None:
    node = parse_conditions([{"field": "a", "eq_field": "b"}, {"field": "a", "in_field": ["c", "d"]}]).node
    assert paths_read(node) == ("a", "b", "c", "d")
