"""What stands where: the keys, the columns, and where the user is, also without colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region
from textual.widgets import OptionList

from screens.keys import KeyBar
from screens.widgets.chooser import Chooser
from screens.widgets.radio import Radio
from tests.screens.driving import a_desk, running, text_of
from tests.screens.test_wizard import a_sample, an_empty_one

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget

PLACE = "wanted.entity.certificate_address.region"


def marked(widget: Widget) -> str:
    """What a widget shows turned over or underlined, as a terminal without colours can show it too."""
    strips = widget.render_lines(Region(0, 0, *widget.outer_size))
    segments = [segment for strip in strips for segment in strip]
    return "".join(s.text for s in segments if s.style and (s.style.reverse or s.style.underline)).strip()


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_the_way_out_is_always_among_the_keys(tmp_path: Path, width: int, language: str) -> None:
    desk = a_desk(tmp_path, language)
    async with running(desk, size=(width, 24)) as driver:
        assert "F10" in text_of(driver.app.screen.query_one(KeyBar))
        await driver.press("n")
        assert "F10" in text_of(driver.app.screen.query_one(KeyBar))


async def test_all_keys_of_the_home_screen_fit_in_80_columns(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path, "en")) as driver:
        shown = text_of(driver.app.screen.query_one(KeyBar))
        assert [
            name for name in ("New", "Import", "Delete", "Menu", "中文", "Quit") if name not in shown
        ] == []


async def test_the_place_in_a_list_is_seen_while_the_filter_is_typed_in(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("enter", "down")
        assert marked(driver.app.screen.query_one(OptionList)).startswith("( ) 天津市")


async def test_the_field_in_focus_is_seen_without_colours(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        province = driver.wizard.query(Chooser)[1]
        assert "按 Enter" in marked(province)
        await driver.press("tab")
        assert marked(province) == ""
        assert marked(driver.wizard.query(Radio)[0]).startswith("( ) 企业")


async def test_answers_on_the_review_page_stand_in_one_column(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, "en")
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("review")
        listed = driver.wizard.query_one(".answers", OptionList)
        rows = [str(listed.get_option(f"a{number}").prompt) for number in (1, 2, 5)]
        assert [row.rindex(" ", 0, 37) for row in rows] == [34] * 3
        long = str(listed.get_option("a4").prompt)
        assert long.partition("\n")[2] == " " * 35 + "深圳市样例虚构乌有科技有限公司"


async def test_a_place_is_chosen_among_those_of_the_province_from_where_it_was(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", PLACE)
        await driver.press("enter")
        listed = driver.app.screen.query_one(OptionList)
        assert listed.option_count > 100
        assert "南山区" in marked(listed)
        await driver.press("down", "enter")
        assert driver.session.value(PLACE) == "440306"
