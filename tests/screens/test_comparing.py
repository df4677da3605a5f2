"""Provinces side by side on the screen, from the drafts and from a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from icp_wizard.rules.vocabulary import TOPICS
from icp_wizard.session.rulebooks import Rulebooks
from screens.comparing import Compare
from tests.screens.driving import a_desk, running, text_of
from tests.screens.test_wizard import a_sample
from tests.shipped_packs import packs_covering, packs_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver


def heads(driver: Driver) -> str:
    return text_of(driver.app.screen.query_one("#heads", Static))


def detail(driver: Driver) -> str:
    return str(driver.app.screen.query_one("#detail", Static).render())


async def to_topic(driver: Driver, topic: str) -> None:
    await driver.press(*["down"] * TOPICS.index(topic))


async def opened(driver: Driver, *keys: str) -> None:
    """Opened by keys, the rules of all provinces read."""
    await driver.press(*keys)
    await driver.wait_until(lambda: driver.app.screen.query_one(OptionList).option_count == len(TOPICS))


async def test_it_is_among_the_commands_of_the_drafts(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await opened(driver, "f2", *"并排", "enter")
        assert isinstance(driver.app.screen, Compare)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_a_topic_says_what_each_province_says(tmp_path: Path, language: str) -> None:
    desk = a_desk(tmp_path, language)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await opened(driver, "ctrl+g")
        await to_topic(driver, "phone")
        assert "44.phone.any-region" in detail(driver)
        assert "31.phone.emergency-of-each" in detail(driver)


async def test_the_province_of_the_draft_comes_first_and_what_does_not_fit_is_a_page_further(
    tmp_path: Path,
) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await opened(driver, "ctrl+g")
        assert heads(driver).split()[0] == "广东省"
        assert "河南" not in heads(driver)
        await driver.press("right")
        assert "河南" in heads(driver)
        await driver.press("right", "left")
        assert "广东" in heads(driver)
        await driver.press("escape")
        assert not isinstance(driver.app.screen, Compare)


async def test_kinds_of_entity_take_turns(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await opened(driver, "ctrl+g")
        await driver.press("k")
        await driver.wait_until(lambda: "个人" in driver.shown)
        await to_topic(driver, "phone")
        assert "个人" in driver.shown
        assert "44.phone.any-region" in detail(driver)
        await driver.press("k")
        await driver.wait_until(lambda: "44.phone.any-region" not in detail(driver))


async def test_the_open_drafts_province_comes_first_and_those_for_some_orders_last(tmp_path: Path) -> None:
    packs = packs_covering(tmp_path / "packs", "31", ["change"])
    packs_of(packs, "41", "44")
    desk = a_desk(tmp_path)
    desk.rulebooks = Rulebooks(packs=packs)
    async with running(desk, a_sample(desk), size=(200, 40)) as driver:
        await opened(driver, "ctrl+g")
        assert heads(driver).split() == ["广东省", "河南省", "上海市"]
        assert "资料只录了这些备案：变更备案" in detail(driver)


async def test_provinces_can_be_chosen_also_one_without_a_pack(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.rulebooks = Rulebooks(packs=packs_of(tmp_path / "packs", "44"))
    async with running(desk, a_sample(desk)) as driver:
        await opened(driver, "ctrl+g")
        await driver.press("p", "space", "f8")
        await driver.wait_until(lambda: "北京市" in heads(driver))
        assert "还没有本省资料" in detail(driver)
