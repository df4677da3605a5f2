"""Two applicants in Henan: one who may not file there, and a sole trader without a trade name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import main
from icp_wizard.filing.plain import readable_json
from screens.blocked import BlockedPage
from tests.scenarios.runner import FOLDER, scenarios_of
from tests.screens.driving import Driver, a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.scenarios.runner import Scenario

REGION = "wanted.entity.certificate_address.region"


def scenario(file: str, name: str) -> Scenario:
    """A scenario by its name."""
    return next(found for found in scenarios_of(FOLDER / file) if found.name == name)


FROM_HUBEI = scenario("41-individual.yaml", "河南个人，湖北身份证，这里不能备案")
TRADER = scenario("41-organisation.yaml", "河南个体工商户，无字号无公章，名称只写姓名，备注没写")


async def choose(driver: Driver, label: str) -> None:
    """The way out with this label."""
    for _ in range(10):
        options = driver.app.screen.query_one(".ways")
        if label in str(options.get_option_at_index(options.highlighted).prompt):  # type: ignore[attr-defined]
            break
        await driver.press("down")
    await driver.press("enter")


async def test_an_individual_of_another_province_is_told_so_and_shown_the_ways_out(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(FROM_HUBEI.draft, "", "2026-11-24T00:00:00Z")
    async with running(desk, draft, size=(100, 60)) as driver:
        await driver.go_to("entity", REGION)
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        for said in ("不能这样备案", "河南", "身份证", "改回答：备案省份", "回到草稿列表"):
            assert said in driver.shown
        await choose(driver, "备案省份")
        assert driver.field == "intent.province"
        await driver.press("enter", "down", "enter")
        assert driver.session.value("intent.province") == "42"
        await driver.press("f8")
        assert not driver.wizard.is_blocked


def test_no_clean_bundle_is_written_for_that_individual(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.json"
    path.write_text(readable_json(FROM_HUBEI.draft.data()), encoding="utf-8")
    run = ["--data-dir", str(tmp_path / "data"), "--lang", "zh_CN"]
    assert main([*run, "check", str(path)]) == 1
    assert main([*run, "bundle", str(path), "-o", str(tmp_path / "b.zip")]) == 1
    assert not (tmp_path / "b.zip").exists()
    assert "local-only" in capsys.readouterr().err


async def test_a_sole_trader_without_a_trade_name_is_told_how_to_be_named(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(TRADER.draft, "", "2026-11-24T00:00:00Z")
    async with running(desk, draft, size=(120, 60)) as driver:
        await driver.go_to("intent", "wanted.entity.name")
        await driver.wait_until(lambda: "“个体工商户”加经营者姓名" in driver.shown)
        assert "可信度低" in driver.shown
        await driver.go_to("entity", "wanted.entity.remark")
        await driver.wait_until(lambda: "无字号、无公章" in driver.shown)
        await driver.press("f4")
        await driver.settle()
        assert "公章" in str(driver.session.value("wanted.entity.remark"))
        assert not driver.wizard.is_blocked
