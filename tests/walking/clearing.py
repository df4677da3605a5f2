"""Whether a way that is said to clear a finding does: taken as a user would take it, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard import regions
from icp_wizard.explaining.clearing import Verdict, Way, ways
from icp_wizard.filing.outline import Kind
from icp_wizard.rules import Status
from tests.walking.answering import HOMES
from tests.walking.mending import answer, blocking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import FieldView, Finding
    from icp_wizard.conditions import Cause
    from icp_wizard.explaining.steps import Step
    from icp_wizard.session.session import Session
    from tests.walking.answering import Applicant

EXPECTED = {
    "hw.service.home-url": "the home page may lie on the domain that goes",
    "hw.person.identity": "of whoever gets a role more is asked",
    "hw.person.contact": "of whoever gets a role more is asked",
    "hw.person.emergency-phone": "of whoever gets a role more is asked",
    "hw.pre-approval.kinds": "a document of what is said to be involved is asked",
}
"""Rules that may come to block where another one is met, and why: the answers they ask are new ones."""

_PENDING = (Status.FIRES, Status.TODO, Status.UNDECIDED)
_TRIES = 30
"""How often another answer is thought of where only the user knows it."""


def fault_of_a_way(applicant: Applicant, finding: Finding) -> str:
    """What is wrong with the ways to clear a finding: none, none without its cost, or one that does not."""
    assessment = applicant.session.assessment
    found = ways(assessment, finding)
    leads_on = finding.key in assessment.route.dead_ends  # behind a dead end more rules apply
    if assessment.route.is_impossible and not leads_on:
        return ""  # nothing else is to be done there
    if not found:
        return f"no way to clear: {finding.key}"
    free = [way for way in found if way.verdict is not Verdict.COSTS or leads_on]
    turns_on = {key.partition("@")[0] for way in found for key in way.turns_on}
    if not free:
        return "" if turns_on <= EXPECTED.keys() else f"clearing costs: {finding.key} ({turns_on})"
    for way in sorted(free, key=lambda way: way.verdict is Verdict.UNTRIED):
        tries = 1 if way.verdict is Verdict.CLEARS else _TRIES
        if any(_clears(applicant, finding, way, number) for number in range(tries)):
            return ""
        if way.verdict is Verdict.CLEARS:
            break
    steps = ", ".join(f"{step.how} {step.path}" for step in way.steps)
    return f"{way.verdict} but does not: {finding.key} ({way.kind} {steps or way.key})"


def _clears(applicant: Applicant, finding: Finding, way: Way, number: int) -> bool:
    """Whether the finding is gone behind the way, and where that was tried, nothing new blocks.

    `number` counts the tries: each takes another of the options there are.
    """
    session = applicant.session
    causes = finding.causes
    before, draft = blocking(session.assessment), session.draft.data()
    _take(applicant, way, number)
    after = session.assessment
    there = after.finding_by_key.get(finding.key)
    is_gone = there is None or there.status not in _PENDING or _waits_for_others(way, causes, there)
    costs = way.verdict is Verdict.CLEARS and not blocking(after) <= before
    _back_to(session, draft)
    return is_gone and not costs


def _waits_for_others(way: Way, before: tuple[Cause, ...], there: Finding) -> bool:
    """Whether a finding is one step further: what only the user knows may come one answer after another."""
    was, now = {cause.path for cause in before}, {cause.path for cause in there.causes}
    return way.verdict is Verdict.UNTRIED and there.status is not Status.FIRES and not was & now


def _take(applicant: Applicant, way: Way, number: int) -> None:
    session = applicant.session
    if way.kind == "confirmation":
        session.confirm(way.key, True)
    elif way.kind == "material":
        view = next(view for view in session.assessment.materials if view.key == way.key)
        session.tick_material(view.need.kinds[0], view.need.about, True)
    for step in way.steps:
        _step(applicant, step, number)


def _step(applicant: Applicant, step: Step, number: int) -> None:
    session = applicant.session
    session.leave_field()
    grown = next((view for view in session.assessment.collections if view.path == step.path), None)
    if grown is not None and step.how == "fewer":
        for item in grown.items[int(step.said[0]) :]:
            session.remove_item(f"{grown.path}.{item}")
    elif grown is not None:
        session.add_item(grown.path)
    elif (view := session.assessment.field_for(step.path)) is not None:
        values = list(_values(applicant, view, step))
        value = values[number % len(values)]
        answer(session, view, value)
    session.leave_field()


def _values(applicant: Applicant, view: FieldView, step: Step) -> Iterator[Any]:
    """What the step may be done with."""
    kind = view.placed.field.kind
    if kind is Kind.PERSON:
        wanted = [option.code for option in view.options if option.person in step.values]
        yield from wanted or applicant.options(view)
    elif step.values:
        yield from (list(value) if isinstance(value, tuple) else value for value in step.values)
    elif step.how in ("begin", "end"):
        now = str(applicant.session.value(view.key))
        yield from (word + now if step.how == "begin" else now + word for word in step.said)
    elif kind is Kind.REGION:
        others = [applicant.session.assessment.answers.stored(path) for path in step.said]
        yield from (code for code in others if regions.is_known(str(code)))
        homes = (applicant.province, *HOMES)
        yield from (applicant.inventor.division(province) for province in homes)
    elif kind is Kind.CHOICE:
        yield from applicant.options(view)
    elif kind is Kind.CHOICES:
        yield []
        yield from ([code] for code in applicant.options(view))
    elif kind is Kind.YES_NO:
        yield from (False, True)
    else:
        yield applicant.sound(view)


def _back_to(session: Session, draft: dict[str, Any]) -> None:
    while session.draft.data() | {"envelope": None} != draft | {"envelope": None} and session.undo():
        pass
