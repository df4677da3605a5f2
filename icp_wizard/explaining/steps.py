"""What to answer otherwise so that one leaf of a demand holds: which answer, how, and what would do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.conditions import RelativeDate, State, causes_of, judge
from icp_wizard.conditions.operators import COMPARISONS, compare
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.places import list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from icp_wizard.assessment import Assessment
    from icp_wizard.conditions import Cause, Context, Leaf, Reading

MOST_VALUES: Final = 40
"""How many options of one answer are looked at."""

_DAY: Final = timedelta(days=1)


class Step(NamedTuple):
    """One answer to give otherwise: its stored path, and how, a message `explaining.step.<how>`.

    `values` are answers that may do, as the draft would hold them (lists as tuples), each alone; none where
    only the user knows what is true. `said` is what the message names besides: words, a limit, the path of
    another answer.
    """

    path: str
    how: str
    values: tuple[Any, ...] = ()
    said: tuple[str, ...] = ()


def steps_for(leaf: Leaf, context: Context, assessment: Assessment) -> tuple[tuple[Step, ...], ...]:
    """The ways to make a leaf hold that is false or not known yet; each is steps to be taken together."""
    judged = judge(leaf, context)
    if judged.truth is None:
        unknown = [cause for cause in judged.causes if cause.state in (State.OPEN, State.MALFORMED)]
        steps = tuple(_settling(leaf, cause, assessment) for cause in unknown)
        return (steps,) if steps else ()
    return tuple((step,) for step in _single(leaf, context, assessment))


def _settling(leaf: Leaf, cause: Cause, assessment: Assessment) -> Step:
    """What is open is to be answered, so that the leaf would hold where the answers are a list."""
    if cause.state is State.MALFORMED:
        return Step(cause.path, "correct")
    if _is_list(cause.path):
        return Step(cause.path, "more", (), ("1",))
    return Step(cause.path, "fill", _fitting(leaf, cause.path, assessment))


def _single(leaf: Leaf, context: Context, assessment: Assessment) -> tuple[Step, ...]:
    """The answers of which each alone would make a false leaf hold."""
    stored = _stored(leaf.paths, context)
    if leaf.left == "check":
        return tuple(Step(path, "other") for path in stored)
    if leaf.left == "distinct":
        return tuple(Step(path, "differ") for path in stored)
    if leaf.operator in ("eq_field", "ne_field", "in_field", "not_in_field", "unique_in"):
        return _against_answers(leaf, context, assessment, stored)
    reading = context.reader.read(leaf.paths[0])
    return tuple(step for one in stored for step in _of_answer(leaf, one, reading, context, assessment))


def other_values(assessment: Assessment, path: str) -> tuple[Any, ...]:
    """What else could be answered where the answers are a closed list that is no list of people."""
    view, field = assessment.field_for(path), field_at(path)
    now = assessment.answers.stored(path)
    if field is None or view is None or view.placed.path != path:
        return ()
    if field.kind is Kind.YES_NO:
        return tuple(value for value in (True, False) if value is not now)
    if field.kind is Kind.CHOICE:
        return tuple(option.code for option in view.options if option.code != now)[:MOST_VALUES]
    return ()


def _stored(paths: Iterable[str], context: Context) -> tuple[str, ...]:
    """Stored paths of the answers behind rule paths, each once; those that are asked here."""
    found: dict[str, None] = {}
    for path in paths:
        causes = causes_of(context.reader.read(path), path)
        found.update(dict.fromkeys(cause.path for cause in causes if cause.state is not State.IRRELEVANT))
    return tuple(found)


def _of_answer(
    leaf: Leaf, stored: str, reading: Reading, context: Context, assessment: Assessment
) -> tuple[Step, ...]:
    if leaf.left == "count" or _is_list(stored):
        return _of_list(leaf, stored, reading, assessment)
    field = field_at(stored)
    if field is None or not _is_itself(leaf.paths[0], stored):
        return (Step(stored, "other", other_values(assessment, stored)),)
    if field.kind is Kind.CHOICES:
        return _of_choices(leaf, stored, assessment)
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        fitting = _fitting(leaf, stored, assessment)
        return (Step(stored, "choose", fitting),) if fitting else ()
    return (_MAKERS.get(leaf.operator, _other)(leaf, stored, reading.value, context),)


def _is_list(path: str) -> bool:
    """Whether a stored path leads to a list of items, not to an answer."""
    return list_of(path) == path


def _is_itself(path: str, stored: str) -> bool:
    """Whether what the rule reads is this very answer, and nothing that is worked out from it."""
    return path.rpartition(".")[2] == stored.rpartition(".")[2]


def _fitting(leaf: Leaf, stored: str, assessment: Assessment) -> tuple[Any, ...]:
    """The other options with which the leaf would hold; none where there is no list of them."""
    if leaf.operator not in COMPARISONS or not _is_itself(leaf.paths[0], stored):
        return ()
    values = other_values(assessment, stored)
    return tuple(value for value in values if compare(leaf.operator, value, leaf.operand) is True)


def _of_choices(leaf: Leaf, stored: str, assessment: Assessment) -> tuple[Step, ...]:
    now = assessment.answers.stored(stored)
    chosen = now if isinstance(now, list) else []
    operand = leaf.operand if isinstance(leaf.operand, tuple) else ()
    if leaf.operator == "has_none":
        out = tuple(str(code) for code in chosen if code in operand)
        rest = tuple(code for code in chosen if code not in operand)
        return (Step(stored, "unchoose", (rest,) if rest else (), out),)
    if leaf.operator == "has_any":
        return (Step(stored, "choose_too", tuple((*chosen, code) for code in operand)),)
    return (Step(stored, "fill"),)


def _date(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    """The last or first day, or the number, that would do."""
    limit = leaf.operand
    if isinstance(limit, RelativeDate):
        limit = limit.on(context.as_of, nth_working_day)
    at_least = leaf.operator in ("ge", "gt")
    if isinstance(limit, date):
        beyond = {"gt": _DAY, "lt": -_DAY}.get(leaf.operator, timedelta())
        day = (limit + beyond).isoformat()
        return Step(stored, "on_or_after" if at_least else "on_or_before", (day,), (day,))
    if isinstance(limit, int) and not isinstance(limit, bool):
        number = limit + {"gt": 1, "lt": -1}.get(leaf.operator, 0)
        return Step(stored, "at_least" if at_least else "at_most", (number,), (str(number),))
    return Step(stored, "other")


def _write(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    words = _texts(leaf.operand)
    before = value if isinstance(value, str) else ""
    return Step(stored, "write", tuple(f"{before}；{word}" if before else word for word in words), words)


def _take_out(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    found = tuple(word for word in _texts(leaf.operand) if isinstance(value, str) and word in value)
    rest = str(value)
    for word in sorted(found, key=len, reverse=True):
        rest = rest.replace(word, "")
    return Step(stored, "take_out", (rest,) if found and rest else (), found)


def _fill(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    return Step(stored, "fill")


def _empty(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    return Step(stored, "leave_empty", (None,))


def _begin(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    return Step(stored, "begin" if leaf.operator == "starts_any" else "end", (), _texts(leaf.operand))


def _one_of(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    values = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    return Step(stored, "set", tuple(v for v in values if isinstance(v, (str, bool, int))))


def _other(leaf: Leaf, stored: str, value: Any, context: Context) -> Step:
    return Step(stored, "other")


_MAKERS: Final[dict[str, Callable[[Leaf, str, Any, Context], Step]]] = {
    **dict.fromkeys(("lt", "le", "gt", "ge"), _date),
    "contains_any": _write,
    "contains_none": _take_out,
    "starts_any": _begin,
    "ends_any": _begin,
    "filled": _fill,
    "blank": _empty,
    "eq": _one_of,
    "in": _one_of,
}


def _texts(operand: object) -> tuple[str, ...]:
    items = operand if isinstance(operand, tuple) else (operand,)
    return tuple(item for item in items if isinstance(item, str))


def _against_answers(
    leaf: Leaf, context: Context, assessment: Assessment, stored: tuple[str, ...]
) -> tuple[Step, ...]:
    """Compared with other answers: either side may be the one that is wrong."""
    if leaf.operator == "unique_in":
        return tuple(Step(path, "differ") for path in stored)
    operand = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    sides = [(leaf.paths[0], one) for one in stored]
    others = [(str(path), one) for path in operand for one in _stored((str(path),), context)]
    found = [step for side in sides for other in others for step in _beside(leaf, side, other, assessment)]
    return tuple(found or [Step(path, "other") for path in stored])


def _beside(
    leaf: Leaf, side: tuple[str, str], other: tuple[str, str], assessment: Assessment
) -> tuple[Step, ...]:
    """Two answers, each with the rule path it is read by, that should be the same, or not."""
    one, its = side[1], other[1]
    if leaf.operator not in ("eq_field", "in_field"):
        return (Step(one, "differ_from", (), (its,)), Step(its, "differ_from", (), (one,)))
    if _is_itself(*side) and _is_itself(*other) and _is_of_choices(one, its):
        return _among_chosen(one, its, assessment)
    if not (_is_itself(*side) and _is_itself(*other) and _is_alike(one, its)):
        return (Step(one, "agree", (), (its,)),)
    pairs = ((one, its), (its, one))
    return tuple(_taking_over(*pair, assessment) for pair in pairs if _is_asked(pair[0], assessment))


def _is_of_choices(one: str, other: str) -> bool:
    """Whether one answer is to be among those chosen in another, from the same list."""
    mine, its = field_at(one), field_at(other)
    return mine is not None and its is not None and its.kind is Kind.CHOICES and mine.options == its.options


def _among_chosen(one: str, other: str, assessment: Assessment) -> tuple[Step, ...]:
    """One of those that are chosen, or this one chosen there as well."""
    value, chosen = assessment.answers.stored(one), assessment.answers.stored(other)
    held = tuple(chosen) if isinstance(chosen, list) else ()
    instead = (Step(one, "choose", held),) if held else ()
    return (*instead, Step(other, "choose_too", ((*held, value),)))


def _is_asked(path: str, assessment: Assessment) -> bool:
    """Whether there is a question for it: a role may be held without anybody being asked by whom."""
    view = assessment.field_for(path)
    return view is not None and path in (view.key, view.placed.path)


def _is_alike(one: str, other: str) -> bool:
    mine, its = field_at(one), field_at(other)
    return mine is not None and its is not None and mine.kind is its.kind


def _taking_over(path: str, other: str, assessment: Assessment) -> Step:
    value = assessment.answers.answer(other)
    return Step(path, "same_as", (value.raw,) if value.state is State.VALUE else (), (other,))


def _of_list(leaf: Leaf, stored: str, reading: Reading, assessment: Assessment) -> tuple[Step, ...]:
    """More or fewer items; of fewer, the first ones, to try whether that helps."""
    limit = leaf.operand
    if not isinstance(limit, int) or leaf.operator not in ("le", "lt", "ge", "gt", "eq"):
        return (Step(stored, "other"),)
    limit += {"gt": 1, "lt": -1}.get(leaf.operator, 0)
    if leaf.operator in ("ge", "gt"):
        return (Step(stored, "more", (), (str(limit),)),)
    items = assessment.answers.stored(stored)
    held = items if isinstance(items, list) else []
    counted = reading.value if isinstance(reading.value, int) else len(held)
    rest = tuple(held[: max(0, len(held) - (counted - limit))])
    return (Step(stored, "fewer", (rest,) if rest else (), (str(limit),)),)
