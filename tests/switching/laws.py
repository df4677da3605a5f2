"""What holds of every draft, however it came about: steps can be reached and left, all is explained."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.model import StepStatus
from icp_wizard.assessment.notes import step_note
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.assessment.whether import whether_text
from icp_wizard.conditions import State
from icp_wizard.explaining.explainer import Explainer
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.prompts.interview import about, questions
from icp_wizard.rules import Status
from tests.catalogues import messages
from tests.switching.switching import answers_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.explaining.explanation import Part
    from icp_wizard.session.session import Session

IN_FULL: Final = 2
"""Of how many findings it is told after each switch what would clear them."""

UNMET: Final = (Status.FIRES, Status.TODO, Status.UNDECIDED)


class Strict(Catalogue):
    """A catalogue that remembers which messages it has not got, in its own language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.missing: set[str] = set()

    def text(self, message_id: str, **values: object) -> str:
        """As ever; what is missing is noted."""
        if message_id not in messages(self.language, message_id.partition(".")[0]):
            self.missing.add(f"{self.language}: {message_id}")
        return super().text(message_id, **values)


@cache
def catalogues() -> tuple[Strict, ...]:
    """One for each language."""
    return tuple(map(Strict, LANGUAGES))


# Steps


def wrong_with_steps(session: Session) -> Iterator[str]:
    """Steps that cannot be reached or left, by going on from the first to the last as front ends do.

    What that leaves empty is taken back in the end.
    """
    yield from _misplaced(session.assessment)
    before, position = answers_in(session.draft.data()), session.position
    seen: list[str] = []
    while (step := _next(session.assessment, seen)) is not None:
        seen.append(step)
        yield from _wrong_with(session, step)
    while answers_in(session.draft.data()) != before:
        if not session.undo():
            yield "going on cannot be undone"
            return
    session.move_to(*position)


def _next(assessment: Assessment, seen: list[str]) -> str | None:
    return next((step.id for step in assessment.steps if step.id not in seen), None)


def _wrong_with(session: Session, step: str) -> Iterator[str]:
    session.move_to(step)
    if session.position != (step, ""):
        yield f"not reached: {step}"
    problems = session.continue_from(step)
    assessment = session.assessment
    view = next((view for view in assessment.steps if view.id == step), None)
    if view is None:
        yield f"gone by being left: {step}"
        return
    for problem in problems:
        if problem.key not in view.fields:
            yield f"to be mended elsewhere: {step} {problem.key}"
        elif not all(problem.text(assessment, catalogue) for catalogue in catalogues()):
            yield f"a problem without words: {step} {problem.key}"
    if view.status is StepStatus.WRONG and view.fields and step != "materials" and not problems:
        yield f"wrong, and left without a word: {step}"
    for catalogue in catalogues():
        step_note(assessment, view, catalogue)


def _misplaced(assessment: Assessment) -> Iterator[str]:
    """Fields that stand in no step or in another one, and steps that are there twice."""
    ids = [step.id for step in assessment.steps]
    if len(set(ids)) < len(ids):
        yield "a step twice"
    shown = {(step.id, key) for step in assessment.steps for key in step.fields}
    asked = {(view.placed.step, view.key) for view in assessment.fields if not view.is_repeat}
    yield from (f"in no step: {key}" for _, key in asked - shown)
    yield from (f"shown but not asked: {key}" for _, key in shown - asked)


# The order


def wrong_with_order(assessment: Assessment) -> Iterator[str]:
    """An order that is neither decided, nor open with what is missing, nor a dead end with ways out."""
    route = assessment.route
    if route.order_type is not None:
        by = assessment.finding_by_key.get(route.decided_by)
        if by is None or by.outcome is None or by.outcome.rule.order != route.order_type:
            yield "decided by nothing"
        if route.possible != (route.order_type,):
            yield "decided, and yet another one"
        if not route.is_impossible and assessment.steps[-1].id not in ("bundle", "doing"):
            yield "decided, and no end"
    elif route.state is State.OPEN:
        if not any(assessment.field_for(cause.path) for cause in route.causes):
            yield "open, and nothing asked would decide it"
        if not route.possible and any(cause.state is not State.BLANK for cause in route.causes):
            yield "open, and nothing it could become"
    elif not route.is_impossible:
        yield f"no order: {route.state}"
    if route.is_impossible and not ways_out(assessment):
        yield f"no way out: {route.order_type} {route.dead_ends}"
    for catalogue in catalogues():
        if assessment.asks_whether and not whether_text(assessment, catalogue):
            yield "no answer whether to file"
        gap_texts(assessment, catalogue)
        pack_notice(assessment, catalogue)


