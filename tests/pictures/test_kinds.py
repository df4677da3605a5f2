"""What a file is by its content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.pictures import Kind
from icp_wizard.pictures.kinds import disagrees, kind_of
from tests.pictures.making import a_picture, saved

FORMS = {
    "JPEG": Kind.JPEG,
    "PNG": Kind.PNG,
    "HEIF": Kind.HEIC,
    "WEBP": Kind.WEBP,
    "GIF": Kind.GIF,
    "BMP": Kind.BMP,
    "TIFF": Kind.TIFF,
    "PDF": Kind.PDF,
    "PPM": Kind.OTHER,
}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_in_a_format_is_of_its_kind(form: str) -> None:
    assert kind_of(saved(a_picture((64, 64)), form)) is FORMS[form]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.OTHER),
        (b"BM, a bill of materials", Kind.OTHER),
        (b"RIFF\0\0\0\0WAVE", Kind.OTHER),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", Kind.OTHER),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Kind.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Kind.OTHER),
        (b"\r\n%PDF-1.7", Kind.PDF),
        (b"\xff\xd8\xff %PDF-1.7", Kind.JPEG),
        (b"<html>", Kind.OTHER),
    ],
)
def test_kinds_are_told_by_the_first_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@given(st.binary(max_size=64))
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert kind_of(data) in Kind
    assert kind_of(b"\xff\xff\xff\xffftyp" + data) in Kind


@pytest.mark.parametrize(
    ("kind", "extension", "wrong"),
    [
        (Kind.JPEG, ".JPG", False),
        (Kind.JPEG, ".png", True),
        (Kind.HEIC, ".jpg", True),
        (Kind.PNG, "", False),
        (Kind.OTHER, ".jpg", False),
    ],
)
def test_an_extension_agrees_or_not(kind: Kind, extension: str, wrong: bool) -> None:
    assert disagrees(kind, extension) is wrong
