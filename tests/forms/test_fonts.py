"""What the shipped font files hold: read from the files, not from notes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from icp_wizard.forms.typeface import FONT_DIRECTORY, FONT_NAMES, load


@cache
def face(name: str) -> Any:
    return TTFontFile(str(FONT_DIRECTORY / f"{name}.ttf"))


def codes(weight: str) -> set[int]:
    return set(face(FONT_NAMES[weight]).charToGlyph)  # type: ignore[index]


def gb2312() -> set[int]:
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", "ignore")}


def hanzi(found: set[int]) -> set[int]:
    return {code for code in found if 0x3400 <= code < 0x4DC0 or 0x4E00 <= code < 0xA000 or code >= 0x20000}


def test_regular_has_every_hanzi_of_the_two_bmp_blocks_of_gb18030() -> None:
    assert codes("regular") >= {*range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6)}


def test_regular_has_the_compatibility_hanzi_of_gb18030() -> None:
    assert codes("regular") >= {0xF92C, 0xF979, 0xFA0C, 0xFA0E, 0xFA29}


def test_regular_has_what_bold_has() -> None:
    assert codes("regular") >= codes("bold")


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_both_have_all_hanzi_and_symbols_of_gb2312(weight: str) -> None:
    assert codes(weight) >= gb2312()


def test_bold_has_the_196_hanzi_of_the_general_standard_table_above_the_bmp() -> None:
    assert sum(code > 0xFFFF for code in codes("bold")) == 196


def test_bold_holds_as_many_hanzi_as_gb2312_and_the_general_standard_table_together() -> None:
    assert len(hanzi(codes("bold"))) == 8230


@pytest.mark.parametrize("char", "𬱖㛃䶮龘堃𠅤𫖯𬍛·—…“”№￥℃〇")
def test_regular_draws_characters_names_and_forms_need(char: str) -> None:
    assert ord(char) in codes("regular")


def test_each_file_has_a_name_of_its_own_or_reportlab_would_take_them_for_one() -> None:
    from reportlab.pdfbase.pdfmetrics import getFont

    load()
    assert [getFont(name).face.name.decode() for name in FONT_NAMES.values()] == list(FONT_NAMES.values())


@pytest.mark.parametrize("name", FONT_NAMES.values())
def test_no_font_uses_the_reserved_name(name: str) -> None:
    assert b"Source" not in face(name).name + face(name).familyName


def test_licence_and_origin_stand_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONT_DIRECTORY / "OFL.txt").read_text("utf-8")
    assert "@expo-google-fonts/noto-serif-sc, version 0.4.3" in (FONT_DIRECTORY / "NOTICE").read_text("utf-8")
