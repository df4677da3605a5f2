"""Asking a person at a terminal: one question after another, with a few commands that begin with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.problems import field_problems, field_warnings
from icp_wizard.assessment.texts import full_label
from icp_wizard.errors import Problem
from icp_wizard.prompts.interview import Interview
from icp_wizard.prompts.talk import News
from icp_wizard.prompts.understanding import Several
from icp_wizard.prompts.wording import (
    finding_line,
    places_lines,
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
            line = typed or ""
            if typed is None:
                self._is_over = True
            elif line.strip() in ("?", "？"):
                self._why(question)
            elif line.strip().startswith((":", "：")):
                self._command(line.strip()[1:].strip().lower(), question)
                return
            else:
                self._take(question, line)

    def _enter_step(self, question: Question) -> None:
        if question.step != self._step:
            self._step = question.step
            self._say()
            title = self._catalogue.text(f"outline.step.{question.step.partition(':')[0]}")
            self._say(self._catalogue.text("prompts.step", title=title))

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
        if self._interview.is_wrong(question):
            view = self._interview.view(question)
            for finding in field_problems(self._session.assessment, view):
                if finding.problem:
                    self._say(finding_line(self._session.assessment, finding, self._catalogue))
            self._tell("prompts.typed.again")
            return
        if question.kind == "field" and question.key in self._session.assessment.by_key:
            for finding in field_warnings(self._session.assessment, self._interview.view(question)):
                if finding.problem:
                    self._say(finding_line(self._session.assessment, finding, self._catalogue))
        self._interview.passed(question)

    def _why(self, question: Question) -> None:
        for line in why_lines(self._interview, question):
            self._say(line)

    def _command(self, word: str, question: Question | None) -> None:
        command = _COMMANDS.get(word)
        if command is None:
            self._tell("prompts.typed.commands")
        else:
            command(self, question)

    def _back(self, question: Question | None) -> None:
        if not self._interview.back():
            self._tell("prompts.typed.at_start")

    def _skip(self, question: Question | None) -> None:
        if question:
            self._interview.passed(question)

    def _undo(self, question: Question | None) -> None:
        self._tell("prompts.typed.undone" if self._session.undo() else "prompts.typed.nothing_to_undo")
        self._interview.back()
        self._tell_news()

    def _remove(self, question: Question | None) -> None:
        kind = self._interview.remove_item(question) if question else ""
        if kind:
            item = self._catalogue.text(f"outline.one.{kind}")
            self._say(self._catalogue.text("prompts.typed.removed", item=item))
        else:
            self._tell("prompts.typed.nothing_to_remove")
        self._tell_news()

    def _quit(self, question: Question | None) -> None:
        self._is_over = True

    def _explain(self, question: Question | None) -> None:
        if question:
            self._why(question)

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
        keys = [key for key in _in_the_way(self._interview) if assessment.field_for(key)]
        if not keys:
            self._is_over = True
            return
        for number, key in enumerate(keys, 1):
            view = assessment.field_for(key)
            self._say(f"  {number}. {full_label(view, self._catalogue) if view else key}")
        self._tell("prompts.typed.pick_or_end")
        word = (self._read() or "").strip()
        if word.isascii() and word.isdigit() and 0 < int(word) <= len(keys):
            self._interview.go_to(keys[int(word) - 1])
        elif word.startswith((":", "：")):
            self._command(word[1:].strip().lower(), None)
        elif not word:
            self._is_over = True

    def _tell_news(self) -> None:
        for line in self._news.lines(self._session.assessment):
            self._say(line)

    def _tell(self, message_id: str) -> None:
        self._say(self._catalogue.text(message_id))


def _in_the_way(interview: Interview) -> list[str]:
    """Addresses of the answers that are in the way, each once, in the order they are asked."""
    assessment = interview.assessment
    found: dict[str, None] = {}
    for blocker in assessment.readiness.enterable:
        if blocker.kind == "open":
            found[blocker.key] = None
        elif blocker.kind == "finding":
            for path in assessment.finding_by_key[blocker.key].about:
                view = assessment.field_for(path)
                found.update({view.key: None} if view else {})
    order = [view.key for view in assessment.fields]
    return sorted(found, key=lambda key: order.index(key) if key in order else len(order))


_COMMANDS: Final[dict[str, Callable[[Typed, Question | None], None]]] = {
    "back": Typed._back,
    "b": Typed._back,
    "skip": Typed._skip,
    "s": Typed._skip,
    "undo": Typed._undo,
    "u": Typed._undo,
    "remove": Typed._remove,
    "r": Typed._remove,
    "quit": Typed._quit,
    "q": Typed._quit,
    "why": Typed._explain,
    "w": Typed._explain,
    "findings": Typed._findings,
    "f": Typed._findings,
    "上一题": Typed._back,
    "跳过": Typed._skip,
    "撤销": Typed._undo,
    "删除": Typed._remove,
    "退出": Typed._quit,
    "为什么": Typed._explain,
    "提示": Typed._findings,
}
