"""Answers in memory, for trying conditions: readings by path, and those of other items by path."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from icp_wizard.conditions import Cause, Context, Reading, State, judge, parse_conditions, weekdays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.conditions import Judgement, Names

TODAY = date(2026, 11, 24)

OPEN = Reading(State.OPEN)
BLANK = Reading(State.BLANK)
MALFORMED = Reading(State.MALFORMED, "??")
IRRELEVANT = Reading(State.IRRELEVANT, "parked")
NOT_VALUES = (IRRELEVANT, OPEN, BLANK, MALFORMED)


def value(found: object, *pending: str) -> Reading:
    """An answer; `pending` are paths of open answers that may add to it."""
    return Reading(State.VALUE, found, pending=tuple(Cause(path, State.OPEN) for path in pending))


@dataclass
class Answers:
    """A reader over a dictionary; what is not in it is open."""

    readings: dict[str, Reading]
    others: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)

    def read(self, path: str) -> Reading:
        return self.readings.get(path, OPEN)

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        return self.others.get(path, ())


def judged(
    condition: object,
    readings: dict[str, Reading],
    *,
    others: Mapping[str, tuple[Reading, ...]] | None = None,
    names: Names | None = None,
    sets_aside: bool = False,
) -> Judgement:
    """What a condition in the notation comes to."""
    parsed = parse_conditions([condition], names)
    assert parsed.wrong == ()
    context = Context(Answers(readings, others or {}), TODAY, weekdays, {})
    return judge(parsed.node, context, sets_aside=sets_aside)


def paths(found: Judgement) -> list[str]:
    """The paths of its causes."""
    return [cause.path for cause in found.causes]
