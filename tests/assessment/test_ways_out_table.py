"""Every dead end there is: its page offers what its text tells to answer otherwise (`ways_out.tsv`).

`ways` are the first ways out, in their order; one with a star stands somewhere among them. Each row has a
scenario in which nothing but its rule ends the way, and each rule that may end it has a row.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from icp_wizard.assessment.findings import DEAD_END_TOPIC
from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.regions import provinces
from tests.scenarios.runner import Scenario, all_scenarios
from tests.shipped_packs import rulebook


class Row(NamedTuple):
    rule: str
    scenario: str
    ways: str
    because: str


TABLE = Path(__file__).parent / "ways_out.tsv"
ROWS = [Row(*line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def the_scenario(name: str) -> Scenario:
    return next(scenario for scenario in all_scenarios() if scenario.name == name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}-{row.scenario}")
def test_the_page_offers_what_the_text_tells_to_change(row: Row) -> None:
    assessment = the_scenario(row.scenario).assessment
    assert {key.partition("@")[0] for key in assessment.route.dead_ends} == {row.rule}
    found = [way.key for way in ways_out(assessment)]
    first = [key for key in row.ways.split() if not key.startswith("*")]
    assert found[: len(first)] == first
    assert {key[1:] for key in row.ways.split() if key.startswith("*")} <= set(found)


def test_every_dead_end_has_a_row() -> None:
    codes = [province.code[:2] for province in provinces()]
    rules = [rule for code in codes for rule in rulebook(code).rules]
    blocking = [rule for rule in rules if rule.severity == "block"]
    dead_ends = {rule.id for rule in blocking if rule.is_dead_end or rule.topic == DEAD_END_TOPIC}
    assert dead_ends == {row.rule for row in ROWS}
