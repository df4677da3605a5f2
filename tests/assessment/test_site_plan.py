"""The site construction plan: asked where it is wanted, named where it lacks answers, gone with its rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.assessment.notes import step_note
from icp_wizard.i18n import LANGUAGES, Catalogue
from tests.assessment.making import assessed
from tests.filing.making import PLAN, changed, opened, the_company, the_individual, with_plan
from tests.scenarios.runner import all_scenarios

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FormNeed
    from icp_wizard.filing.draft import Draft
    from tests.scenarios.runner import Scenario

SCENARIOS = {scenario.name: scenario for scenario in all_scenarios()}
UNIT = SCENARIOS["江苏单位连已备案的共三十个网站，没有方案书"]
PERSON = SCENARIOS["江苏个人连已备案的共十个网站，没有方案书"]
MANY_DOMAINS = SCENARIOS["广东单位三十二个不同前缀的域名，都齐备"]
SIX_SITES = SCENARIOS["广东个人六个不同前缀的域名，方案书和复印件都齐备"]
BLOCKING = SCENARIOS["上海单位连已备案的共三十一个网站，没有方案书"]
WANTING = [UNIT, BLOCKING, PERSON, MANY_DOMAINS, SIX_SITES]
PERSONS = {"working_time", "time_set_aside", "knowledge"}


def judged(scenario: Scenario, draft: Draft | None = None) -> Assessment:
    return assess(draft or scenario.draft, scenario.rulebook, scenario.as_of)


def plans(assessment: Assessment) -> list[FormNeed]:
    return [form for form in assessment.forms if form.form_id.startswith("F09")]


def asked(assessment: Assessment) -> set[str]:
    """Names of what only the plan asks."""
    names = {view.placed.field.name for view in assessment.fields}
    return {n for n in names if n.startswith("plan.") or n in ("service.columns", "domain.purpose")}


@pytest.mark.parametrize("make", [the_company, the_individual])
def test_a_filing_that_needs_no_plan_is_asked_nothing_of_it(make: object) -> None:
    assessment = assessed(with_plan(make()))  # type: ignore[operator]
    assert asked(assessment) == set()
    assert "plan" not in [step.id for step in assessment.steps]
    assert plans(assessment) == []


@pytest.mark.parametrize(
    "name",
    ["江苏单位连已备案的共二十九个网站", "江苏个人连已备案的共九个网站", "广东单位三十二个域名，一个还没填"],
)
def test_below_the_threshold_or_while_it_is_not_known_nothing_is_asked(name: str) -> None:
    assert asked(judged(SCENARIOS[name])) == set()


@pytest.mark.parametrize("scenario", WANTING, ids=lambda scenario: scenario.name)
def test_where_it_is_wanted_a_step_of_its_own_asks_for_it_behind_the_websites(scenario: Scenario) -> None:
    assessment = judged(scenario)
    kinds = [step.kind for step in assessment.steps]
    assert kinds[kinds.index("plan") - 1 : kinds.index("plan") + 2] == ["service", "plan", "materials"]
    is_person = scenario.draft.data()["wanted"]["entity"]["nature"] == "person"
    of_the_plan = PLAN.keys() - ({"team"} if is_person else PERSONS)
    assert asked(assessment) == {
        *(f"plan.{leaf}" for leaf in of_the_plan),
        "service.columns",
        "domain.purpose",
    }


@pytest.mark.parametrize("scenario", WANTING, ids=lambda scenario: scenario.name)
def test_without_the_rule_there_is_no_plan_and_no_question(scenario: Scenario) -> None:
    (need,) = plans(judged(scenario))
    wanting = {finding.rule_id for finding in need.asked_by}
    book = scenario.rulebook
    without = replace(book, rules=tuple(rule for rule in book.rules if rule.id not in wanting))
    assessment = assess(scenario.draft, without, scenario.as_of)
    assert plans(assessment) == []
    assert asked(assessment) == set()
    assert len(wanting) == 1


@pytest.mark.parametrize("scenario", WANTING, ids=lambda scenario: scenario.name)
def test_every_unanswered_question_is_named_and_answering_all_makes_it_printable(scenario: Scenario) -> None:
    (need,) = plans(scenario.assessment)
    names = asked(scenario.assessment)
    mine = {view.placed.path for view in scenario.assessment.fields if view.placed.field.name in names}
    assert set(need.missing) >= mine
    assert not need.is_printable
    (need,) = plans(judged(scenario, with_plan(scenario.draft)))
    assert set(need.missing).isdisjoint(mine)


@pytest.mark.parametrize("state", [MISSING, None, "  "])
@pytest.mark.parametrize("path", ["wanted.plan.review", "wanted.services.s3.columns"])
def test_one_section_or_one_website_left_empty_and_it_is_not_printable(path: str, state: object) -> None:
    (need,) = plans(judged(SIX_SITES, changed(with_plan(SIX_SITES.draft), {path: state})))
    assert need.missing == (path,)


def test_what_a_blocking_rule_wants_on_paper_is_required() -> None:
    """Of a rule that only warns it is said to be for the paper, and stays open when passed by."""
    views = [view for view in judged(BLOCKING).fields if view.placed.step == "plan"]
    assert {view.need for view in views} == {"required"}
    assert {view.required_by for view in views} == {("nat.site-count.plan-organisation",)}
    warned = [view for view in judged(MANY_DOMAINS).fields if view.placed.step == "plan"]
    assert {view.need for view in warned} == {"for_paper"}
    assert {view.for_paper_by for view in warned} == {("44.site-count.organisation-plan",)}
    assert {tuple(f.rule_id for f in view.findings) for view in warned} == {
        ("44.site-count.organisation-plan",)
    }


def test_an_unwritten_plan_is_not_in_the_way_of_entering_the_filing() -> None:
    """It is a paper: the console asks none of it."""
    blockers = [blocker.key for blocker in judged(BLOCKING).readiness.enterable]
    assert [key for key in blockers if "plan" in key or "columns" in key or "purpose" in key] == []
    assert "site_plan_organisation" in [b.key for b in judged(BLOCKING).readiness.submittable]


def test_answers_are_kept_when_the_plan_is_no_longer_wanted() -> None:
    fewer = opened(with_plan(UNIT.draft), "record.services")
    assert asked(judged(UNIT, fewer)) == set()
    assert fewer.data()["wanted"]["plan"] == PLAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_step_shows_what_goes_into_the_plan_as_answered_before(language: str) -> None:
    catalogue = Catalogue(language)
    for scenario, count in ((UNIT, 1), (SIX_SITES, 6)):
        assessment = judged(scenario)
        (step,) = (step for step in assessment.steps if step.kind == "plan")
        note = step_note(assessment, step, catalogue)
        service, *_ = scenario.draft.data()["wanted"]["services"]
        shown = (service["name"], service["domains"][0]["name"], service["access"][0]["from_address"])
        assert [part for part in shown if part not in note] == []
        assert (f" {count} " in note) is (count > 5)
        assert [step_note(assessment, other, catalogue) for other in assessment.steps[:3]] == ["", "", ""]
