"""What is to be done, in the console or away from it, in order, and which orders end with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment

ONLY_THERE: Final = frozenset({"transfer", "cancel_access", "continue", "withdraw", "abandon", "not_needed"})
"""Orders of a few clicks: nothing is entered from a sheet, nothing signed, so there is no bundle."""


_BEFORE: Final = ("change", "cancel", "migration")
"""Topics of what is to be known before the first step."""


def things_to_do(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The advices that are steps of this order, in their order."""
    found = [f for f in findings if f.outcome and f.status is Status.ADVICE and f.outcome.rule.step]
    return tuple(sorted(found, key=lambda finding: finding.outcome.rule.step if finding.outcome else 0))


def is_offline(assessment: Assessment) -> bool:
    """Whether nothing of the order is done in the console: every step is away from it."""
    steps = [finding.outcome.rule for finding in assessment.to_do if finding.outcome]
    return bool(steps) and all(rule.is_offline for rule in steps)


def things_to_know(assessment: Assessment) -> tuple[Finding, ...]:
    """What rules say of changing, cancelling and moving that is no step: to be read before the first."""
    said = (f for f in assessment.advices if f.outcome and f.outcome.rule.topic in _BEFORE)
    return tuple(f for f in said if f.outcome and not f.outcome.rule.step and not f.outcome.rule.order)


def decided_by(findings: tuple[Finding, ...], order_type: str | None) -> str:
    """Key of the finding that says which order it is; empty while none does."""
    said = (f.key for f in findings if f.outcome and f.outcome.rule.order == order_type)
    return next(said, "") if order_type else ""
