"""Adaptations: how a narrower pack restates, changes, adopts or lifts the rules of wider ones.

An adaptation that adopts, changes params or severity, or makes a dead end, is judged by its own citations
alone: a blog must not inherit how sure the wider pack's sources are. Where it changes params or text, the
rule rests on its citations alone; otherwise they join those of the rule. The user's own packs say why they
override a rule, and leave blocks of the national pack at least a warning (`floor.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal

from icp_wizard.rules.checks.checking import check_cites, check_params, check_texts, check_words
from icp_wizard.rules.checks.floor import is_kept, lowering
from icp_wizard.rules.periods import period_of
from icp_wizard.rules.reading.models import AdaptEntry
from icp_wizard.rules.reading.pack_file import report_unknown
from icp_wizard.rules.reading.shaping import entries
from icp_wizard.rules.rule import LAYERS, Adaptation, Dissent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from icp_wizard.rules.periods import Period
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.models import HeadEntry
    from icp_wizard.rules.reading.names import PackNames
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.working import Working


_CHANGES: Final = ("params", "severity", "orders", "applies_to", "text", "dead_end")
_OWN_WORD: Final = {"params", "severity", "dead_end"}
"""Changes that the wider pack's sources do not answer for."""


class Adapting:
    """The adaptations of one pack, applied to the rules in sight of it."""

    def __init__(
        self, pack: PackFile, head: HeadEntry, names: PackNames, rules: Mapping[str, tuple[Working, ...]]
    ) -> None:
        self.pack = pack
        self.head = head
        self.names = names
        self.rules = rules
        self.found: dict[str, tuple[Working, ...]] = {}

    def all(self) -> dict[str, tuple[Working, ...]]:
        """The rules this pack adapts, as they are then; what cannot be adapted is reported."""
        for raw in entries(self.pack, "adapt", AdaptEntry):
            place, entry = raw.place, raw.shaped
            self._check(place, entry)
            target = self.found.get(entry.rule) or self.rules.get(entry.rule)
            if not target:
                report_unknown(self.pack, (*place, "rule"), entry.rule, self.rules, "unknown_rule")
            else:
                self._adapt(place, entry, target)
        return self.found

    def _adapt(self, place: Place, entry: AdaptEntry, target: tuple[Working, ...]) -> None:
        """Adapt what holds in the period of the adaptation; days of a rule outside it stay as they were."""
        hit = tuple(one for working in target for one in _parts(working, [period_of(entry)]))
        if not hit and not period_of(entry).is_empty:
            self.pack.report((*place, "valid_from"), "period_outside", entry.valid_from or entry.valid_to)
        if hit and all(self._may_adapt(place, entry, working) for working in hit):
            after = tuple(self._one(entry, working) for working in hit)
            rest = (one for working in target for one in _parts(working, period_of(entry).beside()))
            self.found[entry.rule] = (*after, *rest)
            self._check_result(place, entry, after)
            self._check_own(place, entry, hit, after)

    def _check(self, place: Place, entry: AdaptEntry) -> None:
        changed = _changed(entry)
        if period_of(entry).is_empty:
            self.pack.report((*place, "valid_to"), "period_backwards", entry.valid_to)
        check_words(self.pack, place, entry)
        check_cites(self.pack, place, entry, self.names)
        check_params(self.pack, place, entry.params, self.names)
        if entry.off and not entry.because:
            self.pack.report((*place, "off"), "lift_because")
        if entry.because:
            report_unknown(self.pack, (*place, "because"), entry.because, self.rules, "unknown_rule")
        if entry.because and not entry.off:
            self.pack.report((*place, "because"), "because_of_lift", entry.because)
        if entry.off and changed:
            self.pack.report((*place, changed[0]), "lift_only", changed[0])
        if not entry.off and not entry.cites:
            self.pack.report((*place, "cites"), "no_cites")

    def _may_adapt(self, place: Place, entry: AdaptEntry, target: Working) -> bool:
        before = len(self.pack.mistakes)
        layer = self.head.layer
        if LAYERS.index(target.layer) >= LAYERS.index(layer):
            self.pack.report((*place, "rule"), "not_wider", entry.rule)
        elif any(done.layer == layer for done in target.adaptations):
            self.pack.report((*place, "rule"), "adapted_twice", entry.rule)
        elif target.is_lifted:
            self.pack.report((*place, "rule"), "lifted_already", entry.rule)
        for name in entry.params:
            if name not in target.entry.params:
                self.pack.report((*place, "params", name), "unknown_param", name, target.entry.params)
        return len(self.pack.mistakes) == before

    def _one(self, entry: AdaptEntry, working: Working) -> Working:
        cites = self.names.keys(entry.cites)
        changed = _changed(entry)
        is_own_word = not working.is_on or bool(_OWN_WORD & set(changed))
        done = Adaptation(
            pack=self.head.id,
            layer=self.head.layer,
            kind=_kind(entry, working),
            cites=cites,
            because=entry.because or "",
            changed=changed,
            facts=entry.facts,
            reason=entry.reason.model_dump() if entry.reason else None,
        )
        joined = (*cites, *working.cites) if is_own_word else (*working.cites, *cites)
        if "params" in changed or "text" in changed:  # the wider sources never said this
            joined = cites
        return replace(
            working.changed(**_values(entry, working)),
            cites=tuple(dict.fromkeys(joined)),
            judged_by=cites if is_own_word else tuple(dict.fromkeys((*working.judged_by, *cites))),
            dissents=(*working.dissents, *self._dissents(entry)),
            is_on=not entry.off,
            adaptations=(*working.adaptations, done),
        )

    def _dissents(self, entry: AdaptEntry) -> list[Dissent]:
        return [
            Dissent(key, dissent.says.model_dump())
            for dissent in entry.dissents
            for key in self.names.keys((dissent.source,))
        ]

    def _check_result(self, place: Place, entry: AdaptEntry, after: tuple[Working, ...]) -> None:
        """New params and texts must still fit every period of the rule."""
        for working in after:
            for part in ("when", "demand"):
                for wrong in working.parsed(part).wrong:
                    self.pack.report((*place, "params"), wrong.code, wrong.found, wrong.allowed)
            if entry.text:
                check_texts(self.pack, (*place, "text"), entry.text, working.entry.params)

    def _check_own(
        self, place: Place, entry: AdaptEntry, before: tuple[Working, ...], after: tuple[Working, ...]
    ) -> None:
        """What only the user's own packs are asked."""
        if self.head.layer != "overlay":
            return
        if not entry.reason and after[0].adaptations[-1].kind != "restate":
            self.pack.report((*place, "reason"), "no_reason")
        if is_kept(before, self.rules):
            found = (lowering(entry, *periods) for periods in zip(before, after, strict=True))
            if key := next(filter(None, found), ""):
                self.pack.report((*place, key), "lowers_block", entry.rule, ("warn",))


def _parts(working: Working, periods: Iterable[Period]) -> Iterator[Working]:
    """The rule as it is in these periods, as far as it holds in them at all."""
    own = period_of(working.entry)
    for part in (own.within(period) for period in periods):
        if part == own:
            yield working
        elif not part.is_empty:
            yield working.changed(valid_from=part.start, valid_to=part.end)


def _changed(entry: AdaptEntry) -> tuple[str, ...]:
    return tuple(key for key in _CHANGES if getattr(entry, key))


def _kind(entry: AdaptEntry, working: Working) -> Literal["restate", "change", "adopt", "lift"]:
    if entry.off:
        return "lift"
    if not working.is_on:
        return "adopt"
    return "change" if _changed(entry) else "restate"


def _values(entry: AdaptEntry, working: Working) -> dict[str, Any]:
    values = {key: getattr(entry, key) for key in (*_CHANGES, "collected_on", "verified_on")}
    values = {key: value for key, value in values.items() if value}
    if entry.params:
        values["params"] = {**working.entry.params, **entry.params}
    if entry.facts:
        values["facts"] = (*working.entry.facts, *entry.facts)
    return values
