"""What takes the place of what: lifts that name a rule in force, ids that replace ids out of use, periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.rules.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.models import RuleEntry
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.working import Working

    Rules = Mapping[str, tuple[Working, ...]]


def report_replacements(pack: PackFile, rules: Rules) -> None:
    """Report what a pack lifts or replaces wrongly; `rules` are those there are with the pack."""
    for index, entry in _entries(pack, "adapt"):
        _check_lift(pack, ("adapt", index, "because"), entry, rules)
    for index, entry in _entries(pack, "rule"):
        _check_new_id(pack, ("rule", index, "replaces"), entry, rules)


def _check_lift(pack: PackFile, place: Place, entry: Mapping[str, Any], rules: Rules) -> None:
    lifted, instead = entry.get("rule", ""), entry.get("because", "")
    if entry.get("off") is not True or instead not in rules or any(one.is_on for one in rules[instead]):
        return
    if lifted in _chain(instead, lambda name: _lifted_for(rules, name)):
        pack.report(place, "recursion", instead)
    else:
        pack.report(place, "because_inactive", instead)


def _check_new_id(pack: PackFile, place: Place, entry: Mapping[str, Any], rules: Rules) -> None:
    new, old = entry.get("id", ""), entry.get("replaces", "")
    if new in _chain(old, lambda name: _replaced_by(rules, name)):
        pack.report(place, "recursion", old)
    elif _are_in_force_together(rules, new, old):
        pack.report(place, "replaces_active", old)


def period_text(entry: RuleEntry) -> str:
    """A period as two dates, "…" where it is open."""
    return " – ".join(str(day or "…") for day in (entry.valid_from, entry.valid_to))


def _entries(pack: PackFile, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a kind whose names are texts; others are reported already."""
    found = pack.data.get(table, [])
    for index, entry in enumerate(found if isinstance(found, list) else ()):
        names = ("id", "rule", "because", "replaces")
        if isinstance(entry, dict) and all(isinstance(entry.get(name, ""), str) for name in names):
            yield index, entry


def _chain(name: str, following: Callable[[str], str]) -> list[str]:
    """A name, the one behind it, and so on, each once."""
    found: list[str] = []
    while name and name not in found:
        found.append(name)
        name = following(name)
    return found


def _lifted_for(rules: Rules, name: str) -> str:
    periods = rules.get(name, ())
    return next((one.adaptations[-1].because for one in periods if one.is_lifted), "")


def _replaced_by(rules: Rules, name: str) -> str:
    return next((one.entry.replaces for one in rules.get(name, ()) if one.entry.replaces), "")


def _are_in_force_together(rules: Rules, new: str, old: str) -> bool:
    pairs = ((one, other) for one in rules.get(new, ()) for other in rules.get(old, ()))
    return any(one.is_on and other.is_on and _overlap(one, other) for one, other in pairs)


def _overlap(one: Working, other: Working) -> bool:
    """Whether two rules have a day in common."""
    return not period_of(one.entry).within(period_of(other.entry)).is_empty
