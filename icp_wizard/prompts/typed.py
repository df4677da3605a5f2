"""Asking a person at a terminal: one question after another, with a few commands that begin with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.notes import step_note
from icp_wizard.assessment.problems import field_problems, field_warnings
from icp_wizard.errors import Problem
from icp_wizard.explaining.explanation import REASONS, WHOLE, text_lines
from icp_wizard.explaining.last_change import explain_change
from icp_wizard.prompts.interview import Interview
from icp_wizard.prompts.orders import order_in
from icp_wizard.prompts.picturing import picture_lines
from icp_wizard.prompts.talk import News
from icp_wizard.prompts.understanding import Several
from icp_wizard.prompts.undoing import changed_answers, undone_lines
from icp_wizard.prompts.wording import (
    finding_line,
    places_lines,
    question_label,
    question_lines,
    summary_lines,
    told,
    why_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.i18n import Catalogue
    from icp_wizard.prompts.interview import Question
    from icp_wizard.prompts.talk import ReadLine, Say
    from icp_wizard.session.session import Session


class Typed:
    """A conversation about one session, until the questions are over or the person leaves."""

    def __init__(self, session: Session, catalogue: Catalogue, read: ReadLine, say: Say) -> None:
        self._interview = Interview(session, catalogue)
        self._session = session
        self._catalogue = catalogue
        self._read = read
        self._say = say
        self._news = News(session.assessment, catalogue)
        self._step = ""
        self._offered: tuple[str, ...] = ()
        self._is_over = False

    def run(self) -> None:
        """Ask until everything is asked, input ends, or the person quits; then say where it stands."""
        self._tell("prompts.typed.start")
        while not self._is_over:
            if said := self._interview.taken_over():
                self._say(said)
            question = self._interview.current()
            if question is None:
                self._review()
            else:
                self._ask(question)
        self._tell("prompts.typed.end")

    def _ask(self, question: Question) -> None:
        self._enter_step(question)
        self._session.move_to(question.step, question.key if question.kind == "field" else "")
        for line in question_lines(self._interview, question):
            self._say(line)
        while self._interview.current() == question and not self._is_over:
            typed = self._read()
            order = order_in(typed or "")
            if typed is None:
                self._is_over = True
            elif order is not None:
                self._follow(order, question)
                if order not in ("why", "rule", "changed"):
                    return
            else:
                self._take(question, typed)

    def _enter_step(self, question: Question) -> None:
        if question.step != self._step:
            self._step = question.step
            self._say()
            title = self._catalogue.text(f"outline.step.{question.step.partition(':')[0]}")
            self._say(self._catalogue.text("prompts.step", title=title))
            step = next(step for step in self._interview.assessment.steps if step.id == question.step)
            if note := step_note(self._interview.assessment, step, self._catalogue):
                self._say(note)

    def _take(self, question: Question, line: str) -> None:
        if not line.strip():
            self._interview.leave_empty(question)
            self._interview.passed(question)
            self._tell_news()
            return
        try:
            self._interview.answer(question, self._picked(line))
        except Several as several:
            self._offered = several.codes
            for shown in places_lines(several.codes):
                self._say(shown)
            self._tell("prompts.unclear.pick")
            return
        except Problem as unclear:  # no answer at all, or more of it than a draft takes
            self._say(unclear.render(self._catalogue))
            return
        self._offered = ()
        self._after_answer(question)

    def _picked(self, line: str) -> str:
        """A number that picks one of the places offered just before stands for its code."""
        word = line.strip()
        if self._offered and word.isascii() and word.isdigit() and 0 < int(word) <= len(self._offered):
            return self._offered[int(word) - 1]
        return line

    def _after_answer(self, question: Question) -> None:
        self._tell_news()
        if question.kind == "material":
            material = self._interview.material(question)
            for line in picture_lines(self._session, material, self._catalogue):
                self._say(line)
        if self._interview.is_wrong(question):
            view = self._interview.view(question)
            for finding in field_problems(view):
                if finding.problem:
                    self._say(finding_line(self._session.assessment, finding, self._catalogue))
            self._tell("prompts.typed.again")
            return
        if question.kind == "field" and question.key in self._session.assessment.by_key:
            for finding in field_warnings(self._interview.view(question)):
                if finding.problem:
                    self._say(finding_line(self._session.assessment, finding, self._catalogue))
        self._interview.passed(question)

    def _why(self, question: Question | None) -> None:
        for line in why_lines(self._interview, question) if question else ():
            self._say(line)

    def _rule(self, question: Question | None) -> None:
        for line in why_lines(self._interview, question, WHOLE) if question else ():
            self._say(line)

    def _changed(self, question: Question | None) -> None:
        before = self._session.before
        if before is None:
            self._tell("prompts.typed.no_change")
            return
        now = self._session.assessment
        for line in text_lines(explain_change(before, now, self._catalogue, with_values=True), REASONS):
            self._say(line)

    def _follow(self, order: str, question: Question | None) -> None:
        if order:
            _ORDERS[order](self, question)
        else:
            self._tell("prompts.typed.commands")

    def _back(self, question: Question | None) -> None:
        if not self._interview.back():
            self._tell("prompts.typed.at_start")

    def _skip(self, question: Question | None) -> None:
        if question:
            self._interview.passed(question)

    def _undo(self, question: Question | None) -> None:
        before = self._session.assessment
        if not self._session.undo():
            self._tell("prompts.typed.nothing_to_undo")
            return
        after = self._session.assessment
        for line in undone_lines(before, after, self._catalogue):
            self._say(line)
        self._interview.go_to_answer(*changed_answers(before, after))
        self._tell_news()

    def _remove(self, question: Question | None) -> None:
        kind = self._interview.remove_item(question) if question else ""
        if kind:
            item = self._catalogue.text(f"outline.one.{kind}")
            self._say(self._catalogue.text("prompts.typed.removed", item=item))
        else:
            self._tell("prompts.typed.nothing_to_remove")
        self._tell_news()

    def _copy(self, question: Question | None) -> None:
        is_copied = question is not None and self._interview.copy_service(question)
        self._tell("prompts.typed.copied" if is_copied else "prompts.typed.nothing_to_copy")
        self._tell_news()

    def _up(self, question: Question | None) -> None:
        self._move(question, -1)

    def _down(self, question: Question | None) -> None:
        self._move(question, 1)

    def _move(self, question: Question | None, by: int) -> None:
        kind = self._interview.move_item(question, by) if question else ""
        if kind:
            item = self._catalogue.text(f"outline.one.{kind}")
            self._say(self._catalogue.text("prompts.typed.moved", item=item))
        else:
            self._tell("prompts.typed.nothing_to_move")
        self._tell_news()

    def _quit(self, question: Question | None) -> None:
        self._is_over = True

    def _findings(self, question: Question | None) -> None:
        assessment = self._session.assessment
        for finding in assessment.firing:
            for line in told(assessment, finding, self._catalogue):
                self._say(line)
        if not assessment.firing:
            self._tell("prompts.typed.no_findings")

    def _review(self) -> None:
        """All is asked: show what is in the way and offer to go back to one of it."""
        assessment = self._session.assessment
        self._say()
        for line in summary_lines(assessment, self._catalogue):
            self._say(line)
        offered = self._interview.in_the_way()
        if not offered:
            self._is_over = True
            return
        for number, question in enumerate(offered, 1):
            self._say(f"  {number}. {question_label(self._interview, question)}")
        self._tell("prompts.typed.pick_or_end")
        self._choose(offered, (self._read() or "").strip())

    def _choose(self, offered: list[Question], word: str) -> None:
        order = order_in(word)
        if order is not None:
            self._follow(order, None)
        elif word.isascii() and word.isdigit() and 0 < int(word) <= len(offered):
            self._interview.go_to(offered[int(word) - 1])
        elif not word:
            self._is_over = True

    def _tell_news(self) -> None:
        for line in self._news.lines(self._session.assessment):
            self._say(line)

    def _tell(self, message_id: str) -> None:
        self._say(self._catalogue.text(message_id))


_ORDERS: Final[dict[str, Callable[[Typed, Question | None], None]]] = {
    "back": Typed._back,
    "skip": Typed._skip,
    "undo": Typed._undo,
    "remove": Typed._remove,
    "copy": Typed._copy,
    "up": Typed._up,
    "down": Typed._down,
    "quit": Typed._quit,
    "why": Typed._why,
    "rule": Typed._rule,
    "changed": Typed._changed,
    "findings": Typed._findings,
}
