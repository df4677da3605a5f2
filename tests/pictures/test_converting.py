"""JPEGs made of pictures the console does not take: right side up, bare, private; the original untouched."""

from __future__ import annotations

import io
import os
import stat
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from icp_wizard.pictures import Kind, NotConverted, NotRead, convert, decoding, recompress
from icp_wizard.pictures.isolation import Answer
from tests.pictures.making import BLUE, LARGE, RED, a_file, a_picture, noise, png_claiming, saved, turned

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "HEIF": Kind.HEIC,
    "JPEG": Kind.JPEG,
    "PNG": Kind.PNG,
    "WEBP": Kind.WEBP,
    "GIF": Kind.GIF,
    "BMP": Kind.BMP,
    "TIFF": Kind.TIFF,
}


def like(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 30 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("form", KINDS)
def test_every_kind_of_picture_becomes_a_jpeg(tmp_path: Path, form: str) -> None:
    made = convert(a_file(tmp_path, "card", saved(a_picture(), form)), tmp_path / "made.jpg")
    assert (made.kind, made.width, made.height, made.problems) == (Kind.JPEG, *LARGE, ())
    with Image.open(tmp_path / "made.jpg") as picture:
        assert like(picture.getpixel((5, 5)), RED)
        assert like(picture.getpixel((1275, 5)), BLUE)


def test_the_original_stays_and_what_is_made_is_for_its_owner_only(tmp_path: Path) -> None:
    content = saved(a_picture(), "HEIF")
    path = a_file(tmp_path, "card.heic", content)
    before = path.stat()
    convert(path, tmp_path / "made.jpg")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, before.st_mtime_ns)
    assert stat.S_IMODE((tmp_path / "made.jpg").stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["card.heic", "made.jpg"]


def made_of(content: bytes, kind: Kind, most: int = 4_000_000) -> Image.Image:
    """The picture the process makes, made in this one."""
    return Image.open(io.BytesIO(decoding._converted(content, kind, most)))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "HEIF"])
def test_pictures_are_turned_as_their_mark_says(form: str, orientation: int) -> None:
    red_at = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    made = made_of(saved(a_picture((320, 160)), form, exif=turned(orientation)), KINDS[form])
    assert made.size == ((320, 160) if orientation < 5 else (160, 320))
    corners = [(x, y) for x in (0, 1) for y in (0, 1)]
    places = {at: (10 + at[0] * (made.width - 20), 10 + at[1] * (made.height - 20)) for at in corners}
    assert [at for at in corners if like(made.getpixel(places[at]), RED)] == [red_at[orientation]]


@pytest.mark.parametrize("form", ["JPEG", "HEIF"])
def test_nothing_but_the_picture_is_kept(form: str) -> None:
    content = saved(a_picture(), form, exif=turned(1), icc_profile=b"invented profile")
    written = decoding._converted(content, KINDS[form], 4_000_000)
    assert b"taken-at" in content
    assert b"Exif" not in written
    assert b"ICC_PROFILE" not in written
    assert b"taken-at" not in written


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_can_be_seen_through_is_white(mode: str) -> None:
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0)).convert("LA" if mode == "PA" else mode)
    made = made_of(saved(picture, "PNG"), Kind.PNG)
    assert like(made.getpixel((9, 9)), (255, 255, 255))


def test_a_colour_named_as_seen_through_is_white() -> None:
    content = saved(Image.new("P", (64, 64), 0), "PNG", transparency=0)
    assert like(made_of(content, Kind.PNG).getpixel((9, 9)), (255, 255, 255))


@pytest.mark.parametrize("value", [0, 0x8000, 0xFFFF])
def test_sixteen_bits_keep_their_brightness(value: int) -> None:
    made = made_of(saved(Image.new("I;16", (64, 64), value), "PNG"), Kind.PNG)
    assert like(made.getpixel((9, 9)), (value >> 8,) * 3)


def test_large_pictures_are_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_wizard.pictures.limits.MOST_KEPT", 50_000)
    for form, kind in KINDS.items():
        made = made_of(saved(a_picture((641, 399)), form), kind)
        assert made.width * made.height <= 50_000 * 1.02
        assert like(made.getpixel((5, 5)), RED)
        assert like(made.getpixel((5, made.height - 5)), BLUE)


