"""The steps of the route and how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.doing import ONLY_THERE
from icp_wizard.assessment.model import StepStatus, StepView
from icp_wizard.conditions import State
from icp_wizard.filing.parts import is_whole
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import CollectionView, FieldView
    from icp_wizard.filing.answers import Answers


def step_views(
    answers: Answers,
    fields: Mapping[str, list[FieldView]],
    findings: tuple[Finding, ...],
    blocking: tuple[Finding, ...],
    collections: tuple[CollectionView, ...],
    order_type: str | None,
    to_do: tuple[Finding, ...],
) -> tuple[StepView, ...]:
    """Steps with their fields (by step) in the order of the outline, then those of papers and console.

    A step in which nothing is asked is left out, but for those of every new filing. A step is not done while
    a rule wants one item more in a list of its. Where no part of a filing is asked, there is no bundle.
    """
    short = {collection.step for collection in collections if collection.lacking}
    wrong = {path for finding in blocking for path in finding.about}
    always = ("entity", "principal", *(f"service:{path[16:]}" for path in answers.items("wanted.services")))
    steps = [
        "intent",
        *(("record",) if fields.get("record") else ()),
        *(step for step in always if is_whole(answers) or fields.get(step)),
        *(("plan",) if fields.get("plan") else ()),
    ]
    asked = [_field_step(step, fields.get(step, []), wrong, step in short) for step in steps]
    of_papers = tuple(view.key for view in fields.get("materials", []))
    materials = _materials_step(findings, of_papers)
    last = [_plain("doing")] if to_do or order_type in ONLY_THERE else []
    enters_nothing = answers.parts.state is State.VALUE and not answers.parts.value
    if order_type in ONLY_THERE or enters_nothing:
        return (*asked, *((materials,) if _wanted_with(findings) else ()), *last)
    return (*asked, materials, *(_plain(step) for step in ("review", "bundle")), *last)


def _wanted_with(findings: tuple[Finding, ...]) -> list[Finding]:
    """What asks for a paper, or for a confirmation."""
    return [f for f in findings if f.outcome and (f.outcome.material or f.outcome.confirm)]


def _field_step(step: str, own: list[FieldView], wrong: set[str], is_short: bool) -> StepView:
    kind, _, item = step.partition(":")
    return StepView(step, kind, item or None, tuple(view.key for view in own), _status(own, wrong, is_short))


def _status(own: list[FieldView], wrong: set[str], is_short: bool) -> StepStatus:
    if wrong and any((view.placed.path or view.key) in wrong for view in own):
        return StepStatus.WRONG
    answered = [view for view in own if view.state is not State.OPEN]
    if own and len(answered) == len(own) and not is_short:
        return StepStatus.DONE
    return StepStatus.STARTED if answered else StepStatus.TODO


def _materials_step(findings: tuple[Finding, ...], of_papers: tuple[str, ...]) -> StepView:
    """Done when all is there and confirmed; what is asked of a paper beyond that may stay open."""
    wanted = _wanted_with(findings)
    of_a_paper = [f for f in findings if f.outcome and f.outcome.rule.scope == "material"]
    if any(finding.is_blocking for finding in (*wanted, *of_a_paper)):
        status = StepStatus.WRONG
    elif wanted and all(finding.status is Status.MET for finding in wanted):
        status = StepStatus.DONE
    else:
        started = any(finding.status is Status.MET for finding in wanted)
        status = StepStatus.STARTED if started else StepStatus.TODO
    return StepView("materials", "materials", None, of_papers, status)


def _plain(step: str) -> StepView:
    return StepView(step, step, None, (), StepStatus.TODO)
