"""A Guangdong company whose service principal is not its legal representative: keys only, home to bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from icp_wizard.filing.equality import same_filing
from icp_wizard.samples import sample_draft
from tests.journeys.keys import PATH_AND_CHOOSE
from tests.screens.driving import Driver, HastyDriver, a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

CHOOSE_FIRST = ("space", "enter")
CHOOSE_SECOND = ("down", "enter")


async def intent(driver: Driver) -> None:
    """What to file."""
    await driver.press("enter")
    await driver.write("guangdong")
    await driver.press("enter", "tab", *CHOOSE_FIRST, *CHOOSE_SECOND)
    await driver.write("深圳市样例虚构乌有科技有限公司")
    await driver.press("enter", "enter", "enter", "tab")
    await driver.write("91440300MA5XXXX14F")
    await driver.press("enter", *CHOOSE_SECOND * 4, *CHOOSE_FIRST)
    await driver.write("yangli-xugou.cn")
    await driver.press("enter", *CHOOSE_SECOND, "tab", "enter", "enter", "tab")
    await driver.write("1.2.3.4")


async def entity(driver: Driver) -> None:
    """Addresses and certificate."""
    for _ in range(2):
        await driver.press("enter")
        await driver.write("440305")
        await driver.press("enter", "tab")
        await driver.write("虚构路1号乌有大厦101室")
        await driver.press("enter")
    await driver.press(*CHOOSE_FIRST, *CHOOSE_FIRST)
    await driver.write("长期")
    await driver.press("enter")
    await driver.write("虚构的软件开发与技术服务")
    await driver.press("enter", "enter", *CHOOSE_SECOND)


async def person(driver: Driver, number: str, mobile: str, phone: str, email: str) -> None:
    """From the certificate number on."""
    for text in (number, "2021-01-01", "长期", mobile, phone, "", email):
        await driver.write(text)
        await driver.press("enter")


async def principal(driver: Driver) -> None:
    """The legal representative, who is the entity principal too."""
    await driver.write("样例甲")
    await driver.press("enter", "enter", "enter", "tab")
    await driver.write("440305190001010017")
    await driver.press("enter", *CHOOSE_FIRST)
    for text in ("2021-01-01", "长期", "13800000000", "0755-00000001", "", "jia@example.com"):
        await driver.write(text)
        await driver.press("enter")


async def website(driver: Driver) -> None:
    """The website, its domain and somebody else who runs it."""
    await driver.write("样例虚构乌有官网")
    await driver.press("enter", *CHOOSE_FIRST)
    await driver.write("2028-11-24")
    await driver.press("enter")
    await driver.write("yangli-xugou.cn")
    await driver.press("enter", "enter", *["down"] * 7, "space", "enter", "tab")
    await driver.press("enter", "space", "enter", "tab")
    for _ in ("pre-approvals", "used for"):
        await driver.press("enter", "end", "space", "enter", "tab")
    await driver.write("介绍样例公司（虚构）的产品与联系方式")
    await driver.press("enter", *CHOOSE_SECOND)
    await driver.write("样例乙𬱖")
    await driver.press("enter", "enter", "enter", "tab")
    await person(driver, "44030519030303003X", "13900000000", "0755-00000002", "yi@example.com")


async def confirmations(driver: Driver) -> None:
    """Everything that only the user knows, answered with yes."""
    assessment = driver.session.assessment
    await driver.press(*["tab"] * len(assessment.materials), *PATH_AND_CHOOSE * len(assessment.slots))
    for _ in driver.session.assessment.confirmations:
        await driver.press(*CHOOSE_FIRST)


@pytest.mark.parametrize(
    ("size", "language"), [((80, 24), "zh_CN"), ((120, 40), "en")], ids=["narrow-zh", "wide-en"]
)
async def test_a_company_gets_from_home_to_its_bundle_by_keys_alone(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with running(a_desk(tmp_path, language), size=size) as driver:
        await driver.press("n")
        for step in (intent, entity, principal, website, confirmations):
            await step(driver)
            await driver.press("f8")
        assert driver.session.assessment.readiness.is_enterable
        assert same_filing(driver.session.draft, sample_draft())
        await driver.press("f8", "enter")
        await driver.app.workers.wait_for_complete()
        await driver.pilot.pause()
        (bundle,) = tmp_path.glob("icp-bundle-*.zip")
        assert "forms/" in " ".join(ZipFile(bundle).namelist())
        assert str(bundle) in driver.shown


async def test_the_same_keys_without_a_pause_between_them_make_the_same_draft(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        hasty = HastyDriver(driver.app, driver.pilot)
        for step in (intent, entity, principal, website):
            await step(hasty)
            await hasty.press("f8")
        await driver.settle()
        await confirmations(hasty)
        await driver.settle()
        assert same_filing(driver.session.draft, sample_draft())
