"""Files that mean harm, or were harmed: always words, never an exception, and nothing large in memory."""

from __future__ import annotations

import subprocess
import sys
import zlib
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.pictures import Kind, examine, isolation, limits
from tests.pictures.making import (
    LARGE,
    a_file,
    a_picture,
    jpeg_claiming,
    noise,
    png_chunk,
    png_claiming,
    saved,
    turned,
)
from tests.pictures.test_examining import said_of
from tests.pictures.test_stowaways import an_archive

if TYPE_CHECKING:
    from pathlib import Path

FULL = {"progressive": True, "subsampling": 0}
JPEG, PNG = saved(a_picture(), "JPEG"), saved(noise(LARGE), "PNG")

HARMFUL = {
    "half a JPEG": (JPEG[: len(JPEG) // 2], "broken"),
    "the start of a JPEG": (JPEG[:20], "broken"),
    "half a PNG": (PNG[: len(PNG) // 2], "broken"),
    "the start of a PNG": (PNG[:8], "broken"),
    "a PNG with a changed byte": (PNG[:5000] + bytes([PNG[5000] ^ 1]) + PNG[5001:], "broken"),
    "a PNG with pixels missing": (png_claiming(*LARGE), "broken"),
    "a PNG of 3600 million pixels": (png_claiming(60_000, 60_000), "pixels"),
    "a PNG of 150 million pixels": (png_claiming(15_000, 10_000), "pixels"),
    "a JPEG of 4295 million pixels": (jpeg_claiming(65_535), "pixels"),
    "a JPEG on its side": (saved(a_picture((64, 48)), "JPEG", exif=turned(6)), "turned"),
    "a progressive JPEG that needs much": (saved(Image.new("RGB", (5200, 4300)), "JPEG", **FULL), "pixels"),
    "an archive behind a JPEG": (JPEG + an_archive(), "foreign"),
    "an archive behind a PNG": (PNG + an_archive(), "foreign"),
    "a video behind a JPEG": (JPEG + b"\0\0\0\x18ftypisom", "behind"),
    "a page in a PNG": (PNG[:33] + png_chunk(b"tEXt", b"Comment\0<html>") + PNG[33:], "foreign"),
    "a note that unpacks to much": (
        PNG[:33] + png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000))) + PNG[33:],
        "broken",
    ),
    "a page called JPEG": (b"<html><img src=x></html>", "other"),
    "a HEIC of nothing": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "broken"),
    "a WebP of nothing": (b"RIFF\x10\0\0\0WEBPVP8 ", "broken"),
    "a TIFF that leads to itself": (b"II*\0\x08\0\0\0\0\0\x08\0\0\0", "broken"),
    "a GIF of nothing": (b"GIF89a", "broken"),
    "a BMP of nothing": (b"BM" + bytes(12) + b"\x28\0\0\0", "broken"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_is_wrong_is_said(tmp_path: Path, name: str) -> None:
    content, code = HARMFUL[name]
    examined = examine(a_file(tmp_path, "card.jpg", content))
    assert code in [said for _, said in said_of(examined)]
    for problem, language in product(examined.problems, LANGUAGES):
        words = Catalogue(language).text(problem.message_id, **dict(problem.values))
        assert "{" not in words
        assert words != problem.message_id


def test_a_file_of_one_moment_is_judged_even_if_it_is_gone_then(tmp_path: Path) -> None:
    assert said_of(examine(tmp_path / "gone.jpg")) == [("error", "missing")]


def test_a_folder_full_of_modules_is_not_where_libraries_come_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "json", "icp_wizard"):
        a_file(tmp_path, f"{name}.py", b"raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert examine(a_file(tmp_path, "card.jpg", JPEG)).ok


WATCHED = """
import sys
from icp_wizard.pictures import decoding
decoding.main()
with open("/proc/self/status") as status:
    print(*(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)
"""


def _most_memory(task: str, content: bytes, kind: Kind) -> tuple[bytes, int]:
    """What the process answers, and the most it had in memory, in MB."""
    ran = subprocess.run(
        [sys.executable, "-P", "-B", "-c", WATCHED, task, kind.name, str(limits.LARGEST_BYTES)],
        input=content,
        capture_output=True,
        env=isolation._environment(),
        check=True,
    )
    return ran.stdout, int(ran.stderr) * 1024 // 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_stays_small_for_the_worst_that_is_accepted() -> None:
    rows = limits.MOST_HELD // 4 // 6000 - 30
    pixels = zlib.compress(bytes((6000 * 3 + 1) * rows), 1)
    content = png_claiming(6000, rows)[:33] + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")
    answer, most = _most_memory("convert", content, Kind.PNG)
    assert answer.startswith(b"{}\n\xff\xd8")
    assert most < 200


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_smaller_where_a_picture_is_only_looked_at() -> None:
    rows = limits.MOST_EXAMINED // 4 // 6000 - 30
    pixels = zlib.compress(bytes((6000 * 3 + 1) * rows), 1)
    content = png_claiming(6000, rows)[:33] + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")
    answer, most = _most_memory("examine", content, Kind.PNG)
    assert b'"width": 6000' in answer
    assert most < 130


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_bomb_is_refused_before_anything_is_decoded() -> None:
    answer, most = _most_memory("examine", png_claiming(14_000, 14_000), Kind.PNG)
    assert answer == b'{"failure": "pixels"}\n'
    assert most < 40