# Findings


def wrong_with_findings(assessment: Assessment) -> Iterator[str]:
    """Findings that lead to nothing that is asked or shown."""
    asked = {(question.kind, question.key) for question in questions(assessment)}
    has_materials = any(step.id == "materials" for step in assessment.steps)
    for finding in assessment.findings:
        if finding.status not in UNMET:
            continue
        if _is_at_hand(finding) and not has_materials:
            yield f"no step for it: {finding.key}"
        elif not (_is_at_hand(finding) or _leads_on(assessment, finding, asked)):
            yield f"leads nowhere: {finding.status} {finding.key}"
    for view in assessment.materials:
        if not has_materials:
            yield f"no step for it: {view.key}"


def _is_at_hand(finding: Finding) -> bool:
    """Whether a paper or a confirmation is wanted."""
    outcome = finding.outcome
    return finding.status is not Status.UNDECIDED and bool(
        outcome and (outcome.material is not None or outcome.confirm)
    )


def _leads_on(assessment: Assessment, finding: Finding, asked: set[tuple[str, str]]) -> bool:
    paths = [*finding.about]
    if finding.status is Status.UNDECIDED or not paths:
        paths += [cause.path for cause in (*finding.because, *finding.causes)]
    return any(not asked.isdisjoint(about(assessment, path)) for path in paths)


# Explanations


class Brief(Explainer):
    """Explains all but what would clear a finding: trying that takes a hundred times as long."""

    def clearing(self, finding: Finding) -> Iterator[Part]:
        """Nothing."""
        return iter(())


def unexplained(assessment: Assessment, told: set[tuple[object, ...]], chance: Random) -> Iterator[str]:
    """Findings without text, rule, source or reason in one of the languages.

    Those told before are passed; of a few it is told too what would clear them.
    """
    in_full = chance.sample(assessment.findings, min(IN_FULL, len(assessment.findings)))
    for catalogue in catalogues():
        brief, full = Brief(assessment, catalogue), Explainer(assessment, catalogue)
        for finding in assessment.findings:
            sign = (catalogue.language, finding.key, finding.status, repr((finding.causes, finding.because)))
            if finding in in_full:
                yield from _unexplained(full, finding)
            elif sign not in told:
                yield from _unexplained(brief, finding)
            told.add(sign)
        yield from (f"no message {message}" for message in sorted(catalogue.missing))
        catalogue.missing.clear()


def _unexplained(explainer: Explainer, finding: Finding) -> Iterator[str]:
    catalogue = explainer.catalogue
    said = explainer.finding(finding)
    headings = {part.heading for part in said.reasons}
    where = f"{catalogue.language} {finding.status} {finding.key}"
    if not explainer.said(finding).strip() or "{" in said.line:
        yield f"without words: {where}"
    if catalogue.text("explaining.part.trust") not in headings:
        yield f"on nobody's word: {where}"
    reason = "settles" if finding.status is Status.UNDECIDED else "because"
    wanted = finding.because if finding.status is Status.UNDECIDED else finding.because + finding.causes
    if finding.status is Status.UNDECIDED and not wanted:
        yield f"nothing settles it: {where}"
    if wanted and catalogue.text(f"explaining.part.{reason}") not in headings:
        yield f"for no reason: {where}"
    if finding.outcome is not None:
        text = "\n".join(line for part in said.whole for line in part.lines)
        if finding.rule_id not in text:
            yield f"without its rule: {where}"
        rulebook = explainer.assessment.rulebook
        for source in rulebook.sources_of(finding.outcome.rule):
            if source.locator not in text:
                yield f"without its source: {where}"
        if not rulebook.sources_of(finding.outcome.rule):
            yield f"no source: {where}"
