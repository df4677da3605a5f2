"""What a check of an identifier says, and how the checks say it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

Level: TypeAlias = Literal["error", "warning", "info"]
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class IdentifierProblem:
    """One thing to say. `message_id` is in the catalogue `identifiers`; `values` fill its blanks.

    Values may hold single characters of the number and parts of dates: for the screen, never for a log.
    """

    code: str
    level: Level
    message_id: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class Check(NamedTuple):
    """The outcome: `value` in normal form (a date for dates), and the problems, worst first."""

    value: Any
    problems: tuple[IdentifierProblem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no error stands against it; warnings and information may."""
        return all(problem.level != "error" for problem in self.problems)


class Format(NamedTuple):
    """A format by name. `check(raw, as_of)` never raises, whatever the text; `example` is a sound one."""

    name: str
    normalise: Callable[[str], str]
    check: Callable[[str, date], Check]
    example: str


def error(family: str, code: str, **values: object) -> IdentifierProblem:
    """Not an identifier of this kind."""
    return _problem("error", family, code, values)


def warning(family: str, code: str, **values: object) -> IdentifierProblem:
    """Sound in form, but unusual: our tables may be behind."""
    return _problem("warning", family, code, values)


def info(family: str, code: str, **values: object) -> IdentifierProblem:
    """Good to know."""
    return _problem("info", family, code, values)


def _problem(level: Level, family: str, code: str, values: dict[str, object]) -> IdentifierProblem:
    kept = MappingProxyType(values) if values else _NOTHING
    return IdentifierProblem(code, level, f"identifiers.{family}.{code}", kept)


_UPPER: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_UNSEEN: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")


def squeeze(raw: str, drop: str = "") -> str:
    """NFKC (full-width to half-width), without any space, invisible or dropped character."""
    return settle(lambda text: _bare(unicodedata.normalize("NFKC", text), drop), raw)


def compact(raw: str, drop: str = "") -> str:
    """`squeeze`, and a-z in capitals: the normal form of certificate numbers."""
    return settle(lambda text: squeeze(text, drop).translate(_UPPER), raw)


def settle(step: Callable[[str], str], raw: str) -> str:
    """Apply until nothing changes: taking a character out can let its neighbours combine."""
    text = raw
    while (changed := step(text)) != text:
        text = changed
    return text


def _bare(text: str, drop: str) -> str:
    return "".join(c for c in text if c not in drop and unicodedata.category(c) not in _UNSEEN)


def first_outside(text: str, allowed: str) -> int | None:
    """Position, counted from 1, of the first character that is not allowed."""
    return next((position for position, c in enumerate(text, 1) if c not in allowed), None)


DIGITS: Final = "0123456789"
