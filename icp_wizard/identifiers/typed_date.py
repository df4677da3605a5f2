"""Dates as typed, into days of the calendar; see `icp_wizard.dates` for the ways of writing."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from icp_wizard import dates
from icp_wizard.identifiers.model import Check, IdentifierProblem, error, info
from icp_wizard.text import normalise_text

# 有效期限 as identity cards print it: the second date is the one that counts.
_PERIOD: Final = re.compile(
    r"(\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{8})\s*[-–—~至到]+\s*(\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{8}|长期)",
    re.ASCII,
)


def normalise(raw: str) -> str:
    """ISO form (2026-11-24) or `forever`; what is no date only trimmed and half-width."""
    found = dates.parse(raw)
    if isinstance(found, date):
        return found.isoformat()
    return found if isinstance(found, str) else normalise_text(raw)


def check(raw: str) -> Check:
    """Judge a date; one without end is refused. The value is a `datetime.date`."""
    found = dates.parse(raw)
    if found == dates.FOREVER:
        return Check(normalise(raw), (error("date", "forever"),))
    return _judged(raw, found)


def check_or_forever(raw: str) -> Check:
    """Judge a date that may have no end: the value is a `datetime.date` or `"forever"` (长期).

    A printed period (2016.11.24-2036.11.24) counts as its last day, and says so.
    """
    period = _PERIOD.fullmatch(normalise_text(raw))
    if period is None:
        return _judged(raw, dates.parse(raw))
    judged = _judged(raw, dates.parse(period[2]))
    return Check(judged.value, (*judged.problems, info("date", "took_end"))) if judged.ok else judged


def _judged(raw: str, found: date | str | dates.Unreadable) -> Check:
    if isinstance(found, dates.Unreadable):
        return Check(normalise(raw), (_problem(found),))
    return Check(found)


def _problem(found: dates.Unreadable) -> IdentifierProblem:
    values = {"year": found.year, "month": found.month, "last_day": found.last_day}
    return error("date", str(found.error), **(values if found.error is not dates.DateError.SHAPE else {}))
