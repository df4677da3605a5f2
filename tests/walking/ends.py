"""What must hold where a walk ends: nothing is left hanging, and whatever is in the way can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.conditions import State
from icp_wizard.filing.outline import FIELDS
from icp_wizard.filing.outline.placed import person_path
from icp_wizard.prompts.interview import about, questions
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.session.session import Session

LOOSE = (Status.TODO, Status.UNDECIDED)


def result_of(assessment: Assessment) -> str:
    """Where a walk has led: enterable, no pack (of the province, else enterable), way out, or blocked."""
    kinds = {blocker.kind for blocker in assessment.readiness.enterable}
    if assessment.route.is_impossible:
        return "way out"
    if not kinds:
        return "enterable"
    return "no pack" if kinds == {"pack"} else "blocked"


def wrong_at_the_end(assessment: Assessment) -> Iterator[str]:
    """Everything that should not be so, when an applicant has answered all they are asked."""
    yield from _unreachable(assessment)
    yield from _misplaced(assessment)
    if assessment.route.is_impossible:
        if not ways_out(assessment) and not assessment.route.dead_ends:
            yield "no way out"
        return
    yield from _stuck(assessment)
    yield from (
        f"open: {blocker.key}" for blocker in assessment.readiness.enterable if blocker.kind == "open"
    )
    yield from (f"pending: {f.key}" for f in assessment.findings if f.status in LOOSE and not _of_paper(f))


def not_done(session: Session) -> Iterator[str]:
    """Steps that are not done, or cannot be left, though the filing can be entered."""
    for step in session.assessment.steps:
        if step.fields and step.kind != "materials" and step.status != "done":
            yield f"step {step.status}: {step.id}"
        session.move_to(step.id)
        for problem in session.continue_from(step.id):
            if step.kind != "materials":
                yield f"step not left: {step.id} {problem.key}"


def _of_paper(finding: Finding) -> bool:
    """Whether a finding waits for a paper or picture alone."""
    if finding.outcome is not None and finding.outcome.material is not None and finding.status is Status.TODO:
        return True
    return all(cause.path.startswith("materials.") for cause in finding.because) and bool(finding.because)


def _unreachable(assessment: Assessment) -> Iterator[str]:
    """Fields that count here and that rules in force read, but nobody asks."""
    answers = assessment.answers
    for pattern, field in FIELDS.items():
        if field.name not in assessment.rulebook.names_read:
            continue
        for path in _paths(assessment, pattern):
            if answers.relevance.of(path, field)[0] is True and assessment.field_for(path) is None:
                yield f"unreachable: {path}"


def _paths(assessment: Assessment, pattern: str) -> Iterator[str]:
    around, star, rest = pattern.partition(".*")
    if not star:
        yield pattern
        return
    if around == "people":
        data = assessment.answers.data
        people = assessment.answers.people_with_roles
        yield from (person_path(data, person, rest.removeprefix(".")) for person in people)
        return
    for item in assessment.answers.items(around):
        yield from _paths(assessment, f"{item}{rest}")


def _misplaced(assessment: Assessment) -> Iterator[str]:
    """Asked fields that no step shows, and steps that are there twice."""
    shown = {key for step in assessment.steps for key in step.fields}
    for view in assessment.fields:
        if not view.is_repeat and view.key not in shown:
            yield f"in no step: {view.key}"
    ids = [step.id for step in assessment.steps]
    if len(set(ids)) < len(ids):
        yield "a step twice"


def _stuck(assessment: Assessment) -> Iterator[str]:
    """What is in the way and leads to nothing that is asked."""
    asked = {(question.kind, question.key) for question in questions(assessment)}
    for blocker in assessment.readiness.enterable:
        if blocker.kind == "open" and ("field", blocker.key) not in asked:
            yield f"open but not asked: {blocker.key}"
        if blocker.kind in ("finding", "pending"):
            finding = assessment.finding_by_key[blocker.key]
            if not any(asked.intersection(about(assessment, path)) for path in _leads(finding)):
                yield f"stuck: {blocker.key}"
    if any(blocker.kind == "order" for blocker in assessment.readiness.enterable):
        route = assessment.route
        if not route.is_impossible and route.state is not State.OPEN:
            yield "no order and no way out"


def _leads(finding: Finding) -> tuple[str, ...]:
    """The answers that would settle a finding."""
    if finding.status is Status.UNDECIDED:
        return tuple(cause.path for cause in finding.because)
    return finding.about
