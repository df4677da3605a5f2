"""Which font draws which character."""

from __future__ import annotations

from icp_wizard.forms.typeface import Run, missing, printable, runs, width
from tests.forms.making import UNKNOWN_TO_ALL_FONTS


def test_a_character_that_bold_lacks_is_set_in_regular() -> None:
    assert list(runs("堃龘", "bold")) == [Run("IcpwSerif-Bold", "堃"), Run("IcpwSerif-Regular", "龘")]


def test_a_character_that_both_lack_is_told_apart() -> None:
    assert list(runs(f"张{UNKNOWN_TO_ALL_FONTS}", "regular"))[1] == Run(None, UNKNOWN_TO_ALL_FONTS)
    assert missing(f"张{UNKNOWN_TO_ALL_FONTS}", "regular") == (UNKNOWN_TO_ALL_FONTS,)


def test_a_hanzi_and_a_missing_character_are_one_em_wide() -> None:
    assert width(f"备{UNKNOWN_TO_ALL_FONTS}", 12, "regular") == 24


def test_line_ends_and_tabs_become_blanks() -> None:
    assert printable("甲\r\n乙\t丙\xa0丁") == "甲  乙 丙 丁"


def test_invisible_characters_are_left_out() -> None:
    assert printable("甲\u200b乙\ufeff丙\U000e0100丁\x07") == "甲乙丙丁"
