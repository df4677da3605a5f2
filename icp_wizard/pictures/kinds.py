"""What a file is by its first bytes, never by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The kinds of file told apart. Everything else is `OTHER`."""

    JPEG = "JPEG"
    PNG = "PNG"
    HEIC = "HEIC"
    WEBP = "WebP"
    GIF = "GIF"
    BMP = "BMP"
    TIFF = "TIFF"
    PDF = "PDF"
    OTHER = "other"


_EXTENSIONS: Final = {
    Kind.JPEG: {".jpg", ".jpeg", ".jpe", ".jfif"},
    Kind.PNG: {".png", ".apng"},
    Kind.HEIC: {".heic", ".heif", ".hif"},
    Kind.WEBP: {".webp"},
    Kind.GIF: {".gif"},
    Kind.BMP: {".bmp", ".dib"},
    Kind.TIFF: {".tif", ".tiff", ".dng"},
    Kind.PDF: {".pdf"},
}

ENDINGS: Final = tuple(sorted(set().union(*_EXTENSIONS.values()) - _EXTENSIONS[Kind.PDF]))
"""What names of pictures end with, in small letters."""

_STARTS: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
)
_HEIC_BRANDS: Final = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"hevm",
    b"hevs",
    b"mif1",
    b"msf1",
}
_OTHER_BRANDS: Final = {b"avif", b"avis"}
_BMP_HEADERS: Final = {12, 16, 40, 52, 56, 64, 108, 124}
_PDF_WITHIN: Final = 1024


def kind_of(data: bytes) -> Kind:
    """What the content starts as (ISO/IEC 23008-12 for HEIC, which is told by its brands)."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data)
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return Kind.BMP
    return Kind.PDF if b"%PDF-" in data[:_PDF_WITHIN] else Kind.OTHER


def _kind_of_brands(data: bytes) -> Kind:
    end = min(int.from_bytes(data[:4], "big"), 512)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    return Kind.HEIC if brands & _HEIC_BRANDS and not brands & _OTHER_BRANDS else Kind.OTHER


def disagrees(kind: Kind, extension: str) -> bool:
    """Whether an extension (with its dot) says something else than the content; none says nothing."""
    return bool(extension) and kind in _EXTENSIONS and extension.lower() not in _EXTENSIONS[kind]
