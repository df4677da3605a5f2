"""Drafting a rule of one's own at an open draft, by keys alone: from a note or a finding to a kept pack."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from icp_wizard.session.rulebooks import Rulebooks
from screens.drafting.dialog import DraftRule
from screens.drafting.row import RowBox
from screens.drafting.rows import Rows
from screens.wizard import WizardScreen
from tests.screens.driving import Driver, a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk

CONTENT = "wanted.services.s1.content"
REGION = "wanted.entity.certificate_address.region"
SENTENCE = "网站内容不能选单位门户"


def the_desk(folder: Path, language: str = "zh_CN") -> Desk:
    """A desk with a folder for packs of one's own."""
    desk = a_desk(folder, language)
    desk.rulebooks = Rulebooks(folder / "config" / "packs")
    return desk


def the_sample(desk: Desk, region: str = "440305") -> str:
    data = sample_draft().data()
    data["wanted"]["entity"]["certificate_address"]["region"] = region
    return desk.store.create(parse_draft(data), "样例", "2026-11-24T00:00:00Z")


def part_in_focus(driver: Driver) -> str:
    box = driver.app.focused.parent if driver.app.focused else None
    return box.row.part if isinstance(box, RowBox) else ""


async def to(driver: Driver, part: str) -> None:
    """Down to a row."""
    for _ in range(40):
        if part_in_focus(driver) == part:
            return
        await driver.press("down")
    raise AssertionError(part)


async def choose(driver: Driver, part: str, *keys: str) -> None:
    await to(driver, part)
    await driver.press("enter", *keys)


async def fill(driver: Driver, part: str, text: str) -> None:
    await to(driver, part)
    await driver.write(text)


async def fill_source(driver: Driver) -> None:
    await fill(driver, "source.publisher", "虚构管理局")
    await fill(driver, "source.title", "电话答复")
    await fill(driver, "source.locator", "工单 1")


def note(driver: Driver) -> str:
    return str(driver.app.screen.query_one(".note", Static).content)


