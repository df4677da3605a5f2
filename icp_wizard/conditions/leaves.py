"""Judging one leaf: an answer, a number of answers, or a named check, against its right side.

| state of an answer | the leaf is |
| --- | --- |
| irrelevant, on either side | false, and marked irrelevant |
| open, malformed | unknown |
| blank | false; true with the negative operators |
| value | compared; with pending answers unknown unless nothing they add could change it |

Where several answers are compared or counted, irrelevant ones are left out and blank ones add nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.conditions.dates import RelativeDate
from icp_wizard.conditions.operators import (
    OPERANDS,
    STAYS_FALSE,
    STAYS_TRUE,
    TRUE_ON_BLANK,
    as_items,
    compare,
    equal,
    is_among,
)
from icp_wizard.conditions.states import Cause, State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.conditions.evaluation import Context
    from icp_wizard.conditions.model import Leaf
    from icp_wizard.conditions.states import Reading

_UNSETTLED = (State.OPEN, State.MALFORMED)


class Judgement(NamedTuple):
    """Three-valued truth (None: not known yet) with its causes.

    `irrelevant` is set only on a false judgement: nothing but irrelevant answers made it so. `reasons` are
    message ids that failed named checks gave.
    """

    truth: bool | None
    causes: tuple[Cause, ...] = ()
    irrelevant: bool = False
    reasons: tuple[str, ...] = ()


def judge_leaf(leaf: Leaf, context: Context) -> Judgement:
    """Judge a leaf by the answers it reads."""
    if leaf.left == "check":
        return _check(leaf, context)
    if leaf.left == "distinct":
        return _distinct(leaf, context)
    if leaf.left == "count":
        return _count(leaf, context)
    right = OPERANDS[leaf.operator]
    if right == "path":
        return _same(leaf, context)
    if right == "paths":
        return _among(leaf, context)
    if right == "collection":
        return _unique(leaf, context)
    return _plain(leaf, context)


def causes_of(reading: Reading, path: str) -> tuple[Cause, ...]:
    """The answers a reading came from; a reader that names none is taken to have read the path itself."""
    return reading.causes or (Cause(path, reading.state, reading.value),)


def _plain(leaf: Leaf, context: Context) -> Judgement:
    (path,) = leaf.paths
    reading = context.reader.read(path)
    causes = causes_of(reading, path)
    if reading.state is State.OPEN and reading.possible and not isinstance(leaf.operand, RelativeDate):
        is_ruled_out = {compare(leaf.operator, value, leaf.operand) for value in reading.possible} == {False}
        return Judgement(False if is_ruled_out else None, causes)  # it may also come to nothing
    if reading.state is not State.VALUE:
        return _without_value(reading.state, leaf.operator, causes)
    operand = leaf.operand
    if isinstance(operand, RelativeDate):
        operand = operand.on(context.as_of, context.working_days)
        if operand is None:
            return Judgement(None, causes)
    return _settled(leaf.operator, compare(leaf.operator, reading.value, operand), reading, causes)


def _count(leaf: Leaf, context: Context) -> Judgement:
    (path,) = leaf.paths
    reading = context.reader.read(path)
    causes = causes_of(reading, path)
    if reading.state is not State.VALUE:
        return _without_value(reading.state, leaf.operator, causes)
    number = len(as_items(reading.value))
    return _settled(leaf.operator, compare(leaf.operator, number, leaf.operand), reading, causes)


def _without_value(state: State, operator: str, causes: tuple[Cause, ...]) -> Judgement:
    if state is State.IRRELEVANT:
        return Judgement(False, causes, irrelevant=True)
    if state is State.BLANK:
        return Judgement(operator in TRUE_ON_BLANK, causes)
    return Judgement(None, causes)


def _settled(operator: str, truth: bool | None, reading: Reading, causes: tuple[Cause, ...]) -> Judgement:
    """The truth, unless what is still pending could change it."""
    if not reading.pending or truth is None:
        return Judgement(truth, causes)
    if operator in (STAYS_TRUE if truth else STAYS_FALSE):
        return Judgement(truth, causes)
    return Judgement(None, reading.pending)


def _same(leaf: Leaf, context: Context) -> Judgement:
    pairs = [(path, context.reader.read(path)) for path in (*leaf.paths, *as_paths(leaf.operand))]
    states = [reading.state for _, reading in pairs]
    if State.IRRELEVANT in states:
        return Judgement(False, _named(pairs, (State.IRRELEVANT,)), irrelevant=True)
    if any(state in _UNSETTLED for state in states):
        return Judgement(None, _named(pairs, _UNSETTLED))
    pending = tuple(cause for _, reading in pairs for cause in reading.pending)
    if pending:
        return Judgement(None, pending)
    causes = _named(pairs)
    if State.BLANK in states:
        return Judgement(leaf.operator == "ne_field", causes)
    is_same = equal(pairs[0][1].value, pairs[1][1].value)
    return Judgement(is_same is (leaf.operator == "eq_field"), causes)


def _among(leaf: Leaf, context: Context) -> Judgement:
    (path,) = leaf.paths
    own = context.reader.read(path)
    others = [(other, context.reader.read(other)) for other in as_paths(leaf.operand)]
    relevant = [pair for pair in others if pair[1].state is not State.IRRELEVANT]
    if own.state is State.IRRELEVANT or not relevant:
        sides = [(path, own), *others]
        return Judgement(False, _named(sides, (State.IRRELEVANT,)), irrelevant=True)
    positive = leaf.operator == "in_field"
    if own.state is not State.VALUE:
        return _without_value(own.state, leaf.operator, causes_of(own, path))
    for other, reading in relevant:
        if reading.state is State.VALUE and is_among(own.value, reading.value):
            return Judgement(positive, _named([(path, own), (other, reading)]))
    unsettled = _unsettled(relevant)
    if unsettled:
        return Judgement(None, unsettled)
    return Judgement(not positive, _named([(path, own), *relevant]))


def _unique(leaf: Leaf, context: Context) -> Judgement:
    (path,) = leaf.paths
    own = context.reader.read(path)
    if own.state is not State.VALUE:
        return _without_value(own.state, leaf.operator, causes_of(own, path))
    others = [(path, reading) for reading in context.reader.siblings(path, str(leaf.operand))]
    for pair in others:
        if pair[1].state is State.VALUE and equal(own.value, pair[1].value):
            return Judgement(False, _named([(path, own), pair]))
    unsettled = _unsettled(others)
    if unsettled:
        return Judgement(None, unsettled)
    filled = [pair for pair in others if pair[1].state is State.VALUE]
    return Judgement(True, _named([(path, own), *filled]))


def _distinct(leaf: Leaf, context: Context) -> Judgement:
    pairs = [(path, context.reader.read(path)) for path in leaf.paths]
    relevant = [pair for pair in pairs if pair[1].state is not State.IRRELEVANT]
    if not relevant:
        return Judgement(False, _named(pairs), irrelevant=True)
    values: list[object] = []
    given = (reading.value for _, reading in relevant if reading.state is State.VALUE)
    for item in (item for value in given for item in as_items(value)):
        if not is_among(item, tuple(values)):
            values.append(item)
    wanted = leaf.operand if isinstance(leaf.operand, int) else 0
    if len(values) >= wanted:
        return Judgement(True, _named(relevant, (State.VALUE,)))
    # An open answer may turn out to be a list, so it could add any number of values.
    unsettled = _unsettled(relevant)
    return Judgement(None, unsettled) if unsettled else Judgement(False, _named(relevant))


def _check(leaf: Leaf, context: Context) -> Judgement:
    pairs = [(path, context.reader.read(path)) for path in leaf.paths]
    states = [reading.state for _, reading in pairs]
    if State.IRRELEVANT in states:
        return Judgement(False, _named(pairs, (State.IRRELEVANT,)), irrelevant=True)
    unsettled = _unsettled(pairs)
    if unsettled:
        return Judgement(None, unsettled)
    if State.BLANK in states:
        return Judgement(False, _named(pairs, (State.BLANK,)))
    check = context.checks.get(leaf.check)
    verdict = check(*(reading.value for _, reading in pairs)) if check else Verdict(None)
    return Judgement(verdict.truth, _named(pairs), reasons=(verdict.reason,) if verdict.reason else ())


def as_paths(operand: object) -> tuple[str, ...]:
    """The paths an operand names."""
    return tuple(str(path) for path in as_items(operand))


def _named(
    pairs: Iterable[tuple[str, Reading]], states: tuple[State, ...] = tuple(State)
) -> tuple[Cause, ...]:
    return tuple(
        cause for path, reading in pairs if reading.state in states for cause in causes_of(reading, path)
    )


def _unsettled(pairs: Iterable[tuple[str, Reading]]) -> tuple[Cause, ...]:
    """What is still open: unanswered or malformed answers, and whatever may still be added to lists."""
    found: list[Cause] = []
    for path, reading in pairs:
        if reading.state in _UNSETTLED:
            found += causes_of(reading, path)
        found += reading.pending
    return tuple(found)
