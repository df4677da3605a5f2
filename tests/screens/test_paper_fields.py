"""When papers were signed: asked where the user has them, judged once left, kept like any answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from screens.widgets.field import FieldBox
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

LETTER = "material service_principal_letter@p2"


def dated(driver: Driver) -> list[FieldBox]:
    return list(driver.app.screen.query(FieldBox))


async def tick_letter(driver: Driver) -> str:
    """Say that the letter is there; the key of the question this brings about."""
    await driver.go_to("materials", LETTER)
    assert dated(driver) == []
    await driver.press("space")
    await driver.wait_until(lambda: len(dated(driver)) == 1)
    return dated(driver)[0].key


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_letter_signed_long_ago_is_said_to_be_old(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=size) as driver:
        key = await tick_letter(driver)
        await driver.go_to("materials", key)
        assert "签署日期" in driver.shown
        await driver.write("2026-08-01")
        await driver.press("enter")
        await driver.wait_until(lambda: "文书签署已超过90天" in driver.shown.replace(" ", ""))
        assert driver.session.value(key) == "2026-08-01"
        assert driver.session.assessment.readiness.is_enterable
        await driver.press("ctrl+z")
        await driver.wait_until(lambda: driver.session.value(key) is MISSING)


async def test_a_date_in_no_form_keeps_the_user_on_the_page(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", await tick_letter(driver))
        await driver.write("上周")
        await driver.press("f8")
        await driver.wait_until(lambda: "有 1 处问题" in driver.shown)
        assert driver.wizard.step == "materials"


async def test_a_date_left_empty_is_in_nobodys_way(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        key = await tick_letter(driver)
        await driver.press("f8")
        await driver.wait_until(lambda: driver.wizard.step == "review")
        assert driver.session.value(key) is None
