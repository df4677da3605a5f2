"""Line breaking: what may stand where, for any text and width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.forms.linebreak import MAY_NOT_END, MAY_NOT_START, break_lines, keep_together, units

WORDS = st.one_of(
    st.text("备案信息管理局的一是", min_size=1, max_size=12),
    st.text("，。、；：？！）》”％", min_size=1, max_size=2),
    st.text("（《“【", min_size=1, max_size=1),
    st.from_regex(r"\A[0-9A-Za-z@./-]{1,18}\Z"),
    st.just(" "),
)
TEXTS = st.lists(WORDS, max_size=30).map("".join)
WIDTHS = st.integers(20, 60)


def extent(text: str) -> float:
    """A hanzi is two wide, the rest one."""
    return float(sum(2 if ord(char) > 0x2000 else 1 for char in text))


def too_long(text: str, width: float) -> bool:
    """Whether some unit must be broken by force."""
    return any(extent(unit.strip()) > width for unit in units(text))


@given(TEXTS, WIDTHS)
def test_nothing_but_white_space_is_lost(text: str, width: int) -> None:
    assert "".join("".join(break_lines(text, width, extent)).split()) == "".join(text.split())


@given(TEXTS, WIDTHS, st.integers(0, 12))
def test_no_line_is_wider_than_its_room(text: str, width: int, indent: int) -> None:
    first, *others = break_lines(text, width, extent, indent)
    assert extent(first) <= width - indent
    assert all(extent(line) <= width for line in others)


@given(TEXTS, WIDTHS)
def test_no_line_begins_with_closing_punctuation_or_ends_with_opening_one(text: str, width: int) -> None:
    lines = break_lines(text, width, extent)
    starts = [line for line in lines[1:] if line[0] in MAY_NOT_START]
    ends = [line for line in lines[:-1] if line[-1] in MAY_NOT_END]
    assert too_long(text, width) or not (starts or ends)


@given(TEXTS, WIDTHS)
def test_no_number_or_word_is_cut_in_two(text: str, width: int) -> None:
    words = re.findall(r"[0-9A-Za-z@./-]+", text)
    joined = "\n".join(break_lines(text, width, extent))
    assert too_long(text, width) or all(word in joined for word in words)


@given(TEXTS)
def test_units_are_the_text(text: str) -> None:
    assert "".join(units(text)) == text


def test_an_address_longer_than_the_line_breaks_after_a_separator() -> None:
    lines = break_lines("https://www.example-sample.com.cn/very/long", 16, extent)
    assert lines == ["https://www.", "example-sample.", "com.cn/very/long"]


def test_an_address_is_cut_before_a_hyphen_which_else_would_look_like_a_broken_word() -> None:
    assert break_lines("example-sample-company.cn", 16, extent) == ["example-sample", "-company.cn"]


def test_a_number_longer_than_the_line_breaks_anywhere() -> None:
    assert break_lines("1234567890", 4, extent) == ["1234", "5678", "90"]


def test_a_short_name_stays_whole() -> None:
    assert break_lines("法定代表人" + keep_together("𬱖㛃䶮") + "授权", 14, extent) == [
        "法定代表人",
        "𬱖㛃䶮授权",
    ]


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_an_empty_text_is_one_empty_line(text: str) -> None:
    assert break_lines(text, 10, extent) == [""]


def test_words_wider_than_a_line_begin_on_lines_of_their_own() -> None:
    names = "、".join(f"long-{n}.example-sample.cn" for n in range(3))
    lines = break_lines(f"域名{names}", 20, extent)
    assert lines[0] == "域名"
    assert lines[1::2] == ["long-0.example", "long-1.example", "long-2.example"]
