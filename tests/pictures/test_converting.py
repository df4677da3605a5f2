"""JPEGs made of pictures the console does not take: right side up, bare, private."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from icp_wizard.pictures import Kind, NotConverted, convert, decoding, examined
from icp_wizard.pictures.isolation import Answer
from tests.pictures.making import BLUE, LARGE, RED, a_picture, noise, png_claiming, saved, turned

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
def test_every_kind_of_picture_becomes_a_jpeg(form: str) -> None:
    made = convert(saved(a_picture(), form))
    found = examined(Path("made.jpg"), made)
    assert (found.kind, found.width, found.height, found.problems) == (Kind.JPEG, *LARGE, ())
    with Image.open(io.BytesIO(made)) as picture:
        assert like(picture.getpixel((5, 5)), RED)
        assert like(picture.getpixel((1275, 5)), BLUE)


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
def test_quality_then_size_give_way_until_it_fits(form: str, most: int) -> None:
    assert 0 < len(convert(saved(noise((400, 400)), form), most)) <= most


def test_the_best_quality_that_fits_is_chosen() -> None:
    content = saved(noise((200, 200)), "PNG")
    sizes = [len(decoding._converted(content, Kind.PNG, most)) for most in (10**6, 35_000, 30_000)]
    assert sizes == sorted(sizes, reverse=True)
    assert made_of(content, Kind.PNG, 30_000).size == (200, 200)


def test_what_cannot_be_small_enough_is_as_small_as_it_gets() -> None:
    assert max(made_of(saved(noise((100, 100)), "PNG"), Kind.PNG, 10).size) <= 64


def test_stowaways_are_left_behind() -> None:
    made = convert(saved(a_picture(), "JPEG") + b"PK\3\4")
    assert examined(Path("made.jpg"), made).problems == ()


# Refused


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
def test_what_is_no_sound_picture_is_not_converted(content: bytes, code: str) -> None:
    with pytest.raises(NotConverted) as caught:
        convert(content)
    assert caught.value.code == code


@pytest.mark.parametrize("answer", [b"<html>", b"\xff\xd8\xff" + bytes(5_000_000)])
def test_an_answer_that_is_no_jpeg_or_too_large_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr("icp_wizard.pictures.converting.ask", lambda *_: Answer(content=answer))
    with pytest.raises(NotConverted, match="undecodable"):
        convert(HEIC)
