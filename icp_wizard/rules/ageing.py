"""How old what rules rest on is: validity is stated and ends, knowledge only ages.

Dates are as exact as the sources say: "2025-12", "2022" or "unknown".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.rules.rule import Rule
    from icp_wizard.rules.rulebook import Rulebook

UNKNOWN: Final = "unknown"
OLD_AFTER_YEARS: Final = 2
"""Whole calendar years until a source counts as old. Many name no more than a year, so only years can be
compared; of one that is two years behind nobody can say that it was not renewed since."""


class PackAge(NamedTuple):
    """How old a pack is on a day: the dates of its oldest and newest source ("" where none has one).

    `rules` counts those in force; of these, `old` and `undated` rest on nothing newer, `verified` were looked
    up again by somebody.
    """

    pack: str
    oldest: str
    newest: str
    rules: int
    old: int
    undated: int
    verified: int


def newest_date(rulebook: Rulebook, rule: Rule) -> str:
    """What the newest source of a rule says of its date; `UNKNOWN` where none has one."""
    dated = [source.as_of for source in rulebook.sources_of(rule) if source.as_of != UNKNOWN]
    return max(dated, default=UNKNOWN)


def is_old(dated: str, day: date) -> bool:
    """Whether what a source of that date says may have changed by the day; of an undated one it may."""
    return dated == UNKNOWN or int(dated[:4]) + OLD_AFTER_YEARS < day.year


def ages(rulebook: Rulebook, day: date) -> tuple[PackAge, ...]:
    """How old each pack of a rulebook is on a day."""
    return tuple(_age(rulebook, pack.id, day) for pack in rulebook.packs)


def _age(rulebook: Rulebook, pack: str, day: date) -> PackAge:
    sources = rulebook.sources.values()
    dated = [source.as_of for source in sources if source.pack == pack and source.as_of != UNKNOWN]
    rules = [rule for rule in rulebook.rules_on(day) if rule.pack == pack]
    newest = [newest_date(rulebook, rule) for rule in rules]
    return PackAge(
        pack,
        min(dated, default=""),
        max(dated, default=""),
        len(rules),
        sum(date != UNKNOWN and is_old(date, day) for date in newest),
        newest.count(UNKNOWN),
        sum(rule.verified_on is not None for rule in rules),
    )
