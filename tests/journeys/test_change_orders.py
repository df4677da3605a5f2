"""A company changes what is filed, from home screen to bundle: only its own data, only a site's, both."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.journeys.keys import (
    COMPANY,
    FILED_HERE,
    SKIP,
    YES,
    bundled,
    fill,
    nth,
    papers,
    pick,
    text,
    tick,
)
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

ENTITY_NAME, CORRESPONDENCE, SERVICE_NAME = 1, 4, 7
"""Places in the list of what may change."""
OLD = "深圳市样例旧名科技有限公司"


def _intent(*changes: int) -> dict[str, tuple[str, ...]]:
    return {"intent.goal": pick(2), "intent.changes": tick(*changes), **COMPANY, **FILED_HERE}


async def _filed_site(driver: Driver) -> None:
    """The site that is filed, open and with its number."""
    await driver.press("enter")
    filed = {".number": text("粤ICP备00000000号-1"), ".name": text("样例旧站")}
    await fill(driver, filed | {"domains.d2.name": text("yangli-xugou.cn")})
    await driver.press(*SKIP)
    await fill(driver, dict.fromkeys(("is_open", "has_number_shown", "has_number_linked"), YES))


async def _new_site_name(driver: Driver) -> None:
    """The filed name stands there to begin with."""
    assert "与现备案相同：样例旧站" in driver.shown
    await driver.press("end", "backspace")
    await driver.write("新站")
    await driver.press("f8")
    assert driver.session.draft.data()["wanted"]["services"][0]["name"] == "样例旧新站"


async def _to_the_bundle(driver: Driver, folder: Path, *left: str) -> str:
    """Papers, the answers once more, the bundle; what its README says."""
    await papers(driver, *left)
    await driver.press("f8")
    assert driver.wizard.step == "review"
    await driver.press("f8")
    assert driver.session.assessment.readiness.is_enterable, driver.shown
    names = await bundled(driver, folder)
    assert "filing-sheet.pdf" in names
    with ZipFile(next(folder.glob("icp-bundle-*.zip"))) as archive:
        return archive.read("README.txt").decode("utf-8-sig")


async def test_a_new_name_wants_the_letter_and_leads_to_the_bundle(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n", "shift+tab")
        await fill(driver, _intent(ENTITY_NAME))
        await driver.press("f8")
        assert "变更主体" in driver.shown
        await fill(driver, {"entity.name": text(OLD), "record.number": text("粤ICP备00000000号")})
        await _filed_site(driver)
        await driver.press("f8")
        listed = {view.key for view in driver.session.assessment.materials}
        assert "rename_letter" in listed
        assert "点“变更备案”" in await _to_the_bundle(driver, tmp_path)


async def test_the_name_of_a_site_alone(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n", "shift+tab")
        await fill(driver, _intent(SERVICE_NAME) | {"s1.kind": nth(1)})
        await driver.press("f8")
        assert "变更互联网信息服务" in driver.shown
        await fill(driver, {"record.number": text("粤ICP备00000000号")})
        await _filed_site(driver)
        await driver.press("f8")
        await _new_site_name(driver)
        assert "点“变更备案”" in await _to_the_bundle(driver, tmp_path)


async def test_the_name_of_a_site_and_an_address_together(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n", "shift+tab")
        await fill(driver, _intent(CORRESPONDENCE, SERVICE_NAME) | {"s1.kind": nth(1)})
        await driver.press("f8")
        assert "变更备案（主体和服务）" in driver.shown
        address = {"region": pick("440305"), "detail": text("样例旧路1号")}
        record = {f"correspondence_address.{part}": keys for part, keys in address.items()}
        await fill(driver, record | {"record.number": text("粤ICP备00000000号")})
        await _filed_site(driver)
        await driver.press("f8")
        assert "现备案：样例旧路1号" not in driver.shown
        assert "与现备案相同：样例旧路1号" in driver.shown
        await driver.press("tab", "end")
        await driver.write("2室")
        await driver.press("f8")
        await _new_site_name(driver)
        assert "点“变更备案”" in await _to_the_bundle(driver, tmp_path)