@pytest.mark.parametrize("most", [150_000, 60_000, 5_000])
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_quality_then_size_give_way_until_it_fits(tmp_path: Path, form: str, most: int) -> None:
    path = a_file(tmp_path, f"card.{form}", saved(noise((400, 400)), form))
    assert 0 < recompress(path, tmp_path / "made.jpg", most).size <= most


def test_the_best_quality_that_fits_is_chosen() -> None:
    content = saved(noise((200, 200)), "PNG")
    sizes = [len(decoding._converted(content, Kind.PNG, most)) for most in (10**6, 35_000, 30_000)]
    assert sizes == sorted(sizes, reverse=True)
    assert made_of(content, Kind.PNG, 30_000).size == (200, 200)


def test_what_cannot_be_small_enough_is_as_small_as_it_gets() -> None:
    assert max(made_of(saved(noise((100, 100)), "PNG"), Kind.PNG, 10).size) <= 64


def test_recompressing_leaves_stowaways_behind(tmp_path: Path) -> None:
    path = a_file(tmp_path, "card.jpg", saved(a_picture(), "JPEG") + b"PK\3\4")
    assert recompress(path, tmp_path / "made.jpg").problems == ()


# Refused


def test_nothing_is_ever_replaced(tmp_path: Path) -> None:
    path = a_file(tmp_path, "card.heic", saved(a_picture((64, 64)), "HEIF"))
    (tmp_path / "link.jpg").symlink_to("nowhere")
    for target in (path, tmp_path, tmp_path / "link.jpg"):
        with pytest.raises(NotConverted) as caught:
            convert(path, target)
        assert caught.value.code == "target_taken"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["card.heic", "link.jpg"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("none/made.jpg", "target_no_folder"),
        ("card.bmp/made.jpg", "target_no_folder"),
        ("a" * 300, "target_name"),
        ("nul\0.jpg", "target_name"),
    ],
)
def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, target: str, code: str) -> None:
    path = a_file(tmp_path, "card.bmp", saved(a_picture((64, 64)), "BMP"))
    with pytest.raises(NotConverted) as caught:
        convert(path, tmp_path / target)
    assert caught.value.code == code


def test_a_folder_one_may_not_write_to(tmp_path: Path, bound_by_modes: None) -> None:
    path = a_file(tmp_path, "card.bmp", saved(a_picture((64, 64)), "BMP"))
    (tmp_path / "shut").mkdir(mode=0o500)
    with pytest.raises(NotConverted) as caught:
        convert(path, tmp_path / "shut" / "made.jpg")
    assert caught.value.code == "target_read_only"


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "invented")

    path = a_file(tmp_path, "card.bmp", saved(a_picture((64, 64)), "BMP"))
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotConverted) as caught:
        convert(path, tmp_path / "made.jpg")
    assert caught.value.code == "target_unwritable"
    assert [file.name for file in tmp_path.iterdir()] == ["card.bmp"]


HEIC = saved(noise((256, 256)), "HEIF")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"text", "other"),
        (HEIC[: len(HEIC) // 2], "broken"),
        (saved(noise((64, 64)), "JPEG")[:2000], "broken"),
        (png_claiming(60_000, 60_000), "pixels"),
    ],
)
def test_what_is_no_sound_picture_is_not_converted(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(NotConverted) as caught:
        convert(a_file(tmp_path, "card", content), tmp_path / "made.jpg")
    assert caught.value.code == code
    assert not (tmp_path / "made.jpg").exists()


def test_only_what_the_console_takes_is_recompressed(tmp_path: Path) -> None:
    with pytest.raises(NotConverted, match="kind"):
        recompress(a_file(tmp_path, "card.heic", HEIC), tmp_path / "made.jpg")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    for make in (convert, recompress):
        with pytest.raises(NotRead, match="missing"):
            make(tmp_path / "none.heic", tmp_path / "made.jpg")


def test_an_answer_that_is_no_jpeg_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_wizard.pictures.converting.ask", lambda *_: Answer(content=b"<html>"))
    with pytest.raises(NotConverted, match="undecodable"):
        convert(a_file(tmp_path, "card.heic", HEIC), tmp_path / "made.jpg")
