"""A rulebook: the packs that hold for one filing, compiled into rules to fire, show and carry.

Everything here is frozen. `to_data` and `from_data` carry a whole rulebook as JSON (a bundle embeds the one
it was judged by), so a later version can judge by it again without the packs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping  # noqa: TC003 - pydantic reads the annotations
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final, Literal

from icp_wizard.rules.carrying import RulebookDamaged, carry, read_back
from icp_wizard.rules.paths import named
from icp_wizard.rules.planning import Plans, planned
from icp_wizard.rules.rule import Confirmation, Gap, Identity, Material, Rule, Source  # noqa: TC001 - as above

FORMAT: Final = 2


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
    format: Literal[2] = FORMAT

    @property
    def province_pack(self) -> Identity | None:
        """The pack of the province, for whichever orders it is written; None where there is none."""
        return next((pack for pack in self.packs if pack.layer == "province"), None)

    def province_pack_for(self, orders: Collection[str]) -> Identity | None:
        """The pack of the province that is written for whichever of these types an order is; else None.

        The one place that decides whether a province has rules for an order.
        """
        pack = self.province_pack
        return pack if pack is not None and pack.is_for(orders) else None

    def plans_on(self, as_of: date) -> Plans:
        """What of the rules in force on a day is the same at every firing."""
        if as_of not in self._plans:
            self._plans[as_of] = planned(self.rules_on(as_of))
        return self._plans[as_of]

    @cached_property
    def _plans(self) -> dict[date, Plans]:
        return {}

    def rules_on(self, as_of: date) -> tuple[Rule, ...]:
        """The rules in force on a day."""
        return tuple(rule for rule in self.rules if rule.is_valid_on(as_of))

    def rule(self, rule_id: str, as_of: date) -> Rule | None:
        """The rule of that id, active or not; of several periods the one that holds on the day, else any."""
        periods = self._by_id.get(rule_id, ())
        return next((rule for rule in periods if rule.is_valid_on(as_of)), periods[-1] if periods else None)

    def periods(self, rule_id: str) -> tuple[Rule, ...]:
        """Every period of a rule, active or not, the earliest first."""
        return tuple(sorted(self._by_id.get(rule_id, ()), key=lambda rule: rule.valid_from or date.min))

    def sources_of(self, rule: Rule) -> tuple[Source, ...]:
        """The sources a rule rests on."""
        return tuple(self.sources[key] for key in rule.cites)

    def readers(self, path: str) -> tuple[str, ...]:
        """Ids of the rules that read a path, in any of their parts."""
        return self._readers.get(path, ())

    @cached_property
    def pictures(self) -> dict[str, tuple[str, ...]]:
        """Ids of the pictures of each material."""
        return {key: tuple(p.id for p in material.pictures) for key, material in self.materials.items()}

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
            for path in rule.reads:
                found.setdefault(path, {})[rule.id] = None
        return {path: tuple(ids) for path, ids in found.items()}

    @cached_property
    def names_read(self) -> frozenset[str]:
        """Names of the answers that rules read, as the shapes call them: `person.mobile`, `entity.name`."""
        return frozenset(named(path) for path in self._readers)

    def deciders_on(self, as_of: date) -> tuple[Rule, ...]:
        """The rules in force on a day that say which order type it is."""
        return tuple(rule for rule in self._deciders if rule.is_valid_on(as_of))

    @cached_property
    def _deciders(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.order)

    @cached_property
    def signed_papers(self) -> frozenset[str]:
        """Kinds of material that somebody on the applicant's side signs: not what others issue."""
        ours = (material for material in self.materials.values() if material.kind in ("free", "official"))
        return frozenset(material.id for material in ours if material.signer or material.seal)

    def to_data(self) -> dict[str, Any]:
        """The whole rulebook as JSON values."""
        return carry(self)

    @classmethod
    def from_data(cls, data: object) -> Rulebook:
        """The rulebook that `to_data` gave; all it names must be there. Raises RulebookDamaged."""
        rulebook: Rulebook = read_back(cls, data)
        if not rulebook._is_whole():
            raise RulebookDamaged
        return rulebook

    def _is_whole(self) -> bool:
        """Whether sources, materials and confirmations that are named are there."""
        rules = (*self.rules, *self.inactive)
        uploads = (material.upload for material in self.materials.values() if material.upload)
        sources = {key for rule in rules for key in (*rule.cites, *(one.source for one in rule.dissents))}
        sources |= {rule.cap.source for rule in rules if rule.cap and rule.cap.source}
        sources |= {upload.source for upload in uploads}
        kinds = {kind for rule in rules if rule.material for kind in rule.material.kinds}
        asked = {rule.confirm for rule in rules if rule.confirm}
        return (
            sources <= self.sources.keys()
            and kinds <= self.materials.keys()
            and asked <= self.confirmations.keys()
        )
