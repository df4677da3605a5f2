"""Packs and subjects made for a test: TOML in a few lines, answers in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.rules import fire, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from icp_wizard.rules import Loaded, Outcome, Rulebook

TODAY = date(2026, 11, 24)

TITLE = 'title = { zh_CN = "规则", en = "Rules" }\n'
SOURCES = """
[[source]]
key = "{layer}-high"
publisher = "Authority"
title = "Notice"
locator = "notice 1"
confidence = "high"
as_of = "2025-12"
[[source]]
key = "{layer}-medium"
publisher = "Provider A"
title = "Page"
locator = "https://a.example/page"
confidence = "medium"
as_of = "2022"
[[source]]
key = "{layer}-medium-too"
publisher = "Provider B"
title = "Page"
locator = "https://b.example/page"
confidence = "medium"
as_of = "2024-05"
[[source]]
key = "{layer}-low"
publisher = "Blog"
title = "Post"
locator = "https://c.example/post"
confidence = "low"
as_of = "unknown"
"""
TEXT = 'text = { zh_CN = "要求", en = "Requirement" }\n'


def a_rule(rule_id: str, lines: str, *, severity: str = "block", cites: str = "national-high") -> str:
    """A rule on the topic `age` with these further lines."""
    return (
        f'[[rule]]\nid = "{rule_id}"\ntopic = "age"\nseverity = "{severity}"\n{TEXT}'
        f'cites = ["{cites}"]\ncollected_on = 2026-11-23\n{lines}\n'
    )


def head(pack_id: str, layer: str, more: str = "") -> str:
    """What stands before the first table, and four sources `<layer>-high` and so on."""
    identity = f'id = "{pack_id}"\nlayer = "{layer}"\nversion = "2026.11.1"\n'
    return identity + TITLE + more + SOURCES.format(layer=layer)


@dataclass
class Packs:
    """A directory of packs under construction; each text follows the pack's head."""

    root: Path
    national: str = ""
    provider: str = ""
    province: str = ""
    overlays: dict[str, str] = field(default_factory=dict)

    def load(self, province: str | None = "99", checks: Sequence[str] = ()) -> Loaded:
        """Write everything and load it."""
        own = self.root / "own"
        own.mkdir(exist_ok=True)
        for name, text in self.overlays.items():
            self.write(own / name, text)
        return load_rulebook(province, overlays=own, checks=checks, packs=self.write_shipped())

    def write_shipped(self) -> Path:
        """Write all but the overlays; their folder."""
        shipped = self.root / "shipped"
        (shipped / "provinces").mkdir(parents=True, exist_ok=True)
        self.write(shipped / "national.toml", head("national", "national") + self.national)
        self.write(shipped / "huawei.toml", head("huawei", "provider") + self.provider)
        provincial = head("99-nowhere", "province", 'province = "99"\n') + self.province
        self.write(shipped / "provinces" / "99-nowhere.toml", provincial)
        return shipped

    def rulebook(self, province: str | None = "99") -> Rulebook:
        """The rulebook, of packs without a mistake."""
        loaded = self.load(province)
        assert loaded.mistakes == ()
        return loaded.rulebook

    def add_overlay(self, lines: str, name: str = "mine.toml", more: str = "") -> None:
        """An overlay of the user's own."""
        self.overlays[name] = head(name.partition(".")[0], "overlay", more) + lines

    @staticmethod
    def write(path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")


@dataclass
class Item:
    """A scope: an item and what is read from it. Its own answers come before the draft's."""

    item_id: str | None
    own: Mapping[str, object]
    subject: MemorySubject
    path: str = ""

    @property
    def reader(self) -> Item:
        return self

    def read(self, path: str) -> Reading:
        found = self.own.get(path, self.subject.answers.get(path, ...))
        full = f"{self.path}.{path.partition('.')[2]}" if path in self.own else path
        if isinstance(found, Reading):
            return Reading(found.state, found.value, (Cause(full, found.state, found.value),), found.pending)
        state = State.OPEN if found is ... else State.BLANK if found is None else State.VALUE
        given = None if found is ... else found
        return Reading(state, given, (Cause(full, state, given),))

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        items = self.subject.items.get(path.partition(".")[0], [])
        return tuple(other.read(path) for other in items if other.item_id != self.item_id)


class MemorySubject:
    """A subject over plain values: `answers` of the draft, and of each item by kind and id.

    None is blank, a missing path open; `provided` are materials as (kind, about).
    """

    def __init__(
        self,
        answers: Mapping[str, object] | None = None,
        items: Mapping[str, Mapping[str, Mapping[str, object]]] | None = None,
        provided: Sequence[tuple[str, str | None]] = (),
    ) -> None:
        self.answers = dict(answers or {})
        self.provided = provided
        self.items = {
            kind: [Item(item_id, own, self, f"{kind}s.{item_id}") for item_id, own in found.items()]
            for kind, found in (items or {}).items()
        }

    def scopes(self, kind: str) -> list[Item]:
        return [Item(None, {}, self)] if kind == "draft" else self.items.get(kind, [])

    def item_id_of(self, path: str, scope: object) -> str | None:
        assert isinstance(scope, Item)
        reading = scope.read(path)
        return str(reading.value) if reading.state is State.VALUE else None

    def material_state(self, kinds: Iterable[str], about: str | None) -> bool | None:
        return any((kind, about) in self.provided for kind in kinds) or None


def fired(rulebook: Rulebook, subject: MemorySubject, as_of: date = TODAY) -> dict[str, str]:
    """Status by `rule` or `rule@item`."""
    return {outcome.key: str(outcome.status) for outcome in fire(rulebook, subject, as_of)}


def outcome_of(rulebook: Rulebook, subject: MemorySubject, key: str) -> Outcome:
    """One outcome."""
    return next(outcome for outcome in fire(rulebook, subject, TODAY) if outcome.key == key)
