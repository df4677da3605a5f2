"""Answers from a file or another program: one a line, in the order of the questions.

An empty line leaves a required question open and an optional one blank. The first line that is no answer, or
has not the form the question asks for, ends it; everything before is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.problems import field_problems
from icp_wizard.assessment.texts import finding_text
from icp_wizard.errors import Problem
from icp_wizard.prompts.interview import Interview
from icp_wizard.prompts.orders import order_in
from icp_wizard.prompts.talk import News
from icp_wizard.prompts.wording import question_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.i18n import Catalogue
    from icp_wizard.prompts.interview import Question
    from icp_wizard.prompts.talk import Say
    from icp_wizard.session.session import Session


LONGEST_LINE: Final = 64 << 10
"""Bytes of one answer; more is no answer to any question."""


class BadLine(Problem):
    """A line that cannot be taken: its number, the question it would answer, and why."""

    def __init__(self, number: int, asked: str, why: str) -> None:
        super().__init__("prompts.bad_line", number=number, asked=asked, why=why)


def answer_from_lines(session: Session, catalogue: Catalogue, lines: Iterable[bytes], say: Say) -> int:
    """Put the lines to the questions; how many were taken. Raises BadLine.

    A line of LONGEST_LINE bytes or more may come in pieces: the first is refused.
    """
    interview = Interview(session, catalogue)
    news = News(session.assessment, catalogue)
    taken = 0
    for number, line in enumerate(lines, 1):
        question = interview.current()
        if question is None:
            if line.strip():
                raise BadLine(number, "—", catalogue.text("prompts.unclear.no_question"))
            continue
        session.move_to(question.step, question.key if question.kind == "field" else "")
        _take(interview, question, number, line)
        interview.passed(question)
        taken = number
        if said := interview.taken_over():
            say(said)
        for told in news.lines(session.assessment):
            say(told)
    following = interview.upcoming()
    if following is not None:
        session.move_to(following.step, following.key if following.kind == "field" else "")
        say(catalogue.text("prompts.next", asked=question_label(interview, following)))
    return taken


def _take(interview: Interview, question: Question, number: int, line: bytes) -> None:
    catalogue = interview.catalogue
    asked = question_label(interview, question)
    if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
        too_long = catalogue.text("prompts.unclear.too_long", kibibytes=LONGEST_LINE >> 10)
        raise BadLine(number, asked, too_long)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadLine(number, asked, catalogue.text("prompts.unclear.encoding")) from None
    if not text.strip():
        interview.leave_empty(question)
        return
    if order_in(text):
        raise BadLine(number, asked, catalogue.text("prompts.unclear.order"))
    try:
        interview.answer(question, text)
    except Problem as unclear:  # no answer at all, or more of it than a draft takes
        raise BadLine(number, asked, unclear.render(catalogue)) from None
    if interview.is_wrong(question):
        why = _form_problem(interview, question)
        interview.session.undo()
        raise BadLine(number, asked, why)


def _form_problem(interview: Interview, question: Question) -> str:
    found = field_problems(interview.view(question))
    finding = next(finding for finding in found if finding.problem)
    return finding_text(interview.assessment, finding, interview.catalogue, with_values=False)
