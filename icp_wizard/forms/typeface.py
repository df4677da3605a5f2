"""The fonts of the papers: which one draws a character, and how wide it is.

A character that Bold lacks is set in Regular; one that both lack in the user's own font while that is in use;
one that none has becomes an empty box of one em, to be filled in by hand. Nothing is taken from the fonts of
the machine, so that the same order gives the same paper.
"""

from __future__ import annotations

import threading
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from icp_wizard.forms.linebreak import WORD_JOINER
from icp_wizard.forms.tounicode import mend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.forms.own_font import OwnFont

Weight = Literal["regular", "bold"]

FONT_DIRECTORY = Path(__file__).parent / "fonts"
FONT_NAMES: dict[Weight, str] = {"regular": "IcpwSerif-Regular", "bold": "IcpwSerif-Bold"}
_FALLBACKS: dict[Weight, tuple[Weight, ...]] = {"regular": ("regular",), "bold": ("bold", "regular")}
_EM = 1000
_LOADING = threading.Lock()
_OWN: ContextVar[OwnFont | None] = ContextVar("own_font", default=None)
_SURELY_OURS = (
    range(0x20, 0x7F),
    range(0xB7, 0xB8),
    range(0x2014, 0x2015),
    range(0x2018, 0x201A),
    range(0x201C, 0x201E),
    range(0x3001, 0x3012),
    range(0x4E00, 0x9FEF),
    range(0xFF01, 0xFF5F),
)
"""What nearly all texts are made of: of these nobody need ask the fonts, which takes a while to load."""


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


@contextmanager
def using(font: OwnFont | None) -> Iterator[None]:
    """Lay out and draw with this font behind ours."""
    token = _OWN.set(font)
    try:
        yield
    finally:
        _OWN.reset(token)


def unprintable(texts: Iterable[str], font: OwnFont | None = None) -> tuple[str, ...]:
    """The characters of texts that neither our fonts nor this one can draw, each once, in order."""
    chars = dict.fromkeys(char for text in texts for char in printable(text) if not _is_surely_ours(char))
    with using(font):
        return tuple(char for char in chars if _font_of(char, "regular") is None)


def code_of(char: str) -> str:
    """What to call a character that cannot be drawn."""
    return f"U+{ord(char):04X}"


def _is_surely_ours(char: str) -> bool:
    return any(ord(char) in part for part in _SURELY_OURS)


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


def _font_of(char: str, weight: Weight) -> str | None:
    found = _our_weight(char, weight)
    if found is not None:
        return FONT_NAMES[found]
    own = _OWN.get()
    return own.name if own is not None and own.has(char) else None


def _advance(char: str, weight: Weight) -> float:
    found = _our_weight(char, weight)
    if found is not None:
        return _our_advance(char, found)
    own = _OWN.get()
    return own.advance(char) if own is not None and own.has(char) else _EM


@lru_cache(maxsize=20_000)
def _our_weight(char: str, weight: Weight) -> Weight | None:
    """The font of ours that draws a character wanted in a weight."""
    return next((one for one in _FALLBACKS[weight] if ord(char) in _faces()[one].charToGlyph), None)


@lru_cache(maxsize=20_000)
def _our_advance(char: str, weight: Weight) -> float:
    face = _faces()[weight]
    return float(face.charWidths.get(ord(char), face.defaultWidth))


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
