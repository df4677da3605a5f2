"""The language and the hiding of data switch in everything that is open, with the user at the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from screens.base import Dialog
from screens.rulebook.screen import RulebookScreen
from tests.screens.driving import a_desk, running
from tests.screens.test_drafting import the_desk
from tests.screens.test_pinning import TOUCHING, under_later_rules
from tests.screens.test_what_if import ask
from tests.screens.test_wizard import a_sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("f1", "Help"),
        ("f3", "What the rules say"),
        ("ctrl+g", "The rules of provinces"),
        ("ctrl+o", "What if …"),
        ("ctrl+t", "in the order of the console"),
        ("ctrl+n", "Draft a local rule for this"),
    ],
)
async def test_a_dialog_and_the_page_below_it_speak_the_other_language(
    tmp_path: Path, key: str, said: str
) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press(key)
        dialog, place = driver.app.screen, driver.app.focused
        assert isinstance(dialog, Dialog)
        await driver.press("f6")
        assert driver.app.screen is dialog
        await driver.wait_until(lambda: said in driver.shown)  # some read the rules first
        assert driver.app.focused is not None
        assert type(driver.app.focused) is type(place)
        await driver.press("f6", "f6", "escape")
        assert "Province of the filing" in driver.shown


async def test_what_changed_of_the_rules_is_said_in_the_other_language(tmp_path: Path) -> None:
    desk, draft = under_later_rules(tmp_path, TOUCHING)
    async with running(desk, draft) as driver:
        await driver.press("down", "f6")
        assert "met → not met" in driver.shown
        assert driver.app.screen.query_one(OptionList).highlighted == 1


async def test_the_place_in_a_list_stays(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await ask(driver)
        await driver.press("tab", "enter", "f6")
        assert "Province: Shanghai (what if)" in driver.shown
        assert driver.app.focused is driver.app.screen.query_one("#differences")


async def test_what_is_typed_into_a_rule_of_ones_own_stays(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("ctrl+n", *"虚构", "f6", *"的")
        assert "虚构的" in driver.shown


async def test_a_question_is_answered_or_closed_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("ctrl+o", "enter", "f6", "f5")
        said = [str(note.message) for note in driver.app._notifications]
        assert said == [f"先在这里选定，或按 Esc 关闭，再按 {key}。" for key in ("F6", "F5")]
        assert driver.app.catalogue.language == "zh_CN"
        assert not driver.app.is_masked


async def test_the_page_below_the_rulebook_speaks_the_other_language(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("ctrl+l", "f6")
        assert isinstance(driver.app.screen, RulebookScreen)
        await driver.press("escape")
        assert "Province of the filing" in driver.shown


async def test_data_are_hidden_in_a_dialog_and_on_the_page_below_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.wizard.show_step("entity")
        await driver.press("ctrl+t", "f5")
        assert "深圳市样例虚构" not in driver.shown
        await driver.press("escape")
        assert driver.app.is_masked
