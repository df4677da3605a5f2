"""What the rules of a pack cost at every key pressed, counted before anything else is made of them.

A unit is some 0.2 µs: 10 for a leaf, one for four items of a list, 10 for each step of a pattern. Items of
params count like those of conditions: they are carried and kept with the rule. As much as a user's own packs
may have together costs some 10 ms on a draft, for each item where a rule is about items. Patterns made to be
slow cost that much on 200 characters, and in proportion on more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import Define, Leaf, parse_conditions
from icp_wizard.conditions.operands import NamesOfValues, OperandError, resolve
from icp_wizard.conditions.operators import OPERANDS
from icp_wizard.conditions.patterns import steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.conditions import Node
    from icp_wizard.rules.reading.names import PackNames

MOST_WORK: Final = 50_000

_LEAF: Final = 10
_ITEMS: Final = 4
_STEP: Final = 10


def work_of(data: Mapping[str, Any], names: PackNames, most: int = MOST_WORK) -> int:
    """Units of work of the entries in the data of a pack; counted no further than beyond `most`."""
    work, known = 0, dict[int, int]()
    for table in ("rule", "adapt", "gap"):
        found = data.get(table)
        for entry in found if isinstance(found, list) else ():
            if work <= most and isinstance(entry, dict):
                work += _of_entry(entry, names, known)
    return work


def _of_entry(entry: Mapping[str, Any], names: PackNames, known: dict[int, int]) -> int:
    found = entry.get("params")
    params = found if isinstance(found, dict) else {}
    in_sight = names.with_params(params)
    parts = (entry.get(part) for part in ("when", "demand"))
    conditions = sum(_of_node(parse_conditions(part, in_sight).node, known) for part in parts if part)
    return conditions + sum(_of_param(value, names) for value in params.values())


def _of_param(value: object, names: PackNames) -> int:
    try:
        found = resolve(value, NamesOfValues({}, names.conditions.lists))
    except OperandError:
        return 0  # that is reported as what it is
    return len(found) // _ITEMS if isinstance(found, tuple) else 0


def _of_node(node: Node, known: dict[int, int]) -> int:
    """Of named conditions `known` has the work by their object, so that none is counted twice over."""
    if isinstance(node, Leaf):
        return _of_leaf(node)
    if isinstance(node, Define):
        if id(node) not in known:
            known[id(node)] = _of_node(node.child, known)
        return known[id(node)]
    return sum(_of_node(child, known) for child in node.children)


def _of_leaf(leaf: Leaf) -> int:
    if leaf.left == "field" and OPERANDS[leaf.operator] == "pattern":
        return _LEAF + _STEP * steps_of(str(leaf.operand))
    items = len(leaf.operand) if isinstance(leaf.operand, tuple) else 0
    return _LEAF + (items + len(leaf.paths)) // _ITEMS
