"""Findings made of what rules say, and of what the formats of answers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.finding import Finding
from icp_wizard.rules import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.rules import Rule

DEAD_END_TOPIC = "order_type"
"""Topic whose rules all say that a filing cannot be made this way; of other topics, those marked so."""


def rule_finding(outcome: Outcome, *, asks_whether: bool = False) -> Finding:
    """What a rule says about an item, as a finding; where the way ends is the answer to whether to file."""
    rule = outcome.rule
    ends = outcome.status is Status.FIRES and rule.severity == "block" and ends_the_way(rule)
    return Finding(
        outcome.key,
        rule.id,
        outcome.item,
        outcome.status,
        rule.severity,
        outcome,
        is_result=asks_whether and ends,
    )


def ends_the_way(rule: Rule) -> bool:
    """Whether there is no filing this way where the rule blocks."""
    return rule.is_dead_end or rule.topic == DEAD_END_TOPIC


def is_dead_end(finding: Finding) -> bool:
    """Whether the way ends with it, where it blocks."""
    return finding.outcome is not None and ends_the_way(finding.outcome.rule)


def format_findings(answers: Answers, asked: Iterable[PlacedField]) -> tuple[Finding, ...]:
    """Every problem of form of the answers that are asked, each answer once."""
    found: list[Finding] = []
    seen: set[str] = set()
    for placed in asked:
        if placed.path is None or placed.path in seen:
            continue
        seen.add(placed.path)
        answer = answers.answer(placed.path)
        for number, problem in enumerate(answer.formatted.problems):
            rule_id = f"format.{problem.kind}"
            key = f"{rule_id}@{placed.path}" + (f"#{number}" if number else "")
            status = Status.ADVICE if problem.level == "info" else Status.FIRES
            severity = _SEVERITY[problem.level]
            found.append(
                Finding(key, rule_id, placed.item, status, severity, problem=problem, answer=answer.cause)
            )
    return tuple(found)


_SEVERITY = {"error": "block", "warning": "warn", "info": "info"}
