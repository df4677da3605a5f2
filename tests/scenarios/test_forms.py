"""Every form is wanted by a rule, and by nothing else: with the rule gone it is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icp_wizard.assessment import assess
from icp_wizard.forms.register import FORMS
from tests.scenarios.runner import Scenario, all_scenarios

NO_SHIPPED_RULE = {"F01", "F28", "F35-unit", "F35-person"}
"""No source of the provinces that have a pack asks for these: packs of one's own do."""


def _wants(scenario: Scenario, form_id: str) -> bool:
    return any(need.form_id == form_id for need in scenario.assessment.forms)


@pytest.mark.parametrize("form_id", sorted(FORMS.keys() - NO_SHIPPED_RULE))
def test_a_form_is_there_in_one_scenario_and_not_in_another_and_gone_without_its_rule(form_id: str) -> None:
    scenario = next(scenario for scenario in all_scenarios() if _wants(scenario, form_id))
    assert not all(_wants(scenario, form_id) for scenario in all_scenarios())
    needs = [need for need in scenario.assessment.forms if need.form_id == form_id]
    asking = {finding.rule_id for need in needs for finding in need.asked_by}
    kept = tuple(rule for rule in scenario.rulebook.rules if rule.id not in asking)
    without = assess(scenario.draft, replace(scenario.rulebook, rules=kept), scenario.as_of)
    assert asking
    assert form_id not in {need.form_id for need in without.forms}


@pytest.mark.parametrize("form_id", sorted(NO_SHIPPED_RULE))
def test_what_nobody_asks_for_is_in_no_scenario(form_id: str) -> None:
    assert form_id in FORMS
    assert not any(_wants(scenario, form_id) for scenario in all_scenarios())
