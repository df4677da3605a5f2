"""Lines are filled to the end, no comma begins one, and no bracket opens at the end of one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.line_breaks import _CLOSING, _OPENING, line_breaks
from icp_wizard.text import cell_width


def broken(text: str, width: int) -> list[str]:
    places = [0, *line_breaks(text, width), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def test_a_sentence_behind_a_space_begins_on_the_same_line() -> None:
    assert broken("  本省 居住证的剩余有效期须在 1 个月以上，不足的先续签", 26) == [
        "  本省 居住证的剩余有效期",
        "须在 1 个月以上，不足的先",
        "续签",
    ]


@pytest.mark.parametrize("width", range(10, 30))
def test_closing_marks_begin_no_line_and_opening_ones_end_none(width: int) -> None:
    lines = broken("本程序（中国站）按全国、“华为云”和《省管局》的规则检查，列出“材料”。", width)
    assert [line for line in lines if line[0] in _CLOSING or line[-1] in _OPENING] == []


def test_words_stay_whole_unless_wider_than_a_line() -> None:
    assert broken("填写 ICP 备案 certificate", 13) == ["填写 ICP 备案 ", "certificate"]
    assert broken("见 abcdefghijkl", 6) == ["见 ", "abcdef", "ghijkl"]
    assert broken("the province’s word", 12) == ["the ", "province’s ", "word"]


@given(st.text(alphabet="ab  中文，。（）“”’1.", max_size=60), st.integers(2, 30))
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines) == text
    assert [line for line in lines if line.strip() and cell_width(line.rstrip()) > width] == []
