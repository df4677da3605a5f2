"""Message catalogues: every word of ours that a user reads, by message id and language.

A message id is dotted and starts with its catalogue: `outline.entity.name.label` stands in
`locale/zh_CN/LC_MESSAGES/outline.po` and `locale/en/LC_MESSAGES/outline.po`. Texts of rules are not here:
they live in their pack, in both languages, and pass through `Catalogue.pack_text`.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = "zh_CN"


def locale_directory() -> Path:
    """Where the compiled catalogues are: inside an installed package, else in the checkout."""
    package = Path(__file__).parent
    inside = package / "locale"
    return inside if inside.is_dir() else package.parent / "locale"


@cache
def _translations(language: str, domain: str) -> gettext.NullTranslations:
    return gettext.translation(domain, locale_directory(), [language], fallback=True)


class Catalogue:
    """All messages in one language. Immutable; switching language means another Catalogue."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE

    def text(self, message_id: str, **values: object) -> str:
        """The message in this language, else in Chinese, else its id; `{name}` filled from values."""
        template = self._lookup(message_id)
        return template.format_map(values) if values else template

    def has(self, message_id: str) -> bool:
        """Whether the message exists, in this language or in Chinese."""
        return self._lookup(message_id) != message_id

    def pack_text(self, texts: Mapping[str, str], **values: object) -> str:
        """A text that a rule pack brings along, in this language or else in Chinese."""
        template = texts.get(self.language) or texts[DEFAULT_LANGUAGE]
        return template.format_map(values) if values else template

    def listed(self, words: Iterable[str]) -> str:
        """Words as a list in this language."""
        return self._lookup("codes.list_separator").join(words)

    def _lookup(self, message_id: str) -> str:
        domain = message_id.partition(".")[0]
        found = _translations(self.language, domain).gettext(message_id)
        if found == message_id and self.language != DEFAULT_LANGUAGE:
            found = _translations(DEFAULT_LANGUAGE, domain).gettext(message_id)
        return found


def guess_language(environment: Mapping[str, str]) -> str:
    """The language of the user's environment (LC_ALL, LC_MESSAGES, LANG); Chinese unless it says English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value and value not in ("C", "POSIX") and not value.startswith(("C.", "POSIX.")):
            return "en" if value.lower().startswith("en") else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE
