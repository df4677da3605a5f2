"""`validate`: everything that is wrong with packs, what their scenarios show, and what none of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from icp_wizard.explaining.own_packs.trying import Tried, try_scenarios
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules.checks.validating import Found, examine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from icp_wizard.rules.checks.validating import Examined
    from icp_wizard.rules.reading.mistakes import Mistake
    from icp_wizard.rules.reading.pack_file import PackFile


@dataclass(frozen=True)
class Report:
    """What was found in pack files.

    `mistakes` are to be mended, those of scenarios too; `remarks` only say what is used or shown nowhere.
    """

    files: tuple[str, ...]
    mistakes: tuple[Found, ...]
    remarks: tuple[Mistake, ...]
    scenarios: tuple[Tried, ...]

    @property
    def is_fine(self) -> bool:
        """Whether nothing is to be mended."""
        return not self.mistakes


def validate(paths: Sequence[Path], *, province: str = "", packs: Path | None = None) -> Report:
    """Check pack files and folders of them, and run their scenarios. Reads only.

    The user's own packs are checked together, as they would be loaded, in every province there is a pack of,
    or in that of the two-digit `province` alone. They stand on the shipped packs, or on those in the folder
    `packs`. A folder of shipped packs, or a file in one, is checked as such. Files are called as given.
    Raises NothingToValidate where a path is not there or holds no pack.
    """
    files: list[str] = []
    mistakes: list[Found] = []
    remarks: list[Mistake] = []
    scenarios: list[Tried] = []
    for examined in examine(paths, province=province, checks=CHECKS, packs=packs):
        mistakes += examined.found
        remarks += examined.remarks
        for path, read in examined.packs.items():
            pack = read.afresh()
            tried = try_scenarios(pack, path.parent, examined)
            files.append(pack.file)
            scenarios += tried
            mistakes += (Found(mistake) for mistake in pack.in_order() if not _is_told(mistake, examined))
            if examined.is_own and examined.is_sound(read) and not examined.left_out:
                remarks += _never_shown(pack.afresh(), tried)
    return Report(tuple(files), tuple(mistakes), tuple(remarks), tuple(scenarios))


def _is_told(mistake: Mistake, examined: Examined) -> bool:
    """Whether loading found it already: the shape of scenarios is checked there, too."""
    return any(found.mistake == mistake for found in examined.found)


_UNMET: Final = frozenset({"fires", "todo"})


def _never_shown(pack: PackFile, tried: Iterable[Tried]) -> tuple[Mistake, ...]:
    """Rules of the pack, its own and adapted ones, that no scenario shows as unmet, or as met."""
    shown: dict[str, set[str]] = {}
    for scenario in tried:
        for rule, status in scenario.shown:
            shown.setdefault(rule, set()).add(status)
    for index, entry in enumerate(pack.data.get("rule", ())):
        seen = shown.get(entry["id"], set())
        if not any(key in entry for key in ("demand", "material", "confirm")):
            if "advice" not in seen:
                pack.report(("rule", index, "id"), "never_advised", entry["id"])
            continue
        _report_half(pack, ("rule", index, "id"), entry["id"], seen)
    for index, entry in enumerate(pack.data.get("adapt", ())):
        if not shown.get(entry["rule"]):
            pack.report(("adapt", index, "rule"), "never_shown", entry["rule"])
    return pack.in_order()


def _report_half(pack: PackFile, place: tuple[str | int, ...], rule: str, seen: set[str]) -> None:
    if not seen & _UNMET:
        pack.report(place, "never_unmet", rule)
    if "met" not in seen:
        pack.report(place, "never_met", rule)
