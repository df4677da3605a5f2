"""What would clear a finding: the stated ways, tried over all scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from icp_wizard.assessment import Assessment, Finding
from icp_wizard.explaining.clearing import Verdict, Way, ways, with_changes
from icp_wizard.rules import Status
from tests.explaining.witnesses import is_cleared_by
from tests.scenarios.runner import Scenario, read_scenarios, scenario_files

NOT_ALONE: dict[str, tuple[str, str]] = {
    "31.pre-approval.after-school": ("the remark it wants is of this one website's own words", "31-organisations"),
    "31.principal.name-as-on-licence": ("the name must be the one that stands on this passport and licence", "31-people"),
    "32.phone.office-landline": ("the number is asked about a principal who is not chosen yet", "32-organisations"),
    "41.domain-count.organisation": ("five websites with a domain each: no single list of domains can be short enough", "41-organisation"),
    "hw.address.in-province": ("the province is open, and what else follows from it blocks too", "wide-type-check"),
    "hw.certificate.enterprise": ("another kind of certificate needs another number", "31-organisations 41-organisation type-check"),
    "hw.domain.once": ("the home address must name the new domain too: two answers", "44-counts wide-counts wide-numbers"),
    "hw.phone.emergency-differs": ("the number is asked about a principal who is not chosen yet", "31-people 32-organisations 41-organisation people"),
    "hw.pre-approval.kinds": ("an approval is an item of its own, with a number", "41-organisation sites"),
    "hw.pre-approval.not-involved": ("the kind of approval is open, and any kind must be among those involved", "wide-pre-approval"),
    "hw.service.home-url": ("the home address must name the new domain too: two answers", "44-counts"),
    "hw.type.domain": ("the home address must name the new domain too: two answers", "44-counts"),
    "hw.type.domain-filed-certificate-not": ("the domain in the scenario breaks another rule as soon as it counts as not filed", "31-scope"),
    "hw.type.region": ("the province is open, and what else follows from it blocks too", "wide-type-check"),
    "hw.type.service": ("a domain is an item of its own", "41-organisation type-check"),
    "nat.address.as-on-identity-card": ("number and region of the card must change together", "31-individuals"),
    "nat.age.individual": ("another identity number belongs to another person, with another address", "31-people people"),
    "nat.eligibility.certificate-province": ("the province is open, and what else follows from it blocks too", "wide-type-check"),
    "nat.eligibility.credit-code-province": ("the province of the entity is one whose numbers no draft here has", "no-pack states wide-pre-approval wide-type-check"),
    "nat.site-name.individual": ("the home address must name the new domain too: two answers", "44-counts"),
}
"""Rules of which a scenario shows a finding that no stated way clears alone: why, and the files of scenarios."""

ASKED = (Status.FIRES, Status.TODO)


@cache
def scenarios(path: Path) -> list[Scenario]:
    return read_scenarios(path)


def asked(path: Path) -> Iterator[tuple[Scenario, Finding]]:
    for scenario in scenarios(path):
        for finding in scenario.assessment.findings:
            if finding.status in ASKED:
                yield scenario, finding


def is_clearable(assessment: Assessment, finding: Finding) -> bool:
    found = ways(assessment, finding)
    if any(way.verdict is Verdict.CLEARS for way in found):
        return True
    untried = [way for way in found if way.verdict is Verdict.UNTRIED and way.steps]
    return any(is_cleared_by(assessment, finding, way) for way in untried)


def not_cleared(path: Path) -> set[str]:
    return {f.rule_id for s, f in asked(path) if not is_clearable(s.assessment, f)}


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_one_stated_way_clears_a_finding_and_turns_on_no_other_block(path: Path) -> None:
    excepted = {rule for rule, (_, files) in NOT_ALONE.items() if path.stem in files.split()}
    assert not_cleared(path) == excepted


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_what_is_said_of_a_way_is_so(path: Path) -> None:
    for scenario, finding in asked(path):
        for way in ways(scenario.assessment, finding):
            check(scenario.assessment, finding, way)


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
