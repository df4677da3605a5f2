"""Questions, findings and the summary in lines of text. Whoever shows them writes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard import regions
from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.changing import filed_line
from icp_wizard.assessment.doing import ONLY_THERE
from icp_wizard.assessment.labels import full_label, label_of
from icp_wizard.assessment.material_texts import material_about, material_title
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.assessment.texts import example_text, excluded_texts, finding_text, severity_text
from icp_wizard.assessment.whether import is_nowhere_said
from icp_wizard.conditions import State
from icp_wizard.explaining.explainer import Explainer
from icp_wizard.explaining.explanation import REASONS, text_lines
from icp_wizard.explaining.subjects import explain_field, explain_material
from icp_wizard.filing.display import answer_in_words, province_name
from icp_wizard.filing.outline import Kind
from icp_wizard.guidance import meaning_of, name_of, terms_in
from icp_wizard.prompts.doing import doing_lines
from icp_wizard.prompts.remaining import pending_lines, ready_lines
from icp_wizard.prompts.understanding import option_label, takes_none

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FieldView, Finding, OptionView
    from icp_wizard.explaining.explanation import Explanation
    from icp_wizard.i18n import Catalogue
    from icp_wizard.prompts.interview import Interview, Question


def question_lines(interview: Interview, question: Question) -> list[str]:
    """What is asked, an example or the options, and what is answered now."""
    if question.kind == "field":
        return field_lines(interview.assessment, interview.view(question), interview.catalogue)
    text = interview.catalogue.text
    if question.kind == "more":
        return [text("prompts.ask.more", asked=question_label(interview, question))]
    if question.kind == "confirmation":
        asked = _confirmation(interview.assessment, question.key, interview.catalogue)
        return [text("prompts.ask.confirmation", asked=asked)]
    view = interview.material(question)
    about = material_about(interview.assessment, view, interview.catalogue)
    title = material_title(view, interview.catalogue)
    return [text("prompts.ask.material_about" if about else "prompts.ask.material", title=title, about=about)]


def question_label(interview: Interview, question: Question) -> str:
    """What is asked, in a few words and without anything that was answered."""
    catalogue = interview.catalogue
    if question.kind == "field":
        return full_label(interview.view(question), catalogue)
    if question.kind == "more":
        return catalogue.text(f"outline.more.{interview.collection(question).kind}")
    if question.kind == "confirmation":
        return _confirmation(interview.assessment, question.key, catalogue)
    return material_title(interview.material(question), catalogue)


def _confirmation(assessment: Assessment, key: str, catalogue: Catalogue) -> str:
    outcome = assessment.finding_by_key[key].outcome
    return label_of(assessment, f"confirmations.{outcome.confirm}", catalogue) if outcome else key


def field_lines(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> list[str]:
    """A field as a question."""
    text = catalogue.text
    optional = text(f"prompts.ask.{view.need}") if view.need != "required" else ""
    lines = [f"{full_label(view, catalogue)}{optional}"]
    kind = view.placed.field.kind
    if view.options:
        for number, option in enumerate(view.options, 1):
            lines += _option_lines(assessment, view, number, option, catalogue)
        if kind is Kind.CHOICES:
            none = takes_none(view, catalogue)
            lines += [f"  0. {text(f'outline.{view.placed.field.name}.none')}"] if none else []
            lines.append(text("prompts.ask.several"))
    elif kind is Kind.YES_NO:
        lines.append(f"  1. {text('codes.yes')}  2. {text('codes.no')}")
    elif kind is Kind.PROVINCE:
        lines += _provinces(catalogue)
    elif catalogue.has(view.placed.field.example_id):
        lines.append(text("prompts.ask.example", example=example_text(assessment, view, catalogue)))
    if filed := filed_line(assessment, view, catalogue):
        lines.append(f"  {filed}")
    shown = answer_in_words(assessment.answers, view.placed.path, catalogue) if view.placed.path else ""
    if shown and view.state in (State.VALUE, State.MALFORMED):
        lines.append(text("prompts.ask.now", answer=shown))
    return lines


def _option_lines(
    assessment: Assessment, view: FieldView, number: int, option: OptionView, catalogue: Catalogue
) -> list[str]:
    """An option with its number, and below it why it cannot be chosen here."""
    label = option_label(option, catalogue)
    named = catalogue.text("prompts.ask.named", label=label, name=option.name) if option.name else label
    reasons = excluded_texts(assessment, view, option, catalogue, with_values=True)
    return [
        f"  {number}. {named}",
        *(f"     {catalogue.text('prompts.ask.excluded', reason=reason)}" for reason in reasons),
    ]


def _provinces(catalogue: Catalogue) -> list[str]:
    names = [
        f"{province.code[:2]} {province_name(province.code[:2], catalogue)}"
        for province in regions.provinces()
    ]
    return ["  " + "  ".join(names[start : start + 5]) for start in range(0, len(names), 5)]


def places_lines(codes: tuple[str, ...]) -> list[str]:
    """Places to choose from, by number."""
    return [f"  {number}. {code} {regions.full_name(code)}" for number, code in enumerate(codes, 1)]


def why_lines(interview: Interview, question: Question, depth: int = REASONS) -> list[str]:
    """Why a question is asked, because of what and on whose authority; the rules in full where wanted."""
    catalogue = interview.catalogue
    if question.kind == "more":
        return [catalogue.text(f"outline.more.{interview.collection(question).kind}.why")]
    lines = list(text_lines(_explained(interview, question), depth))
    if question.kind == "field":
        lines += [_term_line(term, catalogue) for term in terms_in(lines[0], catalogue)]
    return lines


def _explained(interview: Interview, question: Question) -> Explanation:
    explainer = Explainer(interview.assessment, interview.catalogue)
    if question.kind == "field":
        return explain_field(explainer, interview.view(question))
    if question.kind == "confirmation":
        return explainer.finding(interview.assessment.finding_by_key[question.key])
    return explain_material(explainer, interview.material(question))


def _term_line(term: str, catalogue: Catalogue) -> str:
    name, meaning = name_of(term, catalogue), meaning_of(term, catalogue)
    return catalogue.text("prompts.term", name=name, meaning=meaning)


def finding_line(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """A finding in one line."""
    severity = severity_text(finding, catalogue)
    text = finding_text(assessment, finding, catalogue)
    return catalogue.text("prompts.finding", severity=severity, text=text, rule=finding.rule_id)


def told(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> list[str]:
    """A finding with whose word it is."""
    lines = [finding_line(assessment, finding, catalogue)]
    if finding.outcome:
        lines += [f"    {line}" for line in authority_lines(assessment, finding.outcome.rule, catalogue)]
    return lines


def route_line(assessment: Assessment, catalogue: Catalogue) -> str:
    """What to do where it is no order at all; empty where it is one.

    Where a rule says so its finding does.
    """
    route = assessment.route
    if not route.is_impossible or route.dead_ends:
        return ""
    if is_nowhere_said(assessment):
        notes = catalogue.listed(gap_texts(assessment, catalogue))
        return catalogue.text("prompts.whether", notes=notes)
    if assessment.asks_whether:
        return ""
    return catalogue.text("outline.order.mixed")


def summary_lines(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    """Where the draft stands: what fires, how ready it is, what is still to do."""
    lines = [finding_line(assessment, finding, catalogue) for finding in assessment.firing]
    way = route_line(assessment, catalogue)
    lines += [way] if way else []
    lines += [*ready_lines(assessment, catalogue), *pending_lines(assessment, catalogue)]
    lines += [papers_line(assessment, catalogue), pack_notice(assessment, catalogue)]
    lines = [*(line for line in lines if line), *doing_lines(assessment, catalogue)]
    if assessment.has_bundle or is_nowhere_said(assessment):  # the one names it in README, the other above
        return lines
    return [
        *lines,
        *(catalogue.text("prompts.not_known", note=note) for note in gap_texts(assessment, catalogue)),
    ]


def papers_line(assessment: Assessment, catalogue: Catalogue) -> str:
    """Which papers are still missing, as far as that can be told; empty where the order has none."""
    ready = assessment.readiness
    has_none = assessment.asks_whether or assessment.route.order_type in ONLY_THERE
    if has_none and not assessment.materials:
        return ""
    if ready.is_submittable:
        return catalogue.text("prompts.summary.submittable")
    missing = len(ready.submittable)
    unsure = sum(view.is_undecided and not view.is_ready for view in assessment.materials)
    if missing and unsure:
        return catalogue.text("prompts.summary.papers_at_least", count=missing, unsure=unsure)
    if missing:
        return catalogue.text("prompts.summary.papers", count=missing)
    if unsure or not assessment.materials:
        return catalogue.text("prompts.summary.papers_unsure")
    return catalogue.text("prompts.summary.papers_there")
