"""Which rules the scenarios show in which state; `python -m tests.scenarios.coverage` prints what lacks."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from icp_wizard.rules import Status
from tests.scenarios.runner import all_scenarios, rulebook_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.rules import Rule
    from tests.scenarios.runner import Scenario

UNSEEN: dict[str, set[str]] = {}
"""Rules known to lack a scenario, and which."""

_STATES = {
    Status.FIRES: "unmet",
    Status.TODO: "unmet",
    Status.MET: "met",
    Status.UNDECIDED: "undecided",
}


@dataclass
class Seen:
    """How scenarios show one rule: unmet, met, undecided, quiet (it does not apply)."""

    rule: Rule
    states: set[str] = field(default_factory=set)

    @property
    def lacks(self) -> set[str]:
        """The states no scenario shows; a rule that always applies is never quiet or undecided."""
        wanted = {"unmet", "met"} | ({"undecided", "quiet"} if self.rule.when.children else set())
        return wanted - self.states


def coverage(scenarios: Iterable[Scenario]) -> dict[str, Seen]:
    """By rule that asks for something and holds in a shipped rulebook."""
    found: dict[str, Seen] = {}
    for scenario in scenarios:
        states: dict[str, set[str]] = {}
        for finding in scenario.assessment.findings:
            if finding.status in _STATES:
                states.setdefault(finding.rule_id, set()).add(_STATES[finding.status])
        for rule in scenario.rulebook.rules_on(scenario.as_of):
            if not rule.is_advice:
                seen = found.setdefault(rule.id, Seen(rule))
                seen.states |= states.get(rule.id, {"quiet"})
    return found


if __name__ == "__main__":
    seen = coverage(all_scenarios())
    rules = {r.id for code in (None, "44") for r in rulebook_for(code).rules if not r.is_advice}
    for rule_id in sorted(rules):
        lacks = seen[rule_id].lacks if rule_id in seen else {"everything"}
        sys.stdout.write(f"{rule_id}: {', '.join(sorted(lacks)) or 'all seen'}\n")
