"""The catalogues as their .po files have them, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "locale"


@cache
def catalogue(language: str, domain: str) -> Catalog:
    """One .po file; an empty catalogue where there is none."""
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.is_file():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def messages(language: str, domain: str) -> dict[str, str]:
    """Message by id."""
    return {str(message.id): str(message.string) for message in catalogue(language, domain) if message.id}


def domains() -> list[str]:
    """The domains of the Chinese catalogues."""
    return sorted(path.stem for path in (LOCALE / "zh_CN" / "LC_MESSAGES").glob("*.po"))
