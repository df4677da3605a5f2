"""Findings made of what rules say, and of what the formats of answers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.finding import Finding
from icp_wizard.rules import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField


def rule_finding(outcome: Outcome) -> Finding:
    """What a rule says about an item, as a finding."""
    rule = outcome.rule
    return Finding(
        outcome.key,
        rule.id,
        outcome.item,
        outcome.status,
        rule.severity,
        outcome,
    )


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
