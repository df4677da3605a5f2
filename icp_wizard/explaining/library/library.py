"""The library: every rule of all the packs there are, once, with what each province makes of it.

A library is made of rulebooks that are loaded already, and is never changed. `search.py` finds rules
in it, `..questions` says which questions their paths mean, `texts.py` puts rules into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from icp_wizard.explaining.library.entries import Entry, Standing, nearness
from icp_wizard.explaining.questions import names_of
from icp_wizard.rules.ageing import ages
from icp_wizard.rules.rule import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from icp_wizard.rules import Confirmation, Identity, Material, Rulebook, Source
    from icp_wizard.rules.ageing import PackAge


@dataclass(frozen=True)
class Library:
    """All rules of these rulebooks, by code of their province (`EVERYWHERE` for none), as of a day."""

    rulebooks: Mapping[str, Rulebook]
    as_of: date

    def is_made_of(self, rulebooks: Mapping[str, Rulebook], as_of: date) -> bool:
        """Whether it is made of these very rulebooks, as of that day."""
        same = all(self.rulebooks.get(code) is rulebook for code, rulebook in rulebooks.items())
        return same and len(rulebooks) == len(self.rulebooks) and as_of == self.as_of

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every rule once: national, the provider's, the provinces', the user's own, as their packs go."""
        found: dict[str, list[Standing]] = {}
        for province, rulebook in self.rulebooks.items():
            for rule_id in dict.fromkeys(rule.id for rule in (*rulebook.rules, *rulebook.inactive)):
                found.setdefault(rule_id, []).append(self._standing(province, rulebook, rule_id))
        entries = [Entry(rule_id, tuple(standings)) for rule_id, standings in found.items()]
        return tuple(sorted(entries, key=lambda entry: LAYERS.index(entry.rule.layer)))

    def _standing(self, province: str, rulebook: Rulebook, rule_id: str) -> Standing:
        rule = rulebook.rule(rule_id, self.as_of)
        if rule is None:
            raise LookupError(rule_id)
        is_active = id(rule) in self._active
        return Standing(province, rule, is_active and rule.is_valid_on(self.as_of))

    @cached_property
    def _active(self) -> frozenset[int]:
        return frozenset(id(rule) for rulebook in self.rulebooks.values() for rule in rulebook.rules)

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def entry(self, rule_id: str) -> Entry | None:
        """The rule of that id."""
        return self._by_id.get(rule_id)

    def has_pack(self, province: str) -> bool:
        """Whether there is a rulebook of its own for a province."""
        return province in self.rulebooks

    def rulebook_of(self, standing: Standing) -> Rulebook:
        """The rulebook a standing comes from: its sources and titles are there."""
        return self.rulebooks[standing.province]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by their key with the id of their pack before it."""
        books = self.rulebooks.values()
        return {key: source for rulebook in books for key, source in rulebook.sources.items()}

    def sources_of(self, entry: Entry) -> tuple[Source, ...]:
        """What a rule rests on in any province, and what contradicts it."""
        cited = (key for rule in entry.variants for key in rule.cites)
        dissenting = (dissent.source for rule in entry.variants for dissent in rule.dissents)
        return tuple(self.sources[key] for key in dict.fromkeys((*cited, *dissenting)))

    @cached_property
    def packs(self) -> dict[str, Identity]:
        """All packs by id, the wider ones first."""
        packs = [pack for rulebook in self.rulebooks.values() for pack in rulebook.packs]
        return {pack.id: pack for pack in sorted(packs, key=lambda pack: LAYERS.index(pack.layer))}

    @cached_property
    def ages(self) -> dict[str, PackAge]:
        """How old the sources of each pack are, by its id."""
        books = self.rulebooks.values()
        return {age.pack: age for rulebook in reversed(tuple(books)) for age in ages(rulebook, self.as_of)}

    @cached_property
    def materials(self) -> dict[str, Material]:
        """All materials by id."""
        books = self.rulebooks.values()
        return {key: material for rulebook in books for key, material in rulebook.materials.items()}

    @cached_property
    def confirmations(self) -> dict[str, Confirmation]:
        """All confirmations by id."""
        books = self.rulebooks.values()
        return {key: asked for rulebook in books for key, asked in rulebook.confirmations.items()}

    def readers(self, path: str) -> tuple[Entry, ...]:
        """The rules that read the answer at a path of rules or of a draft; see `readers_of`."""
        return self.readers_of(names_of(path))

    def readers_of(self, names: Iterable[str]) -> tuple[Entry, ...]:
        """The rules that read any of these questions or paths, by name: the nearest first (`nearness`)."""
        found = self.how_near(names)
        readers = (entry for entry in self.entries if entry.id in found)
        return tuple(sorted(readers, key=lambda entry: found[entry.id]))

    def how_near(self, names: Iterable[str]) -> dict[str, int]:
        """By id of the rules that read any of these: how near it is to what they are about."""
        nearest: dict[str, int] = {}
        for name in names:
            for entry, near in self._readers.get(name, ()):
                nearest[entry.id] = min(near, nearest.get(entry.id, near))
        return nearest

    @cached_property
    def _readers(self) -> dict[str, list[tuple[Entry, int]]]:
        found: dict[str, list[tuple[Entry, int]]] = {}
        for entry in self.entries:
            for path in entry.paths:
                found.setdefault(path, []).append((entry, 0))
            for read in entry.reads:
                found.setdefault(read.question.name, []).append((entry, nearness(read.through)))
        return found

    def asking_for(self, material: str) -> tuple[Entry, ...]:
        """The rules that ask for a material."""
        return tuple(entry for entry in self.entries if material in entry.materials)
