"""Compiling packs, widest first, into one rulebook; every pack either goes in whole or is reported."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.rules.checks.checking import RuleCheck, check_conditions, check_covers, check_words
from icp_wizard.rules.checks.conflicts import report_conflicts
from icp_wizard.rules.checks.replacing import period_text, report_replacements
from icp_wizard.rules.checks.workload import MOST_WORK, work_of
from icp_wizard.rules.compiling.adapting import Adapting
from icp_wizard.rules.compiling.asked_for import confirmations_of, materials_of
from icp_wizard.rules.periods import period_of
from icp_wizard.rules.reading.models import (
    ENTRIES,
    TABLES,
    GapEntry,
    HeadEntry,
    RuleEntry,
    ScenarioEntry,
)
from icp_wizard.rules.reading.names import PackNames, names_of
from icp_wizard.rules.reading.shaping import entries, shape
from icp_wizard.rules.reading.working import Working, finished
from icp_wizard.rules.rule import Confirmation, Dissent, Gap, Identity, Material, Source
from icp_wizard.rules.rulebook import Rulebook
from icp_wizard.rules.vocabulary import orders_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.shaping import RawEntry
    from icp_wizard.rules.rule import Layer, Rule

_TEXTS: Final = {"zh_CN": "-", "en": "-"}


@dataclass(frozen=True)
class Compilation:
    """The packs taken in so far."""

    packs: tuple[Identity, ...] = ()
    names: PackNames = field(default_factory=PackNames)
    sources: Mapping[str, Source] = field(default_factory=dict)
    materials: Mapping[str, Material] = field(default_factory=dict)
    confirmations: Mapping[str, Confirmation] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    rules: Mapping[str, tuple[Working, ...]] = field(default_factory=dict)
    """Working rules by id, one for each period."""
    work: int = 0
    """Of the user's own packs (`workload.py`)."""
    wider: Compilation | None = field(default=None, repr=False, compare=False)
    """The packs before the last one. What that one left alone is shared with all that build on them."""

    @cached_property
    def finished(self) -> dict[str, tuple[Rule, ...]]:
        """The rules as they come out, by id; each the very same object as in wider packs, if unchanged."""
        wider = self.wider
        return {
            rule_id: wider.finished[rule_id]
            if wider and wider.rules.get(rule_id) is periods
            else tuple(finished(one, self.sources) for one in periods)
            for rule_id, periods in self.rules.items()
        }

    def rulebook(self) -> Rulebook:
        """What came out."""
        ends = [
            (one.is_on, rule)
            for rule_id, periods in self.rules.items()
            for one, rule in zip(periods, self.finished[rule_id], strict=True)
        ]
        return Rulebook(
            packs=self.packs,
            rules=tuple(rule for is_on, rule in ends if is_on),
            inactive=tuple(rule for is_on, rule in ends if not is_on),
            materials=self.materials,
            confirmations=self.confirmations,
            gaps=self.gaps,
            sources=self.sources,
        )


def start(checks: Collection[str]) -> Compilation:
    """A compilation of nothing yet; packs may name these checks."""
    names = PackNames()
    return Compilation(names=replace(names, conditions=replace(names.conditions, checks=tuple(checks))))


def with_pack(before: Compilation, pack: PackFile, layer: Layer, province: str = "") -> Compilation:
    """The compilation with one more pack, which must be of this layer (and province, if it names one).

    Where anything in it is wrong its `mistakes` say so; the result then serves only to check further packs.
    """
    if pack.mistakes and not pack.data:
        return before  # not even TOML
    head = _head(pack, layer, province)
    if any(head.id == other.id for other in before.packs):  # a copy: whatever else is wrong follows from it
        pack.report(("id",), "pack_exists", head.id)
        return before
    names = names_of(pack, head.id, before.names)
    work = before.work + work_of(pack.data, names) if layer == "overlay" else 0
    if work > MOST_WORK:
        pack.report((), "too_much_work", None, number=MOST_WORK)
        return before
    own = {f"{source.pack}:{source.key}": source for source in names.sources.values()}
    after = replace(
        before,
        packs=(*before.packs, _identity(head, pack.data)),
        names=names,
        sources={**before.sources, **own},
        materials={**before.materials, **materials_of(pack, head, before.materials, names)},
        confirmations={**before.confirmations, **confirmations_of(pack, head, before.confirmations)},
        gaps=(*before.gaps, *_gaps(pack, head, names)),
        wider=before,
        work=work,
    )
    after = replace(after, rules={**before.rules, **_rules(pack, head, after)})
    after = replace(after, rules={**after.rules, **Adapting(pack, head, names, after.rules).all()})
    entries(pack, "scenario", ScenarioEntry)  # only their shape: who runs them reads them again
    report_replacements(pack, after.rules)
    report_conflicts(pack, before.rules, after.rules)
    _report_strays(pack)
    return after


