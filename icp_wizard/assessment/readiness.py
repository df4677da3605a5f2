"""What is in the way of entering the filing in the console, and of submitting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.doing import ONLY_THERE
from icp_wizard.assessment.fields import wanted_names
from icp_wizard.assessment.model import Blocker, Readiness
from icp_wizard.conditions import State
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import FieldView, Route
    from icp_wizard.assessment.wanted import MaterialView
    from icp_wizard.rules import Rulebook


_UNSETTLED = (Status.UNDECIDED, Status.TODO)


def readiness(
    rulebook: Rulebook,
    route: Route,
    fields: tuple[FieldView, ...],
    findings: tuple[Finding, ...],
    blocking: tuple[Finding, ...],
    materials: tuple[MaterialView, ...],
) -> Readiness:
    """The two levels of a whole filing; whether a form can be printed is on the form.

    First what filling in more does not help: an order not known, a missing pack, what blocks.
    """
    has_pack = rulebook.province_pack_for(route.possible) is not None or route.order_type in ONLY_THERE
    pack = () if has_pack else (Blocker("pack", "province"),)
    order = () if route.order_type else (Blocker("order", ""),)
    unsettled = [f for f in findings if f.status in _UNSETTLED and _is_pending(f)]
    pending = tuple(Blocker("pending", finding.key) for finding in unsettled)
    waited_for = {cause.path for finding in unsettled for cause in (*finding.because, *finding.causes)}
    for_rules = wanted_names(rulebook.names_read)
    opened = tuple(
        Blocker("open", view.key)
        for view in fields
        if view.state is State.OPEN and not view.is_repeat and not _is_for_paper(view, for_rules)
        if not _may_stay_open(view, waited_for)
    )
    wrong = tuple(Blocker("finding", finding.key) for finding in blocking)
    papers = tuple(
        Blocker("material", view.key) for view in materials if not view.is_ready and not view.is_undecided
    )
    return Readiness(order + pack + wrong + opened + pending, papers)


def _may_stay_open(view: FieldView, waited_for: set[str]) -> bool:
    """Whether nobody waits for an answer: no page of the console, and no rule.

    What is asked for rules alone says something as long as it is asked.
    """
    place = view.placed.placement
    is_of_use = bool(place.page) or place.for_rules or view.placed.path in waited_for
    return not is_of_use and view.need == "optional"


def _is_of_a_paper(path: str) -> bool:
    """Whether an answer says something of a paper or picture. No page of the console asks for it."""
    return path.startswith("materials.")


def _is_for_paper(view: FieldView, for_rules: frozenset[str]) -> bool:
    """Whether an answer says something of a paper or only goes onto one: the console does not ask it."""
    if _is_of_a_paper(view.key):
        return True
    return view.placed.placement.for_rules and view.placed.field.name not in for_rules


def _is_pending(finding: Finding) -> bool:
    """Undecided, or still to do; what a paper or picture is wanted for is in the way of submitting only."""
    if finding.status is Status.UNDECIDED:
        return not all(_is_of_a_paper(cause.path) for cause in finding.because)
    is_paper = finding.outcome is not None and finding.outcome.material is not None
    return not is_paper
