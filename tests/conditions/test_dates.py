"""Relative dates: months end where the month ends, working days skip weekends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.conditions import RelativeDate, weekdays


@pytest.mark.parametrize(
    ("as_of", "unit", "amount", "expected"),
    [
        (date(2026, 11, 30), "months_ahead", 3, date(2027, 2, 28)),
        (date(2026, 11, 24), "months_ago", 12, date(2025, 11, 24)),
        (date(2024, 2, 29), "years_ago", 18, date(2006, 2, 28)),
        (date(2024, 2, 29), "years_ahead", 4, date(2028, 2, 29)),
        (date(2026, 12, 31), "days_ahead", 1, date(2027, 1, 1)),
        (date(2026, 11, 24), "days_ago", 0, date(2026, 11, 24)),
        (date(2026, 11, 24), "working_days_ago", 3, date(2026, 11, 19)),
        (date(2026, 11, 24), "working_days_ahead", 4, date(2026, 11, 30)),
    ],
)
def test_a_relative_date_counts_from_the_as_of_date(
    as_of: date, unit: str, amount: int, expected: date
) -> None:
    assert RelativeDate(unit, amount).on(as_of, weekdays) == expected


@pytest.mark.parametrize("unit", ["years_ago", "months_ahead", "days_ahead", "working_days_ahead"])
def test_beyond_the_calendar_there_is_no_date(unit: str) -> None:
    assert RelativeDate(unit, 9_999_999).on(date(2026, 11, 24), weekdays) is None


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-30, 30))
def test_weekdays_are_counted_one_by_one(start: date, count: int) -> None:
    step = 1 if count > 0 else -1
    day, left = start.toordinal(), abs(count)
    while left:
        day += step
        left -= date.fromordinal(day).weekday() < 5
    assert weekdays(start, count) == date.fromordinal(day)
