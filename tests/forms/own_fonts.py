"""A small font made for tests: our own glyphs under characters of other code points."""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

from icp_wizard.forms.typeface import FONT_DIRECTORY, FONT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

_COPIED = ("OS/2", "head", "hhea", "maxp", "name", "post", "hmtx", "loca", "glyf")


@cache
def font_with(*chars: str) -> bytes:
    """A TrueType font that draws these characters, all with the glyph of 样, and nothing else."""
    source = TTFontFile(str(FONT_DIRECTORY / f"{FONT_NAMES['bold']}.ttf"))
    glyph = source.charToGlyph[ord("样")]
    groups = b"".join(struct.pack(">LLL", ord(char), ord(char), glyph) for char in sorted(chars))
    table = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(chars)) + groups
    maker = TTFontMaker()
    for tag in _COPIED:
        maker.add(tag, source.get_table(tag))
    maker.add("cmap", struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table)
    return bytes(maker.makeStream())


def font_file(folder: Path, *chars: str) -> Path:
    """That font as a file."""
    path = folder / "yangli.ttf"
    path.write_bytes(font_with(*chars))
    return path


def with_embedding_forbidden(content: bytes) -> bytes:
    """The font with the bit set that says it may not be embedded."""
    at = struct.unpack(">L", content[content.index(b"OS/2") + 8 : content.index(b"OS/2") + 12])[0]
    return content[: at + 8] + struct.pack(">H", 2) + content[at + 10 :]
