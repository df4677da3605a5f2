"""The page that says there is no filing this way: to whatever it offers it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from icp_wizard.filing.plain import parse_draft
from screens.blocked import BlockedPage
from screens.doing import DoingPage
from screens.widgets.confirmation import Confirmation
from screens.widgets.field import FieldBox
from tests.scenarios.runner import all_scenarios
from tests.screens.driving import a_desk, running, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from tests.screens.driving import Driver

CLAIM = "认领，既不是旧系统的也没有在别处变过"
TAKEN = "转移，转入的账号已有主体"
ANOTHER = "安徽：单位换成另一家单位"


def the_draft(name: str, tmp_path: Path) -> tuple[Desk, str]:
    desk = a_desk(tmp_path)
    scenario = next(one for one in all_scenarios() if one.name == name)
    return desk, desk.store.create(parse_draft(scenario.draft.data()), "", "2026-11-29T00:00:00Z")


async def blocked(driver: Driver) -> BlockedPage:
    await driver.go_to("intent")
    await driver.press("f8")
    page = driver.wizard.page
    assert isinstance(page, BlockedPage)
    return page


def offered(page: BlockedPage) -> list[str]:
    listed = page.query_one(OptionList)
    return [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]


@pytest.mark.parametrize(
    ("name", "first"), [(CLAIM, "要办什么"), (ANOTHER, "要办什么"), (TAKEN, "转入的华为云账号")]
)
async def test_what_the_text_tells_to_change_comes_first(tmp_path: Path, name: str, first: str) -> None:
    desk, draft = the_draft(name, tmp_path)
    async with running(desk, draft) as driver:
        assert first in offered(await blocked(driver))[0]


async def test_to_what_was_not_confirmed_it_goes(tmp_path: Path) -> None:
    desk, draft = the_draft(TAKEN, tmp_path)
    async with running(desk, draft) as driver:
        await blocked(driver)
        await driver.press("enter")
        assert driver.wizard.step == "materials"
        keys = [box.key for box in driver.wizard.query(Confirmation) if box.has_focus_within]
        assert keys == ["target_account_has_no_entity"]


async def test_to_the_goal_it_goes(tmp_path: Path) -> None:
    desk, draft = the_draft(ANOTHER, tmp_path)
    async with running(desk, draft) as driver:
        await blocked(driver)
        await driver.press("enter")
        assert [box.key for box in driver.wizard.query(FieldBox) if box.has_focus_within] == ["intent.goal"]


async def test_on_the_page_of_what_to_do_no_steps_stand_where_the_way_ends(tmp_path: Path) -> None:
    desk, draft = the_draft(TAKEN, tmp_path)
    async with running(desk, draft) as driver:
        await driver.go_to("doing")
        page = driver.wizard.page
        assert isinstance(page, DoingPage)
        assessment = driver.session.assessment
        said = text_of(page.query_one(".intro"))
        (dead_end,) = (assessment.finding_by_key[key] for key in assessment.route.dead_ends)
        assert assessment.to_do
        assert not any(page.said(step) in said for step in assessment.to_do)
        assert page.said(dead_end) in said
        assert page.findings_in_focus() == (dead_end,)
