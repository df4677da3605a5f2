"""What is filed is cancelled, transferred, migrated or claimed: keys only, home to what to do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from screens.doing import DoingPage
from tests.journeys.keys import (
    COMPANY,
    FILED_HERE,
    NO,
    YES,
    bundled,
    fill,
    nth,
    papers,
    paste_record,
    pick,
    tab_to,
    text,
)
from tests.screens.driving import a_desk, running, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver


class Way(NamedTuple):
    """One order: the answers that lead to it, in the order asked, and how the things to do begin."""

    order: str
    goal: dict[str, tuple[str, ...]]
    filed: dict[str, tuple[str, ...]]
    steps: tuple[str, ...]


CANCEL = {"intent.goal": pick(3)}
LOG_IN = "用备案所在的华为云账号登录备案系统"
WITH_BUNDLE = (
    Way(
        "cancel_service",
        {**CANCEL, "intent.removal": nth(2)},
        FILED_HERE,
        (
            LOG_IN,
            "对要去掉的那个服务提交“注销互联网信息服务”",
            "验证短信发到",
            "等管局审核",
        ),
    ),
    Way(
        "cancel_entity",
        {**CANCEL, "intent.removal": nth(1)},
        FILED_HERE,
        (
            LOG_IN,
            "点“注销主体”提交申请",
            "初审后按收到的通知",
            "收到验证短信后",
            "等管局审核",
        ),
    ),
    Way(
        "migration",
        {"intent.goal": pick(5)},
        {**FILED_HERE, "target_nature": nth(1), "target_account": text("sample-account")},
        (
            LOG_IN,
            "依次点“更多”“迁移互联网信息服务”",
            "用迁入账号登录",
            "收到验证短信后",
            "期间网站照常访问",
        ),
    ),
    Way(
        "claim",
        {"intent.goal": pick(6)},
        {**FILED_HERE, "is_before_2018_09": YES},
        ("登录要绑定备案的华为云账号", "点「上传资料并认领备案」", "等 "),
    ),
)
ONLY_THERE = (
    Way(
        "cancel_access",
        {**CANCEL, "intent.removal": nth(4)},
        FILED_HERE,
        (LOG_IN, "先把网站移出华为云，再提交“取消接入”", "只去掉华为云这一侧"),
    ),
    Way(
        "transfer",
        {"intent.goal": pick(4)},
        FILED_HERE,
        ("在电脑上登录备案现在所在的华为云账号", "依次进“我的ICP备案信息”", "不交材料，不经华为云和管局审核"),
    ),
)


async def name_the_second(driver: Driver) -> None:
    """Of an order about one of the filed websites: that it is the second one."""
    asked = [key for key in driver.session.assessment.by_key if key.endswith(".is_concerned")]
    if asked:
        for key, answer in zip(asked, (NO, YES), strict=True):
            await tab_to(driver, key)
            await fill(driver, {key: answer})
        services = driver.session.draft.data()["record"]["services"]
        assert [service.get("is_concerned") for service in services] == [False, True]


async def until_papers(driver: Driver, way: Way) -> None:
    """What to do and with what, then what is filed, then what to confirm."""
    await driver.press("n", "shift+tab")
    await fill(driver, {**way.goal, **COMPANY, **way.filed})
    await driver.press("f8")
    assert driver.session.assessment.route.order_type == way.order
    if driver.wizard.step == "record":
        await paste_record(driver)
        await name_the_second(driver)
        await driver.press("f8")
    assert driver.wizard.step == "materials"
    await papers(driver)
    await driver.press("f8")


def assert_told(driver: Driver, way: Way) -> None:
    """The page says what the order is, and its steps one after another, each with its source."""
    page = driver.wizard.page
    assert isinstance(page, DoingPage)
    told = text_of(page.query_one(".intro"))
    assert driver.app.catalogue.text(f"outline.order.{way.order}") in told
    places = [told.find(f"{number}. {step}") for number, step in enumerate(way.steps, 1)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert f"{len(way.steps) + 1}. " not in told
    assert told.count("依据：") > len(way.steps)


@pytest.mark.parametrize("way", WITH_BUNDLE, ids=lambda way: way.order)
async def test_an_order_with_papers_ends_with_its_bundle_and_what_to_do(tmp_path: Path, way: Way) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await until_papers(driver, way)
        assert driver.session.assessment.readiness.is_enterable, driver.session.assessment.readiness
        await driver.press("f8")
        names = await bundled(driver, tmp_path)
        assert {"filing-sheet.pdf", "README.txt"} <= set(names)
        await driver.press("f9", "end", "enter")
        assert_told(driver, way)


@pytest.mark.parametrize("way", ONLY_THERE, ids=lambda way: way.order)
async def test_an_order_of_a_few_clicks_ends_with_what_to_do(tmp_path: Path, way: Way) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await until_papers(driver, way)
        assert driver.session.assessment.readiness.is_enterable, driver.session.assessment.readiness
        assert_told(driver, way)
        assert "bundle" not in {step.id for step in driver.session.assessment.steps}
