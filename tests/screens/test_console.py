"""Copying values to the console one by one, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList
from textual.widgets._toast import Toast

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
        driver.wizard.action_open("console")
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
        sheet = ConsoleSheet(driver.session)
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


async def test_ticks_outlive_the_closing_of_the_draft_and_undo_leaves_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = stored(desk, the_company())
    async with running(desk, draft) as driver:
        await driver.press("ctrl+t")
        await copied(driver, 3)
        await driver.press("escape", "ctrl+z")
        assert driver.session.draft.envelope.revision == the_company().envelope.revision
    again = a_desk(tmp_path)
    async with running(again, draft) as driver:
        await driver.press("ctrl+t")
        assert "已填 3，" in driver.shown


async def test_in_a_small_window_the_list_is_seen_with_its_notice(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, stored(desk, the_company()), size=(80, 24)) as driver:
        await driver.press("ctrl+t", "enter", "enter")
        listed = driver.app.screen.query_one(OptionList)
        assert listed.size.height >= 8
        assert [one for one in driver.app.screen.query(Toast) if one.region.overlaps(listed.region)] == []


async def test_hidden_names_of_websites_are_hidden_in_the_headings_too(tmp_path: Path) -> None:
    (service,) = the_company().data()["wanted"]["services"]
    two = [service, {**service, "id": "s2", "name": "样例第二网站", "domains": [{"id": "d2"}], "access": []}]
    desk = a_desk(tmp_path)
    draft = stored(desk, changed(the_company(), {"wanted.services": two}))
    async with running(desk, draft, size=(120, 60)) as driver:
        await driver.press("ctrl+t", "end")
        assert "（网站）：样例第二网站" in driver.shown
        await driver.press("f5")
        assert "样例第二网站" not in driver.shown
        await driver.press("escape")
        for step in ("review", "materials", "bundle"):
            await driver.go_to(step)
            assert "样例第二网站" not in driver.shown


async def test_a_long_value_does_not_push_the_list_out_of_a_small_window(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = stored(desk, changed(the_company(), {"wanted.entity.remark": "样例备注" * 200}))
    async with running(desk, draft, size=(80, 24)) as driver:
        await driver.press("ctrl+t")
        listed = driver.app.screen.query_one(OptionList)
        listed.highlighted = listed.get_option_index("wanted.entity.remark")
        await driver.settle()
        assert "样例备注样例备注" in driver.shown
        assert listed.region.height >= 6
        assert driver.app.screen.query_one("#console").region.bottom <= 24
