"""One stored answer: what was typed, its state, and how conditions see it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import MISSING

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing.formats import Formatted, check_answer
from icp_wizard.filing.outline.declared import field_at

if TYPE_CHECKING:
    from datetime import date


class Answer(NamedTuple):
    """One stored answer: state, what was typed, what its format says of it.

    `cause` is the answer as a cause names it, `reading` as conditions read it.
    """

    path: str
    state: State
    raw: Any
    formatted: Formatted
    unsettled: tuple[Cause, ...]
    cause: Cause
    reading: Reading


def answer_of(
    path: str, state: State, raw: Any, formatted: Formatted, unsettled: tuple[Cause, ...] = ()
) -> Answer:
    """The answer in this state; `unsettled` is what would settle whether it is asked at all."""
    cause = Cause(path, state, None if raw is MISSING else raw)
    value = formatted.value if state is State.VALUE else None
    return Answer(path, state, raw, formatted, unsettled, cause, Reading(state, value, unsettled or (cause,)))


def judged(path: str, raw: Any, deciding_code: str, as_of: date) -> Answer:
    """An answer that is asked, by its format; `deciding_code` chooses that where another answer does."""
    # Judged again at every edit of a draft, though it seldom changes: hence remembered where it can be a key.
    return (_judged if isinstance(raw, list | dict) else _remembered)(path, raw, deciding_code, as_of)


def _judged(path: str, raw: Any, deciding_code: str, as_of: date) -> Answer:
    field = field_at(path)
    if field is None or raw is MISSING or raw is None:
        return answer_of(path, State.BLANK if raw is None else State.OPEN, raw, Formatted(raw))
    formatted = check_answer(field, raw, deciding_code, as_of)
    return answer_of(path, formatted.state, raw, formatted)


_remembered = lru_cache(maxsize=4096, typed=True)(_judged)
