"""Whether surely no answers can make some conditions true together.

"Surely" is meant: whatever cannot be decided counts as possible. Conditions are looked at answer by answer;
of what one answer says of another only the operators that compare the two are understood.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import AnyOf, Define, Leaf, RelativeDate, weekdays
from icp_wizard.conditions.leaves import as_paths
from icp_wizard.conditions.operators import OPERANDS, TRUE_ON_BLANK, as_items, compare, is_among
from icp_wizard.rules.checks.limits import LAST_DAY, no_number_left, no_text_left
from icp_wizard.rules.checks.possible import items_of, values_of
from icp_wizard.rules.paths import is_list, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import TypeAlias

    from icp_wizard.conditions import Node

    Way: TypeAlias = tuple[Leaf, ...]

MOST_WAYS: Final = 64
_COMPARES_ANSWERS: Final = ("path", "paths", "collection")
_OF_KINDS: Final = {"eq": "has_any", "in": "has_any", "ne": "has_none", "not_in": "has_none"}
_OPPOSED: Final = {"eq_field": "ne_field", "in_field": "not_in_field"}


def ways_to_hold(node: Node) -> tuple[Way, ...] | None:
    """The ways a condition can hold, each as the leaves that must then; None where they are too many."""
    if isinstance(node, Leaf):
        return ((node,),)
    if isinstance(node, Define):
        return ways_to_hold(node.child)
    parts = [found for child in node.children if (found := ways_to_hold(child)) is not None]
    if len(parts) < len(node.children):
        return None
    count = sum(map(len, parts)) if isinstance(node, AnyOf) else math.prod(map(len, parts))
    if count > MOST_WAYS:
        return None
    if isinstance(node, AnyOf):
        return tuple(way for part in parts for way in part)
    return tuple(tuple(leaf for way in chosen for leaf in way) for chosen in product(*parts))


def contradiction(leaves: Iterable[Leaf], day: date) -> str:
    """The path of an answer that surely cannot make all these leaves true on a day; "" if none is found."""
    groups: dict[str, list[Leaf]] = {}
    for leaf in map(_by_kinds, leaves):
        if leaf.left in ("field", "count"):
            groups.setdefault(leaf.paths[0], []).append(leaf)
        if leaf.operator in ("eq_field", "ne_field"):  # says the same of the other answer
            other = as_paths(leaf.operand)
            groups.setdefault(other[0], []).append(Leaf("field", other, leaf.operator, leaf.paths))
    return next((path for path, group in groups.items() if _nothing_fits(path, group, day)), "")


def _by_kinds(leaf: Leaf) -> Leaf:
    """What is said of the entity's nature, as said of its kinds, so that the two meet."""
    if leaf.paths != ("entity.nature",) or leaf.operator not in _OF_KINDS:
        return leaf
    return Leaf("field", ("entity.kinds",), _OF_KINDS[leaf.operator], as_items(leaf.operand))


def _nothing_fits(path: str, leaves: Sequence[Leaf], day: date) -> bool:
    if all(leaf.operator in TRUE_ON_BLANK for leaf in leaves):
        return False  # it may be left empty
    own = [_on(leaf, day) for leaf in leaves if OPERANDS[leaf.operator] not in _COMPARES_ANSWERS]
    if any(leaf.operand is None for leaf in own):
        return False  # a date that no calendar reaches
    if is_list(path) and values_of(path) is None:
        return _no_list_fits(path, own)
    if any(leaf.operator == "blank" for leaf in own) or _are_opposed(leaves):
        return True
    values = _candidates(path, own)
    if values is not None:
        return not any(all(_may_hold(leaf, value) for leaf in own) for value in values)
    return _is_out_of_range(path, own) or no_text_left(own)


def _on(leaf: Leaf, day: date) -> Leaf:
    """The leaf with the date that a relative one means on a day."""
    if not isinstance(leaf.operand, RelativeDate):
        return leaf
    return Leaf(leaf.left, leaf.paths, leaf.operator, leaf.operand.on(day, weekdays))


def _may_hold(leaf: Leaf, value: object) -> bool:
    subject = len(as_items(value)) if leaf.left == "count" else value
    return compare(leaf.operator, subject, leaf.operand) is not False


def _candidates(path: str, leaves: Sequence[Leaf]) -> tuple[object, ...] | None:
    """All values that come into question, where they can be counted up."""
    known = values_of(path)
    if known is not None and is_list(path):
        return known
    lists = [known] if known is not None else []
    lists += [as_items(leaf.operand) for leaf in leaves if leaf.operator in ("eq", "in", "has_any")]
    if not lists:
        return None
    return tuple(value for value in lists[0] if all(is_among(value, others) for others in lists[1:]))


def _are_opposed(leaves: Sequence[Leaf]) -> bool:
    """Whether the answer must equal another one, or one of some, and must not."""
    for operator, opposite in _OPPOSED.items():
        refused = {path for leaf in leaves if leaf.operator == opposite for path in as_paths(leaf.operand)}
        if any(refused.issuperset(as_paths(leaf.operand)) for leaf in leaves if leaf.operator == operator):
            return True
    return False


def _no_list_fits(path: str, leaves: Sequence[Leaf]) -> bool:
    """Of a list: what must be among its items, what must not, and how many there are."""
    wanted = [set(as_items(leaf.operand)) for leaf in leaves if leaf.operator == "has_any"]
    refused = {item for leaf in leaves if leaf.operator == "has_none" for item in as_items(leaf.operand)}
    counts = [leaf for leaf in leaves if leaf.left == "count"]
    is_filled = bool(wanted) or any(leaf.operator == "filled" for leaf in leaves)
    if any(leaf.operator == "blank" for leaf in leaves):
        return is_filled or no_number_left(counts, 0, 0)
    known = items_of(path)
    if known is not None:
        wanted = [items.intersection(known) for items in wanted] + [set(known)] * is_filled
    return any(items <= refused for items in wanted) or no_number_left(counts, int(is_filled), math.inf)


def _is_out_of_range(path: str, leaves: Sequence[Leaf]) -> bool:
    kind = type_of(path)
    if kind == "number":
        return no_number_left(leaves, 0, math.inf)
    return kind == "date" and no_number_left(leaves, 1, LAST_DAY)
