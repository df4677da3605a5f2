"""Whether to file at all, where the user asked that: the answer in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.conditions import State

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment
    from icp_wizard.i18n import Catalogue


def whether_text(assessment: Assessment, catalogue: Catalogue) -> str:
    """No filing, what a rule says, or that nobody has a source for it; empty where this was not asked."""
    route = assessment.route
    if not assessment.asks_whether:
        return ""
    if route.order_type:
        return catalogue.text(f"outline.order.{route.order_type}")
    if route.dead_ends:
        return catalogue.text("outline.whether.told")
    return catalogue.text(f"outline.whether.{'unknown' if is_nowhere_said(assessment) else 'open'}")


def is_nowhere_said(assessment: Assessment) -> bool:
    """Whether the user asked, has answered all that decides, and no rule says so."""
    return _is_undecided(assessment) and not _is_to_answer(assessment)


def is_not_said_yet(assessment: Assessment) -> bool:
    """Whether the user asked and has not answered all that decides."""
    return _is_undecided(assessment) and _is_to_answer(assessment)


def _is_undecided(assessment: Assessment) -> bool:
    route = assessment.route
    return assessment.asks_whether and route.state is State.IRRELEVANT and not route.dead_ends


def _is_to_answer(assessment: Assessment) -> bool:
    """Whether anything but the order itself is in the way: a question, or what a rule wants answered."""
    return any(blocker.kind in ("open", "pending", "finding") for blocker in assessment.readiness.enterable)
