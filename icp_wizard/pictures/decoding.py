"""The process that decodes: `python -m icp_wizard.pictures.decoding TASK KIND BYTES`, the file on its input.

It limits itself before it looks at anything, imports Pillow only then, writes no file, and answers with one
line of JSON, behind which the bytes of a picture follow when one was asked for. The header is read before a
pixel is decoded. The program itself never imports this; `isolation.py` starts it and trusts nothing it says.
"""

from __future__ import annotations

import io
import json
import math
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures import limits
from icp_wizard.pictures.kinds import Kind
from icp_wizard.pictures.stowaways import besides

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

_LIMITS: Final = {
    "RLIMIT_AS": limits.MOST_MEMORY,
    "RLIMIT_CPU": limits.MOST_SECONDS,
    "RLIMIT_FSIZE": 0,
    "RLIMIT_CORE": 0,  # a dump would hold somebody's identity card
}
_FORMATS: Final = {
    Kind.JPEG: "JPEG",
    Kind.PNG: "PNG",
    Kind.HEIC: "HEIF",
    Kind.WEBP: "WEBP",
    Kind.GIF: "GIF",
    Kind.BMP: "BMP",
    Kind.TIFF: "TIFF",
}
_TURN_TAG: Final = 274
"""EXIF 2.32, table 4: how the picture lies in the file."""
_FIRST_ON_ITS_SIDE: Final = 5
_BYTES_A_PIXEL: Final = {"1": 1, "L": 1, "P": 1, "I;16": 2}
"""In Pillow's memory; four in all other modes."""
_OWN_BYTES: Final = {Kind.HEIC: 4.5, Kind.WEBP: 12}
"""What libraries with buffers of their own take for a pixel at most, measured."""
_ROWS: Final = 64
_QUALITIES: Final = (92, 88, 84, 80, 75, 70)
_SMALLEST: Final = 64


class Refused(Exception):
    """Not decoded; the reason is one of `isolation.FAILURES`."""


