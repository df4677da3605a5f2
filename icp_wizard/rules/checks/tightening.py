"""Whether a condition with other params asks at least as much as it did.

There is no `not` in conditions: a condition holds less often where each of its leaves does.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Define, Leaf, RelativeDate, weekdays
from icp_wizard.conditions.dates import UNITS
from icp_wizard.conditions.operators import compare

if TYPE_CHECKING:
    from icp_wizard.conditions import Node

_FEWER: Final = ("in", "contains_any", "starts_any", "ends_any", "has_any")
_MORE: Final = ("not_in", "contains_none", "starts_none", "ends_none", "has_none")
_LESS: Final = ("lt", "le")
_GREATER: Final = ("gt", "ge", "length_ge")
_SOME_DAY: Final = date(2000, 1, 1)


def implies(one: Node, other: Node) -> bool:
    """Whether `other` holds whenever `one` does; both are one condition of a pack with different params.

    False also where that cannot be told.
    """
    if one == other:
        return True
    if isinstance(one, Leaf) or isinstance(other, Leaf):
        return isinstance(one, Leaf) and isinstance(other, Leaf) and _leaf_implies(one, other)
    if isinstance(one, Define) or isinstance(other, Define):
        return isinstance(one, Define) and isinstance(other, Define) and implies(one.child, other.child)
    if type(one) is not type(other) or len(one.children) != len(other.children):
        return False
    return all(map(implies, one.children, other.children))


def _leaf_implies(one: Leaf, other: Leaf) -> bool:
    if (one.left, one.paths, one.operator, one.check) != (
        other.left,
        other.paths,
        other.operator,
        other.check,
    ):
        return False
    left, right = one.operand, other.operand
    if isinstance(left, tuple) and isinstance(right, tuple):
        is_less = one.operator in _FEWER and set(left) <= set(right)
        return is_less or (one.operator in _MORE and set(left) >= set(right))
    if one.operator in _LESS:
        return _is_ordered(left, right)
    return one.operator in _GREATER and _is_ordered(right, left)


def _is_ordered(less: object, more: object) -> bool:
    """Whether two right sides are certainly in this order, whatever the day."""
    if isinstance(less, RelativeDate) and isinstance(more, RelativeDate):
        kinds = {UNITS[side.unit][0] for side in (less, more)}
        if len(kinds) > 1 or kinds == {"working_days"}:  # calendars of working days end soon
            return False
        less, more = less.on(_SOME_DAY, weekdays), more.on(_SOME_DAY, weekdays)
    return compare("le", less, more) is True
