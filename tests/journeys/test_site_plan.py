"""A plan is written in the wizard and in plain questions; its step goes with what called for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.explanation import WHOLE
from icp_wizard.i18n import Catalogue
from icp_wizard.prompts.interview import Interview, Question
from icp_wizard.prompts.piped import answer_from_lines
from icp_wizard.prompts.wording import why_lines
from tests.assessment.test_site_plan import SIX_SITES, plans
from tests.filing.making import PLAN, with_plan
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from icp_wizard.session.desk import Desk

SIXTH = "wanted.services.s6.domains.d6.name"


def stored(desk: Desk, draft: Draft) -> str:
    return desk.store.create(draft, "样例", "2026-11-24T00:00:00Z")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
async def test_a_plan_is_written_in_the_wizard(tmp_path: Path, language: str) -> None:
    desk = a_desk(tmp_path, language)
    async with running(desk, stored(desk, SIX_SITES.draft), size=(120, 40)) as driver:
        await driver.go_to("service:s2", "wanted.services.s2.domains.d2.purpose")
        assert driver.field == "wanted.services.s2.domains.d2.purpose"
        await driver.write("骑行日记的主域名")
        await driver.go_to("plan")
        assert "乌有骑行日记" in driver.shown
        await driver.press("down", "space", "tab")
        await driver.write(PLAN["time_set_aside"])
        await driver.press("f8")
        assert driver.wizard.step == "materials"
        written = driver.session.draft.data()["wanted"]
        assert written["services"][1]["domains"][0]["purpose"] == "骑行日记的主域名"
        assert written["plan"] == {
            "working_time": "part_time",
            "time_set_aside": PLAN["time_set_aside"],
        }
        await driver.go_to("review", "wanted.plan.time_set_aside")
        assert (driver.wizard.step, driver.field) == ("review", "wanted.plan.time_set_aside")


async def test_taking_back_what_calls_for_a_plan_takes_its_step_away(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = with_plan(SIX_SITES.draft)
    async with running(desk, stored(desk, draft), size=(80, 24)) as driver:
        driver.session.answer(SIXTH, "wuyou-yangli.com")
        driver.session.leave_field()
        assert "plan" not in [step.id for step in driver.session.assessment.steps]
        await driver.go_to("service:s1")
        await driver.press("ctrl+z")
        await driver.go_to("plan", "wanted.plan.review")
        assert driver.field == "wanted.plan.review"
        await driver.press("ctrl+y")
        assert driver.wizard.step == "intent"
        assert driver.session.draft.data()["wanted"]["plan"] == PLAN
        await driver.press("ctrl+z")
        assert plans(driver.session.assessment)[0].is_printable


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_plan_is_written_in_plain_questions(tmp_path: Path, language: str) -> None:
    desk = a_desk(tmp_path)
    session = desk.open(stored(desk, SIX_SITES.draft))
    sites = [line for n in range(1, 7) for line in (f"d{n} 的用途", f"首页；s{n}")]
    answers = [PLAN[leaf] for leaf in PLAN if leaf != "team"]
    said: list[str] = []
    lines = [f"{line}\n".encode() for line in ["", *sites, *answers]]
    answer_from_lines(session, Catalogue(language), lines, lambda line="": said.append(line))
    (need,) = plans(session.assessment)
    assert need.is_printable
    question = Question("field", "wanted.plan.review", "plan")
    why = why_lines(Interview(session, Catalogue(language)), question, WHOLE)
    assert any("44.site-count.individual-plan" in line for line in why)
    assert session.draft.data()["wanted"]["plan"] == {k: v for k, v in PLAN.items() if k != "team"}
    session.close()
    desk.store.close()
