"""A rulebook: the packs that hold for one filing, compiled into rules to fire, show and carry.

Everything here is frozen. `to_data` and `from_data` carry a whole rulebook as JSON (a bundle embeds the one
it was judged by), so a later version can judge by it again without the packs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations
from functools import cached_property
from typing import Any, ClassVar, Final, Literal, TypeAlias

from icp_wizard.conditions import Leaf, paths_read
from icp_wizard.conditions.model import required_leaves
from icp_wizard.rules.carrying import Carried, CarriedCondition, carry, read_back

FORMAT: Final = 1

Severity: TypeAlias = Literal["block", "warn", "info"]
Layer: TypeAlias = Literal["national", "provider", "province", "overlay"]
LAYERS: Final[tuple[Layer, ...]] = ("national", "provider", "province", "overlay")
ScopeKind: TypeAlias = Literal["draft", "service", "domain", "person", "material"]
Texts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """Which pack: id, version, and the sha256 of the canonical JSON of the parsed pack."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    version: str
    sha256: str
    layer: Layer
    title: Texts
    province: str = ""
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `as_of` is as exact as known: "2025-12", "2022" or "unknown"."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    key: str
    pack: str
    publisher: str
    title: str
    locator: str
    confidence: Literal["high", "medium", "low"]
    as_of: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """A source (key into `Rulebook.sources`) that says otherwise, and what it says."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    source: str
    says: Texts


@dataclass(frozen=True, slots=True)
class Cap:
    """Why a rule warns where its pack says block: code of the reason, and the source it rests on or meets."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    reason: Literal["weak_sources", "dissent"]
    source: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line to put into a field; always Chinese."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a narrower pack did to a rule. `because` names the rule that takes the place of a lifted one."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    pack: str
    layer: Layer
    kind: Literal["restate", "change", "adopt", "lift"]
    cites: tuple[str, ...] = ()
    because: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialEffect:
    """One of these materials, about the item a path leads to ("" for the item of the rule)."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    kinds: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement, as it holds after adaptations, caps and params.

    At most one of `demand`, `material` and `confirm` is set; with none it is advice. `severity` is capped,
    `declared` is what the pack says. `cites` are keys into `Rulebook.sources`.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    layer: Layer
    topic: str
    severity: Severity
    declared: Severity
    scope: ScopeKind
    text: Texts
    when: CarriedCondition
    demand: CarriedCondition | None = None
    material: MaterialEffect | None = None
    confirm: str = ""
    at: str = ""
    params: Carried = field(default_factory=dict)
    applies_to: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    cap: Cap | None = None
    suggest: Suggestion | None = None
    fix: Texts | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    collected_on: date | None = None
    verified_on: date | None = None
    facts: tuple[str, ...] = ()
    replaces: str = ""
    adaptations: tuple[Adaptation, ...] = ()

    @property
    def is_advice(self) -> bool:
        """Whether the rule only says something."""
        return self.demand is None and self.material is None and not self.confirm

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule's period, both ends included, holds the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def is_from_overlay(self) -> bool:
        """Whether the user's own pack wrote or changed it."""
        return self.layer == "overlay" or any(done.layer == "overlay" for done in self.adaptations)


@dataclass(frozen=True, slots=True)
class Material:
    """A paper or picture that rules may require, and how much of it we may produce.

    `kind`: free (we write it), official (fill-in draft only), issued (by a third party), capture (picture).
    `needs` are the paths that must be answered to print it.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    title: Texts
    kind: Literal["free", "official", "issued", "capture"]
    form: str = ""
    signer: str = ""
    seal: str = ""
    needs: tuple[str, ...] = ()
    note: Texts | None = None
    template: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Something only the user can know, and the question that asks it."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    ask: Texts


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic nobody has a source for."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    topic: str
    pack: str
    note: Texts
    applies_to: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demanded:
    """One leaf a rule demands of a path, whatever else holds: what a form narrows, limits or marks by."""

    rule: str
    leaf: Leaf

    @property
    def narrows(self) -> bool:
        """Whether it leaves out options."""
        return self.leaf.left == "field" and self.leaf.operator in ("in", "not_in", "eq", "ne", "has_none")


@dataclass(frozen=True)
class Rulebook:
    """The rules of national, provider, at most one province's and overlay packs, for every day.

    `rules` hold; `inactive` do not, because nobody adopted them or a narrower pack lifted them (their last
    adaptation says which).
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    packs: tuple[Identity, ...]
    rules: tuple[Rule, ...]
    inactive: tuple[Rule, ...]
    materials: Mapping[str, Material]
    confirmations: Mapping[str, Confirmation]
    gaps: tuple[Gap, ...]
    sources: Mapping[str, Source]
    format: Literal[1] = FORMAT

    def rules_on(self, as_of: date) -> tuple[Rule, ...]:
        """The rules in force on a day."""
        return tuple(rule for rule in self.rules if rule.is_valid_on(as_of))

    def rule(self, rule_id: str, as_of: date) -> Rule | None:
        """The rule of that id, active or not; of several periods the one that holds on the day, else any."""
        periods = self._by_id.get(rule_id, ())
        return next((rule for rule in periods if rule.is_valid_on(as_of)), periods[-1] if periods else None)

    def sources_of(self, rule: Rule) -> tuple[Source, ...]:
        """The sources a rule rests on."""
        return tuple(self.sources[key] for key in rule.cites)

    def readers(self, path: str) -> tuple[str, ...]:
        """Ids of the rules that read a path, in any of their parts."""
        return self._readers.get(path, ())

    def demands_on(self, path: str) -> tuple[Demanded, ...]:
        """What rules demand of a path in any case; which of them apply now, their outcomes say."""
        return self._demands.get(path, ())

    @cached_property
    def _by_id(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in (*self.rules, *self.inactive):
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found

    @cached_property
    def _readers(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for rule in self.rules:
            for path in _paths_of(rule):
                found.setdefault(path, {})[rule.id] = None
        return {path: tuple(ids) for path, ids in found.items()}

    @cached_property
    def _demands(self) -> dict[str, tuple[Demanded, ...]]:
        found: dict[str, tuple[Demanded, ...]] = {}
        for rule in self.rules:
            for leaf in required_leaves(rule.demand) if rule.demand else ():
                for path in leaf.paths:
                    found[path] = (*found.get(path, ()), Demanded(rule.id, leaf))
        return found

    def to_data(self) -> dict[str, Any]:
        """The whole rulebook as JSON values."""
        return carry(self)

    @classmethod
    def from_data(cls, data: object) -> Rulebook:
        """The rulebook that `to_data` gave. Raises RulebookDamaged."""
        return read_back(cls, data)


def _paths_of(rule: Rule) -> tuple[str, ...]:
    paths = (*paths_read(rule.when), *(paths_read(rule.demand) if rule.demand else ()))
    if rule.material and rule.material.about:
        paths = (*paths, rule.material.about)
    return (*paths, f"confirmations.{rule.confirm}") if rule.confirm else paths
