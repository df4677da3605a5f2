"""Whether some scenario comes out otherwise under a mutant.

First the rules concerned are fired alone, on answers kept for all mutants; what then looks caught is judged
once more by the whole rulebook, as the scenario itself is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from icp_wizard.assessment import assess
from icp_wizard.assessment.findings import rule_finding
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import Status, available_provinces, fire
from tests.scenarios.runner import STATUSES, differing, outcome, read_scenarios, said, scenario_files
from tests.soak.mutation_packs import compiled, judged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.rules import Rulebook
    from tests.scenarios.runner import Scenario
    from tests.soak.mutation_operators import Mutant
    from tests.soak.mutation_packs import Target

Verdict: TypeAlias = Literal["caught", "survived", "same", "uncompiled"]
"""`same`: what comes out is judged as before: a figure in a text changed, or a severity that is capped."""


@dataclass
class Court:
    """All scenarios by the pack of their province ("" for none), and what is worked out of them once."""

    scenarios: dict[str, list[Scenario]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, scenarios: Iterable[Scenario]) -> Court:
        """A court that hears these scenarios."""
        court = cls()
        for scenario in scenarios:
            province = str(scenario.draft.data()["intent"].get("province"))
            has_pack = province in available_provinces() and not scenario.is_without_pack
            court.scenarios[province if has_pack else ""].append(scenario)
        return court

    @cached_property
    def speaking(self) -> dict[str, set[str]]:
        """Names of the scenarios in which each rule says something."""
        found: dict[str, set[str]] = defaultdict(set)
        for scenario in (one for some in self.scenarios.values() for one in some):
            for finding in scenario.assessment.findings:
                found[finding.rule_id].add(scenario.name)
        return found

    def judge(self, target: Target, mutant: Mutant) -> Verdict:
        """What becomes of a mutant."""
        ids = target.rule_ids
        verdict: Verdict = "same"
        for province in target.provinces:
            before, after = compiled(province, ids, target, None), compiled(province, ids, target, mutant)
            if after is None:
                return "uncompiled"
            assert before is not None
            if judged(before, ids) == judged(after, ids):
                continue
            verdict = "survived"
            if any(_is_caught(one, before, after, ids) for one in self._likely_first(province, ids)):
                return "caught"
        return verdict

    def _likely_first(self, province: str, ids: frozenset[str]) -> list[Scenario]:
        likely = {name for rule_id in ids for name in self.speaking[rule_id]}
        return sorted(self.scenarios[province], key=lambda scenario: scenario.name not in likely)


def shipped_court() -> Court:
    """All scenarios there are."""
    return Court.of(scenario for path in scenario_files() for scenario in read_scenarios(path))


def _is_caught(scenario: Scenario, before: Rulebook, after: Rulebook, ids: frozenset[str]) -> bool:
    if _seen(scenario, before, ids) == _seen(scenario, after, ids):
        return False
    rulebook = scenario.rulebook
    unchanged = [rule for rule in rulebook.rules if rule.id not in ids]
    rules = (*unchanged, *(rule for rule in after.rules if rule.id in ids))
    assessment = assess(scenario.draft, replace(rulebook, rules=rules), scenario.as_of)
    return bool(differing(scenario.expect, outcome(assessment, scenario.expect)))


def _seen(scenario: Scenario, rulebook: Rulebook, ids: frozenset[str]) -> object:
    """What the scenario may check of what some rules say of its draft."""
    alone = replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.id in ids))
    answers = scenario.assessment.answers
    outcomes = fire(alone, answers, scenario.as_of, checks=CHECKS, working_days=nth_working_day)
    found = said(rule_finding(one) for one in outcomes)
    partly = [{*found[key]} & {*scenario.expect.get(key, ())} for key in ("advice", "met")]
    speaking = {name for one in outcomes for name in (one.rule.id, one.key)}
    orders = {one.rule.order for one in outcomes if one.rule.order and one.status is Status.ADVICE}
    papers = {one.material for one in outcomes if one.material and one.status is not Status.UNDECIDED}
    return (
        [found[key] for key in STATUSES],
        partly,
        speaking & {*scenario.expect.get("quiet", ())},
        papers if "materials" in scenario.expect else (),
        orders if "order" in scenario.expect else (),
    )
