"""One stored answer: what was typed, its state, and how conditions see it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import MISSING

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing.formats import Formatted, check_answer, check_date
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.filing.places import pattern_of

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
    """An answer that is asked, by its format; `deciding_code` chooses that where another answer does.

    Raises KeyError where no field is declared at the path.
    """
    # Judged again at every edit of a draft, though it seldom changes: hence remembered where it can be a key.
    return (_judged if isinstance(raw, list | dict) else _remembered)(path, raw, deciding_code, as_of)


def _judged(path: str, raw: Any, deciding_code: str, as_of: date) -> Answer:
    if raw is MISSING or raw is None:
        return _without_value(path, raw)
    formatted = check_answer(FIELDS[pattern_of(path)], raw, deciding_code, as_of)
    return answer_of(path, formatted.state, raw, formatted)


_remembered = lru_cache(maxsize=4096, typed=True)(_judged)


def undeclared(path: str, raw: Any, as_of: date) -> Answer:
    """An answer that is no field: of a material or a confirmation it counts all the same."""
    if path.partition(".")[0] not in _NOT_IN_OUTLINE and not path.endswith(".id"):
        return answer_of(path, State.IRRELEVANT, raw, Formatted(raw))
    if raw is MISSING or raw is None:
        return _without_value(path, raw)
    if path.endswith("_on"):
        formatted = check_date(raw, as_of)
        return answer_of(path, formatted.state, raw, formatted)
    return answer_of(path, State.VALUE, raw, Formatted(raw))


def _without_value(path: str, raw: Any) -> Answer:
    return answer_of(path, State.BLANK if raw is None else State.OPEN, raw, Formatted(raw))


_NOT_IN_OUTLINE = ("materials", "confirmations")
"""Roots whose answers count without being declared as fields: rules and materials bring them about."""
