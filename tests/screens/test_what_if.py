"""What if, as a user works it: choose something, see differences, go to a field; the draft stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from screens.what_if import WhatIf
from tests.screens.driving import a_desk, running
from tests.screens.test_wizard import a_sample, an_empty_one, notices

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver


def differences(driver: Driver) -> OptionList:
    return driver.app.screen.query_one("#differences", OptionList)


def listed(driver: Driver) -> list[str]:
    return [str(option.prompt) for option in differences(driver).options]


async def ask(driver: Driver) -> None:
    """Open it, and wait for all provinces."""
    await driver.press("ctrl+o")
    await driver.wait_until(lambda: differences(driver).option_count > 1)


async def suppose_shanghai(driver: Driver) -> None:
    await ask(driver)
    await driver.press("enter", *"上海", "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_provinces_come_first_and_one_of_them_on_enter(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=size) as driver:
        await ask(driver)
        assert any("广东省（现在）" in line for line in listed(driver))
        await driver.press("tab", "enter")
        assert "备案省份：上海市（假如）" in driver.shown
        assert any("证件签发地" in line for line in listed(driver))


async def test_only_differences_are_shown_and_the_draft_stays(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        before = driver.session.draft
        await suppose_shanghai(driver)
        assert any(line.startswith("会多出的须改正项（1）") for line in listed(driver))
        assert "草稿没有改动" in driver.shown
        await driver.press("escape")
        assert driver.session.draft is before
        assert not driver.session.can_undo


async def test_enter_on_a_difference_goes_to_its_field(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("review")
        await suppose_shanghai(driver)
        await driver.press("tab", "enter")
        assert not isinstance(driver.app.screen, WhatIf)
        assert driver.wizard.step == "entity"
        assert driver.field == "wanted.entity.certificate_address.region"


async def test_another_kind_of_entity_and_another_day(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, "en")
    async with running(desk, a_sample(desk)) as driver:
        await ask(driver)
        await driver.press("down", "enter", "down", "enter")
        assert "Individual (what if)" in driver.shown
        assert any("Answers that would not be needed" in line for line in listed(driver))
        await driver.press("down", "enter", *["backspace"] * 10, *"2029-13-01", "enter")
        assert "2029-13-01 (what if)" not in driver.shown
        await driver.press(*["backspace"] * 10, *"2029-01-01", "enter")
        assert "2029-01-01 (what if)" in driver.shown


async def test_a_province_without_a_pack_says_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await ask(driver)
        await driver.press("enter", *"北京", "enter")
        assert "北京" in str(driver.app.screen.query_one("#about").render())


async def test_its_own_province_chosen_is_nothing_supposed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await suppose_shanghai(driver)
        await driver.press("enter", *"广东", "enter")
        assert "备案省份：广东省（现在）" in driver.shown


async def test_an_empty_draft_can_be_asked_about_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await suppose_shanghai(driver)
        assert "备案省份：上海市（假如）" in driver.shown
        assert notices(driver) == []


async def test_hidden_data_stay_hidden(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("f5")
        await ask(driver)
        await driver.press("down", "enter", "down", "enter")
        assert "样例虚构" not in "".join(listed(driver))


async def test_it_is_among_the_commands(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("f2", *"假如", "enter")
        assert isinstance(driver.app.screen, WhatIf)
