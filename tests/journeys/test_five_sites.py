"""A 上海 company with five websites of one domain each and a foreign legal representative: keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.keys import (
    NEVER_FILED,
    NO,
    NONE,
    SKIP,
    addresses,
    assert_files,
    bundled,
    contact,
    fill,
    nth,
    papers,
    pick,
    site,
    text,
    tick,
)
from tests.journeys.test_henan import scenario
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

FIVE = scenario("31-walk.yaml", "上海企业，外籍法定代表人，五个网站各一个域名，都齐备")
LETTERS = "甲乙丙丁戊"


async def intent(driver: Driver) -> None:
    """What to file, with a website added four times."""
    company = {
        "intent.province": pick("shanghai"),
        "entity.nature": nth(1),
        "is_sole_trader": NO,
        "entity.name": text("上海样例虚构乌有信息科技有限公司"),
        "entity.certificate_type": pick(1),
        "entity.certificate_number": text("91310104MA1XXXX17C"),
    }
    await fill(driver, {**company, **NEVER_FILED, **site(1, "yangli-xugou1.cn")})
    for number in range(2, 6):
        removal = SKIP if number > 2 else ()
        await driver.press(*SKIP, *SKIP, *removal, "enter")  # past the other buttons to the last
        await fill(driver, site(number, f"yangli-xugou{number}.cn"))


async def entity(driver: Driver) -> None:
    """Addresses and certificate."""
    certificate = {
        "certificate_form": nth(1),
        "certificate_status": nth(1),
        "certificate_expires_on": text("长期"),
        "business_scope": text("样例软件的开发与销售（虚构）"),
    }
    await fill(driver, {**addresses(("310104", "虚构路1号乌有大厦101室")), **certificate})


async def principal(driver: Driver) -> None:
    """The legal representative, with a passport."""
    named = {
        "legal_representative.name": text("样例约翰"),
        "legal_representative.certificate_type": pick(6),
        "legal_representative.certificate_number": text("X1234567"),
        "legal_representative.certificate_name": text("样例约翰"),
        "entity.principal": nth(1),
    }
    reached = contact(("1910-01-01", "2030-01-01"), "13800000000", "021-60000001", "jia@example.com")
    await fill(driver, {**named, **reached})


async def website(driver: Driver, number: int) -> None:
    """A website and its domain; of who runs it, that it is somebody else, or the same person again."""
    await fill(
        driver,
        {
            f"s{number}.name": text(f"样例虚构乌有{LETTERS[number - 1]}站"),
            "holder_relation": nth(1),
            "expires_on": text("2028-11-24"),
            "home_urls": text(f"www.yangli-xugou{number}.cn"),
            "content": tick(8),
            "languages": tick(1),
            "involves": NONE,
            "remark": text("介绍样例公司（虚构）的产品"),
            f"s{number}.principal": nth(2),
        },
    )


async def somebody_else(driver: Driver) -> None:
    """Who runs the first website, and the others too."""
    named = {
        "principal.name": text("样例乙𬱖"),
        "certificate_type": pick(1),
        "certificate_number": text("310104190303030033"),
    }
    reached = contact(("1910-01-01", "长期"), "13900000000", "021-60000002", "yi@example.com")
    await fill(driver, {**named, **reached})


async def test_five_websites_of_a_company_with_a_foreign_head_get_to_one_bundle(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path, "en"), size=(120, 40)) as driver:
        await driver.press("n")
        for step in (intent, entity, principal):
            await step(driver)
            await driver.press("f8")
        for number in range(1, 6):
            await website(driver, number)
            if number == 1:
                await somebody_else(driver)
            await driver.press("f8")
        assert driver.shown.count("submit Shanghai's own ICP principal") == 1
        await papers(driver)
        assert_files(driver, FIVE, "materials", "confirmations.holder_is_shareholder_or_manager@d1")
        await driver.press("f8", "f8")
        assert driver.session.assessment.readiness.is_submittable
        assert "checklist.pdf" in await bundled(driver, tmp_path)
