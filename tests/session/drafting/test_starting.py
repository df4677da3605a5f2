"""Where a drafted rule starts from: what a finding or a field says, and of answers nothing but codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules.drafting import Condition, DraftedRule
from icp_wizard.session.drafting import start_from_field, start_from_finding, start_from_nothing
from tests.session.drafting.making import CONTENT, IN_GUANGDONG, NOTED, Bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.assessment import Finding


def of_field(bench: Bench, key: str) -> Condition | None:
    assessment = bench.session.assessment
    return start_from_field(assessment, assessment.by_key[key], NOTED).demand


def simple_finding(bench: Bench) -> tuple[Finding, DraftedRule]:
    """The first finding whose rule can be said in these choices and is limited to a kind of entity."""
    found = bench.session.assessment.findings
    started = ((f, start_from_finding(bench.session.assessment, f, NOTED)[0]) for f in found if f.outcome)
    return next((f, rule) for f, rule in started if rule.demand and rule.applies_to)


def test_a_note_starts_with_the_province_and_the_day(bench: Bench) -> None:
    start = start_from_nothing(bench.session.assessment, NOTED)
    assert start.when == (IN_GUANGDONG,)
    assert start.source.as_of == "2026-11-29"


def test_of_an_answer_that_is_a_code_it_should_be_another(bench: Bench) -> None:
    assert of_field(bench, CONTENT) == Condition("service.content", "has_none", ("unit_portal",))
    assert of_field(bench, "wanted.entity.is_medical") == Condition("entity.is_medical", "eq", ("yes",))
    assert of_field(bench, "wanted.entity.certificate_form") == Condition(
        "entity.certificate_form", "not_in", ("paper",)
    )


def test_a_field_gives_the_topic_of_what_is_said_at_it(bench: Bench) -> None:
    assessment = bench.session.assessment
    view = assessment.by_key[CONTENT]
    said = [finding.outcome.rule.topic for finding in view.findings if finding.outcome]
    assert start_from_field(assessment, view, NOTED).topic == said[0]


def test_of_an_answer_in_words_nothing_is_taken_over(bench: Bench) -> None:
    for key, path in [
        ("wanted.entity.name", "entity.name"),
        ("wanted.entity.principal.mobile", "entity.principal.mobile"),
    ]:
        assert of_field(bench, key) == Condition(path, "contains_any")


def test_a_finding_gives_its_topic_its_conditions_and_whom_it_concerns(bench: Bench) -> None:
    finding, start = simple_finding(bench)
    assert finding.outcome is not None
    rule = finding.outcome.rule
    assert (start.topic, start.applies_to) == (rule.topic, rule.applies_to)
    assert start.demand is not None
    assert start.demand.path in rule.demanded
    assert (start.zh, start.severity) == ("", "warn")


def test_a_finding_of_a_format_starts_at_its_field(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(people__p1__email="keine")
    assessment = bench.session.assessment
    finding = next(f for f in assessment.findings if f.problem)
    start, override = start_from_finding(assessment, finding, NOTED)
    assert start.demand is not None
    assert start.demand.path.endswith(".email")
    assert override.rule == ""


def test_a_change_starts_at_the_rule_of_the_finding(bench: Bench) -> None:
    finding, _ = simple_finding(bench)
    override = start_from_finding(bench.session.assessment, finding, NOTED)[1]
    assert override.rule == finding.rule_id
