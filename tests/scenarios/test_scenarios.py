"""Every scenario comes out exactly as it says; every rule that asks for something is seen in every state."""

from __future__ import annotations

from functools import cache

import pytest

from icp_wizard.rules import available_provinces
from tests.scenarios.coverage import UNSEEN, Seen, coverage
from tests.scenarios.runner import Scenario, all_scenarios, differences, rulebook_for

SCENARIOS = all_scenarios()


@cache
def seen() -> dict[str, Seen]:
    """How the scenarios show each rule."""
    return coverage(SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_it_comes_out_as_expected(scenario: Scenario) -> None:
    assert differences(scenario) == []


def test_names_of_scenarios_are_their_own() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_every_rule_that_asks_for_something_is_seen_unmet_met_undecided_and_quiet() -> None:
    lacks = {rule: how.lacks for rule, how in seen().items()}
    assert {rule: states for rule, states in lacks.items() if states} == UNSEEN


def test_every_rule_that_holds_somewhere_has_a_scenario() -> None:
    books = [rulebook_for(code) for code in (None, *available_provinces())]
    asking = {rule.id for book in books for rule in book.rules if not rule.is_advice}
    assert asking - seen().keys() == set()
