"""Copying values to the console one by one, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.console import ConsoleSheet
from tests.filing.making import changed, the_company
from tests.screens.driving import Driver, a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from icp_wizard.session.desk import Desk

DOMAIN = "wanted.services.s1.domains.d1.name"
NAME = "wanted.entity.name"


def stored(desk: Desk, draft: Draft) -> str:
    return desk.store.create(draft, "样例", "2026-11-24T00:00:00Z")


async def copied(driver: Driver, times: int) -> list[str]:
    """What Enter puts on the clipboard, again and again."""
    found = []
    for _ in range(times):
        await driver.press("enter")
        found.append(driver.app.clipboard)
    return found


async def test_enter_copies_in_the_order_of_the_console_and_ticks_off(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, the_company()), size=(100, 40)) as driver:
        await driver.go_to("bundle")
        await driver.press("ctrl+t")
        assert isinstance(driver.app.screen, ConsoleSheet)
        first = [entry.text for entry in driver.app.screen._entries if entry.text][:3]
        assert await copied(driver, 3) == first
        assert "已填 3，" in driver.shown
        assert driver.shown.count("[x]") == 3
        await driver.press("escape", "ctrl+t")
        assert "已填 3，" in driver.shown
        await driver.press("up", "space")
        assert "已填 2，" in driver.shown


async def test_what_was_changed_since_is_to_be_entered_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, the_company()), size=(100, 40)) as driver:
        driver.wizard.action_console()
        await driver.settle()
        await copied(driver, 12)
        await driver.press("escape")
        driver.session.answer(NAME, "样例改名有限公司")
        await driver.press("ctrl+t")
        assert "已填 11，" in driver.shown


@pytest.mark.parametrize("typed", ["样例虚构.公司", "XN--FSQ579CKPAN87G.xn--55qx5d"])
async def test_a_chinese_domain_is_copied_in_one_form(tmp_path: Path, typed: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, changed(the_company(), {DOMAIN: typed})), size=(100, 40)) as driver:
        sheet = ConsoleSheet(driver.session, {})
        texts = [entry.text for entry in sheet._entries if "xn--" in entry.row.value]
        assert texts
        assert set(texts) == {"样例虚构.公司"}


async def test_hidden_data_are_copied_but_not_shown(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, the_company()), size=(100, 40)) as driver:
        await driver.press("f5", "ctrl+t")
        assert "••••" in driver.shown
        assert "91440300MA5XXXX14F" not in driver.shown
        assert "" not in await copied(driver, 2)


async def test_data_are_hidden_and_shown_from_the_list_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, the_company()), size=(100, 40)) as driver:
        await driver.press("ctrl+t", "f5")
        assert "91440300MA5XXXX14F" not in driver.shown
        await driver.press("f5")
        assert "91440300MA5XXXX14F" in driver.shown
        await driver.press("f5", "escape")
        await driver.go_to("review")
        assert "91440300MA5XXXX14F" not in driver.shown
