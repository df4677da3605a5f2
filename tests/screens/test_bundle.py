"""The last step: what is in the way is a key away, and a refusal says what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.filing.making import the_company
from tests.screens.driving import a_desk, running
from tests.screens.test_wizard import an_empty_one, at

if TYPE_CHECKING:
    from pathlib import Path


async def test_enter_goes_to_the_first_thing_in_the_way(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await at(driver, "bundle")
        await driver.press("enter")
        assert (driver.wizard.step, driver.field) == ("intent", "intent.province")


async def test_a_refusal_speaks_of_the_tick_and_not_of_an_option_of_the_command(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await at(driver, "bundle")
        await driver.press("f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "勾选“没填完也生成”" in driver.shown
        assert "--incomplete" not in driver.shown


async def test_the_next_steps_print_nothing_where_the_bundle_has_no_forms(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(the_company(wanted__services__s1__principal="p1"), "", "2026-11-24T00:00:00Z")
    async with running(desk, draft) as driver:
        await at(driver, "bundle")
        await driver.press("f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "下载官方模板" in driver.shown.replace("\n", "")
        assert "打印 forms" not in driver.shown
