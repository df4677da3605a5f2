"""A font of the user's own, for characters of names that ours lack.

Nothing installed on the machine is looked for: the same order would give other bytes elsewhere. reportlab
embeds TrueType outlines only, and not of fonts that forbid it.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.forms.errors import UnusableFont

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES: Final = 64 * 1024 * 1024
"""Larger than any single font of hanzi."""
_KINDS: Final = (b"\x00\x01\x00\x00", b"true", b"ttcf")
_POSTSCRIPT: Final = b"OTTO"
_MOST_CODES: Final = 2 * 0x110000
_LONG_TABLES: Final = (12, 13)
_RESTRICTED: Final = 0x2
_WHOLE_OR_BITMAP: Final = 0x300


@dataclass(frozen=True, eq=False)
class OwnFont:
    """A font read and found usable; `name` is what documents call it: the same file, the same name."""

    name: str
    face: Any

    def has(self, char: str) -> bool:
        """Whether it draws the character; glyph 0 is the mark of a missing one."""
        return bool(0 < self.face.charToGlyph.get(ord(char), 0) < self.face.numGlyphs)

    def advance(self, char: str) -> float:
        """How far the next character stands, in thousandths of the size."""
        return float(self.face.charWidths.get(ord(char), self.face.defaultWidth))


def read_font(path: Path) -> OwnFont:
    """The font in a file, made known to reportlab; of a collection the first. Raises UnusableFont."""
    try:
        if path.is_dir():
            raise UnusableFont("folder", path.name)
        if path.exists() and not path.is_file():
            raise UnusableFont("no_file", path.name)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnusableFont("missing", path.name) from None
    except (OSError, ValueError):
        raise UnusableFont("unreadable", path.name) from None
    if len(content) > MOST_BYTES:
        raise UnusableFont("too_large", path.name, most=MOST_BYTES // 1024 // 1024)
    if content[:4] == _POSTSCRIPT:
        raise UnusableFont("postscript", path.name)
    if content[:4] not in _KINDS:
        raise UnusableFont("no_font", path.name)
    return _parsed(content, path.name)


@lru_cache(maxsize=1)
def _parsed(content: bytes, file: str) -> OwnFont:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFNameBytes, TTFont

    name = f"Own-{sha256(content).hexdigest()[:16]}"
    try:
        if _codes_claimed(content) > _MOST_CODES:
            raise UnusableFont("broken", file)
        font = TTFont(name, io.BytesIO(content), asciiReadable=True, shapable=False)
        font.face.makeSubset(sorted(font.face.charToGlyph)[:2])  # a broken outline table shows only here
        is_locked = _is_locked(font.face)
    except UnusableFont:
        raise
    except Exception:  # whatever a broken file makes the parser stumble over; its words may hold names
        raise UnusableFont("broken", file) from None
    if is_locked:
        raise UnusableFont("locked", file)
    font.face.name = TTFNameBytes(name.encode())  # reportlab takes fonts of one inner name for the same
    registerFont(font)
    return OwnFont(name, font.face)


def _is_locked(face: Any) -> bool:
    """Whether the font forbids embedding, or embedding in part (`fsType`; reportlab 5.1 does not look)."""
    if "OS/2" not in face.table:
        return False
    (kind,) = struct.unpack(">H", face.get_table("OS/2")[8:10])
    return bool(kind & 0xF == _RESTRICTED or kind & _WHOLE_OR_BITMAP)


def _codes_claimed(content: bytes) -> int:
    """How many characters the long tables of a font say they have: a damaged one may claim any.

    Raises struct.error where the tables lie outside the file.
    """
    start = struct.unpack_from(">L", content, 12)[0] if content[:4] == b"ttcf" else 0
    claimed = 0
    for table in _offsets(content, start + 4, start + 12, b"cmap"):
        count = struct.unpack_from(">H", content, table + 2)[0]
        for number in range(count):
            at = table + struct.unpack_from(">L", content, table + 4 + 8 * number + 4)[0]
            if struct.unpack_from(">H", content, at)[0] in _LONG_TABLES:
                groups = struct.unpack_from(">L", content, at + 12)[0]
                ends = struct.iter_unpack(">LLL", content[at + 16 : at + 16 + 12 * groups])
                claimed += sum(max(last - first + 1, 0) for first, last, _ in ends)
    return claimed


def _offsets(content: bytes, count_at: int, first: int, tag: bytes) -> Iterator[int]:
    """Where the tables of a name begin."""
    for number in range(struct.unpack_from(">H", content, count_at)[0]):
        found, _, offset, _ = struct.unpack_from(">4sLLL", content, first + 16 * number)
        if found == tag:
            yield offset
