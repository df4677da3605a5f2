"""What is found out about a picture, and what is said of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from icp_wizard.pictures import Examined, Kind, examine, limits
from tests.pictures.making import LARGE, a_file, a_picture, noise, saved, turned

if TYPE_CHECKING:
    from pathlib import Path


def said_of(examined: Examined) -> list[tuple[str, str]]:
    return [(problem.level, problem.code) for problem in examined.problems]


@pytest.mark.parametrize(("form", "kind"), [("JPEG", Kind.JPEG), ("PNG", Kind.PNG)])
def test_of_a_sound_picture_nothing_is_said(tmp_path: Path, form: str, kind: Kind) -> None:
    content = saved(a_picture(), form)
    path = a_file(tmp_path, f"card.{form}", content)
    digest = hashlib.sha256(content).hexdigest()
    assert examine(path) == Examined(path, kind, len(content), digest, False, *LARGE, 1, 1)
    assert examine(path).ok


@pytest.mark.parametrize(
    ("form", "extension"),
    [("HEIF", "heic"), ("WEBP", "webp"), ("GIF", "gif"), ("BMP", "bmp"), ("TIFF", "tiff")],
)
def test_other_pictures_are_known_but_not_taken(tmp_path: Path, form: str, extension: str) -> None:
    examined = examine(a_file(tmp_path, f"card.{extension}", saved(a_picture(), form)))
    assert (examined.width, examined.height, examined.frames) == (*LARGE, 1)
    assert said_of(examined) == [("error", "kind")]
    assert not examined.ok


def test_what_is_no_picture_is_said(tmp_path: Path) -> None:
    assert said_of(examine(a_file(tmp_path, "a.pdf", b"%PDF-1.7"))) == [("error", "pdf")]
    assert said_of(examine(a_file(tmp_path, "a.jpg", b"<html>"))) == [("error", "other")]


@pytest.mark.parametrize(("name", "differs"), [("a.JPEG", False), ("a.png", True), ("a", False)])
def test_an_extension_that_says_otherwise_is_warned_of(tmp_path: Path, name: str, differs: bool) -> None:
    examined = examine(a_file(tmp_path, name, saved(a_picture(), "JPEG")))
    assert examined.extension_differs is differs
    assert said_of(examined) == ([("warning", "extension")] if differs else [])


def test_an_extension_is_shown_without_what_acts_on_a_terminal(tmp_path: Path) -> None:
    examined = examine(a_file(tmp_path, "a.\x1b[31m", saved(a_picture(), "JPEG")))
    assert dict(examined.problems[0].values)["extension"] == ".␛[31m"


def test_about_four_megabytes_are_warned_of_only(tmp_path: Path) -> None:
    content = saved(a_picture(), "JPEG")
    exactly = content + bytes(limits.LARGEST_BYTES - len(content))
    assert said_of(examine(a_file(tmp_path, "a.jpg", exactly))) == []
    larger = examine(a_file(tmp_path, "b.jpg", exactly + b"\0"))
    assert said_of(larger) == [("warning", "size")]
    assert larger.ok


@pytest.mark.parametrize(
    ("size", "small"), [((720, 1280), False), ((1279, 2000), True), ((1300, 719), True), ((1, 1), True)]
)
def test_small_pictures_are_warned_of(tmp_path: Path, size: tuple[int, int], small: bool) -> None:
    said = said_of(examine(a_file(tmp_path, "a.png", saved(a_picture(size), "PNG"))))
    assert said == ([("warning", "small")] if (small and min(size) < 720) or max(size) < 1280 else [])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(("orientation", "seen"), [(3, LARGE), (6, LARGE[::-1])])
def test_pixels_are_those_seen(tmp_path: Path, form: str, orientation: int, seen: tuple[int, int]) -> None:
    examined = examine(a_file(tmp_path, "a", saved(a_picture(), form, exif=turned(orientation))))
    assert (examined.orientation, (examined.width, examined.height)) == (orientation, seen)
    assert (("info", "turned") in said_of(examined)) is (form in ("JPEG", "PNG"))


def test_a_heic_is_turned_by_its_reader(tmp_path: Path) -> None:
    examined = examine(a_file(tmp_path, "a.heic", saved(a_picture(), "HEIF", exif=turned(6))))
    assert (examined.orientation, examined.width, examined.height) == (1, *LARGE[::-1])


def test_pictures_that_move_are_warned_of(tmp_path: Path) -> None:
    frames = [noise((64, 64)), a_picture((64, 64)), noise((64, 64)).rotate(180)]
    moving = {"PNG": "moving", "GIF": "kind", "WEBP": "kind"}
    for form, code in moving.items():
        content = saved(frames[0], form, save_all=True, append_images=frames[1:])
        examined = examine(a_file(tmp_path, f"a.{form}", content))
        assert examined.frames == 3
        assert code in [said for _, said in said_of(examined)]


def test_further_pictures_of_a_phone_are_counted_and_nothing_said(tmp_path: Path) -> None:
    content = saved(a_picture(), "MPO", save_all=True, append_images=[a_picture((64, 64))])
    examined = examine(a_file(tmp_path, "a.jpg", content))
    assert (examined.kind, examined.frames, said_of(examined)) == (Kind.JPEG, 2, [])


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_png_of_every_mode_is_taken(tmp_path: Path, mode: str) -> None:
    picture = Image.new("I;16", LARGE, 300) if mode == "I;16" else a_picture(mode=mode)
    assert said_of(examine(a_file(tmp_path, "a.png", saved(picture, "PNG")))) == []


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_jpeg_of_every_mode_is_taken(tmp_path: Path, mode: str) -> None:
    assert said_of(examine(a_file(tmp_path, "a.jpg", saved(a_picture(mode=mode), "JPEG")))) == []
