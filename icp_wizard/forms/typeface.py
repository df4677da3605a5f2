"""The two fonts of the papers: which one draws a character, and how wide it is.

A character that Bold lacks is set in Regular; one that both lack becomes an empty box of one em, to be filled
in by hand. Nothing is taken from the fonts of the machine, so that the same order gives the same paper.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from icp_wizard.forms.linebreak import WORD_JOINER
from icp_wizard.forms.tounicode import mend

if TYPE_CHECKING:
    from collections.abc import Iterator

Weight = Literal["regular", "bold"]

FONT_DIRECTORY = Path(__file__).parent / "fonts"
FONT_NAMES: dict[Weight, str] = {"regular": "IcpwSerif-Regular", "bold": "IcpwSerif-Bold"}
_FALLBACKS: dict[Weight, tuple[Weight, ...]] = {"regular": ("regular",), "bold": ("bold", "regular")}
_EM = 1000
_LOADING = threading.Lock()


@dataclass(frozen=True)
class Run:
    """Neighbouring characters set in one font; `font` is None where an empty box stands for the character."""

    font: str | None
    text: str


def printable(text: str) -> str:
    """The text as it can stand on a line: white space as one kind of blank, invisible characters left out."""
    return "".join(
        " " if char.isspace() and char != "\u3000" else char for char in text if not _is_invisible(char)
    )


def runs(text: str, weight: Weight) -> Iterator[Run]:
    """The text cut where the font changes; missing characters come one by one."""
    for font, chars in groupby(text, key=lambda char: _font_of(char, weight)):
        if font is None:
            yield from (Run(None, char) for char in chars)
        else:
            yield Run(font, "".join(chars))


def width(text: str, size: float, weight: Weight) -> float:
    """How wide the text is in points."""
    return sum(_advance(char, weight) for char in text) * size / _EM


def missing(text: str, weight: Weight) -> tuple[str, ...]:
    """The characters no font has, in order, repeated as they occur."""
    return tuple(char for char in text if _font_of(char, weight) is None)


def _is_invisible(char: str) -> bool:
    """Control and format characters, and variation selectors (the plain form is drawn instead)."""
    code = ord(char)
    if char == WORD_JOINER:
        return False
    is_selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    return is_selector or (unicodedata.category(char) in ("Cc", "Cf") and not char.isspace())


@lru_cache(maxsize=20_000)
def _font_of(char: str, weight: Weight) -> str | None:
    for candidate in _FALLBACKS[weight]:
        if ord(char) in _faces()[candidate].charToGlyph:
            return FONT_NAMES[candidate]
    return None


@lru_cache(maxsize=20_000)
def _advance(char: str, weight: Weight) -> float:
    for candidate in _FALLBACKS[weight]:
        face = _faces()[candidate]
        if ord(char) in face.charToGlyph:
            return float(face.charWidths.get(ord(char), face.defaultWidth))
    return _EM


def load() -> None:
    """Make both fonts known to reportlab; costs about 100 ms once."""
    _faces()


def _faces() -> dict[Weight, Any]:
    with _LOADING:
        return _load_once()


@cache
def _load_once() -> dict[Weight, Any]:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    mend()
    faces: dict[Weight, Any] = {}
    for weight, name in FONT_NAMES.items():
        # Said aloud because the defaults depend on the user's settings of reportlab and on what is installed.
        font = TTFont(name, str(FONT_DIRECTORY / f"{name}.ttf"), asciiReadable=True, shapable=False)
        registerFont(font)
        faces[weight] = font.face
    return faces
