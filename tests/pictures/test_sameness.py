"""The same file given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.pictures import examine, same
from tests.pictures.making import a_file, a_picture, saved

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_bytes_are_found_under_any_name(tmp_path: Path) -> None:
    front = a_file(tmp_path, "front.txt", b"one")
    back = a_file(tmp_path, "back.txt", b"one")
    other = a_file(tmp_path, "other.txt", b"two")
    files = {slot: examine(path) for slot, path in {"f": front, "o": other, "b": back, "g": front}.items()}
    assert same(files) == (("f", "b", "g"),)


def test_files_that_were_not_read_are_not_the_same(tmp_path: Path) -> None:
    assert same({slot: examine(tmp_path / "none.jpg") for slot in "ab"}) == ()


def test_a_picture_saved_anew_is_another(tmp_path: Path) -> None:
    first, again = (saved(a_picture(), "JPEG", quality=quality) for quality in (90, 80))
    assert (
        same({"a": examine(a_file(tmp_path, "a", first)), "b": examine(a_file(tmp_path, "b", again))}) == ()
    )
