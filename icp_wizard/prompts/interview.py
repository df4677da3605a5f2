"""The questions of one session, one after another: fields, then confirmations, then materials.

Which ones there are is read from the assessment again after every answer. An answer goes through the session,
like one from a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.assessment.leading import place_of
from icp_wizard.assessment.problems import field_problems
from icp_wizard.conditions import State
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.places import list_of
from icp_wizard.prompts.picturing import attach_from
from icp_wizard.prompts.understanding import NotUnderstood, is_yes_or_no, understood, yes_or_no
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, CollectionView, FieldView, Finding, MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.session import Session


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind`: field, more, confirmation or material; `key`: of the field, finding or view.

    `more` asks for one more item of a list; its key is the path of the last item, or of the empty list.
    """

    kind: str
    key: str
    step: str


class Interview:
    """Puts the open questions of a session, each once; any can be gone back to, in that order."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self.session = session
        self.catalogue = catalogue
        self._passed: set[tuple[str, str]] = set()
        self._wanted: Question | None = None
        self._taken_over = 0

    @property
    def assessment(self) -> Assessment:
        """What follows from the answers so far."""
        return self.session.assessment

    def current(self) -> Question | None:
        """The question to put now; None when none is left."""
        if self._wanted is not None and self._wanted in set(questions(self.assessment)):
            return self._wanted
        self._wanted = None
        waiting = (q for q in questions(self.assessment) if (q.kind, q.key) not in self._passed)
        return next((q for q in waiting if self._is_due(q)), None)

    def upcoming(self) -> Question | None:
        """What whoever goes on later is asked: whether a list has one more only where rules want more."""
        for question in questions(self.assessment):
            is_more = question.kind == "more"
            if is_more and self.collection(question).is_too_short:
                return question
            if not is_more and (question.kind, question.key) not in self._passed and self._is_due(question):
                return question
        return None

    def _is_due(self, question: Question) -> bool:
        """Whether there is one more is asked where rules want more, or behind the question before it."""
        if question.kind != "more":
            return is_due(self.assessment, question)
        view = self.collection(question)
        return view.is_too_short or ("field", view.after) in self._passed

    def view(self, question: Question) -> FieldView:
        """The field of a question about one."""
        return self.assessment.by_key[question.key]

    def material(self, question: Question) -> MaterialView:
        """The material of a question about one."""
        return next(view for view in self.assessment.materials if view.key == question.key)

    def collection(self, question: Question) -> CollectionView:
        """The list of a question whether there is one more."""
        return next(view for view in self.assessment.collections if _last_of(view) == question.key)

    def remove_item(self, question: Question) -> str:
        """Take out the innermost item a question is about, where fewer may be. Its kind; empty where none."""
        for view in self.assessment.collections:
            paths = [f"{view.path}.{item}" for item in view.items]
            inside = [path for path in paths if question.key.startswith(f"{path}.")]
            if inside and self.session.remove_item(inside[0]):
                return view.kind
        return ""

    def copy_service(self, question: Question) -> bool:
        """Put a service like the one a question is about behind it, and go on with what it lacks."""
        view = next((v for v in self.assessment.collections if v.path == "wanted.services"), None)
        found = (i for i in view.items if question.key.startswith(f"{view.path}.{i}.")) if view else iter(())
        new = self.session.copy_service(f"wanted.services.{item}") if (item := next(found, "")) else ""
        if new:
            self.go_to_answer(f"wanted.services.{new}.domains", f"wanted.services.{new}")
        return bool(new)

    def move_item(self, question: Question, by: int) -> str:
        """Move the innermost item a question is about that can go up or down. Its kind; empty where none."""
        for view in self.assessment.collections:
            for path in (f"{view.path}.{item}" for item in view.items):
                if question.key.startswith(f"{path}.") and self.session.move_item(path, by):
                    return view.kind
        return ""

    def answer(self, question: Question, line: str) -> None:
        """Take a line as the answer. Raises NotUnderstood; then nothing has changed."""
        if question.kind == "more":
            if yes_or_no(line):
                self.session.add_item(self.collection(question).path)
        elif question.kind == "confirmation":
            self.session.confirm(self._confirm_key(question), yes_or_no(line))
        elif question.kind == "material":
            self._answer_material(self.material(question), line)
        else:
            self._answer_field(question, line)

    def _answer_material(self, view: MaterialView, line: str) -> None:
        if is_yes_or_no(line):
            self.session.tick_material(view.need.kinds[0], view.need.about, yes_or_no(line))
        else:
            attach_from(self.session, view, line, self.catalogue)

    def _answer_field(self, question: Question, line: str) -> None:
        view = self.view(question)
        value = understood(view, line, self.catalogue)
        if view.placed.field.kind is Kind.PERSON:
            self.session.choose_person(view.key, value)
        else:
            self.session.answer(view.key, value)
        self.session.leave_field()

    def leave_empty(self, question: Question) -> None:
        """An empty line: blank where nobody requires an answer, else as it was."""
        if question.kind != "field":
            return
        view = self.view(question)
        if view.state is State.OPEN and view.need == "optional" and view.placed.path:
            self.session.answer(view.key, None)
            self.session.leave_field()

    def is_wrong(self, question: Question) -> bool:
        """Whether what is answered now has not the form the question asks for."""
        if question.kind != "field" or question.key not in self.assessment.by_key:
            return False
        return any(finding.problem for finding in field_problems(self.view(question)))

    def passed(self, question: Question) -> None:
        """Go on behind a question."""
        self._passed.add((question.kind, question.key))
        self._wanted = None
        following = self.current()
        if question.step == "record" and (following is None or following.step != "record"):
            self._taken_over += self.session.take_over_record()

    def taken_over(self) -> str:
        """What to say of answers taken over from the record since this was asked last; empty for none."""
        count, self._taken_over = self._taken_over, 0
        return self.catalogue.text("prompts.taken_over", count=count) if count else ""

    def back(self) -> bool:
        """Put the question before this one, whether it was put in this run or not. Whether there is one."""
        order = list(questions(self.assessment))
        here = self.current()
        at = order.index(here) if here in order else len(order)
        if at == 0:
            return False
        self.go_to(order[at - 1])
        return True

    def go_to(self, question: Question) -> None:
        """Put a question again."""
        self._passed.discard((question.kind, question.key))
        self._wanted = question

    def go_to_answer(self, *paths: str) -> None:
        """Put the first question about any of these answers or items of lists; where there is none, stay."""
        asked = {(q.kind, q.key): q for q in questions(self.assessment)}
        lists = {view.path: ("more", _last_of(view)) for view in self.assessment.collections}
        for path in paths:
            around = lists.get(path.rpartition(".")[0])
            found = [key for key in (around, *about(self.assessment, path)) if key in asked]
            if found:
                self.go_to(asked[found[0]])
                return

    def in_the_way(self) -> list[Question]:
        """What to answer, or to answer otherwise, before the filing can be entered; in the order asked."""
        wanted = {key for path in _paths_in_the_way(self.assessment) for key in about(self.assessment, path)}
        return [q for q in questions(self.assessment) if (q.kind, q.key) in wanted]

    def _confirm_key(self, question: Question) -> str:
        return _confirms(self.assessment.finding_by_key[question.key])


def questions(assessment: Assessment) -> Iterator[Question]:
    """All questions of a draft now, in the order they are put."""
    for step in assessment.steps:
        for key in step.fields:
            yield Question("field", key, step.id)
            for grown in assessment.collections:
                if (grown.step, grown.after) == (step.id, key):
                    yield Question("more", _last_of(grown), step.id)
    seen: set[str] = set()
    for finding in assessment.confirmations:
        key = _confirms(finding)
        if finding.status is not Status.UNDECIDED and key not in seen:
            seen.add(key)
            yield Question("confirmation", finding.key, "materials")
    for view in assessment.materials:
        if not view.is_undecided:
            yield Question("material", view.key, "materials")


def _confirms(finding: Finding) -> str:
    return finding.outcome.confirm if finding.outcome else ""


def _last_of(view: CollectionView) -> str:
    return f"{view.path}.{view.items[-1]}" if view.items else view.path


def _paths_in_the_way(assessment: Assessment) -> Iterator[str]:
    for finding in assessment.results:  # nothing to mend, but who goes on from there answers otherwise
        yield from finding.about
    for blocker in assessment.readiness.enterable:
        if blocker.kind == "open":
            yield blocker.key
        elif blocker.kind in ("finding", "pending"):
            finding = assessment.finding_by_key[blocker.key]
            is_undecided = finding.status is Status.UNDECIDED
            yield from (cause.path for cause in finding.because) if is_undecided else finding.about


def about(assessment: Assessment, path: str) -> Iterator[tuple[str, str]]:
    """Kind and key of the questions that an answer, by stored path, or one more item of a list comes from."""
    root, _, confirmed = path.partition(".")
    if root == "confirmations":
        yield from (("confirmation", f.key) for f in assessment.confirmations if _confirms(f) == confirmed)
        return
    for grown in assessment.collections:
        if grown.path == path and not grown.items:
            yield "more", _last_of(grown)
            return
        if grown.is_too_short and grown.path == list_of(path):
            yield "more", _last_of(grown)
    view = place_of(assessment, path)
    if view is not None:
        yield "field", view.key


def is_due(assessment: Assessment, question: Question) -> bool:
    """Whether a question still wants an answer: none was given, or not in the form asked for."""
    if question.kind == "field":
        return assessment.by_key[question.key].state in (State.OPEN, State.MALFORMED)
    if question.kind == "confirmation":
        return assessment.finding_by_key[question.key].status in (Status.TODO, Status.FIRES)
    return any(view.key == question.key and not view.is_ready for view in assessment.materials)


__all__ = ["Interview", "NotUnderstood", "Question", "is_due", "questions"]
