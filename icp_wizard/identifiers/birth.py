"""Birth dates inside certificate numbers: eight digits that must be a day people now alive were born on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from icp_wizard.identifiers.model import error

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

EARLIEST_YEAR: Final = 1900


def read(digits: str) -> date | None:
    """The day YYYYMMDD stands for, if there is such a day."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def problem(digits: str, first_position: int, as_of: date) -> IdentifierProblem | None:
    """What is wrong with a birth date that stands at this position of a number."""
    where = {"first": first_position, "last": first_position + 7}
    shown = {"year": digits[:4], "month": digits[4:6], "day": digits[6:8]}
    born = read(digits)
    if born is None:
        return error("birth", "no_such_day", **where, **shown)
    if born > as_of:
        return error("birth", "in_future", **where, **shown)
    if born.year < EARLIEST_YEAR:
        return error("birth", "too_early", **where, earliest=EARLIEST_YEAR, **shown)
    return None
