"""Conditions said to be impossible together are: whatever the answers, they are never all true."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from icp_wizard.conditions import All, AnyOf, Context, Leaf, RelativeDate, judge, weekdays
from icp_wizard.rules.checks.emptiness import MOST_WAYS, contradiction, ways_to_hold
from tests.rules.making import TODAY, Item, MemorySubject

NAME, OTHER = "entity.name", "entity.remark"
DATE, NUMBER, LIST, YES = "person.birth_date", "totals.services_after", "service.content", "entity.has_seal"

words = st.text("ab", max_size=3)
pieces = st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=2).map(tuple)
days = st.sampled_from([date(2026, 11, 23), TODAY, date(2026, 11, 25), "forever"])
codes = st.lists(st.sampled_from(["mail", "news", "blog"]), min_size=1, max_size=3).map(tuple)
bounds = st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"])
FILLED = st.tuples(st.sampled_from(["filled", "blank"]), st.just(True))


def leaves_on(path: str, *operands: st.SearchStrategy[tuple[str, object]]) -> st.SearchStrategy[Leaf]:
    return st.one_of(*operands).map(lambda said: Leaf("field", (path,), *said))


def pairs(operators: list[str], values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[str, object]]:
    return st.tuples(st.sampled_from(operators), values)


TEXTS = [
    "contains_any",
    "contains_none",
    "starts_any",
    "starts_none",
    "ends_any",
    "ends_none",
    "in",
    "not_in",
]
TO_OTHER = pairs(["eq_field", "ne_field", "in_field", "not_in_field"], st.just((OTHER,)))

on_text = leaves_on(
    NAME,
    FILLED,
    TO_OTHER,
    pairs(TEXTS, pieces),
    pairs(["eq", "ne"], words),
    pairs(["matches", "not_matches"], st.sampled_from(["^a", "b$"])),
    pairs(["length_ge"], st.integers(0, 3)),
)
on_other = leaves_on(OTHER, FILLED, pairs(["eq_field", "ne_field"], st.just((NAME,))), pairs(["eq"], words))
relative = st.builds(RelativeDate, st.sampled_from(["days_ago", "days_ahead"]), st.integers(0, 2))
on_date = leaves_on(DATE, FILLED, st.tuples(bounds, st.one_of(days, relative)))
on_number = leaves_on(NUMBER, FILLED, st.tuples(bounds, st.integers(0, 3)))
on_list = st.one_of(
    leaves_on(LIST, FILLED, pairs(["has_any", "has_none"], codes)),
    st.tuples(bounds, st.integers(0, 3)).map(lambda said: Leaf("count", (LIST,), *said)),
)
on_yes = leaves_on(YES, FILLED, pairs(["eq", "ne"], st.booleans()), pairs(["in"], st.just((True, False))))

VALUES = {
    NAME: words,
    OTHER: words,
    DATE: days,
    NUMBER: st.integers(0, 4),
    LIST: st.lists(st.sampled_from(["mail", "news", "blog"]), max_size=3).map(tuple),
    YES: st.booleans(),
}


@st.composite
def answered(draw: st.DrawFn) -> dict[str, object]:
    """Answers to all of them; None is left empty on purpose, and so is a text without a character."""
    drawn = {path: draw(st.one_of(st.none(), values)) for path, values in VALUES.items()}
    return {path: None if value == "" else value for path, value in drawn.items()}


some_leaves = st.one_of(on_text, on_other, on_date, on_number, on_list, on_yes)


@given(st.lists(some_leaves, min_size=1, max_size=6), answered())
def test_what_answers_make_true_is_never_called_impossible(
    leaves: list[Leaf], answers: dict[str, object]
) -> None:
    reader = Item(None, {}, MemorySubject(answers))
    context = Context(reader, TODAY, weekdays, {})
    held = [leaf for leaf in leaves if judge(leaf, context).truth is True]
    assume(held)
    assert contradiction(held, TODAY) == ""


@given(st.lists(on_text, min_size=2, max_size=3))
def test_the_order_of_conditions_does_not_matter(leaves: list[Leaf]) -> None:
    assert bool(contradiction(leaves, TODAY)) == bool(contradiction(leaves[::-1], TODAY))


def test_too_many_ways_are_not_counted_up() -> None:
    leaf = Leaf("field", (NAME,), "filled", True)
    two = AnyOf((leaf, leaf))
    assert ways_to_hold(All((two,) * 6)) is not None
    assert len(ways_to_hold(All((two,) * 6)) or ()) == MOST_WAYS
    assert ways_to_hold(All((two,) * 7)) is None
    assert ways_to_hold(AnyOf(())) == ()
    assert ways_to_hold(All(())) == ((),)
