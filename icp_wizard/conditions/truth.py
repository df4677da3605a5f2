"""The truth of a condition alone: what `judge` finds, without the causes.

At every edit all conditions are judged of all items, and few causes are ever asked for. So what decides a
condition is put together once, and the common case, an answer with a value against one right side, is decided
here; all else `judge` decides. Where the two differ `judge` is right.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from icp_wizard.conditions.dates import RelativeDate
from icp_wizard.conditions.evaluation import judge
from icp_wizard.conditions.leaves import as_paths
from icp_wizard.conditions.model import AnyOf, Define, Leaf
from icp_wizard.conditions.operators import COMPARISONS, OPERANDS, as_items, equal
from icp_wizard.conditions.states import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.conditions.evaluation import Context
    from icp_wizard.conditions.model import All, Node


class _Aside(Enum):
    ASIDE = "aside"


ASIDE: Final = _Aside.ASIDE
"""False, and nothing but irrelevant answers made it so."""

Truth: TypeAlias = "bool | Literal[_Aside.ASIDE] | None"
Decides: TypeAlias = "Callable[[Context], Truth]"
"""What decides one condition, in whatever context."""


def truth_of(node: All | Node, *, sets_aside: bool = False) -> Decides:
    """What decides a condition; ASIDE comes about only where irrelevant answers are set aside."""
    if isinstance(node, Leaf):
        return _of_leaf(node, _as_judged(node, sets_aside))
    if isinstance(node, Define):
        return truth_of(node.child, sets_aside=sets_aside)
    children = [truth_of(child, sets_aside=sets_aside) for child in node.children]
    if len(children) == 1:
        return children[0]
    return _any(children) if isinstance(node, AnyOf) else _all(children)


def _of_leaf(leaf: Leaf, otherwise: Decides) -> Decides:
    if leaf.left not in ("field", "count"):
        return otherwise
    if isinstance(leaf.operand, RelativeDate):
        return _against_date(leaf, leaf.operand, otherwise)
    right = OPERANDS[leaf.operator]
    if right == "path":
        return _against_answer(leaf, otherwise)
    return otherwise if right in ("paths", "collection") else _against_known(leaf, otherwise)


def _against_known(leaf: Leaf, otherwise: Decides) -> Decides:
    (path,) = leaf.paths
    operand = leaf.operand
    holds = COMPARISONS[leaf.operator]
    is_count = leaf.left == "count"

    def decide(context: Context) -> Truth:
        reading = context.reader.read(path)
        if reading.state is not State.VALUE or reading.pending:
            return otherwise(context)
        return holds(len(as_items(reading.value)) if is_count else reading.value, operand)

    return decide


def _against_date(leaf: Leaf, operand: RelativeDate, otherwise: Decides) -> Decides:
    (path,) = leaf.paths
    holds = COMPARISONS[leaf.operator]

    def decide(context: Context) -> Truth:
        reading = context.reader.read(path)
        day = operand.on(context.as_of, context.working_days)
        if reading.state is not State.VALUE or reading.pending or day is None:
            return otherwise(context)
        return holds(reading.value, day)

    return decide


def _against_answer(leaf: Leaf, otherwise: Decides) -> Decides:
    path, other_path = *leaf.paths, *as_paths(leaf.operand)
    is_same = leaf.operator == "eq_field"

    def decide(context: Context) -> Truth:
        one, other = context.reader.read(path), context.reader.read(other_path)
        if one.state is not State.VALUE or other.state is not State.VALUE or one.pending or other.pending:
            return otherwise(context)
        return equal(one.value, other.value) is is_same

    return decide


def _as_judged(leaf: Leaf, sets_aside: bool) -> Decides:
    def decide(context: Context) -> Truth:
        found = judge(leaf, context, sets_aside=sets_aside)
        return ASIDE if found.irrelevant else found.truth

    return decide


def _all(children: list[Decides]) -> Decides:
    def decide(context: Context) -> Truth:
        result: Truth = True
        for child in children:
            found = child(context)
            if found is False:
                return False
            if found is None or (found is ASIDE and result is True):
                result = found
        return result

    return decide


def _any(children: list[Decides]) -> Decides:
    def decide(context: Context) -> Truth:
        result: Truth = ASIDE if children else False
        for child in children:
            found = child(context)
            if found is True:
                return True
            if found is None or (found is False and result is ASIDE):
                result = found
        return result

    return decide
