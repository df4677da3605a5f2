"""Scenarios of packs: an invented draft with some answers changed, and what rules must say of it.

    [[scenario]]
    name = "深圳一家企业要附登记单"
    sample = "gd-company"            # or draft = "case.json", a file beside the pack
    as_of = 2026-11-29               # without it the day of the draft
    set = { "wanted.entity.name" = "…" }
    unset = ["wanted.entity.remark"]
    todo = ["local.desk-note"]       # fires, todo, met, undecided, advice, quiet: a rule, or rule@item

A rule named without an item says the same of every item it is about. Rules are those of the pack, and those
it adapts.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.dates import parse
from icp_wizard.errors import Problem
from icp_wizard.filing.errors import FilingError
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.places import lookup, replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules.reading.models import ScenarioEntry
from icp_wizard.rules.reading.pack_file import report_unknown
from icp_wizard.rules.reading.shaping import entries
from icp_wizard.samples import sample_draft, sample_names
from icp_wizard.store.exchange import read_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules.checks.validating import Examined
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.pack_file import PackFile

QUIET: Final = "quiet"
STATUSES: Final = ("fires", "todo", "met", "undecided", "advice", QUIET)

MOST_SCENARIOS: Final = 200
"""Of a pack; further ones are refused, since each is a whole assessment."""


class Tried(NamedTuple):
    """One scenario: where it stands, and whether all came out as it says (None: its pack is broken)."""

    file: str
    line: int
    name: str
    has_passed: bool | None
    shown: tuple[tuple[str, str], ...] = ()
    """What it rightly says, as (rule, status)."""


def try_scenarios(pack: PackFile, folder: Path, examined: Examined) -> tuple[Tried, ...]:
    """Run the scenarios of a pack that lies in `folder`; what is wrong with them is reported in `pack`."""
    found = entries(pack, "scenario", ScenarioEntry)
    if len(found) > MOST_SCENARIOS:
        pack.report(("scenario",), "too_many", str(len(found)), number=MOST_SCENARIOS)
        found = ()
    is_sound = examined.is_sound(pack)
    ours = _rules_of(pack) if is_sound else set()
    tried = []
    for raw in found:
        before = len(pack.mistakes)
        shown = _Scenario(pack, raw.place, raw.shaped, folder, examined).shown(ours) if is_sound else ()
        if shown is not None:
            has_passed = len(pack.mistakes) == before if is_sound else None
            line = pack.places.get(raw.place, 0)
            tried.append(Tried(pack.file, line, raw.shaped.name, has_passed, shown))
    return tuple(tried)


def _rules_of(pack: PackFile) -> set[str]:
    """Ids of the rules a sound pack holds or adapts."""
    tables = (("rule", "id"), ("adapt", "rule"))
    return {entry[key] for table, key in tables for entry in pack.data.get(table, ())}


class _Scenario:
    """One scenario of a sound pack."""

    def __init__(
        self, pack: PackFile, place: Place, entry: ScenarioEntry, folder: Path, examined: Examined
    ) -> None:
        self.pack = pack
        self.place = place
        self.entry = entry
        self.folder = folder
        self.examined = examined

    def shown(self, ours: set[str]) -> tuple[tuple[str, str], ...] | None:
        """Run it: report what comes out otherwise than it says, and give what it rightly says.

        None where it is about a province that was not asked for.
        """
        expected = list(self._expected(ours))
        draft = self._draft()
        if draft is None or not expected:
            return ()
        data = draft.data()
        if data["intent"].get("province") in self.examined.left_out:
            return None
        as_of = self.entry.as_of or parse(str(data["envelope"].get("as_of")))
        if not isinstance(as_of, date):
            self.pack.report((*self.place, "as_of"), "missing_key")
            return ()
        rulebook = self.examined.rulebook(data["intent"].get("province"))
        said: dict[str, dict[str, str]] = {}
        for finding in assess(draft, rulebook, as_of).findings:
            said.setdefault(finding.rule_id, {})[finding.item or ""] = str(finding.status)
        return tuple(
            (name.partition("@")[0], status)
            for place, status, name in expected
            if self._is_so(place, status, said, *name.split("@", 1))
        )

    def _expected(self, ours: set[str]) -> Iterator[tuple[Place, str, str]]:
        is_empty = True
        for status in STATUSES:
            for index, name in enumerate(getattr(self.entry, status)):
                is_empty = False
                place = (*self.place, status, index)
                rule = name.partition("@")[0]
                report_unknown(self.pack, place, rule, ours, "scenario_rule")
                if rule in ours:
                    yield place, status, name
        if is_empty:
            self.pack.report(self.place, "scenario_empty", None, STATUSES)

    def _is_so(
        self, place: Place, status: str, said: dict[str, dict[str, str]], rule: str, item: str | None = None
    ) -> bool:
        of_rule = said.get(rule, {})
        found = {of_rule.get(item, QUIET)} if item is not None else set(of_rule.values()) or {QUIET}
        if found != {status}:
            self.pack.report(place, "scenario_status", " + ".join(sorted(found)), (status,))
        return found == {status}

    def _draft(self) -> Draft | None:
        start = self._start()
        if start is None:
            return None
        data = start.data()
        for index, path in enumerate(self.entry.unset):
            if lookup(data, path) is MISSING:
                self.pack.report((*self.place, "unset", index), "scenario_path", path)
                continue
            data = replaced(data, path, MISSING)
        for path, value in self.entry.set.items():
            data = self._changed(data, path, value)
        try:
            return parse_draft(data)
        except FilingError as error:
            self.pack.report((*self.place, "set"), "scenario_malformed", error.values.get("path"))
            return None

    def _changed(self, data: Any, path: str, value: object) -> Any:
        is_known = path.startswith("confirmations.") or field_at(path) or lookup(data, path) is not MISSING
        try:
            if is_known:
                return replaced(data, path, value.isoformat() if isinstance(value, date) else value)
        except FilingError:
            pass
        self.pack.report((*self.place, "set", path), "scenario_path", path)
        return data

    def _start(self) -> Draft | None:
        """The draft before anything is changed; None where there is none, which is reported."""
        if (self.entry.sample is None) == (self.entry.draft is None):
            self.pack.report(self.place, "scenario_start", None, ("sample", "draft"))
            return None
        if self.entry.sample is not None:
            if self.entry.sample not in sample_names():
                place = (*self.place, "sample")
                self.pack.report(place, "scenario_sample", self.entry.sample, sample_names())
                return None
            return sample_draft(self.entry.sample)
        return self._beside(str(self.entry.draft))

    def _beside(self, name: str) -> Draft | None:
        """The draft in a file of the pack's own folder; nothing outside it is opened, nor what is no file."""
        try:
            path = (self.folder / name).resolve()
            if path.is_relative_to(self.folder.resolve()) and path.is_file():
                return parse_draft(read_draft(path))
        except (Problem, OSError, ValueError):
            pass
        self.pack.report((*self.place, "draft"), "scenario_draft", name)
        return None
