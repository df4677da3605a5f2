"""Found rules in groups, as a list shows them: by pack, by what a province makes of them, by nearness."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.explaining.library.texts import pack_text
from icp_wizard.filing.display import province_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.explaining.library.entries import Entry
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.explaining.library.search import Filter, Search
    from icp_wizard.i18n import Catalogue

NEAR = ("named", "worked_out", "concerned")
"""By nearness of a field: a rule names it, or what is worked out from it, or by it says whom it concerns."""
OF_PROVINCE = ("own", "changed", "wider")
"""The province's own rules, wider ones that its pack says anything of, and all others that hold there."""


class Group(NamedTuple):
    """Rules under one heading. `kind` is one of `NEAR` or `OF_PROVINCE`, or `pack` for those of `pack`."""

    kind: str
    pack: str
    entries: tuple[Entry, ...]

    def heading(self, library: Library, wanted: Filter, catalogue: Catalogue) -> str:
        """What the group is called, with how many there are."""
        title = pack_text(library, self.pack, catalogue) if self.pack else ""
        place = province_name(wanted.province, catalogue) if wanted.province else ""
        told = catalogue.text(f"explaining.group.{self.kind}", title=title, place=place)
        return catalogue.text("explaining.group.counted", told=told, count=len(self.entries))


def grouped(search: Search, wanted: Filter) -> tuple[Group, ...]:
    """What is found, in groups: by field where one is asked for, else by province, else by pack."""
    rank = _rank(search, wanted)
    found = sorted(search.found(wanted), key=rank)
    return tuple(_group(wanted, number, tuple(entries)) for number, entries in groupby(found, key=rank))


def _rank(search: Search, wanted: Filter) -> Callable[[Entry], int]:
    if wanted.field:
        near = search.library.how_near(search.names_meant(wanted.field))
        return lambda entry: near[entry.id]
    if wanted.province:
        return lambda entry: _part_of(entry, wanted.province)
    packs = {pack: number for number, pack in enumerate(search.library.packs)}
    return lambda entry: packs[entry.rule.pack]


def _part_of(entry: Entry, province: str) -> int:
    """Which of `OF_PROVINCE` a rule belongs to."""
    standing = entry.by_province.get(province)
    if standing is None:
        return 2
    return 0 if entry.home == province else 1 if standing.changes else 2


def _group(wanted: Filter, number: int, entries: tuple[Entry, ...]) -> Group:
    if wanted.field:
        return Group(NEAR[number], "", entries)
    if wanted.province:
        return Group(OF_PROVINCE[number], "", entries)
    return Group("pack", entries[0].rule.pack, entries)
