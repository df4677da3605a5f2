"""Dates relative to the day a filing is judged at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from icp_wizard.dates import add_months

WorkingDays: TypeAlias = Callable[[date, int], date | None]
"""The n-th working day after (n > 0) or before (n < 0) a date; None where the calendar does not reach."""

UNITS: Final = {
    "years_ago": ("months", -12),
    "years_ahead": ("months", 12),
    "months_ago": ("months", -1),
    "months_ahead": ("months", 1),
    "days_ago": ("days", -1),
    "days_ahead": ("days", 1),
    "working_days_ago": ("working_days", -1),
    "working_days_ahead": ("working_days", 1),
}

MOST: Final = 200_000
"""Largest amount a relative date may have; where the calendar ends earlier, the date is not known."""


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """So many units before or after the as-of date, such as `{ months_ahead = 3 }`."""

    unit: str
    amount: int

    def on(self, as_of: date, working_days: WorkingDays) -> date | None:
        """The date meant; None where no calendar reaches it.

        A month that is too short gives its last day: three months after 30 November is 28 February.
        """
        kind, factor = UNITS[self.unit]
        if kind == "working_days":
            return working_days(as_of, factor * self.amount)
        try:
            if kind == "days":
                return as_of + timedelta(days=factor * self.amount)
            return add_months(as_of, factor * self.amount)
        except (OverflowError, ValueError):
            return None


def weekdays(day: date, count: int) -> date | None:
    """The n-th weekday after or before a date; knows no holidays."""
    step = timedelta(days=1 if count > 0 else -1)
    weeks, left = divmod(abs(count), 5)
    try:
        # Whole weeks first: from a weekend, the first step brings us to a weekday.
        while day.weekday() >= 5 and (left or weeks):
            day -= step
        day += 7 * weeks * step
        while left:
            day += step
            left -= day.weekday() < 5
    except OverflowError:
        return None
    return day
