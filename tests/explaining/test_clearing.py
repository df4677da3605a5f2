"""What would clear a finding: the stated ways, tried over all scenarios."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.clearing import Verdict, ways, with_changes
from icp_wizard.rules import Status
from tests.explaining.witnesses import is_cleared_by
from tests.scenarios.runner import all_scenarios, scenario_files, scenarios_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.explaining.clearing import Way

NOT_ALONE = Path(__file__).parent / "not_alone.tsv"
"""Rules of which scenarios show a finding that no stated way clears alone: in which files, and why."""

ASKED = (Status.FIRES, Status.TODO)
EACH = 1
"""How many findings of a rule and status are looked at in a file of scenarios."""


def asked(path: Path, each: int = EACH) -> Iterator[tuple[Assessment, Finding]]:
    """The findings of a file that want something done, of each rule and status the first ones."""
    seen: Counter[tuple[str, str]] = Counter()
    for scenario in scenarios_of(path):
        for finding in scenario.assessment.findings:
            kind = (finding.rule_id, finding.status)
            if finding.status in ASKED and seen[kind] < each:
                seen[kind] += 1
                yield scenario.assessment, finding


@cache
def found_ways(path: Path) -> list[tuple[Assessment, Finding, tuple[Way, ...]]]:
    return [(assessment, finding, ways(assessment, finding)) for assessment, finding in asked(path)]


def is_clearable(assessment: Assessment, finding: Finding, found: tuple[Way, ...]) -> bool:
    if any(way.verdict is Verdict.CLEARS for way in found):
        return True
    untried = [way for way in found if way.verdict is Verdict.UNTRIED and way.steps]
    return any(is_cleared_by(assessment, finding, way) for way in untried)


def excepted(path: Path) -> set[str]:
    """The rules of which a finding in this file need not be cleared by one way; `*` for all."""
    rows = [line.split("\t") for line in NOT_ALONE.read_text(encoding="utf-8").splitlines()[1:]]
    return {rule for rule, files, _ in rows if path.stem in files.split()}


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_one_stated_way_clears_a_finding_and_turns_on_no_other_block(path: Path) -> None:
    if "*" in (allowed := excepted(path)):
        return
    stuck = {
        one[1].rule_id for one in found_ways(path) if one[1].rule_id not in allowed and not is_clearable(*one)
    }
    assert stuck == set()


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_what_is_said_of_a_way_is_so(path: Path) -> None:
    for assessment, finding, found in found_ways(path):
        for way in found:
            check(assessment, finding, way)


def check(assessment: Assessment, finding: Finding, way: Way) -> None:
    assert way.steps or way.key
    if way.verdict is Verdict.UNTRIED or not way.steps:
        return
    before = {one.key for one in assessment.findings if one.is_blocking}
    for changes in given(way):
        after = with_changes(assessment, changes)
        found = after.finding_by_key.get(finding.key)
        assert found is None or found.status in (Status.MET, Status.ADVICE)
        blocking = {one.key for one in after.findings if one.is_blocking} - before
        assert bool(blocking) is (way.verdict is Verdict.COSTS)


def given(way: Way) -> Iterator[dict[str, object]]:
    if len(way.steps) == 1:
        yield from ({way.steps[0].path: value} for value in way.steps[0].values)
    else:
        yield {step.path: step.values[0] for step in way.steps}


GOAL = "intent.goal"


def goals(way: Way) -> list[tuple[object, ...]]:
    return [step.values for step in way.steps if step.path == GOAL]


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_to_want_something_else_clears_only_what_is_about_that(path: Path) -> None:
    for _, finding, found in found_ways(path):
        if GOAL not in finding.about:
            assert not any(goals(way) for way in found), finding.key


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("hw.type.nothing-filed", [("open",)]),
        ("hw.type.filed-elsewhere", [("open",)]),
        ("hw.type.shell-entity", [("cancel",)]),
        ("hw.type.open-order", [()]),
        ("hw.claim.reason", [()]),
        ("hw.migration.no-app", [()]),
        ("32.change.person-to-organisation", [()]),
        ("34.change.another-organisation", [("migrate",)]),
        ("41.change.another-organisation", [("migrate",)]),
        ("46.change.another-organisation", [("migrate",)]),
        ("51.change.no-other-entity", [("migrate",)]),
        ("61.change.no-other-entity", [("migrate",)]),
    ],
)
def test_a_dead_end_says_what_to_want_instead(rule: str, wanted: list[tuple[object, ...]]) -> None:
    firing = ((s.assessment, f) for s in all_scenarios() for f in s.assessment.firing if f.rule_id == rule)
    assessment, finding = next(firing)
    found = [values for way in ways(assessment, finding) for values in goals(way)]
    assert found == wanted
