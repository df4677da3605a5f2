"""A terminal too small for the pages says so and takes no answers; enlarged, everything is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from screens.help import Help
from screens.too_small import TooSmall
from tests.screens.driving import a_desk, running, text_of
from tests.screens.test_wizard import a_sample, an_empty_one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

NAME = "wanted.entity.name"


def notice(driver: Driver) -> str:
    """What is said over everything; empty where there is room."""
    return "".join(text_of(widget) for widget in driver.app.screen.query(TooSmall))


async def resize(driver: Driver, width: int, height: int) -> None:
    await driver.pilot.resize_terminal(width, height)
    await driver.settle()


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh_CN", "终端太小：50×12，至少 60×18"), ("en", "Terminal too small: 50×12, at least 60×18")],
)
async def test_it_is_said_over_the_whole_terminal_in_lines_that_fit(
    tmp_path: Path, language: str, said: str
) -> None:
    desk = a_desk(tmp_path, language)
    async with running(desk, a_sample(desk), size=(50, 12)) as driver:
        assert said in notice(driver)
        assert driver.app.screen.query_one(TooSmall).region == driver.app.screen.region
        assert driver.app.screen.get_widget_at(0, 0)[0] is driver.app.screen.query_one(TooSmall)
        assert not driver.app.screen.show_vertical_scrollbar


@pytest.mark.parametrize(("size", "is_said"), [((60, 18), False), ((59, 18), True), ((60, 17), True)])
async def test_there_is_a_least_size(tmp_path: Path, size: tuple[int, int], is_said: bool) -> None:
    async with running(a_desk(tmp_path), size=size) as driver:
        assert bool(notice(driver)) is is_said


async def test_enlarged_it_goes_on_in_the_middle_of_a_word(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NAME)
        await driver.write("样例")
        focused = driver.app.focused
        await resize(driver, 50, 12)
        assert notice(driver)
        await driver.press("x", "f8", "tab", "ctrl+z")
        await driver.rush(events.Paste("不要"))
        await resize(driver, 40, 10)
        assert "40×10" in notice(driver)
        await resize(driver, 80, 24)
        assert notice(driver) == ""
        assert driver.app.focused is focused
        assert isinstance(focused, Input)
        assert focused.value == "样例"
        await driver.write("虚构")
        await driver.press("tab")
        assert driver.session.value(NAME) == "样例虚构"


async def test_what_stood_over_the_page_still_does(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("f1")
        await resize(driver, 50, 12)
        assert notice(driver)
        await driver.press("escape")
        await resize(driver, 80, 24)
        assert isinstance(driver.app.screen, Help)
        await driver.press("escape")
        assert not isinstance(driver.app.screen, Help)
        assert notice(driver) == ""


async def test_what_opens_meanwhile_is_covered_too(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path), size=(50, 12)) as driver:
        driver.app.action_help()
        await driver.settle()
        assert isinstance(driver.app.screen, Help)
        assert notice(driver)
        driver.app.screen.dismiss(None)
        await resize(driver, 80, 24)
        assert notice(driver) == ""


async def test_one_can_leave_and_everything_is_saved(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = an_empty_one(desk)
    async with running(desk, draft) as driver:
        await driver.go_to("intent", NAME)
        await driver.write("样例")
        await resize(driver, 50, 12)
        await driver.press("f10")
        await driver.wait_until(lambda: driver.app.return_code == 0)
        assert desk.store.load(draft).draft.data()["wanted"]["entity"]["name"] == "样例"
