"""Calendar days: today in Shanghai, dates as people type them, months and working days.

No clock is read here; the moment comes in. Units: days and months of the civil calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from icp_wizard.text import normalise_text

FOREVER: Final = "forever"
"""What a date without end is called in drafts and rules (长期)."""

# China has had no summer time since 1992; a fixed offset needs no time-zone database.
_SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")

_FOREVER_WORDS: Final = frozenset(
    {"长期", "长期有效", "永久", "永久有效", "forever", "long-term", "long term"}
)
_TYPED: Final = (
    re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


class DateError(StrEnum):
    """Why a typed date is none."""

    SHAPE = "shape"  # not year, month and day
    MONTH = "month"  # no such month
    DAY = "day"  # that month has no such day


class Unreadable(NamedTuple):
    """What `parse` gives instead of a date; for a missing day, `last_day` of that month."""

    error: DateError
    year: int = 0
    month: int = 0
    last_day: int = 0


def today_in_shanghai(now: datetime) -> date:
    """The calendar day in China at this moment. The moment must know its offset; ValueError otherwise."""
    if now.tzinfo is None:
        raise ValueError("the moment must be aware of its offset")
    return now.astimezone(_SHANGHAI).date()


def local_minutes(stamp: str) -> str:
    """A stored time (UTC) to the minute, as the clock on the wall has it; what is no time stays as it is."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return stamp


def parse(raw: str) -> date | str | Unreadable:
    """A date as typed: 2026-11-24, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日, or `FOREVER` (长期)."""
    text = normalise_text(raw).translate(_DASHES)
    if text.casefold() in _FOREVER_WORDS:
        return FOREVER
    for pattern in _TYPED:
        if match := pattern.fullmatch(text):
            return _day(*map(int, match.groups()))
    return Unreadable(DateError.SHAPE)


def _day(year: int, month: int, day: int) -> date | Unreadable:
    if not 1 <= month <= 12 or year < 1:
        return Unreadable(DateError.MONTH if year else DateError.SHAPE, year, month)
    last = monthrange(year, month)[1]
    return date(year, month, day) if 1 <= day <= last else Unreadable(DateError.DAY, year, month, last)


def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier if negative), or the last of a month too short for it.

    31 January and one month is 28 February. ValueError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("beyond the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(birth_date: date, day: date) -> int:
    """Full years of life on a day; who was born on 29 February has a birthday on 1 March in other years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


class WorkingDay(NamedTuple):
    """A day counted in working days; estimated where it needs a year whose holidays are not announced yet."""

    day: date
    is_estimated: bool = False


def working_days_after(day: date, count: int) -> WorkingDay:
    """The count-th working day after a day (which itself does not count); the day itself for nought.

    By the State Council's yearly notices, with the weekends worked instead, as the `holidays` package has
    them. OverflowError beyond the calendar.
    """
    return _count(day, count, timedelta(days=1))


def working_days_before(day: date, count: int) -> WorkingDay:
    """The count-th working day before a day; see `working_days_after`."""
    return _count(day, count, timedelta(days=-1))


def nth_working_day(day: date, count: int) -> date | None:
    """The working day so many after (or, negative, before) a day; None beyond the calendar."""
    try:
        found = working_days_after(day, count) if count >= 0 else working_days_before(day, -count)
    except OverflowError:
        return None
    return found.day


def is_working_day(day: date) -> bool:
    """Whether offices are open: a weekday that is no holiday, or a weekend day worked instead."""
    closed, opened = _arrangements(day.year)
    return day in opened or (day.weekday() < 5 and day not in closed)


@cache
def holidays_announced() -> range:
    """The years whose holiday arrangements the `holidays` package has from a notice of the State Council."""
    from holidays.countries.china import China

    calendar = China()  # type: ignore[no-untyped-call]
    years = getattr(calendar, "special_public_holidays", {})
    return range(min(years), max(years) + 1) if years else range(0)


def _count(day: date, count: int, step: timedelta) -> WorkingDay:
    first = day
    while count > 0:
        day += step
        count -= is_working_day(day)
    announced = holidays_announced()
    return WorkingDay(day, first.year not in announced or day.year not in announced)


@cache
def _arrangements(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and weekend days worked of one year. Beyond the announced years: statutory days only."""
    from holidays.countries.china import China

    calendar = China(years=year)  # type: ignore[no-untyped-call]
    closed = frozenset(day for day in calendar if day.year == year)
    return closed, frozenset(day for day in calendar.weekend_workdays if day.year == year)
