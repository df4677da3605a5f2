"""Whether a text that would be kept in a pack repeats what a draft says of somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.filing.outline import Kind, Privacy
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.places import indexed
from icp_wizard.rules.drafting import DraftedRule
from icp_wizard.rules.drafting.problems import DraftProblem
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules.drafting.model import Drafted

_SHORTEST: Final = {Privacy.NAME: 2, Privacy.IDENTITY: 5, Privacy.CONTACT: 5}
"""Characters from which on an answer in a text is no accident."""

_SHORTEST_OF_OTHERS: Final = 6

_SHAPES: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9A-Za-z]{2}[0-9]{6}[0-9A-Za-z]{10}|1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""What looks like an identity number, a credit code, a mobile number or a mail address: of whomever."""

_TELLING: Final = ("domain", "public_ip", "home_url")
"""Formats of what is public and yet says whose draft it is."""


def personal_parts(drafted: Drafted, draft: Draft) -> tuple[DraftProblem, ...]:
    """The parts of what was chosen in which something stands that is somebody's own, of the draft or not."""
    private = tuple(_private(draft))
    return tuple(
        DraftProblem(part, "personal")
        for part, text in _texts(drafted)
        if _SHAPES.search(normalise_text(text))
        or any(answer in normalise_text(text).casefold() for answer in private)
    )


def _texts(drafted: Drafted) -> Iterator[tuple[str, str]]:
    yield from (("zh", drafted.zh), ("en", drafted.en))
    for part in ("publisher", "title", "locator"):
        yield f"source.{part}", getattr(drafted.source, part)
    if not isinstance(drafted, DraftedRule):
        yield from [("value", drafted.value)] if drafted.change == "param" else []
        return
    for number, condition in enumerate(drafted.when):
        yield f"when.{number}", " ".join(condition.given)
    if drafted.demand:
        yield "demand", " ".join(drafted.demand.given)


def _private(draft: Draft) -> Iterator[str]:
    """All typed that is somebody's own: also what is parked, of people without a role, or on record."""
    for path, value in indexed(draft.data()).items():
        field = field_at(f"wanted.{path.removeprefix('record.')}" if path.startswith("record.") else path)
        if field is None or field.kind not in (Kind.TEXT, Kind.LINES):
            continue
        if field.privacy is Privacy.PUBLIC and field.format not in _TELLING:
            continue
        shortest = _SHORTEST.get(field.privacy, _SHORTEST_OF_OTHERS)
        plain = (normalise_text(text).casefold() for text in _lines(value))
        yield from (text for text in plain if len(text) >= shortest)


def _lines(raw: Any) -> list[str]:
    return [text for text in (raw if isinstance(raw, list) else [raw]) if isinstance(text, str)]
