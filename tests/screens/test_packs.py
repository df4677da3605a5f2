"""Rules are data for the screens too: one taken out is gone from them, an overlay's are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.errors import Problem
from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from icp_wizard.session.rulebooks import Rulebooks
from tests.journeys.packs import packs_without, write_overlay
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk

LETTER = "互联网信息服务负责人授权书"
CONTENT = "wanted.services.s1.content"


def the_sample(desk: Desk, principal: str = "p2") -> str:
    """The company sample with this service principal, in the store."""
    data = sample_draft().data()
    data["wanted"]["services"][0]["principal"] = principal
    return desk.store.create(parse_draft(data), "样例", "2026-11-24T00:00:00Z")


async def test_a_rule_taken_out_takes_its_paper_off_the_page(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("materials")
        assert LETTER in driver.shown
    desk = a_desk(tmp_path / "without")
    desk.rulebooks = Rulebooks(packs=packs_without("nat.service-principal.letter", tmp_path))
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("materials")
        assert LETTER not in driver.shown


async def test_an_overlays_papers_are_on_the_page_and_its_option_is_shut(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    write_overlay(tmp_path / "config")
    desk.rulebooks = Rulebooks(tmp_path / "config" / "packs")
    async with running(desk, the_sample(desk, principal="p1"), size=(120, 40)) as driver:
        await driver.go_to("materials")
        assert "客服登记单" in driver.shown
        assert LETTER in driver.shown
        options = {option.code: option for option in driver.session.assessment.by_key[CONTENT].options}
        assert options["shopping"].excluded_by == ("local.no-shopping",)
        await driver.go_to("service:s1", CONTENT)
        await driver.press("enter")
        assert "这里不能选" in driver.shown


async def test_a_broken_pack_of_ones_own_is_said_where_the_draft_opens_and_before_the_bundle(
    tmp_path: Path,
) -> None:
    desk = a_desk(tmp_path)
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "mine.toml").write_text('id = "mine"\nlayer = "overlay"\nversion = "x"\n', encoding="utf-8")
    desk.rulebooks = Rulebooks(packs)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        (told,) = (note.message for note in driver.app._notifications)
        assert "没有采用" in told
        assert "mine.toml" in told
        await driver.go_to("bundle")
        assert "没有采用" in driver.shown
        assert "mine.toml" in driver.shown


async def test_where_all_packs_are_in_force_nothing_is_said_of_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        assert list(driver.app._notifications) == []
        await driver.go_to("bundle")
        assert "没有采用" not in driver.shown


async def test_what_was_said_of_the_file_is_said_again_where_it_can_be_seen(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.warnings = (Problem("commands.source.tampered", file="b.zip"),)
    async with running(desk, the_sample(desk), size=(120, 40)) as driver:
        assert ["b.zip" in note.message for note in driver.app._notifications] == [True]
