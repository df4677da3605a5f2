"""What is wrong in a pack, precisely enough to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.i18n import Catalogue

LONGEST: Final = 80
MOST_ALIKE: Final = 3
"""How many mistakes of one kind in one file are told one by one."""
MOST_LINES: Final = 40
"""How many lines are told at all; `rules validate` tells everything."""


class Mistake(NamedTuple):
    """One mistake. `code` names its message, `rules.mistake.<code>`; `line` counts from 1 (0: none).

    `found` is what the pack says, cut short; `expected` what may stand there, in the words of the notation;
    `suggestion` the allowed word nearest to what was found; `number` the column or limit a message names;
    `other` the other rule of two that do not go together, and `expected` then what that one asks.
    """

    file: str
    line: int
    code: str
    rule: str = ""
    key: str = ""
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    number: int = 0
    other: str = ""

    def render(self, catalogue: Catalogue) -> str:
        """`file:line: rule: key: what: found; allowed: …; did you mean …?` in the user's language."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [place, *(part for part in (self.rule, self.key) if part), self.what(catalogue)]
        text = ": ".join(parts)
        if self.found:
            text += catalogue.text("rules.mistake_found", found=self.found)
        if self.other:
            other = ": ".join(part for part in (self.other, self.expected) if part)
            text += catalogue.text("rules.mistake_other", other=other)
        elif self.expected:
            kind = "wanted" if self.code == "scenario_status" else "expected"
            text += catalogue.text(f"rules.mistake_{kind}", expected=self.expected)
        if self.suggestion:
            text += catalogue.text("rules.mistake_suggestion", suggestion=self.suggestion)
        return text

    def what(self, catalogue: Catalogue) -> str:
        """The kind of mistake in words."""
        values = {"number": self.number} if self.number else {}
        return catalogue.text(f"rules.mistake.{self.code}", **values)


def mistake_lines(mistakes: Iterable[Mistake], catalogue: Catalogue) -> list[str]:
    """The mistakes in words; of many of one kind in a file, and of very many, how many more there are."""
    kinds: dict[tuple[str, str], list[Mistake]] = {}
    for mistake in mistakes:
        kinds.setdefault((mistake.file, mistake.code), []).append(mistake)
    lines = []
    for (file, _), alike in kinds.items():
        lines += [mistake.render(catalogue) for mistake in alike[:MOST_ALIKE]]
        rest = len(alike) - MOST_ALIKE
        if rest > 0:
            what = alike[0].what(catalogue)
            lines.append(catalogue.text("rules.mistake_more", file=file, count=rest, what=what))
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [catalogue.text("rules.mistake_rest", count=len(lines) - MOST_LINES)]
    return lines


def nearest(word: object, allowed: Iterable[str]) -> str:
    """The allowed word most like this one, or "" if none is like it."""
    from difflib import get_close_matches

    options = [option for option in allowed if option != word]
    return next(iter(get_close_matches(word, options, 1, 0.6)), "") if isinstance(word, str) else ""


def shown(value: object) -> str:
    """A value as a message may show it: one line, cut short."""
    if value is None:
        return ""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, (list, dict)):
        text = "[…]" if isinstance(value, list) else "{…}"
    else:
        text = str(value)
    text = printable(text[:LONGEST])
    return text if len(text) < LONGEST else text[: LONGEST - 1] + "…"


def printable(text: str) -> str:
    """A text, or a name of a file, on one line and without characters that act or cannot be written."""
    return "".join(char if char.isprintable() else "·" for char in text)


def listed(allowed: Iterable[str], most: int = 24) -> str:
    """The allowed words in one line; of very many, the first ones."""
    words = list(allowed)
    return " | ".join(words[:most]) + (" | …" if len(words) > most else "")
