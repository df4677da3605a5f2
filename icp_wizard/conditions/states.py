"""The states an answer can be in, and what a condition sees of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

FOREVER: Final = "forever"
"""A date without end (长期): later than every date."""


class State(StrEnum):
    """What is known of an answer."""

    IRRELEVANT = "irrelevant"
    """Not asked here; whatever stands there is parked."""
    OPEN = "open"
    """Not answered yet, or it is not known yet whether it will be asked."""
    BLANK = "blank"
    """Left empty on purpose."""
    MALFORMED = "malformed"
    """Fails its own format; that is a finding of its own, so nothing else is concluded from it."""
    VALUE = "value"


class Cause(NamedTuple):
    """One answer something rests on: its full path, its state, and its value where it has one."""

    path: str
    state: State
    value: object = None


class Reading(NamedTuple):
    """What reading a path gave.

    `value` counts only in state `value`: text, bool, number, `datetime.date`, FOREVER, or a tuple of such for
    lists. `causes` name the answers it was read or derived from. `pending` names open answers that could
    still *add* to a list, or *increase* a number; a derived value that an open answer could change in any
    other way is itself open. Such a one may say in `possible` what it can still become; empty is anything.
    """

    state: State
    value: object = None
    causes: tuple[Cause, ...] = ()
    pending: tuple[Cause, ...] = ()
    possible: tuple[object, ...] = ()


class Reader(Protocol):
    """The answers as seen from one item. Never raises: what is not there is open or irrelevant."""

    def read(self, path: str) -> Reading:
        """The answer at a path; roles are followed, lists on the way are plucked into a tuple."""
        ...

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        """The same answer at every *other* item of the collection."""
        ...


class Verdict(NamedTuple):
    """What a named check found: ok (True), failed (False) with a reason's message id, or unknown (None)."""

    truth: bool | None
    reason: str = ""


if TYPE_CHECKING:
    Check = Callable[..., Verdict]
else:
    Check = object
