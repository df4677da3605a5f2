"""Scenarios drafted with a rule: a sample in which it is not met and one in which it is, both tried."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules.drafting import Condition, DraftedOverride, DraftedRule
from icp_wizard.samples import sample_draft
from tests.session.drafting.making import IN_GUANGDONG, NO_PORTAL, SOURCE, Bench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXPECTED = ("fires", "todo", "met", "undecided", "advice", "quiet")


def drafted(bench: Bench, rule: DraftedRule | DraftedOverride) -> list[dict[str, Any]]:
    found = tomllib.loads(bench.save(rule).read_text(encoding="utf-8")).get("scenario", [])
    assert isinstance(found, list)
    return found


def said(bench: Bench, scenario: dict[str, Any]) -> dict[str, str]:
    """What the kept rules say of the sample of a scenario, by key of the finding."""
    data: Any = sample_draft(scenario["sample"]).data()
    for path, value in scenario.get("set", {}).items():
        data = replaced(data, path, value)
    from pydantic import MISSING

    for path in scenario.get("unset", ()):
        data = replaced(data, path, MISSING)
    assert scenario["as_of"] == date(2026, 11, 29)
    rulebook = bench.desk.rulebooks.loaded(data["intent"]["province"]).rulebook
    findings = assess(parse_draft(data), rulebook, scenario["as_of"]).findings
    return {finding.key: str(finding.status) for finding in findings}


def wanted(scenario: dict[str, Any]) -> dict[str, str]:
    return {key: status for status in EXPECTED for key in scenario.get(status, ())}


@pytest.mark.parametrize(
    ("demand", "statuses"),
    [
        (NO_PORTAL.demand, ["fires", "met"]),
        (Condition("service.languages", "has_any", ("en",)), ["fires", "met"]),
        (Condition("service.remark", "contains_any", ("用途",)), ["fires", "met"]),
        (Condition("domain.name", "ends_none", (".xyz", ".top")), ["fires", "met"]),
        (Condition("entity.supervisor", "filled"), ["todo", "met"]),
        (Condition("entity.certificate_form", "in", ("paper", "electronic")), ["met"]),
        (Condition("entity.is_medical", "eq", ("no",)), ["fires", "met"]),
        (Condition("entity.certificate_address.region.province", "in", ("44",)), ["fires", "met"]),
        (Condition("domain.expires_on", "ge", ("36",)), ["fires", "met"]),
        (Condition("service.principal", "eq_field", ("entity.legal_representative",)), ["fires", "met"]),
    ],
    ids=lambda value: value.path if isinstance(value, Condition) else "",
)
def test_each_says_of_its_sample_what_it_says_it_says(
    bench: Bench, demand: Condition, statuses: list[str]
) -> None:
    found = drafted(bench, replace(NO_PORTAL, demand=demand))
    assert [status for scenario in found for status in wanted(scenario).values()] == statuses
    for scenario in found:
        assert wanted(scenario).items() <= said(bench, scenario).items()


def test_advice_has_one_where_it_stands_and_one_where_it_does_not(bench: Bench) -> None:
    found = drafted(bench, replace(NO_PORTAL, demand=None, severity="info"))
    assert [wanted(scenario) for scenario in found] == [
        {"local.site-content": "advice"},
        {"local.site-content": "quiet"},
    ]
    assert "local.site-content" not in said(bench, found[1])


def test_the_sample_is_of_the_drafts_nature_and_moved_to_its_province(
    make_bench: Callable[..., Bench],
) -> None:
    bench = make_bench("gd-person", intent__province="31")
    rule = replace(NO_PORTAL, when=(), demand=Condition("service.content", "has_any", ("blog",)))
    found = drafted(bench, rule)
    assert {scenario["sample"] for scenario in found} == {"gd-person"}
    assert [scenario["set"]["intent.province"] for scenario in found] == ["31", "31"]


def test_conditions_no_sample_can_meet_leave_no_scenario(bench: Bench) -> None:
    rule = replace(
        NO_PORTAL, when=(IN_GUANGDONG, Condition("pre_approval.number", "filled")), demand=NO_PORTAL.demand
    )
    assert drafted(bench, rule) == []


def test_a_changed_figure_has_one_where_its_rule_can_be_said_in_these_choices(
    make_bench: Callable[..., Bench], tmp_path: Path
) -> None:
    bench = make_bench()
    rules = bench.session.assessment.rulebook.rules
    months = next((r for r in rules if "months" in r.params and r.demand is not None), None)
    if months is None:
        pytest.skip("no shipped rule has months")
    found = drafted(
        bench,
        DraftedOverride(
            rule=months.id, change="param", param="months", value="7", zh="改为七个月", source=SOURCE
        ),
    )
    for scenario in found:
        assert wanted(scenario).items() <= said(bench, scenario).items()
