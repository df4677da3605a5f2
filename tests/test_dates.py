"""Days: today in Shanghai, typed dates, months, working days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard import dates
from icp_wizard.dates import DateError, Unreadable


def test_today_is_the_day_in_shanghai() -> None:
    assert dates.today_in_shanghai(datetime(2026, 11, 23, 16, 0, tzinfo=UTC)) == date(2026, 11, 24)
    assert dates.today_in_shanghai(datetime(2026, 11, 23, 15, 59, tzinfo=UTC)) == date(2026, 11, 23)


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        dates.today_in_shanghai(datetime(2026, 11, 24))


@pytest.mark.parametrize(
    "raw",
    [
        "2026-01-04",
        "2026-1-4",
        "2026/01/04",
        "2026.1.4",
        "20260104",
        "2026年1月4日",
        "2026 年 01 月 04 日",
        "２０２６－０１－０４",
        " 2026–1–4 ",
    ],
)
def test_a_date_is_read_as_people_write_it(raw: str) -> None:
    assert dates.parse(raw) == date(2026, 1, 4)


@pytest.mark.parametrize("raw", ["长期", "长期有效", "永久", " Forever ", "long-term"])
def test_a_date_without_end_is_read(raw: str) -> None:
    assert dates.parse(raw) == dates.FOREVER


@pytest.mark.parametrize(
    ("raw", "unreadable"),
    [
        ("2026-02-30", Unreadable(DateError.DAY, 2026, 2, 28)),
        ("2024-02-30", Unreadable(DateError.DAY, 2024, 2, 29)),
        ("2026-13-01", Unreadable(DateError.MONTH, 2026, 13)),
        ("26-01-04", Unreadable(DateError.SHAPE)),
        ("1-4-2026", Unreadable(DateError.SHAPE)),
        ("0000-01-01", Unreadable(DateError.SHAPE, 0, 1)),
        ("", Unreadable(DateError.SHAPE)),
    ],
)
def test_what_is_no_date_says_why(raw: str, unreadable: Unreadable) -> None:
    assert dates.parse(raw) == unreadable


@given(st.text())
def test_no_text_raises(raw: str) -> None:
    dates.parse(raw)


@given(st.dates())
def test_a_date_written_is_read_again(day: date) -> None:
    assert dates.parse(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 24), -12, date(2025, 11, 24)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, then: date) -> None:
    assert dates.add_months(day, months) == then


def test_months_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="calendar"):
        dates.add_months(date(2026, 1, 1), 12 * 8000)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 24), date(2026, 11, 24), 18),
        (date(2008, 11, 25), date(2026, 11, 24), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_counts_full_years(born: date, day: date, age: int) -> None:
    assert dates.age_on(born, day) == age


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # National Day
        (date(2026, 10, 9), 1, date(2026, 10, 10)),  # a Saturday worked
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 2), 20, date(2026, 11, 30)),
    ],
)
def test_working_days_follow_the_published_arrangement(day: date, count: int, then: date) -> None:
    assert dates.working_days_after(day, count) == dates.WorkingDay(then)


def test_working_days_are_counted_backwards_too() -> None:
    assert dates.working_days_before(date(2026, 10, 8), 1) == dates.WorkingDay(date(2026, 9, 30))


def test_beyond_the_announced_years_the_day_is_an_estimate() -> None:
    after = date(dates.holidays_announced()[-1], 12, 25)
    found = dates.working_days_after(after, 20)
    assert found.is_estimated
    assert found.day > after + timedelta(days=20)


def test_the_calendar_has_an_end() -> None:
    assert dates.nth_working_day(date(9999, 12, 30), 5) is None
    assert dates.nth_working_day(date(2026, 10, 8), -1) == date(2026, 9, 30)