def main() -> None:
    """Do what the arguments say with the file on the standard input."""
    task, kind, most = sys.argv[1], Kind[sys.argv[2]], int(sys.argv[3])
    _confine()
    content = b""
    try:
        data = sys.stdin.buffer.read()
        if task == "convert":
            content = _converted(data, kind, most)
            answer: dict[str, object] = {}
        else:
            answer = _facts(data, kind)
    except Refused as refused:
        answer = {"failure": str(refused)}
    except MemoryError:
        answer = {"failure": "pixels"}
    except Exception:  # whatever a decoder makes of a damaged file
        answer = {"failure": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


def _confine() -> None:
    with suppress(ImportError):  # Windows has none
        import resource

        for name, most in _LIMITS.items():
            with suppress(AttributeError, ValueError, OSError):
                which = getattr(resource, name)
                hard = resource.getrlimit(which)[1]
                least = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(which, (least, least))


# Facts


def _facts(data: bytes, kind: Kind) -> dict[str, object]:
    """Size, turn and frames from the header; what the console takes is decoded, to know that it is whole."""
    image = _opened(data, kind)
    width, height = image.size
    if kind in limits.TAKEN:
        _load(image, kind, len(data), 8, limits.MOST_EXAMINED)
    turn = _turn(image)
    if turn >= _FIRST_ON_ITS_SIDE and kind is not Kind.TIFF:  # that one is as seen already
        width, height = height, width
    facts = {"width": width, "height": height, "orientation": turn, "frames": getattr(image, "n_frames", 1)}
    behind, is_foreign = besides(data, kind)
    return {**facts, "behind": behind, "foreign": int(is_foreign)}


def _opened(data: bytes, kind: Kind) -> Image.Image:
    """The picture with its header read. Raises Refused for absurd sizes."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit is for pixels, ours below for memory
    if kind is Kind.HEIC:
        _learn_heic()
    image = Image.open(io.BytesIO(data), formats=(_FORMATS[kind],))
    if image.width * image.height > limits.MOST_PIXELS:
        raise Refused("pixels")
    return image


def _learn_heic() -> None:
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        raise Refused("no_reader") from None
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def _turn(image: Image.Image) -> int:
    """How it lies. Asked only once sizes are checked: PNG decodes by itself to look for EXIF data."""
    with suppress(Exception):  # EXIF data that cannot be read say nothing
        turn = image.getexif().get(_TURN_TAG)
        if isinstance(turn, int) and 1 <= turn <= 8:
            return turn
    return 1


def _load(image: Image.Image, kind: Kind, held: int, factor: int, most: int) -> None:
    """Decode; a JPEG up to `factor` times smaller, for which all of it is read. Raises Refused.

    `held` is what is in memory already, `most` what may be, in bytes.
    """
    if kind is Kind.JPEG:
        held += _coefficients(image)
        image.draft(None, (max(image.width // factor, 1), max(image.height // factor, 1)))
    bytes_a_pixel = _OWN_BYTES.get(kind) or _BYTES_A_PIXEL.get(image.mode, 4)
    _refuse_more_than_fits(image.size, bytes_a_pixel, held, most)
    image.load()


def _coefficients(image: Image.Image) -> int:
    """Bytes: a progressive JPEG is held as coefficients of two bytes till its last scan."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    if not image.info.get("progressive") or not layers:
        return 0
    whole = max(across for _, across, *_ in layers) * max(down for _, _, down, _ in layers)
    samples = sum(across * down for _, across, down, _ in layers) / whole
    return math.ceil(2 * image.width * image.height * samples)


def _refuse_more_than_fits(size: tuple[int, int], bytes_a_pixel: float, held: int, most: int) -> None:
    if size[0] * size[1] * bytes_a_pixel + held > most:
        raise Refused("pixels")


# Another file of the same picture


def _converted(data: bytes, kind: Kind, most: int) -> bytes:
    """An upright JPEG of the first picture, of at most so many bytes, without notes, on white."""
    image = _opened(data, kind)
    if kind is Kind.HEIC:
        return _encoded(_reduced_heic(data), most)
    _load(image, kind, len(data), _factor(image.size), limits.MOST_HELD)
    reduced = _reduced(image.size, lambda top, end: image.crop((0, top, image.width, end)))
    return _encoded(_turned(reduced, _turn(image)), most)


def _factor(size: tuple[int, int]) -> int:
    """How many times smaller each side must become."""
    return math.ceil(math.sqrt(size[0] * size[1] / limits.MOST_KEPT))


def _reduced_heic(data: bytes) -> Image.Image:
    """Out of libheif's own memory, since a copy of the whole would double it. It turns pictures by itself."""
    from PIL import Image
    from pillow_heif import open_heif

    file = open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    _refuse_more_than_fits(file.size, _OWN_BYTES[Kind.HEIC], len(data), limits.MOST_HELD)
    pixels, stride, mode, width = memoryview(file.data), file.stride, file.mode, file.size[0]

    def rows(top: int, end: int) -> Image.Image:
        part = pixels[top * stride : end * stride]
        return Image.frombytes(mode, (width, end - top), part, "raw", mode, stride)

    return _reduced(file.size, rows)


def _reduced(size: tuple[int, int], rows: Callable[[int, int], Image.Image]) -> Image.Image:
    """On white and no larger than is kept, strip by strip, so that the large picture is in memory once."""
    from PIL import Image

    factor = _factor(size)
    target = Image.new("RGB", (-(-size[0] // factor), -(-size[1] // factor)))
    for top in range(0, size[1], _ROWS * factor):
        strip = rows(top, min(top + _ROWS * factor, size[1]))
        target.paste(_on_white(strip).reduce(factor), (0, top // factor))
    return target


def _on_white(strip: Image.Image) -> Image.Image:
    from PIL import Image

    if strip.mode.startswith("I;16"):
        return strip.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if not strip.has_transparency_data:
        return strip.convert("RGB")
    strip = strip.convert("RGBA")
    ground = Image.new("RGB", strip.size, "white")
    ground.paste(strip, mask=strip.getchannel("A"))
    return ground


def _turned(image: Image.Image, turn: int) -> Image.Image:
    from PIL.Image import Transpose

    how = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(how[turn]) if turn in how else image


def _encoded(image: Image.Image, most: int) -> bytes:
    """The best quality that fits; where none does, the picture is made smaller by a quarter, and again."""
    while True:
        for quality in _QUALITIES:
            stream = io.BytesIO()
            image.save(stream, "JPEG", quality=quality)
            if stream.tell() <= most or max(image.size) <= _SMALLEST:
                return stream.getvalue()
        image = image.resize((max(image.width * 3 // 4, 1), max(image.height * 3 // 4, 1)))


if __name__ == "__main__":
    main()
