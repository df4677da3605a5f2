"""Cleaning, showing, masking and measuring text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.text import cell_width, clean, half_width, is_unseen, mask, normalise_text, trimmed, visible


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("张三", "张三"),
        (" 有限 公司 ", " 有限 公司 "),
        ("Ａ１（全角）", "Ａ１（全角）"),
        ("e\u0301", "e\u0301"),
        ("a\nb", "a b"),
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[200~pasted\x1b[201~", "pasted"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPdata\x1b\\text", "text"),
        ("\x9b31mred", "red"),
        ("\x1b]0;unfinished", "0;unfinished"),
        ("\x1b", ""),
        ("a\x00b\x07c\x7fd\x85e", "abcd e"),
        ("abc\u202ecba\u202c", "abccba"),
        ("a\u2066b\u2069", "ab"),
        ("a\u200db\ufe0f", "a\u200db\ufe0f"),
        ("𬱖㛃䶮", "𬱖㛃䶮"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_cleaning_takes_out_what_acts_and_nothing_else(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@given(st.text() | st.text(alphabet="\x1b[]0;m\x07\\P\x9b\x9d\n a"))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_ordinary_text_is_kept_to_the_letter(raw: str) -> None:
    assert clean(raw) == raw == visible(raw)


@given(st.text(alphabet=st.characters()) | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs"])))
def test_what_is_shown_neither_acts_nor_hides(raw: str) -> None:
    shown = visible(raw).replace("\n", "").replace("\t", "")
    assert shown.isprintable() or all(c.isprintable() or cell_width(c) for c in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x7f", "␡"),
        ("\x9b", "<U+009B>"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb", "a<U+200B>b"),
        ("\ud800", "<U+D800>"),
        ("a\nb\tc", "a\nb\tc"),
        ("[b]not markup[/b]", "[b]not markup[/b]"),
    ],
)
def test_what_acts_or_hides_becomes_a_visible_mark(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@pytest.mark.parametrize(
    ("value", "privacy", "masked"),
    [
        ("11010519491231002X", "identity", "110•••••••••••••2X"),
        ("13012344321", "contact", "130••••4321"),
        ("name@example.com", "contact", "n•••@example.com"),
        ("张三丰", "name", "张••"),
        ("人民路一号", "address", "人民•••"),
        ("随便写的", "free_text", "••••"),
        ("example.com", "public", "example.com"),
        ("whatever", "a class of tomorrow", "••••••••"),
        ("12345", "identity", "•••••"),
        ("110", "contact", "•••"),
        ("张", "name", "•"),
        ("", "identity", ""),
    ],
)
def test_masking_keeps_little(value: str, privacy: str, masked: str) -> None:
    assert mask(value, privacy) == masked


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("备案", 4), ("ＡＢ", 4), ("e\u0301", 1), ("a\u200bb", 2), ("𬱖", 2), ("", 0)],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("raw", "text"), [("　备案　", "备案"), ("ＡＢ１", "AB1"), ("\u200b\ufeff ", ""), (" a b ", "a b")]
)
def test_text_is_compared_half_width_and_trimmed(raw: str, text: str) -> None:
    assert normalise_text(raw) == text


@given(st.text())
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    assert normalise_text(normalise_text(raw)) == normalise_text(raw)


@given(st.text() | st.text(alphabet=" \u3000\u00a0\u200b\ufeff（ＡA"))
def test_trimming_takes_from_the_ends_alone(raw: str) -> None:
    kept = trimmed(raw)
    assert kept in raw
    assert trimmed(kept) == kept == kept.strip()
    assert normalise_text(kept) == normalise_text(raw)


def test_only_judging_makes_wide_characters_narrow() -> None:
    assert trimmed(" 乌有（虚构）\u200b\u3000") == "乌有（虚构）"
    assert normalise_text(" 乌有（虚构）\u200b\u3000") == "乌有(虚构)"


@given(st.text())
def test_half_width_keeps_every_character_at_its_place(text: str) -> None:
    assert len(half_width(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)


def test_half_width_is_what_a_keyboard_without_chinese_writes() -> None:
    assert half_width("粤ＩＣＰ备１２号－１：（样例）\u3000") == "粤ICP备12号-1:(样例) "


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \u3000\xa0",
        "\ufeff",
        "\u200b\u200c\u200d",
        "\ufe0f",
        "\u2800",
        "\u3164\uffa0",
        "\U000e0100",
        "\n\x00",
    ],
)
def test_of_blanks_and_invisible_characters_nothing_is_seen(text: str) -> None:
    assert is_unseen(text)


@pytest.mark.parametrize("text", ["a", "\u200d一", "•", "\u0301", "\u0600", "\ue000", "\ufffd", "𠀀"])
def test_one_character_that_is_drawn_is_seen(text: str) -> None:
    assert not is_unseen(text)


@given(st.text(alphabet=st.characters(categories=["Zs", "Zl", "Zp", "Cc"])))
def test_whatever_unicode_calls_a_blank_or_a_control_is_not_seen(text: str) -> None:
    assert is_unseen(text)
