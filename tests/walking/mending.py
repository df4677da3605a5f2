"""How an applicant mends what blocks: by changing one of the answers a finding is about, until it is quiet.

Nothing of a rule is read but what a finding shows: the answers it is about, the line it proposes, the options
left. What does not help is taken back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.conditions import State
from icp_wizard.filing.outline import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from icp_wizard.assessment import Assessment, FieldView, Finding
    from icp_wizard.session.session import Session
    from tests.walking.answering import Applicant

_TRIES = 4
"""How often another text or day is thought of."""


def mend(applicant: Applicant, finding: Finding) -> bool:
    """Clear a finding that blocks by one change, if possible without bringing up another. Whether it is."""
    session = applicant.session
    if _shortens(session, finding) or _completes(applicant, finding):
        return True
    before = blocking(session.assessment)
    attempts = [
        change for path in _places(session.assessment, finding) for change in _changes(applicant, path)
    ]
    helpful = []
    for attempt in attempts:
        after = _tried(session, attempt)
        if after is None:
            continue
        if finding.key not in after and after <= before:
            return True
        if finding.key not in after:
            helpful.append(attempt)
        session.undo()
    if helpful:
        _tried(session, helpful[0])
    return bool(helpful)


def _completes(applicant: Applicant, finding: Finding) -> bool:
    """Answer what a finding is about and was left empty; whether there was any and it is quiet now."""
    assessment = applicant.session.assessment
    for path in finding.about:
        view = assessment.field_for(path)
        if view is not None and view.state is State.BLANK and view.need == "required":
            answer(applicant.session, view, applicant.sound(view))
            applicant.session.leave_field()
    return finding.key not in blocking(applicant.session.assessment)


def _shortens(session: Session, finding: Finding) -> bool:
    """Take items out of the lists a finding is about until it is quiet; all of them back where it is not."""
    taken = 0
    for path in finding.about:
        while finding.key in blocking(session.assessment) and _drops_one(session, path):
            taken += 1
    if taken and finding.key not in blocking(session.assessment):
        return True
    for _ in range(taken):
        session.undo()
    return False


def _drops_one(session: Session, list_path: str) -> bool:
    views = [view for view in session.assessment.collections if view.path == list_path and view.can_shrink]
    return any(session.remove_item(f"{view.path}.{view.items[-1]}") for view in views)


def _tried(session: Session, attempt: Callable[[], bool]) -> set[str] | None:
    """What blocks after a change; None where it changed nothing."""
    session.leave_field()
    changed = attempt()
    session.leave_field()
    return blocking(session.assessment) if changed else None


def blocking(assessment: Assessment) -> set[str]:
    """Keys of what blocks."""
    return {finding.key for finding in assessment.findings if finding.is_blocking}


def _places(assessment: Assessment, finding: Finding) -> list[str]:
    """Where a change may help: for a dead end the ways out come first."""
    out = ways_out(assessment) if finding.key in assessment.route.dead_ends else ()
    offered = [way.path or way.key for way in out]
    causes = [cause.path for cause in finding.because]
    return list(dict.fromkeys((*offered, *finding.about, *causes)))


def _changes(applicant: Applicant, path: str) -> Iterator[Callable[[], bool]]:
    """Changes at a path; each says whether it changed anything."""
    session = applicant.session
    root, _, key = path.partition(".")
    if root == "confirmations":
        yield partial(session.confirm, key, True)
    for grown in session.assessment.collections:
        if grown.path == path and grown.is_too_short:
            yield partial(_adds_one, session, path)
    view = session.assessment.field_for(path)
    if view is not None:
        yield from (partial(answer, session, view, value) for value in _values(applicant, view))


def _adds_one(session: Session, list_path: str) -> bool:
    return bool(session.add_item(list_path))


def answer(session: Session, view: FieldView, value: Any) -> bool:
    """Give an answer, or a role to the person an option stands for. Whether anything changed."""
    if view.placed.field.kind is Kind.PERSON:
        return session.choose_person(view.key, value)
    return session.answer(view.key, value)


def _values(applicant: Applicant, view: FieldView) -> Iterator[Any]:
    """What else could be answered, likely ones first."""
    assessment = applicant.session.assessment
    now = applicant.session.value(view.key)
    kind = view.placed.field.kind
    if (suggested := assessment.suggestion_for(view)) is not None:
        yield suggested.applied_to(now)
    if kind is Kind.YES_NO:
        yield not now
    elif kind in (Kind.CHOICE, Kind.PERSON):
        yield from applicant.options(view)
    elif kind is Kind.CHOICES:
        open_options = applicant.options(view)
        yield [code for code in now or [] if code in open_options]
        yield []
        yield from ([code] for code in open_options)
    elif kind is Kind.PROVINCE:
        region = assessment.answers.answer("wanted.entity.certificate_address.region")
        if region.state is State.VALUE:
            yield str(region.raw)[:2]
    else:
        yield from _same_elsewhere(assessment, view)
        yield from (applicant.sound(view) for _ in range(_TRIES))
    if view.need == "optional":
        yield None


def _same_elsewhere(assessment: Assessment, view: FieldView) -> Iterator[Any]:
    """What is answered to like questions: the same region, the same number."""
    for other in assessment.fields:
        mine, its = view.placed.field, other.placed.field
        leaf = mine.name.rpartition(".")[2]
        is_like = (its.kind, its.format) == (mine.kind, mine.format) and its.name.endswith(leaf)
        if is_like and other.key != view.key and other.placed.path and other.state is State.VALUE:
            yield assessment.answers.answer(other.placed.path).raw
