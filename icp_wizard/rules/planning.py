"""What of a rulebook's rules is the same at every firing, worked out once.

Rules share conditions: `applies_to` and `orders` stand in many, and whole `when`s do. Each is judged once for
the draft where it reads the draft as a whole, else once for each item. What decides a condition is put
together once in a run, however many rulebooks it stands in: those of all provinces share most of theirs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions import All, Leaf, paths_read, truth_of
from icp_wizard.conditions.model import leaves
from icp_wizard.rules.paths import ITEM_ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.conditions import Decides, Node
    from icp_wizard.rules.rule import Rule

_ABOUT_ITEMS: Final = ("unique_in",)
"""Operators that depend on it too."""


class Plan(NamedTuple):
    """A rule; the place of its `when` among all of them, what decides that of an item (None: all the same).

    `demand` decides its demand.
    """

    rule: Rule
    when: int
    of_an_item: Decides | None
    is_advice: bool
    demand: Decides | None


class Plans(NamedTuple):
    """All rules of a rulebook; of each different `when` the places of its conditions on the draft; these."""

    rules: tuple[Plan, ...]
    whens: tuple[tuple[int, ...], ...]
    conditions: tuple[Decides, ...]


def planned(rules: Iterable[Rule]) -> Plans:
    """The plans of rules, in their order."""
    conditions: dict[Node, int] = {}
    numbers: dict[tuple[Node, ...], int] = {}
    whens: list[tuple[int, ...]] = []
    of_items: list[Decides | None] = []
    plans = []
    for rule in rules:
        nodes = rule.when.children
        if nodes not in numbers:
            numbers[nodes] = len(numbers)
            whens.append(_on_draft(nodes, conditions))
            of_items.append(_on_item(nodes))
        plans.append(_plan(rule, numbers[nodes], of_items[numbers[nodes]]))
    return Plans(tuple(plans), tuple(whens), tuple(_decides(node) for node in conditions))


def _plan(rule: Rule, when: int, of_an_item: Decides | None) -> Plan:
    demand = _decides(rule.demand, sets_aside=True) if rule.demand else None
    return Plan(rule, when, of_an_item, rule.is_advice, demand)


@cache
def _decides(node: All | Node, *, sets_aside: bool = False) -> Decides:
    return truth_of(node, sets_aside=sets_aside)


def _on_draft(nodes: tuple[Node, ...], conditions: dict[Node, int]) -> tuple[int, ...]:
    return tuple(conditions.setdefault(node, len(conditions)) for node in _of_the_draft(nodes))


@cache
def _of_the_draft(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if _is_of_the_draft(node))


@cache
def _on_item(nodes: tuple[Node, ...]) -> Decides | None:
    on_item = tuple(node for node in nodes if not _is_of_the_draft(node))
    return truth_of(All(on_item)) if on_item else None


def _is_of_the_draft(node: Node) -> bool:
    """Whether a condition reads nothing that depends on an item."""
    about_item = (leaf for leaf in leaves(node) if _reads_item(leaf))
    return next(about_item, None) is None


def _reads_item(leaf: Leaf) -> bool:
    return leaf.operator in _ABOUT_ITEMS or any(
        path.partition(".")[0] in ITEM_ROOTS for path in paths_read(leaf)
    )
