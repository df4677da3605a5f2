"""What to answer otherwise so that one leaf of a demand holds: which answer, how, and what would do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.conditions import RelativeDate, State, causes_of
from icp_wizard.conditions.operators import compare
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.outline.declared import field_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from icp_wizard.assessment import Assessment
    from icp_wizard.conditions import Context, Leaf, Reading
    from icp_wizard.filing.outline.model import Field

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


def steps_for(leaf: Leaf, context: Context, assessment: Assessment) -> tuple[Step, ...]:
    """The ways to make a leaf hold that is false or not known yet, each by one answer."""
    if leaf.left == "check":
        return tuple(Step(path, "other") for path in _stored(leaf.paths, context))
    if leaf.left in ("count", "distinct"):
        return _by_number(leaf, context, assessment)
    (path,) = leaf.paths
    reading = context.reader.read(path)
    stored = _stored(leaf.paths, context)
    if leaf.operator in ("eq_field", "ne_field", "in_field", "not_in_field", "unique_in"):
        return _against_answers(leaf, context, assessment, stored)
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
    field = field_at(stored)
    if assessment.answers.answer(stored).state is State.OPEN and reading.state is State.OPEN:
        return (Step(stored, "fill", _fitting(leaf, stored, assessment)),)
    if assessment.answers.answer(stored).state is State.BLANK and not _is_itself(leaf.paths[0], stored):
        return (Step(stored, "fill"),)
    if field is None or not _is_itself(leaf.paths[0], stored):
        return (Step(stored, "other", other_values(assessment, stored)),)
    if field.kind is Kind.CHOICES:
        return _of_choices(leaf, stored, assessment)
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        fitting = _fitting(leaf, stored, assessment)
        return (Step(stored, "choose", fitting),) if fitting else ()
    return (_MAKERS.get(leaf.operator, _other)(leaf, stored, field, reading.value, context),)


def _is_itself(path: str, stored: str) -> bool:
    """Whether what the rule reads is this very answer, and nothing that is worked out from it."""
    return path.rpartition(".")[2] == stored.rpartition(".")[2]


def _fitting(leaf: Leaf, stored: str, assessment: Assessment) -> tuple[Any, ...]:
    """The other options with which the leaf would hold; none where there is no list of them."""
    if not _is_itself(leaf.paths[0], stored):
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


def _date(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
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


def _write(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    words = _texts(leaf.operand)
    before = value if isinstance(value, str) else ""
    return Step(stored, "write", tuple(f"{before}；{word}" if before else word for word in words), words)


def _take_out(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    found = tuple(word for word in _texts(leaf.operand) if isinstance(value, str) and word in value)
    rest = str(value)
    for word in sorted(found, key=len, reverse=True):
        rest = rest.replace(word, "")
    return Step(stored, "take_out", (rest,) if found and rest else (), found)


def _fill(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    return Step(stored, "fill")


def _empty(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    return Step(stored, "leave_empty", (None,))


def _begin(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    return Step(stored, "begin" if leaf.operator == "starts_any" else "end", (), _texts(leaf.operand))


def _one_of(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    values = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    return Step(stored, "set", tuple(v for v in values if isinstance(v, (str, bool, int))))


def _other(leaf: Leaf, stored: str, field: Field, value: Any, context: Context) -> Step:
    return Step(stored, "other")


_MAKERS: Final[dict[str, Callable[[Leaf, str, Field, Any, Context], Step]]] = {
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
    wants_same = leaf.operator in ("eq_field", "in_field")
    operand = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    others = _stored((str(path) for path in operand), context)
    if unsound := [path for path in (*stored, *others) if _is_unsound(assessment, path)]:
        return tuple(Step(path, "correct") for path in unsound)
    if leaf.operator == "unique_in":
        return tuple(Step(path, "differ") for path in stored)
    how = "same_as" if wants_same else "differ_from"
    found = [_beside(how, one, other, assessment) for one in stored for other in others]
    return tuple(found or [Step(path, "other") for path in stored])


def _is_unsound(assessment: Assessment, path: str) -> bool:
    """Whether an answer has not the form asked for, so that it cannot be compared with another."""
    return assessment.answers.answer(path).state is State.MALFORMED


def _beside(how: str, one: str, other: str, assessment: Assessment) -> Step:
    """One answer brought in line with another; where both are of one kind, by taking that one over."""
    value = assessment.answers.answer(other)
    mine, its = field_at(one), field_at(other)
    is_alike = mine is not None and its is not None and mine.kind is its.kind
    takes = how == "same_as" and is_alike and value.state is State.VALUE
    return Step(one, how, (value.raw,) if takes else (), (other,))


def _by_number(leaf: Leaf, context: Context, assessment: Assessment) -> tuple[Step, ...]:
    """More or fewer items, or more answers that differ."""
    most = _most(leaf)
    how = "differ" if leaf.left == "distinct" else "more" if most is None else "fewer"
    found = []
    for path in _stored(leaf.paths, context)[:1]:
        items = assessment.answers.stored(path)
        fewer = (tuple(items[:most]),) if most is not None and isinstance(items, list) else ()
        found.append(Step(path, how, fewer, (str(leaf.operand if most is None else most),)))
    return tuple(found)


def _most(leaf: Leaf) -> int | None:
    """How many items there may be; None where there are to be more."""
    if not isinstance(leaf.operand, int):
        return None
    return {"le": leaf.operand, "lt": leaf.operand - 1, "eq": leaf.operand}.get(leaf.operator)
