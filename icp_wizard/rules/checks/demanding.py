"""What a rule demands and when, on its way into a rulebook, as conflicts are looked for in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import All, Leaf, paths_read
from icp_wizard.conditions.model import leaves
from icp_wizard.conditions.operands import operand_data
from icp_wizard.conditions.operators import as_items
from icp_wizard.rules.checks.emptiness import contradiction, ways_to_hold
from icp_wizard.rules.reading.working import material_kinds, whole_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.rules.checks.emptiness import Way
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.working import Working

KIND_OF_MATERIAL: Final = "material.kind"

_SOME_DAY: Final = date(2026, 1, 1)
"""What relative dates are counted from where no rule has a date of its own."""

_FILLED: Final = {"field", "filled"}
_PATH_KEYS: Final = ("field", "count", "eq_field", "ne_field")


@dataclass(frozen=True)
class Demanding:
    """A rule in force, and its place in the pack if that wrote or adapted it; parsed as far as looked at."""

    working: Working
    place: Place = ()

    @property
    def id(self) -> str:
        """Id of the rule."""
        return self.working.entry.id

    @cached_property
    def demand(self) -> All:
        """What it demands; nothing where it wants something else."""
        return self.working.parsed("demand").node

    @cached_property
    def when(self) -> All:
        """When it applies, kinds of entity and orders included."""
        return whole_when(self.working)

    @cached_property
    def ways(self) -> tuple[Way, ...] | None:
        """The ways to satisfy the demand, without those no answer can take; None where they are too many."""
        days = days_of_both(self, self)
        found = ways_to_hold(self.demand) if days else None
        return None if found is None else tuple(way for way in found if not contradiction(way, days[-1]))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The materials it wants, one of them."""
        return material_kinds(self.working.entry.material)

    @cached_property
    def size(self) -> int:
        """How many values its demand names."""
        return 1 + sum(len(as_items(leaf.operand)) for leaf in leaves(self.demand))

    @cached_property
    def asks_little(self) -> bool:
        """Whether it only wants a material or answers filled in, which no other such rule is against."""
        demand = self.working.entry.demand or ()
        return all(isinstance(leaf, dict) and leaf.keys() == _FILLED for leaf in demand)

    @cached_property
    def demanded(self) -> frozenset[str]:
        """The answers it makes demands on, found without parsing; of a material its kind."""
        if self.kinds:
            return frozenset((KIND_OF_MATERIAL,))
        return frozenset(_paths_in(self.working.entry.demand, self.working))

    def notation(self, path: str) -> str:
        """What it asks of an answer, nearly as packs write it: `service.kind in website | app`."""
        if self.kinds:
            return f"material {' | '.join(self.kinds)}"
        every = leaves(self.demand)
        asked = [leaf for leaf in every if path in (*leaf.paths, *as_items(leaf.operand))]
        return " + ".join(map(_leaf_text, asked or every))


def days_of_both(one: Demanding, other: Demanding) -> tuple[date, ...]:
    """Days on which both are in force: first and last where they have such, else when they were collected."""
    entries = (one.working.entry, other.working.entry)
    starts = [entry.valid_from for entry in entries if entry.valid_from]
    ends = [entry.valid_to for entry in entries if entry.valid_to]
    if starts and ends and max(starts) > min(ends):
        return ()
    bounds = ([max(starts)] if starts else []) + ([min(ends)] if ends else [])
    collected = (entry.collected_on for entry in entries if entry.collected_on)
    return tuple(bounds) or (max(collected, default=_SOME_DAY),)


def _paths_in(data: Any, working: Working) -> Iterator[str]:
    if isinstance(data, str) and data in working.names.conditions.defines:
        yield from paths_read(working.names.conditions.defines[data])
    elif isinstance(data, list):
        for item in data:
            yield from _paths_in(item, working)
    elif isinstance(data, dict):
        yield from (data[key] for key in _PATH_KEYS if isinstance(data.get(key), str))
        for key in ("all", "any"):
            yield from _paths_in(data.get(key), working)


def _leaf_text(leaf: Leaf) -> str:
    operand = operand_data(leaf.operand)
    if isinstance(operand, dict):
        operand = " ".join(map(str, next(iter(operand.items()))))
    items = operand if isinstance(operand, list) else [] if operand is True else [operand]
    text = f"{leaf.paths[0]} {leaf.operator} {' | '.join(map(str, items))}".strip()
    return f"count {text}" if leaf.left == "count" else text
