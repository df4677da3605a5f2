"""A person with a 湖北 ID card, keys only: in 广东 to the bundle with a residence permit, in 河南 never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import main
from icp_wizard.filing.plain import readable_json
from screens.blocked import BlockedPage
from tests.journeys.keys import (
    NEVER_FILED,
    NONE,
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
from tests.journeys.test_henan import FROM_HUBEI, scenario
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.screens.driving import Driver

WITHOUT_PERMIT = scenario("44-walk.yaml", "湖北身份证在广东备案，还没有居住证")
WITH_PERMIT = scenario("44-walk.yaml", "湖北身份证在广东备案，居住证已齐备")
PERMIT = "residence_permit|property_certificate|social_security_3m"
NEXT_STEP = ("f9", "down", "enter")
"""By the list of steps, which always moves."""


async def intent(driver: Driver, province: str, number: str) -> None:
    """What to file."""
    person = {
        "intent.province": pick(province),
        "entity.nature": nth(2),
        "entity.name": text("样例丙"),
        "entity.certificate_type": pick(2),
        "entity.certificate_number": text(number),
    }
    await fill(driver, {**person, **NEVER_FILED, **site(1, "wuyou-yangli.cn")})


async def website(driver: Driver) -> None:
    """The website and its domain."""
    await fill(
        driver,
        {
            "s1.name": text("乌有摄影记录"),
            "holder_relation": nth(1),
            "expires_on": text("2028-11-24"),
            "home_urls": text("www.wuyou-yangli.cn"),
            "content": ("enter", "end", "space", "enter", "tab"),
            "languages": tick(1),
            "involves": NONE,
            "used_for": NONE,
            "remark": text("个人网站，展示本人拍摄的风景照片，不含企业信息"),
            "s1.principal": nth(1),
        },
    )


async def test_a_person_from_hubei_files_in_guangdong_once_the_residence_permit_is_there(
    tmp_path: Path,
) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        await intent(driver, "guangdong", "420106190404040044")
        await driver.press("f8")
        await fill(
            driver, addresses(("420106", "虚构路3号乌有里303室"), ("440305", "虚构路2号乌有花园202室"))
        )
        await driver.press("f8")
        await fill(
            driver, contact(("2018-01-01", "长期"), "13800000000", "0755-00000001", "bing@example.com")
        )
        await driver.press("f8")
        await website(driver)
        await driver.press("f8")
        await papers(driver, PERMIT)
        assert_files(driver, WITHOUT_PERMIT)
        assert "证件住所不在广东的个人须上传广东有效期内的居住证" in driver.shown
        await driver.press("f8", "f8")
        assert "要准备：居住证" in driver.shown
        await driver.press("shift+tab", "shift+tab", "shift+tab", "enter", "space")
        assert driver.field == f"material {PERMIT}"
        assert_files(driver, WITH_PERMIT)
        await driver.press("f8", "f8")
        assert "居住证" not in driver.shown
        assert driver.session.assessment.readiness.is_submittable
        assert "checklist.pdf" in await bundled(driver, tmp_path)


async def test_a_person_from_hubei_cannot_file_in_henan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        await intent(driver, "henan", "420106190001010051")
        await driver.press("f8")
        here = "虚构路2号乌有花园202室"
        await fill(driver, addresses(("420106", here), ("410105", here)))
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        assert "外省身份证在这里不能备案，改在身份证住址所在的省备案" in driver.shown
        await driver.press(*NEXT_STEP)
        await fill(
            driver, contact(("1910-01-01", "长期"), "13800000000", "0371-00000001", "bing@example.com")
        )
        await driver.press(*NEXT_STEP)
        await website(driver)
        await driver.press(*NEXT_STEP)
        await papers(driver)
        assert_files(driver, FROM_HUBEI)
        await driver.press("f8", "f8", "f8")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert "办公电话：选填" in driver.shown
        assert "改正：河南只受理本省身份证的个人" in driver.shown
        assert not list(tmp_path.glob("*.zip"))
        path = tmp_path / "draft.json"
        path.write_text(readable_json(driver.session.draft.data()), encoding="utf-8")
    assert (
        main(["--data-dir", str(tmp_path / "data"), "bundle", str(path), "-o", str(tmp_path / "b.zip")]) == 1
    )
    assert "local-only" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.zip"))
