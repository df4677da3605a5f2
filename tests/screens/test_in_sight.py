"""On the smallest terminal, the field in focus is in sight with what it asks, however one came to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from screens.blocked import BlockedPage
from screens.widgets.field import FieldBox
from screens.widgets.tick import Tick
from tests.journeys.test_henan import FROM_HUBEI
from tests.screens.driving import a_desk, running, text_of
from tests.screens.test_wizard import a_sample, an_empty_one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver


def hidden(driver: Driver) -> str:
    """What is wrong with the place of the field in focus; empty where all of its head is in sight."""
    box = next((b for b in driver.wizard.query(FieldBox) if b.has_focus_within), None)
    if box is None or driver.wizard.page is None:
        return ""
    page, head = driver.wizard.page.region, box.query_one(".head").region
    is_in_sight = page.y <= head.y and head.bottom <= page.bottom and box.control.region.y < page.bottom
    return "" if is_in_sight else f"{box.key}: {head} outside {page}"


async def seen(driver: Driver) -> None:
    """Wait until the field in focus is in sight; it is brought there after the page has been laid out."""
    await driver.wait_until(lambda: not hidden(driver))


@pytest.mark.parametrize("step", ["intent", "entity", "principal", "service:s1"])
async def test_every_field_is_in_sight_with_its_label(tmp_path: Path, step: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to(step)
        await seen(driver)
        for _ in driver.wizard.query(FieldBox):
            await driver.press("tab")
            await seen(driver)


async def test_coming_to_a_step_of_a_new_draft_shows_what_is_asked(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        for step in ("intent", "entity", "principal", "service:s1", "intent"):
            await driver.go_to(step)
            await seen(driver)


async def test_the_ways_out_of_a_dead_end_are_in_sight_under_what_the_matter_is(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.store.create(FROM_HUBEI.draft, "", "2026-11-24T00:00:00Z")) as driver:
        await driver.go_to("entity")
        await driver.press("f8")
        page = driver.wizard.page
        assert isinstance(page, BlockedPage)
        for part in (".intro", ".ways"):
            assert page.region.contains_region(page.query_one(part).region)
        await driver.press("f3", "space")
        assert "41.residence.local-only" in driver.shown


async def test_a_box_to_tick_stands_beside_its_title(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("materials")
        for tick in driver.wizard.query(Tick):
            mark, body = (tick.query_one(part, Static) for part in (".mark", ".body"))
            assert mark.region.y == body.region.y
            assert text_of(body).startswith(str(body.content).partition("\n")[0][:8])


async def test_undo_and_redo_show_what_they_change(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("service:s1", "wanted.services.s1.remark")
        await driver.write("甲")
        for key in ("ctrl+z", "ctrl+y"):
            await driver.press(key)
            await seen(driver)
            assert driver.field == "wanted.services.s1.remark"
