"""Rules that cannot both hold, and demands nothing can satisfy: reported for the pack that brings them in.

Only what is certain is reported. Two rules conflict where on one answer their demands leave nothing that
satisfies both, on a day when both are in force, and their `when`s may be true of one item. They do not where
a `when` reads that answer, too: then another answer is the way out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import All, Leaf, paths_read
from icp_wizard.rules.checks.demanding import KIND_OF_MATERIAL, Demanding, days_of_both
from icp_wizard.rules.checks.emptiness import MOST_WAYS, contradiction, ways_to_hold
from icp_wizard.rules.checks.possible import asked_only_if, items_of, values_of
from icp_wizard.rules.reading.mistakes import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.reading.working import Working

    Rules = Mapping[str, tuple[Working, ...]]

MOST_EFFORT: Final = 200_000
"""The shipped packs take a tenth of it."""

_OVERHEAD: Final = 100
"""What comparing two rules costs besides, in comparisons of two values."""


def report_conflicts(pack: PackFile, before: Rules, after: Rules) -> None:
    """Report which rules that a pack wrote or adapted cannot hold beside another, or at all."""
    rules = _in_force(pack, before, after)
    _report_unfit(pack, rules)
    effort = _Effort()
    told = set()
    for one, other in _pairs(rules):
        if not effort.allows(one, other):
            break
        path = _conflict(one, other)
        if path and (one.place, path) not in told:
            told.add((one.place, path))
            place = (*one.place, "material" if one.kinds else "demand")
            asked = shown(other.notation(path))
            pack.report(place, "conflict", one.notation(path), (asked,), other=other.id)


def _report_unfit(pack: PackFile, rules: Sequence[Demanding]) -> None:
    effort = _Effort()
    for rule in rules:
        if not rule.place or rule.asks_little:
            continue
        if not effort.allows(rule, rule):
            break
        if rule.ways == ():
            (way, *_) = ways_to_hold(rule.demand) or ((),)
            path = contradiction(way, days_of_both(rule, rule)[-1])
            options = map(str, values_of(path) or items_of(path) or ())
            pack.report((*rule.place, "demand"), "no_answer_fits", rule.notation(path), options)


class _Effort:
    """What a pack may cost, roughly in comparisons: one made to be slow is not examined to the end."""

    def __init__(self) -> None:
        self._left = MOST_EFFORT

    def allows(self, one: Demanding, other: Demanding) -> bool:
        """Whether these may still be compared, which is spent with that."""
        self._left -= _OVERHEAD + one.size * other.size
        return self._left >= 0


def _in_force(pack: PackFile, before: Rules, after: Rules) -> list[Demanding]:
    """The rules in force that are written without a mistake, those of this pack with their places."""
    faulty = {mistake.rule for mistake in pack.mistakes}
    places = _places(pack)
    found = []
    for rule_id, periods in after.items():
        own = places.get(rule_id, [()]) if periods is not before.get(rule_id) else [()]
        for number, working in enumerate(periods if shown(rule_id) not in faulty else ()):
            if working.is_on:
                found.append(Demanding(working, own[min(number, len(own) - 1)]))
    return found


def _places(pack: PackFile) -> dict[str, list[Place]]:
    """Where a pack wrote a rule, once for each period, or adapted it, by its id."""
    found: dict[str, list[Place]] = {}
    for table, key in (("rule", "id"), ("adapt", "rule")):
        entries = pack.data.get(table, [])
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = entry.get(key, "") if isinstance(entry, dict) else ""
            found.setdefault(str(name), []).append((table, index))
    return found


def _pairs(rules: Sequence[Demanding]) -> Iterator[tuple[Demanding, Demanding]]:
    """Each two rules with demands on one answer of which the pack brings one in; that one comes first."""
    by_path: dict[str, list[Demanding]] = {}
    for rule in rules:
        others = {id(other): other for path in rule.demanded for other in by_path.get(path, ())}
        for other in others.values():
            if (rule.place or other.place) and not (rule.asks_little and other.asks_little):
                yield (rule, other) if rule.place else (other, rule)
        for path in rule.demanded:
            by_path.setdefault(path, []).append(rule)


def _conflict(one: Demanding, other: Demanding) -> str:
    """The answer on which two rules ask for different things; "" where they do not surely."""
    for day in days_of_both(one, other):
        if one.kinds or other.kinds:
            found = _unwelcome(one, other, day) or _unwelcome(other, one, day)
        else:
            found = _opposed(one, other, day)
        if found:
            return found
    return ""


def _opposed(one: Demanding, other: Demanding, day: date) -> str:
    if not one.ways or not other.ways or len(one.ways) * len(other.ways) > MOST_WAYS:
        return ""
    paths = [contradiction((*way, *another), day) for way in one.ways for another in other.ways]
    if not all(paths) or {*paths_read(one.when), *paths_read(other.when)}.intersection(paths):
        return ""
    return paths[0] if _may_both_hold(one.when, other.when, day) else ""


def _unwelcome(one: Demanding, other: Demanding, day: date) -> str:
    """Whether one wants a material of a kind that the other, a rule about materials, refuses."""
    if not one.kinds or not other.ways:
        return ""
    for kind in one.kinds:
        given = Leaf("field", (KIND_OF_MATERIAL,), "eq", kind)
        refused = all(contradiction((given, *way), day) == KIND_OF_MATERIAL for way in other.ways)
        if not refused or not _may_both_hold(one.when, All((given, *other.when.children)), day):
            return ""
    return KIND_OF_MATERIAL


def _may_both_hold(one: All, other: All, day: date) -> bool:
    """Whether two conditions do not shut each other out; where that is too much to decide, they do."""
    found = ways_to_hold(All((one, other)))
    return found is not None and not all(contradiction((*way, *asked_only_if(way)), day) for way in found)
