"""The home screen: drafts are made, opened, imported, renamed and erased by keys."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft
from screens.home import HomeScreen
from screens.questions import AskText
from screens.wizard import WizardScreen
from tests.screens.driving import NOW, Driver, a_desk, running
from tests.screens.test_wizard import DETAIL, a_sample, an_empty_one

if TYPE_CHECKING:
    from pathlib import Path


async def opened(driver: Driver) -> None:
    """A draft is on the screen."""
    await driver.wait_until(lambda: isinstance(driver.app.screen, WizardScreen))


async def test_a_new_draft_opens_at_its_first_question(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("enter")
        await opened(driver)
        assert (driver.wizard.step, driver.field) == ("intent", "intent.province")


async def test_the_chosen_draft_is_opened_and_left_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_sample(desk)
    async with running(desk) as driver:
        assert "〔样例〕样例" in driver.shown
        await driver.press("enter")
        await opened(driver)
        await driver.press("ctrl+d")
        await driver.wait_until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_one_comes_back_from_a_text_field_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        before = driver.session.draft
        await driver.press("home", "ctrl+d")
        await driver.wait_until(lambda: isinstance(driver.app.screen, HomeScreen))
        after = desk.store.load(desk.drafts()[0].id).draft
        assert after.data()["wanted"] == before.data()["wanted"]


async def test_a_sample_is_opened_as_a_draft_of_its_own(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk) as driver:
        await driver.press("s", "enter")
        await opened(driver)
        assert [draft.is_sample for draft in desk.drafts()] == [True]


async def test_an_imported_file_opens_where_it_says(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    data = sample_draft().data()
    data["envelope"]["position"] = {"step": "entity", "field": "wanted.entity.remark"}
    (tmp_path / "d.json").write_text(readable_json(data), encoding="utf-8")
    async with running(desk) as driver:
        await driver.press("i")
        await driver.write(str(tmp_path / "d.json"))
        await driver.press("enter")
        await opened(driver)
        assert (driver.wizard.step, driver.field) == ("entity", "wanted.entity.remark")


async def test_a_file_that_is_no_draft_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\0\1secret")
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("i")
        await driver.write(str(tmp_path / "x.json"))
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskText)
        assert "x.json" in driver.shown
        assert "secret" not in driver.shown


async def test_a_draft_is_renamed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    an_empty_one(desk)
    async with running(desk) as driver:
        await driver.press("r")
        await driver.write("客户甲的网站")
        await driver.press("enter")
        assert "客户甲的网站" in driver.shown


async def test_a_draft_is_erased_only_after_a_second_yes(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    an_empty_one(desk)
    async with running(desk) as driver:
        await driver.press("d", "enter")
        assert len(desk.drafts()) == 1
        await driver.press("d", "down", "enter")
        assert desk.drafts() == ()


async def test_the_language_switches_on_the_home_screen(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("f6")
        assert "Begin a new filing" in driver.shown


async def test_the_cursor_begins_on_the_draft_that_was_changed_last(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    minutes = count()
    desk.now = lambda: NOW + timedelta(minutes=next(minutes))
    an_empty_one(desk)
    async with running(desk) as driver:
        await driver.press("s", "enter")
        await opened(driver)
        newest = driver.session.id
        await driver.press("ctrl+d")
        await driver.wait_until(lambda: isinstance(driver.app.screen, HomeScreen))
        await driver.press("enter")
        await opened(driver)
        assert driver.session.id == newest


async def test_a_draft_of_the_same_entity_is_begun_from_the_chosen_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_sample(desk)
    async with running(desk) as driver:
        assert "以此新建" in driver.shown
        await driver.press("c")
        await opened(driver)
        assert len(desk.drafts()) == 2
        data = driver.session.draft.data()
        assert data["wanted"]["entity"]["name"] == sample_draft().data()["wanted"]["entity"]["name"]
        assert "name" not in data["wanted"]["services"][0]
        assert any("（又一份）" in draft.title for draft in desk.drafts())


async def test_without_a_chosen_draft_none_is_begun(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk) as driver:
        await driver.press("c")
        assert isinstance(driver.app.screen, HomeScreen)
        assert desk.drafts() == ()
