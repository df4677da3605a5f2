"""Every scenario comes out exactly as it says; every rule that asks for something is seen unmet and met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.coverage import UNSEEN, coverage
from tests.scenarios.runner import Scenario, differences, read_scenarios, scenario_files

if TYPE_CHECKING:
    from pathlib import Path

SCENARIOS = [scenario for path in scenario_files() for scenario in read_scenarios(path)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_it_comes_out_as_expected(scenario: Scenario) -> None:
    assert differences(scenario) == []


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_a_file_holds_scenarios(path: Path) -> None:
    assert read_scenarios(path)


def test_names_of_scenarios_are_their_own() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_every_rule_that_asks_for_something_is_seen_unmet_and_met() -> None:
    seen = coverage(SCENARIOS)
    assert {
        rule: lacks for rule, found in seen.items() if (lacks := found.lacks & {"unmet", "met"})
    } == UNSEEN
