"""What of a rulebook's rules is the same at every firing, worked out once.

Rules share conditions: `applies_to` and `orders` stand in many, and whole `when`s do. Each is judged once for
the draft where it reads the draft as a whole, else once for each item.
"""

from __future__ import annotations

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


class When(NamedTuple):
    """A `when`: places of its conditions on the draft as a whole, and what decides those on an item."""

    of_the_draft: tuple[int, ...]
    of_an_item: Decides | None


class Plan(NamedTuple):
    """A rule; the place of its `when` among all of them; its demand, and the paths that one reads."""

    rule: Rule
    when: int
    is_advice: bool
    demand: Decides | None
    demanded: tuple[str, ...]


class Plans(NamedTuple):
    """All rules of a rulebook, their different `when`s, and the conditions on the draft in these."""

    rules: tuple[Plan, ...]
    whens: tuple[When, ...]
    conditions: tuple[Decides, ...]


def planned(rules: Iterable[Rule]) -> Plans:
    """The plans of rules, in their order."""
    conditions: dict[Node, int] = {}
    whens: dict[tuple[Node, ...], int] = {}
    plans = [
        Plan(
            rule,
            whens.setdefault(rule.when.children, len(whens)),
            rule.is_advice,
            truth_of(rule.demand, sets_aside=True) if rule.demand else None,
            paths_read(rule.demand) if rule.demand else (),
        )
        for rule in rules
    ]
    parts = tuple(_when(nodes, conditions) for nodes in whens)
    return Plans(tuple(plans), parts, tuple(truth_of(node) for node in conditions))


def _when(nodes: tuple[Node, ...], conditions: dict[Node, int]) -> When:
    on_draft = [node for node in nodes if _is_of_the_draft(node)]
    on_item = tuple(node for node in nodes if not _is_of_the_draft(node))
    places = tuple(conditions.setdefault(node, len(conditions)) for node in on_draft)
    return When(places, truth_of(All(on_item)) if on_item else None)


def _is_of_the_draft(node: Node) -> bool:
    """Whether a condition reads nothing that depends on an item."""
    about_item = (leaf for leaf in leaves(node) if _reads_item(leaf))
    return next(about_item, None) is None


def _reads_item(leaf: Leaf) -> bool:
    return leaf.operator in _ABOUT_ITEMS or any(
        path.partition(".")[0] in ITEM_ROOTS for path in paths_read(leaf)
    )
