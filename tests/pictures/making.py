"""Pictures made on the spot: coloured corners and noise, nothing that anybody owns."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

LARGE = (1280, 720)
"""Just large enough that nothing is said of the size."""
RED, BLUE = (220, 20, 20), (20, 20, 220)
ORIENTATION = 274


def a_picture(size: tuple[int, int] = LARGE, mode: str = "RGB") -> Image.Image:
    """Blue, with a red upper left quarter: how it lies can be seen."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def noise(size: tuple[int, int]) -> Image.Image:
    """A picture that does not compress, the same every time."""
    pixels = Random(1).randbytes(3 * size[0] * size[1])
    return Image.frombytes("RGB", size, pixels)


def saved(picture: Image.Image, form: str, **how: Any) -> bytes:
    """The bytes of a file in one of Pillow's formats, HEIF among them."""
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
        if exif := how.pop("exif", None):
            picture.info["exif"] = exif.tobytes()  # where its writer looks for how the picture lies
    stream = io.BytesIO()
    picture.save(stream, form, **how)
    return stream.getvalue()


def turned(orientation: int) -> Image.Exif:
    """EXIF data that say how the picture lies, and where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[270] = "taken-at-an-invented-place"
    return exif


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG that says it is so large, with hardly any pixels in it."""
    header = png_chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + png_chunk(b"IDAT", zlib.compress(bytes(100)))
        + png_chunk(b"IEND", b"")
    )


def jpeg_claiming(side: int) -> bytes:
    """A JPEG whose header was changed to say that it is so large."""
    content = bytearray(saved(a_picture((64, 64)), "JPEG"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">2H", side, side)
    return bytes(content)


def a_file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
