"""A sole trader in 河南 without a trade name and without a seal, keys only, home to bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.keys import (
    NEVER_FILED,
    NO,
    NONE,
    SKIP,
    YES,
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

NAMED = scenario("41-organisation.yaml", "河南个体工商户，无字号无公章，名称和备注照写")
AS_THEY_ARE_NAMED = "主办单位名称写“个体工商户”加经营者姓名"


async def intent(driver: Driver) -> None:
    """What to file, under a name that is the person's alone."""
    trader = {
        "intent.province": pick("henan"),
        "entity.nature": nth(1),
        "is_sole_trader": YES,
        "has_trade_name": NO,
        "has_seal": NO,
        "entity.name": text("样例甲"),
        "entity.certificate_type": pick(1),
        "entity.certificate_number": text("92410105MA4XXXX20C"),
    }
    await fill(driver, {**trader, **NEVER_FILED, **site(1, "yangli-xugou.cn")})


async def entity(driver: Driver) -> None:
    """Addresses and certificate, as far as the remark."""
    certificate = {
        "certificate_form": nth(1),
        "certificate_status": nth(1),
        "certificate_expires_on": text("长期"),
        "business_scope": text("日用百货零售"),
        "supervisor": SKIP,
    }
    await fill(driver, {**addresses(("410105", "虚构路1号乌有大厦101室")), **certificate})


async def owner(driver: Driver) -> None:
    """The person on the licence, who is responsible for everything."""
    named = {
        "legal_representative.name": text("样例甲"),
        "legal_representative.certificate_type": pick(1),
        "legal_representative.certificate_number": text("410105190001010010"),
        "entity.principal": nth(1),
    }
    reached = contact(("1910-01-01", "长期"), "13800000000", "0371-00000001", "jia@example.com")
    await fill(driver, {**named, **reached})


async def website(driver: Driver) -> None:
    """The website and its domain."""
    await fill(
        driver,
        {
            "s1.name": text("样例虚构乌有官网"),
            "holder_relation": nth(1),
            "expires_on": text("2028-11-24"),
            "home_urls": text("www.yangli-xugou.cn"),
            "content": tick(8),
            "languages": tick(1),
            "involves": NONE,
            "used_for": NONE,
            "remark": text("介绍样例公司（虚构）的产品与联系方式"),
            "s1.principal": nth(1),
        },
    )


async def test_a_sole_trader_without_a_trade_name_is_told_the_name_and_given_the_remark(
    tmp_path: Path,
) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        await intent(driver)
        assert AS_THEY_ARE_NAMED in driver.shown
        await driver.press("f8")
        await entity(driver)
        assert "建议：个体工商户，无字号、无公章（按 F4 填入）" in driver.shown
        await driver.press("f4", "f8")
        await owner(driver)
        await driver.press("f8")
        await website(driver)
        await driver.press("f8")
        await papers(driver)
        await driver.press("f8")
        assert "另有 1 处注意" in driver.shown
        await driver.press(*["down"] * 6, "enter")
        assert driver.field == "wanted.entity.name"
        assert "建议：个体工商户样例甲（按 F4 填入）" in driver.shown
        await driver.press("f4")
        assert AS_THEY_ARE_NAMED not in driver.shown
        await driver.press("f8", "f8")
        assert_files(driver, NAMED)
        assert "checklist.pdf" in await bundled(driver, tmp_path)
