"""Rules that changed are shown before they hold; a nervous user who need do nothing sees one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.session.rulebooks import Rulebooks
from screens.pinning import RulesChanged
from tests.journeys.packs import packs_with
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from tests.screens.driving import Driver

TOUCHING = ("{ months = 3 }", "{ months = 900 }")
ELSEWHERE = ("{ years = 16 }", "{ years = 15 }")
RULE = "nat.domain-validity.remaining@d1"


def under_later_rules(folder: Path, replacement: tuple[str, str], pack: str = "national") -> tuple[Desk, str]:
    """The sample as it was judged by the shipped rules, at a desk that has later ones."""
    desk = a_desk(folder)
    draft = desk.add_sample("gd-company")
    desk.open(draft).close()
    desk.rulebooks = Rulebooks(packs=packs_with(folder, pack, replacement))
    return desk, draft


def status(driver: Driver) -> str:
    return str(driver.session.assessment.finding_by_key[RULE].status)


def told(driver: Driver) -> list[str]:
    return [str(note.message) for note in driver.app._notifications]


async def test_what_changed_is_shown_and_the_first_answer_changes_nothing(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    async with running(desk, draft) as driver:
        assert isinstance(driver.app.screen, RulesChanged)
        assert "符合 → 不符合" in driver.shown
        assert "数值 months：3 → 900" in driver.shown
        await driver.press("enter")
        assert status(driver) == "met"
        assert "仍按上次的规则判断，现行规则有 1 项不同" in driver.shown


async def test_it_can_be_looked_at_again_from_the_commands_and_agreed_to(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    async with running(desk, draft) as driver:
        await driver.press("escape", "f2")
        assert "看规则有什么变化，改用现行规则" in driver.shown
        await driver.press("escape", "ctrl+r", "down", "enter")
        assert status(driver) == "fires"
        assert "仍按上次的规则判断" not in driver.shown
        await driver.press("ctrl+r")
        assert not isinstance(driver.app.screen, RulesChanged)


async def test_no_bundle_is_made_by_rules_of_last_time(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    async with running(desk, draft) as driver:
        await driver.press("escape")
        await driver.go_to("bundle")
        await driver.press("f8")
        await driver.settle()
        assert isinstance(driver.app.screen, RulesChanged)
        await driver.press("escape")
        assert "备案包只按现行规则生成" in driver.shown
        await driver.app.workers.wait_for_complete()
        assert list(tmp_path.glob("*.zip")) == []
        await driver.press("f8", "down", "enter")
        assert (status(driver), driver.wizard.step) == ("fires", "bundle")


async def test_both_sizes_and_languages_show_the_answers_and_the_changes(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    desk.language = "en"
    async with running(desk, draft, size=(120, 40)) as driver:
        for said in ("Go on by the rules of last time", "Go on by the rules of today", "met → not met"):
            assert said in driver.shown


async def test_rules_that_ask_nothing_of_the_draft_are_said_in_one_line(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, ELSEWHERE, "44")
    async with running(desk, draft) as driver:
        assert not isinstance(driver.app.screen, RulesChanged)
        assert told(driver) == ["规则包有更新，这份草稿要做的事没有变化。"]


async def test_rules_of_last_time_that_cannot_be_read_are_said_in_one_line(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    desk.store.pin(draft, desk.store.load(draft).draft.envelope.packs, b"damaged")
    async with running(desk, draft) as driver:
        assert status(driver) == "fires"
        assert ["上次所用的规则读不出来" in said for said in told(driver)] == [True]


async def test_under_the_same_rules_nothing_is_said(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.add_sample("gd-company")
    desk.open(draft).close()
    async with running(desk, draft) as driver:
        assert not isinstance(driver.app.screen, RulesChanged)
        assert told(driver) == []
