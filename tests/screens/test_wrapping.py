"""Textual shows Chinese lines filled to the end."""

from __future__ import annotations

from textual.content import Content

from screens.wrapping import break_chinese_lines


def test_textual_shows_texts_so() -> None:
    break_chinese_lines()
    shown = [line.plain for line in Content("  本省 居住证的剩余有效期须在一个月以上").wrap(20)]
    assert shown[0].rstrip() == "  本省 居住证的剩余"
