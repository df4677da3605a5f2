"""Answers in words: labels for codes, names for people and regions. For screens, sheets and forms alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from icp_wizard import regions
from icp_wizard.conditions import FOREVER, State
from icp_wizard.filing.codes import label_id
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.model import Field, Kind
from icp_wizard.filing.outline.placed import person_path
from icp_wizard.identifiers.domain import ascii_form
from icp_wizard.text import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.filing.answers import Answers
    from icp_wizard.i18n import Catalogue


def answer_in_words(answers: Answers, path: str, catalogue: Catalogue) -> str:
    """The answer at a stored path as a person reads it; empty while there is none.

    A malformed answer is shown as it was typed, and so is a free text: a name is printed in the very
    characters of the certificate, though it is judged in normal form.
    """
    answer = answers.answer(path)
    field = field_at(path)
    if field is None or answer.state in (State.OPEN, State.BLANK, State.IRRELEVANT):
        return ""
    if answer.state is State.MALFORMED:
        return catalogue.listed(map(str, answer.raw)) if isinstance(answer.raw, list) else str(answer.raw)
    value = trimmed(answer.raw) if field.is_free_text else answer.formatted.value
    return _SHOW[field.kind](answers, field, value, catalogue)


def answer_to_enter(answers: Answers, path: str, catalogue: Catalogue) -> str:
    """What goes into the console for an answer: of a domain name one form, of several lines a line each.

    Empty while there is no sound answer.
    """
    answer = answers.answer(path)
    if answer.state is not State.VALUE or (field := field_at(path)) is None:
        return ""
    if field.kind is Kind.LINES:
        return "\n".join(answer.formatted.value)
    if field.format == "domain":
        return str(answer.formatted.value)
    return answer_in_words(answers, path, catalogue)


def _plain(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return _both_forms(str(value), catalogue) if field.format == "domain" else str(value)


def _both_forms(name: str, catalogue: Catalogue) -> str:
    """A domain name; of one that is not ASCII also the form that registries and certificates show."""
    if name.isascii():
        return name
    return catalogue.text("codes.domain_in_both_forms", name=name, ascii=ascii_form(name) or "?")


def _option(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return catalogue.text(label_id(field.options, str(value)))


def _options(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    if not value:
        none = f"outline.{field.name}.none"
        return catalogue.text(none) if catalogue.has(none) else ""
    return catalogue.listed(catalogue.text(label_id(field.options, code)) for code in value)


def _yes_no(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return catalogue.text("codes.yes" if value else "codes.no")


def _date(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    if value == FOREVER:
        return catalogue.text("outline.forever")
    return value.isoformat() if isinstance(value, date) else str(value)


def _province(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return province_name(str(value), catalogue)


def province_name(code: str, catalogue: Catalogue) -> str:
    """The name of a province by its two-digit code, in the language of the catalogue."""
    found = next((p for p in regions.provinces() if p.code[:2] == code), None)
    if found is None:
        return code
    return found.name if catalogue.language != "en" else f"{regions.english_name(found.code)} {found.name}"


def _region(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return regions.full_name(str(value))


def _person(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    name = answer_in_words(answers, person_path(answers.data, str(value), "name"), catalogue)
    return name or catalogue.text("outline.person.unnamed")


def _lines(answers: Answers, field: Field, value: Any, catalogue: Catalogue) -> str:
    return catalogue.listed(value)


_SHOW: dict[Kind, Callable[[Answers, Field, Any, Catalogue], str]] = {
    Kind.TEXT: _plain,
    Kind.CHOICE: _option,
    Kind.CHOICES: _options,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.PROVINCE: _province,
    Kind.REGION: _region,
    Kind.PERSON: _person,
    Kind.LINES: _lines,
}
