"""What a picture file carries besides its picture."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import PngImagePlugin

from icp_wizard.pictures import Kind
from icp_wizard.pictures.stowaways import Besides, besides
from tests.pictures.making import a_picture, noise, saved

JPEG, PNG = saved(noise((64, 64)), "JPEG"), saved(noise((64, 64)), "PNG")
BOTH = pytest.mark.parametrize(("kind", "picture"), [(Kind.JPEG, JPEG), (Kind.PNG, PNG)])


def an_archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("invented.txt", "text")
    return stream.getvalue()


@BOTH
def test_a_plain_picture_carries_nothing(kind: Kind, picture: bytes) -> None:
    assert besides(picture, kind) == Besides(0, False)


@BOTH
def test_data_behind_a_picture_are_counted(kind: Kind, picture: bytes) -> None:
    assert besides(picture + b"a video, say", kind) == Besides(12, False)


@BOTH
def test_filling_behind_a_picture_is_nothing(kind: Kind, picture: bytes) -> None:
    assert besides(picture + bytes(1000), kind) == Besides(0, False)


@BOTH
@pytest.mark.parametrize("what", [an_archive(), b"%PDF-1.7 ...", b"<HTML>", b"<?php"])
def test_other_files_behind_a_picture_are_noticed(kind: Kind, picture: bytes, what: bytes) -> None:
    assert besides(picture + what, kind) == Besides(len(what), True)


def test_further_pictures_of_a_phone_are_nothing_strange() -> None:
    assert besides(JPEG + JPEG, Kind.JPEG) == Besides(0, False)
    assert besides(JPEG + JPEG + an_archive(), Kind.JPEG).is_foreign
    assert besides(JPEG * 10, Kind.JPEG) == Besides(2 * len(JPEG), False)


def test_progressive_pictures_end_where_they_end() -> None:
    picture = saved(noise((64, 64)), "JPEG", progressive=True)
    assert besides(picture + b"x", Kind.JPEG) == Besides(1, False)


def test_pages_in_notes_are_noticed() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<html><script>1</script></html>")
    assert besides(saved(a_picture((64, 64)), "PNG", pnginfo=notes), Kind.PNG).is_foreign
    assert besides(saved(a_picture((64, 64)), "JPEG", comment=b"<script>"), Kind.JPEG).is_foreign


def test_harmless_notes_are_not() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "taken <at> an invented place")
    assert not besides(saved(a_picture((64, 64)), "PNG", pnginfo=notes), Kind.PNG).is_foreign


@given(st.binary(max_size=200), st.sampled_from(sorted(Kind)))
def test_any_bytes_can_be_looked_through(data: bytes, kind: Kind) -> None:
    for start in (data, JPEG[:100] + data, PNG[:40] + data):
        assert besides(start, kind).behind <= len(start)


@given(st.integers(0, len(JPEG)))
def test_a_cut_picture_has_nothing_behind(at: int) -> None:
    assert besides(JPEG[:at], Kind.JPEG).behind <= 3
    assert [besides(PNG[:b], Kind.PNG).behind for _, b in pairwise((8, 33, 60, len(PNG)))] == [0, 0, 0]
