"""A company that changes the name of its website: what is filed is pasted and carried over, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.keys import (
    COMPANY,
    FILED_HERE,
    fill,
    nth,
    paste_record,
    pick,
    tick,
)
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

INTENT = {"intent.goal": pick(2), "intent.changes": tick(7), **COMPANY, **FILED_HERE, "s1.kind": nth(1)}


async def test_two_filed_websites_are_pasted_and_begin_the_change(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n", "shift+tab")
        await fill(driver, INTENT)
        await driver.press("f9", "2", "enter")
        assert driver.field == "record.number"
        await paste_record(driver)
        await driver.press("f8")
        data = driver.session.draft.data()
        first, second = data["wanted"]["services"]
        assert [first["name"], second["name"]] == ["样例虚构乌有官网", "样例读书笔记"]
        assert [first["id"], first["record_id"]] == ["s1", data["record"]["services"][0]["id"]]
        assert [service["domains"][0]["name"] for service in (first, second)] == [
            "yangli-xugou.cn",
            "er-xugou.cn",
        ]
        steps = [step.id for step in driver.session.assessment.steps if step.kind == "service"]
        assert len(steps) == 2
        await driver.press("ctrl+z")
        assert len(driver.session.draft.data()["wanted"]["services"]) == 1
        await driver.press("ctrl+z", "ctrl+z")  # what was left empty on continuing, then what was pasted
        assert "services" not in driver.session.draft.data()["record"]