def preview(driver: Driver) -> str:
    return str(driver.app.screen.query_one("#preview", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_from_a_field_to_a_rule_that_judges_the_draft(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk), size=size) as driver:
        await driver.go_to("service:s1", CONTENT)
        await driver.press("ctrl+n")
        await fill(driver, "zh", SENTENCE)
        await fill_source(driver)
        await driver.wait_until(lambda: SENTENCE in preview(driver))
        assert "local.site-content@s1" not in driver.session.assessment.finding_by_key
        await driver.press("f8")
        assert isinstance(driver.app.screen, WizardScreen)
        finding = driver.session.assessment.finding_by_key["local.site-content@s1"]
        assert finding.status == "fires"
        assert SENTENCE in driver.shown
        assert any("local.toml" in message.message for message in driver.app._notifications)
        await driver.press("f3")
        assert f"〔本地规则〕{SENTENCE}" in driver.shown


async def test_it_is_among_the_commands(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.go_to("service:s1", CONTENT)
        await driver.press("f2")
        await driver.write("起草本地规则")
        await driver.press("enter")
        assert isinstance(driver.app.screen, DraftRule)
        assert driver.app.screen._form.rule.demand is not None


async def test_without_a_folder_for_packs_it_says_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.press("ctrl+n")
        assert isinstance(driver.app.screen, WizardScreen)
        assert ["没有放规则文件" in note.message for note in driver.app._notifications] == [True]


async def test_from_a_finding_that_fires_its_conditions_are_taken_over(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk, region="310101"), size=(120, 40)) as driver:
        await driver.go_to("entity", REGION)
        view = driver.session.assessment.by_key[REGION]
        fired = next(finding for finding in view.findings if finding.status == "fires")
        await driver.press("ctrl+n")
        assert isinstance(driver.app.screen, DraftRule)
        assert fired.outcome is not None
        assert driver.app.screen._form.rule.topic == fired.outcome.rule.topic
        assert driver.app.screen._form.override.rule == fired.rule_id


async def test_a_note_is_filled_in_by_choosing(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.go_to("bundle")
        await driver.press("ctrl+n")
        await fill(driver, "zh", "备注须写明网站用途")
        await choose(driver, "topic")
        await driver.write("备注")
        await driver.press("enter")
        await choose(driver, "demand.field")
        await driver.write("网站备注")
        await driver.press("enter")
        await fill(driver, "demand.given", "用途，介绍")
        await fill_source(driver)
        await driver.press("f8")
        text = (tmp_path / "config" / "packs" / "local.toml").read_text(encoding="utf-8")
        (rule,) = tomllib.loads(text)["rule"]
        assert rule["id"] == "local.remark"
        assert rule["for"] == "service"
        assert rule["demand"] == [{"field": "service.remark", "contains_any": ["用途", "介绍"]}]
        assert rule["when"] == [{"field": "order.province", "in": ["44"]}]
        assert len(tomllib.loads(text)["scenario"]) == 2


async def test_what_a_source_can_carry_is_shown_while_choosing(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("service:s1", CONTENT)
        await driver.press("ctrl+n")
        await choose(driver, "severity", "up", "enter")
        await driver.wait_until(lambda: "不能拦下" in driver.shown)  # the preview follows after a moment
        await choose(driver, "source.confidence", "up", "enter")
        await to(driver, "severity")
        await driver.wait_until(lambda: "不能拦下" not in driver.shown)


async def test_what_is_missing_is_said_at_its_row_and_nothing_is_written(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.press("ctrl+n", "f8")
        assert part_in_focus(driver) == "zh"
        assert "填写这一项" in driver.shown
        assert not (tmp_path / "config").exists()
        await driver.write("样例甲的手机打不通")
        assert "换成一般的说法" in driver.shown


async def test_a_rule_there_is_can_be_changed_with_a_reason(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("bundle")
        await driver.press("ctrl+n")
        await choose(driver, "mode", "down", "enter")
        await choose(driver, "rule")
        await driver.write("nat.authorization.signing-date")
        await driver.press("enter")
        await choose(driver, "change", "down", "enter")
        await choose(driver, "param", "enter")
        await fill(driver, "value", "1")
        await fill(driver, "zh", "现在只认一个月内的")
        await fill_source(driver)
        await driver.wait_until(lambda: "most_months = 1" in preview(driver))
        await driver.press("f8")
        rule = driver.session.assessment.rulebook.rule("nat.authorization.signing-date", driver.session.as_of)
        assert rule is not None
        assert rule.params["most_months"] == 1
        assert "local-44.toml" in {path.name for path in (tmp_path / "config" / "packs").iterdir()}


async def test_what_the_loader_refuses_is_said_in_its_words(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("bundle")
        national = next(
            rule
            for rule in driver.session.assessment.rulebook.rules
            if rule.layer == "national" and rule.declared == "block" and not rule.adaptations
        )
        await driver.press("ctrl+n")
        await choose(driver, "mode", "down", "enter")
        await choose(driver, "rule")
        await driver.write(national.id)
        await driver.press("enter")
        await choose(driver, "severity", "end", "enter")
        await fill(driver, "zh", "不必")
        await fill_source(driver)
        await driver.press("f8")
        assert isinstance(driver.app.screen, DraftRule)
        assert "local-44.toml" in note(driver)
        assert "warn" in note(driver)
        assert not (tmp_path / "config").exists()


async def test_leaving_asks_before_what_was_typed_is_thrown_away(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.press("ctrl+n", "escape")
        assert isinstance(driver.app.screen, WizardScreen)
        await driver.press("ctrl+n")
        await driver.write(SENTENCE)
        await driver.press("escape", "enter")
        assert isinstance(driver.app.screen, DraftRule)
        assert SENTENCE in driver.shown
        await driver.press("escape", "down", "enter")
        assert isinstance(driver.app.screen, WizardScreen)


async def test_the_row_in_focus_is_in_sight_with_its_label(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk)) as driver:
        await driver.go_to("service:s1", CONTENT)
        await driver.press("ctrl+n")
        seen = set()
        for _ in range(20):
            await driver.press("down")
            await driver.wait_until(lambda: is_in_sight(driver))
            seen.add(part_in_focus(driver))
        assert {"mode", "demand.given", "target"} <= seen


def is_in_sight(driver: Driver) -> bool:
    focused = driver.app.focused
    row = next((box for box in driver.app.screen.query(RowBox) if focused in box.children), focused)
    return row is not None and driver.app.screen.query_one(Rows).region.contains_region(row.region)


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    desk = the_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("service:s1", CONTENT)
        await driver.press("ctrl+n")
        await fill(driver, "zh", '[/x][red]不行"\\')
        await fill_source(driver)
        await driver.wait_until(lambda: "[/x][red]不行" in preview(driver))
        await driver.press("f8")
        assert '[/x][red]不行"\\' in driver.shown


async def test_everything_is_said_in_english_too(tmp_path: Path) -> None:
    desk = the_desk(tmp_path, "en")
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.press("ctrl+n")
        assert "Draft a local rule for this" in driver.shown
        assert "screens." not in driver.shown
