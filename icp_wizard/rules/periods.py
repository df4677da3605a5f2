"""Periods of validity: from a day to a day, both included; an end that is not stated is open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.rules.reading.models import AdaptEntry, RuleEntry

SOON: Final = timedelta(days=90)
"""How long before a rule starts or ends that is announced: time to prepare papers for what will hold."""


class Period(NamedTuple):
    """Days from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it ends before it begins."""
        return self.start is not None and self.end is not None and self.end < self.start

    def within(self, other: Period) -> Period:
        """The days that both have."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        return Period(max(starts, default=None), min(ends, default=None))

    def beside(self) -> Iterator[Period]:
        """The days outside it: those before, and those behind."""
        if self.start and self.start > date.min:
            yield Period(end=self.start - timedelta(days=1))
        if self.end and self.end < date.max:
            yield Period(start=self.end + timedelta(days=1))


def period_of(entry: RuleEntry | AdaptEntry) -> Period:
    """The period that is written in an entry of a pack."""
    return Period(entry.valid_from, entry.valid_to)


def is_soon(day: date | None, today: date) -> bool:
    """Whether a day is still to come, and near enough to be announced."""
    return day is not None and timedelta() < day - today <= SOON
