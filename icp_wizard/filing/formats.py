"""What the format of an answer says: is it sound, what is wrong with it, what is its normal form."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard import identifiers, regions
from icp_wizard.conditions import State
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline.model import Field, Kind
from icp_wizard.text import count_hidden, normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from icp_wizard.identifiers import IdentifierProblem


class FormatProblem(NamedTuple):
    """Something about the form of an answer. `level` is `error` or `warning`; `kind` names the format."""

    kind: str
    level: str
    message_id: str
    values: tuple[tuple[str, object], ...] = ()


class Formatted(NamedTuple):
    """The answer in normal form, and what is to be said of its form."""

    value: Any
    problems: tuple[FormatProblem, ...] = ()
    is_blank: bool = False

    @property
    def state(self) -> State:
        """MALFORMED when an error stands against it, BLANK when nothing but spaces was typed."""
        if self.is_blank:
            return State.BLANK
        if not self.problems:
            return State.VALUE
        return State.MALFORMED if any(p.level == "error" for p in self.problems) else State.VALUE


def check_answer(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    """Judge what was typed into a field; `deciding_code` chooses the format where another answer does."""
    return _CHECKS[field.kind](field, raw, deciding_code, as_of)


def _error(kind: str, **values: object) -> tuple[FormatProblem, ...]:
    return (FormatProblem(kind, "error", f"outline.format.{kind}", tuple(values.items())),)


def _text(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    if not isinstance(raw, str):
        return Formatted(raw, _error("text"))
    value = normalise_text(raw)
    if not value:
        return Formatted(value, is_blank=True)
    if field.max_length and len(value) > field.max_length:
        return Formatted(value, _error("too_long", most=field.max_length, now=len(value)))
    name = field.format
    if field.format_by:
        name = identifiers.certificate_number_format(deciding_code) or ""
    if name:
        return _identifier(name, raw, as_of)  # takes characters that cannot be seen out itself
    hidden = count_hidden(value)
    return Formatted(value, _error("hidden", count=hidden) if hidden else ())


@lru_cache(maxsize=512)
def _identifier(name: str, raw: str, as_of: date) -> Formatted:
    """Judged again at every edit of a draft, though it seldom changes: hence remembered."""
    found = identifiers.check(name, raw, as_of)
    problems = tuple(_from_identifier(name, problem) for problem in found.problems)
    return Formatted(found.value if found.ok else raw, problems)


def _from_identifier(name: str, problem: IdentifierProblem) -> FormatProblem:
    return FormatProblem(name, problem.level, problem.message_id, tuple(problem.values.items()))


@cache
def _codes(name: str) -> frozenset[str]:
    return frozenset(code.code for code in CODES[name])


def _choice(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    known = isinstance(raw, str) and raw in _codes(field.options)
    return Formatted(raw, () if known else _error("choice"))


def _choices(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    known = _codes(field.options)
    is_sound = isinstance(raw, list) and all(isinstance(code, str) and code in known for code in raw)
    return Formatted(tuple(raw), ()) if is_sound else Formatted(raw, _error("choice"))


def _yes_no(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    return Formatted(raw, () if isinstance(raw, bool) else _error("yes_no"))


def _date(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    if not isinstance(raw, str):
        return Formatted(raw, _error("text"))
    return _identifier(field.format, raw, as_of) if raw.strip() else Formatted(raw, is_blank=True)


def check_date(raw: Any, as_of: date) -> Formatted:
    """Judge a date that no field of the outline asks, such as the day a paper was signed."""
    return _date(_ANY_DATE, raw, "", as_of)


_ANY_DATE = Field("", Kind.DATE, format="date_or_forever")


def _province(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    known = isinstance(raw, str) and any(province.code[:2] == raw for province in regions.provinces())
    return Formatted(raw, () if known else _error("province"))


def _region(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    if not isinstance(raw, str) or not regions.is_known(raw):
        return Formatted(raw, _error("region"))
    if not regions.is_current(raw):
        return Formatted(raw, (FormatProblem("region", "warning", "outline.format.region_former"),))
    return Formatted(raw, _error("region_incomplete") if regions.children(raw) else ())


def _person(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    return Formatted(raw, () if isinstance(raw, str) else _error("person"))


def _lines(field: Field, raw: Any, deciding_code: str, as_of: date) -> Formatted:
    if not isinstance(raw, list) or not all(isinstance(line, str) for line in raw):
        return Formatted(raw, _error("text"))
    each = [_identifier(field.format, line, as_of) for line in raw if line.strip()]
    problems = tuple(problem for found in each for problem in found.problems)
    return Formatted(tuple(found.value for found in each), problems, is_blank=not each)


_CHECKS: dict[Kind, Callable[[Field, Any, str, date], Formatted]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.PROVINCE: _province,
    Kind.REGION: _region,
    Kind.PERSON: _person,
    Kind.LINES: _lines,
}
