"""What of a rulebook's rules is the same at every firing, worked out once.

A condition that reads the draft as a whole says the same of every item, and the same in every rule that has
it (`applies_to`, `orders`): such conditions are judged once a firing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions import Leaf, paths_read
from icp_wizard.conditions.model import leaves
from icp_wizard.rules.paths import ITEM_ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.conditions import Node
    from icp_wizard.rules.rule import Rule

_ABOUT_ITEMS: Final = ("unique_in",)
"""Operators that depend on it too."""


class Plan(NamedTuple):
    """A rule; the conditions of its `when` in author order, each by its place among the common ones or None;
    the paths its demand reads."""

    rule: Rule
    when: tuple[tuple[int | None, Node], ...]
    demanded: tuple[str, ...]


class Plans(NamedTuple):
    """All rules of a rulebook, and the conditions they have in common."""

    rules: tuple[Plan, ...]
    common: tuple[Node, ...]


def planned(rules: Iterable[Rule]) -> Plans:
    """The plans of rules, in their order."""
    places: dict[Node, int] = {}
    plans = [
        Plan(
            rule,
            tuple((_place(node, places), node) for node in rule.when.children),
            paths_read(rule.demand) if rule.demand else (),
        )
        for rule in rules
    ]
    return Plans(tuple(plans), tuple(places))


def _place(node: Node, places: dict[Node, int]) -> int | None:
    return places.setdefault(node, len(places)) if _is_of_the_draft(node) else None


def _is_of_the_draft(node: Node) -> bool:
    """Whether a condition reads nothing that depends on an item."""
    about_item = (leaf for leaf in leaves(node) if _reads_item(leaf))
    return next(about_item, None) is None


def _reads_item(leaf: Leaf) -> bool:
    return leaf.operator in _ABOUT_ITEMS or any(
        path.partition(".")[0] in ITEM_ROOTS for path in paths_read(leaf)
    )
