"""What is wrong in a pack, precisely enough to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.i18n import Catalogue

LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `code` names its message, `rules.mistake.<code>`; `line` counts from 1 (0: none).

    `found` is what the pack says, cut short; `expected` what may stand there, in the words of the notation;
    `suggestion` the allowed word nearest to what was found.
    """

    file: str
    line: int
    code: str
    rule: str = ""
    key: str = ""
    found: str = ""
    expected: str = ""
    suggestion: str = ""

    def render(self, catalogue: Catalogue) -> str:
        """`file:line: rule: key: what: found; allowed: …; did you mean …?` in the user's language."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        what = catalogue.text(f"rules.mistake.{self.code}")
        parts = [place, *(part for part in (self.rule, self.key) if part), what]
        text = ": ".join(parts)
        if self.found:
            text += catalogue.text("rules.mistake_found", found=self.found)
        if self.expected:
            text += catalogue.text("rules.mistake_expected", expected=self.expected)
        if self.suggestion:
            text += catalogue.text("rules.mistake_suggestion", suggestion=self.suggestion)
        return text


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
    text = "".join(char if char.isprintable() else "·" for char in text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def listed(allowed: Iterable[str], most: int = 24) -> str:
    """The allowed words in one line; of very many, the first ones."""
    words = list(allowed)
    return " | ".join(words[:most]) + (" | …" if len(words) > most else "")