def _head(pack: PackFile, layer: Layer, province: str) -> HeadEntry:
    data = {key: value for key, value in pack.data.items() if key not in (*ENTRIES, *TABLES)}
    data = {key: value for key, value in data.items() if key == "title" or not _is_table(value)}
    stand_in = {"id": "stand-in", "version": "0", "title": _TEXTS, "layer": layer}
    stand_in |= {"province": province} if province else {}
    head = shape(pack, (), data, HeadEntry, stand_in)
    if "layer" not in head.misfits and head.shaped.layer != layer:
        pack.report(("layer",), "unknown_value", head.shaped.layer, (layer,))
    is_provincial = layer == "province" or head.shaped.province
    if "province" not in head.misfits and is_provincial and head.shaped.province != province:
        pack.report(("province",), "unknown_value", head.shaped.province, (province,))
    if "covers" not in head.misfits:
        check_covers(pack, head.shaped.model_copy(update={"layer": layer}))
    return head.shaped.model_copy(update={"layer": layer})


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(i, dict) for i in value))


def _report_strays(pack: PackFile) -> None:
    for key, value in pack.data.items():
        if _is_table(value) and key not in (*ENTRIES, *TABLES, "title"):
            pack.report((key,), "unknown_table", key, (*ENTRIES, *TABLES))


def _identity(head: HeadEntry, data: dict[str, Any]) -> Identity:
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return Identity(
        id=head.id,
        version=head.version,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        layer=head.layer,
        title=head.title.model_dump(),
        province=head.province,
        is_complete=head.complete,
        covers=head.covers or (),
    )


def _gaps(pack: PackFile, head: HeadEntry, names: PackNames) -> list[Gap]:
    found: list[Gap] = []
    for raw in entries(pack, "gap", GapEntry):
        entry = raw.shaped
        check_words(pack, raw.place, entry)
        when = check_conditions(pack, (*raw.place, "when"), entry.when, names.with_params({}), entry.scope)
        orders = orders_of(entry.orders)
        found.append(Gap(pack=head.id, **{**entry.model_dump(), "orders": orders, "when": when}))
    return found


def _rules(pack: PackFile, head: HeadEntry, so_far: Compilation) -> dict[str, tuple[Working, ...]]:
    check = RuleCheck(
        pack, head, so_far.names, materials=so_far.materials, confirmations=so_far.confirmations
    )
    found: dict[str, tuple[Working, ...]] = {}
    for raw in entries(pack, "rule", RuleEntry):
        check.check(raw)
        if raw.name in so_far.rules:
            pack.report((*raw.place, "id"), "duplicate", raw.name)
        _report_overlap(pack, raw, found.get(raw.name, ()))
        found[raw.name] = (*found.get(raw.name, ()), _working(raw.shaped, head, so_far.names))
    return found


def _report_overlap(pack: PackFile, raw: RawEntry[RuleEntry], others: tuple[Working, ...]) -> None:
    """One id may stand several times for periods that follow one another."""
    new = raw.shaped
    for other in (working.entry for working in others):
        if period_of(new).within(period_of(other)).is_empty:
            continue
        if not (new.valid_from or new.valid_to or other.valid_from or other.valid_to):
            pack.report((*raw.place, "id"), "duplicate", raw.name)
        else:
            pack.report((*raw.place, "id"), "periods_overlap", period_text(new), other=period_text(other))


def _working(entry: RuleEntry, head: HeadEntry, names: PackNames) -> Working:
    cites = names.keys(entry.cites)
    return Working(
        entry=entry,
        pack=head.id,
        layer=head.layer,
        written=entry.severity,
        names=names,
        cites=cites,
        judged_by=cites,
        dissents=tuple(
            Dissent(key, dissent.says.model_dump())
            for dissent in entry.dissents
            for key in names.keys((dissent.source,))
        ),
        is_on=entry.default is None,
    )
