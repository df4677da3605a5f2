"""Somebody who does not know whether to file: two questions, then the answer with its reason and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment.ways_out import ways_out
from screens.blocked import BlockedPage
from screens.doing import DoingPage
from tests.journeys.keys import fill, nth, pick
from tests.screens.driving import a_desk, running, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.screens.driving import Driver

SIZES = [(80, 24), (120, 40)]
UNSURE = ("enter", "end", "enter", "tab")
MAINLAND, ABROAD = 1, 3


async def asking(driver: Driver, subject: int, hosting: int | None = None) -> None:
    """From home: a new draft, the goal changed, and the questions answered."""
    await driver.press("n", "shift+tab")
    answers = {"intent.goal": UNSURE, "intent.subject": pick(subject)}
    if hosting is not None:
        answers["intent.hosting"] = nth(hosting)
    await fill(driver, answers)
    await driver.press("f8")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def driver(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Driver]:
    async with running(a_desk(tmp_path), size=request.param) as started:
        yield started


async def test_a_site_abroad_needs_none_and_the_reason_is_told(driver: Driver) -> None:
    await asking(driver, 1, ABROAD)
    page = driver.wizard.page
    assert isinstance(page, DoingPage)
    told = text_of(page.query_one(".intro"))
    assert told.startswith("结论：不需要备案服务器在中国香港、澳门、台湾或国外的网站不需要备案，也不能备案")
    assert told.index("依据：华为云《可以不做域名备案吗》") < told.index("接下来")
    assert "1. 以后搬到中国大陆的服务器" in driver.shown
    assert [step.id for step in driver.wizard.assessment.steps] == ["intent", "doing"]


async def test_a_site_on_the_mainland_needs_one_and_the_way_out_leads_to_it(driver: Driver) -> None:
    await asking(driver, 1, MAINLAND)
    assert isinstance(driver.wizard.page, BlockedPage)
    assert "不备案会被阻断" in driver.shown
    assert "不能这样备案" not in driver.shown
    assert ways_out(driver.wizard.assessment)[0].key == "intent.goal"
    await driver.press("enter")
    assert driver.field == "intent.goal"
    await driver.press("enter", "home", "enter")
    assert driver.session.value("intent.goal") == "open"
    assert driver.wizard.assessment.route.dead_ends == ()
    assert "intent.province" in driver.wizard.assessment.by_key
    assert driver.session.value("intent.subject") == "website"  # parked, in case the goal changes again


async def test_what_no_source_decides_is_said_with_whom_to_ask(driver: Driver) -> None:
    await asking(driver, 8)
    assert isinstance(driver.wizard.page, BlockedPage)
    shown = "".join(driver.shown.split())
    assert "没有查到依据，不等于不需要" in shown
    assert "先问那家的备案客服或本省管局" in shown
    assert "不需要备案" not in shown


async def test_the_answer_is_read_by_keys_where_it_is_longer_than_the_screen(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path), size=(60, 18)) as small:
        await asking(small, 1, ABROAD)
        assert small.wizard.page is not None
        assert small.app.screen.focused is small.wizard.page
        await small.press(*["down"] * 4)
        assert small.wizard.page.scroll_offset.y == 4
        await small.press("up")
        assert small.wizard.page.scroll_offset.y == 3
