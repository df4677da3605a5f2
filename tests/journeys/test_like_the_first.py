"""A company with two websites that are alike: the second is copied from the first, and put before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.keys import NEVER_FILED, NO, SKIP, fill, nth, pick, site, text
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = {
    "intent.province": pick("guangdong"),
    "entity.nature": nth(1),
    "is_sole_trader": NO,
    "entity.name": text("深圳市样例虚构乌有科技有限公司"),
    "entity.certificate_type": pick(1),
    "entity.certificate_number": text("91440300MA5XXXX14F"),
    **NEVER_FILED,
    **site(1, "yangli-xugou.cn"),
}


async def test_a_copied_website_only_lacks_domain_and_server(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        await fill(driver, COMPANY)
        await driver.go_to("service:s1", "wanted.services.s1.name")
        await driver.press(*"样例虚构乌有官网")
        await driver.press("f12", "enter")
        lacking = {
            "d2.name": text("er-xugou.cn"),
            "d2.is_filed": (*NO, *SKIP),
            "a2.resource": pick(1),
            "a2.from_address": text("1.2.3.4"),
        }
        await fill(driver, lacking)
        await driver.press("shift+tab", "f12", *["down"] * 1, "enter")
        services = driver.session.draft.data()["wanted"]["services"]
        assert [(s["id"], s["domains"][0]["name"]) for s in services] == [
            ("s2", "er-xugou.cn"),
            ("s1", "yangli-xugou.cn"),
        ]
        assert {service["name"] for service in services} == {"样例虚构乌有官网"}
        assert {service["kind"] for service in services} == {"website"}
        await driver.press("ctrl+z")
        services = driver.session.draft.data()["wanted"]["services"]
        assert [service["id"] for service in services] == ["s1", "s2"]
