"""What is typed or pasted, however quickly, is in the field it was meant for, whole and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Input

from screens.pasting import PasteParser
from screens.widgets.field import FieldBox
from tests.screens.driving import a_desk, running
from tests.screens.test_wizard import DETAIL, NAME, REMARK, an_empty_one

if TYPE_CHECKING:
    from pathlib import Path

POST = "wanted.entity.correspondence_address.detail"
URLS = "wanted.services.s1.home_urls"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
RARE = "\U00031350\ue000"
"""Newer than Python's tables, and of a private area: both stand in names of people."""
STRANGE = (
    "全\u3000角",
    "不\u00a0断",
    FAMILY,
    f"王{RARE}",
    "e\u0301\u0302n",
    "שלום \u200fعربي",
    "１２３ＡＢ",
    "[/b]\\",
)


async def test_keys_right_behind_one_that_moves_go_where_it_moves(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        await driver.rush("甲乙", "tab", "tab", "丙丁", "enter", "戊己", "shift+tab", "庚", "f8")
        values = [driver.session.value(key) for key in (DETAIL, POST, REMARK)]
        assert values == ["甲乙", "丙丁庚", "戊己"]


async def test_a_paste_right_behind_tab_goes_into_the_next_field(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", POST)
        await driver.rush("甲", "tab", Paste("a\x1b[31mRED\nsecond line"), "乙", "f8")
        assert driver.session.value(POST) == "甲"
        assert driver.session.value(REMARK) == "aRED second line乙"


async def test_keys_that_edit_keep_their_place_among_letters(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", REMARK)
        await driver.rush("bcx", "backspace", "d", "home", "a", Paste("-"), "f8")
        assert driver.session.value(REMARK) == "a-bcd"


async def test_text_behind_an_answer_that_brings_new_fields_waits_for_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.rush(
            "enter", "guangdong", "enter", "tab", "space", "enter", "down", "enter", "虚构公司", "f8"
        )
        assert driver.session.value("intent.province") == "44"
        assert driver.session.value(NAME) == "虚构公司"


async def test_undo_right_behind_letters_takes_them_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        await driver.rush("甲", "tab", "tab", "乙", "ctrl+z", "丙", "f8")
        assert driver.session.value(DETAIL) == "甲"
        assert driver.session.value(POST) == "丙"


async def test_letters_behind_a_switch_of_the_language_go_on_where_the_cursor_was(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", REMARK)
        await driver.rush("ac", "left", "f6", "b", "f8")
        assert driver.session.value(REMARK) == "abc"


@pytest.mark.parametrize("text", STRANGE)
async def test_every_character_is_kept_typed_or_pasted(tmp_path: Path, text: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", POST)
        await driver.rush(text, "tab", Paste(text), "f8")
        assert driver.session.value(POST) == text
        assert driver.session.value(REMARK) == text


async def test_many_letters_arrive_in_order(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    text = "".join(chr(0x4E00 + number) for number in range(1000))
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", REMARK)
        await driver.rush(text, "f8")
        assert driver.session.value(REMARK) == text


@pytest.mark.parametrize(("step", "key", "fits"), [("entity", REMARK, 1024), ("service:s1", URLS, 4000)])
async def test_what_is_too_long_is_refused_whole_and_in_words(
    tmp_path: Path, step: str, key: str, fits: int
) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to(step, key)
        await driver.rush(Paste("x" * 5000))
        assert [f"最多填 {fits} 个字符" in note.message for note in driver.app._notifications] == [True]
        await driver.rush(Paste("x" * fits), "tab")
        assert "".join(driver.session.value(key)) == "x" * fits


WIRE = "ab\x1b[200~a\x1b[31m\x1b\n中\x1b[A\x1b[200x\x1b[201~X\x1b[A\x1b[200~q\x1b[201~"


def read(*parts: str) -> list[str]:
    """What the parser makes of what the terminal sends in these parts."""
    parser = PasteParser()
    messages = [message for part in parts for message in parser.feed(part)]
    return [getattr(message, "text", "") or getattr(message, "key", "") for message in messages]


def test_a_paste_is_read_whole_wherever_the_terminal_cuts_it() -> None:
    expected = ["a", "b", "a\x1b[31m\x1b\n中\x1b[A\x1b[200x", "X", "up", "q"]
    assert read(WIRE) == read(*WIRE) == expected
    assert all(read(WIRE[:at], WIRE[at:]) == expected for at in range(1, len(WIRE)))


async def test_what_a_new_control_reports_hides_nothing_that_is_being_typed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        boxes = {box.key: box for box in driver.wizard.query(FieldBox)}
        other, own = boxes[POST].query_one(Input), boxes[DETAIL].query_one(Input)
        driver.wizard.post_message(Input.Changed(other, other.value).set_sender(other))
        await driver.settle()
        own.value = "虚构路"  # reported to nobody yet
        assert driver.wizard.accept_typing()
        assert driver.session.value(DETAIL) == "虚构路"
