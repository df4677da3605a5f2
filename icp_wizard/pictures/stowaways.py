"""What a JPEG or PNG carries besides its picture: other files behind it, pages or archives in its notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.pictures.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN: Final = re.compile(rb"PK\x03\x04|%PDF-|<html|<script|<svg|<!doctype|<\?php", re.IGNORECASE)
_JPEG_START: Final = b"\xff\xd8\xff"
_MOST_PICTURES: Final = 8
_MARKER: Final = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
_END, _SCAN = 0xD9, 0xDA
_PNG_START: Final = 8
_AROUND: Final = 12
"""Bytes of a PNG chunk besides its content."""


class Besides(NamedTuple):
    """`behind` counts bytes after the picture; `is_foreign` when they, or a note, are a page or archive."""

    behind: int = 0
    is_foreign: bool = False


def besides(data: bytes, kind: Kind) -> Besides:
    """What there is besides the picture; nothing in kinds that are not looked into."""
    if kind not in _PARTS:
        return Besides()
    end, is_foreign = 0, False
    for place in _PARTS[kind](data):  # millions of them in a hostile file: none is kept
        end = place[0]
        is_foreign = is_foreign or _FOREIGN.search(data, *place) is not None
    is_filling = not data[end:].strip(b"\0")  # some cameras fill up
    return Besides(0 if is_filling else len(data) - end, is_foreign)


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where notes stand, and last of all what is behind the picture.

    A few more pictures belong to it: phones put depth and brightness there (CIPA DC-007).
    """
    end = 0
    for _ in range(_MOST_PICTURES):
        if not data.startswith(_JPEG_START, end):
            break
        start, scan, end = end, *_jpeg_ends(data, end + 2)
        yield start, scan
    yield end, len(data)


def _jpeg_ends(data: bytes, at: int) -> tuple[int, int]:
    """Where the first scan starts and the picture ends (ITU-T T.81, annex B)."""
    scan = 0
    while match := _MARKER.search(data, at):
        at = match.end()
        code = data[at - 1]
        if code == _END:
            return scan or at, at
        if code == _SCAN and not scan:
            scan = at
        at += max(int.from_bytes(data[at : at + 2], "big"), 2)
    return scan or len(data), len(data)


def _png_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """As above: every chunk but the picture's own (PNG, third edition, chapter 5)."""
    at, name = _PNG_START, b""
    while name != b"IEND" and at < len(data):
        name = data[at + 4 : at + 8]
        end = at + _AROUND + int.from_bytes(data[at : at + 4], "big")
        if name not in (b"IDAT", b"fdAT"):
            yield at, end
        at = end
    yield min(at, len(data)), len(data)


_PARTS: Final = {Kind.JPEG: _jpeg_parts, Kind.PNG: _png_parts}
