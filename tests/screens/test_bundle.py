"""The last step: what is in the way is a key away, and a refusal says what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.filing.making import the_company
from tests.forms.making import UNKNOWN_TO_ALL_FONTS
from tests.forms.own_fonts import font_file
from tests.journeys.test_henan import TRADER
from tests.screens.driving import a_desk, running
from tests.screens.test_wizard import an_empty_one

if TYPE_CHECKING:
    from pathlib import Path


async def test_enter_goes_to_the_first_thing_in_the_way(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("bundle")
        await driver.press("enter")
        assert (driver.wizard.step, driver.field) == ("intent", "intent.province")


async def test_warnings_are_counted_where_all_else_is_ready(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.store.create(TRADER.draft, "", "2026-11-24T00:00:00Z")) as driver:
        for step in ("review", "bundle"):
            await driver.go_to(step)
            assert "另有 2 处注意" in driver.shown


async def test_nobody_is_sent_to_forms_that_are_not_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.store.create(TRADER.draft, "", "2026-11-24T00:00:00Z")) as driver:
        for step in ("entity", "principal", "bundle"):
            await driver.go_to(step)
            await driver.press("f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "接下来" in driver.shown
        assert "打印 forms" not in driver.shown
        (bundle,) = tmp_path.glob("*.zip")
        with ZipFile(bundle) as archive:
            assert "把签好的文书" not in archive.read("README.txt").decode("utf-8")


async def test_a_refusal_speaks_of_the_tick_and_not_of_an_option_of_the_command(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("bundle")
        await driver.press("f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "勾选“没填完也生成”" in driver.shown
        assert "--incomplete" not in driver.shown


async def test_the_next_steps_print_nothing_where_the_bundle_has_no_forms(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(the_company(wanted__services__s1__principal="p1"), "", "2026-11-24T00:00:00Z")
    async with running(desk, draft) as driver:
        await driver.go_to("bundle")
        await driver.press("f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "下载官方模板" in driver.shown.replace("\n", "")
        assert "打印 forms" not in driver.shown


async def test_what_cannot_be_printed_is_said_before_the_bundle_is_made(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(
        the_company(people__p2__name=f"样例{UNKNOWN_TO_ALL_FONTS}"), "", "2026-11-24T00:00:00Z"
    )
    async with running(desk, draft, size=(120, 40)) as driver:
        await driver.go_to("bundle")
        assert "姓名：U+217EF" in driver.shown
        await driver.go_to("review")
        desk.font = font_file(tmp_path, UNKNOWN_TO_ALL_FONTS)
        await driver.go_to("bundle")
        assert "U+217EF" not in driver.shown
        assert "yangli.ttf" in driver.shown
        await driver.go_to("review")
        desk.font = tmp_path / "no.ttf"
        await driver.go_to("bundle")
        assert "找不到字体文件 no.ttf" in driver.shown


async def test_what_waits_for_a_list_leads_to_where_it_is_begun(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    filed = {"record__is_entity_filed": True, "record__at_provider": True, "intent__province": "31"}
    async with running(desk, desk.store.create(the_company(**filed), "", "2026-11-24T00:00:00Z")) as driver:
        await driver.go_to("bundle")
        keys = [blocker.key for blocker in driver.session.assessment.readiness.enterable]
        await driver.press(*["down"] * keys.index("nat.site-count.plan-organisation"), "enter")
        assert (driver.wizard.step, driver.field) == ("record", "record.number")
