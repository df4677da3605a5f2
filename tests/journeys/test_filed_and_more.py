"""An individual who is filed adds a website, or Huawei Cloud to one: keys only, home to bundle.

Both begin with the person of an earlier draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.keys import (
    NO,
    SKIP,
    YES,
    bundled,
    fill,
    nth,
    papers,
    site,
    text,
)
from tests.journeys.test_person import website
from tests.screens.driving import a_desk, running
from tests.switching.starts import started

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from tests.screens.driving import Driver

ADD = ("enter",)
"""Press the button one more website is added with."""
STATE = dict.fromkeys(("is_shell", "is_pending_elsewhere", "has_open_order"), NO)


def with_an_earlier_draft(folder: Path) -> Desk:
    """Home with a draft of the person, to begin the next one with."""
    desk = a_desk(folder)
    desk.store.create(started("base/gd-person"), "", "2026-11-24T00:00:00Z")
    return desk


def filed(domain: str) -> dict[str, tuple[str, ...]]:
    """What is filed: a number, and one website that is open with its number shown and linked."""
    return {
        "record.number": (*text("粤ICP备00000001号"), *ADD),
        "s2.number": text("粤ICP备00000001号-1"),
        "s2.name": text("乌有读书笔记"),
        "d2.name": (*text(domain), *SKIP),  # past the button that adds a domain
        **dict.fromkeys(("is_open", "has_number_shown", "has_number_linked"), YES),
    }


async def to_the_bundle(driver: Driver, folder: Path, confirmed: str) -> None:
    """From the website to the end; what only this order wants to be confirmed is."""
    await website(driver)
    await driver.press("f8")
    await papers(driver)
    assert driver.session.value(f"confirmations.{confirmed}") is True
    assert driver.session.assessment.readiness.is_submittable, driver.session.assessment.readiness
    await driver.press("f8", "f8")
    assert {"filing-sheet.pdf", "README.txt", "checklist.pdf"} <= {*await bundled(driver, folder)}


async def test_one_more_website_of_somebody_filed_here(tmp_path: Path) -> None:
    here = {"is_entity_filed": YES, "at_provider": YES, "record.account": nth(1), "is_before_2018_09": NO}
    account = {**STATE, "has_entity": YES, "entity_certificate_number": text("440305190001010025")}
    async with running(with_an_earlier_draft(tmp_path)) as driver:
        await driver.press("c")
        await fill(driver, {**here, **account, **site(1, "wuyou-yangli.cn")})
        await driver.press("f8")
        assert driver.session.assessment.route.order_type == "new_service_here"
        await fill(driver, filed("yangli-wuyou.cn"))
        await driver.press("f8", "f8", "f8")
        await to_the_bundle(driver, tmp_path, "entity_as_filed")


async def test_access_for_a_website_that_is_filed_elsewhere(tmp_path: Path) -> None:
    elsewhere = {"is_entity_filed": YES, "at_provider": NO, **STATE, "has_entity": NO}
    is_filed = {"d1.is_filed": (*YES, *SKIP)}
    async with running(with_an_earlier_draft(tmp_path)) as driver:
        await driver.press("c")
        await fill(driver, {**elsewhere, **site(1, "wuyou-yangli.cn"), **is_filed})
        await driver.press("f8")
        assert driver.session.assessment.route.order_type == "new_access"
        await fill(driver, filed("wuyou-yangli.cn"))
        await driver.press("f8", "f8", "f8")
        await to_the_bundle(driver, tmp_path, "domain_filed_under_this_entity@d1")
