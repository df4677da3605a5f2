"""Explanations of what is no finding: a field, an option, a material, a form, a rule that is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.labels import answer_label, full_label
from icp_wizard.assessment.texts import excluded_texts, why_text
from icp_wizard.conditions import Context, judge
from icp_wizard.dates import nth_working_day
from icp_wizard.explaining.explanation import Explanation
from icp_wizard.explaining.wording import titled
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.rules import Status, rule_text
from icp_wizard.rules.paths import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import FieldView, Finding, FormNeed, MaterialView, OptionView
    from icp_wizard.conditions import Cause
    from icp_wizard.explaining.explainer import Explainer
    from icp_wizard.explaining.explanation import Part
    from icp_wizard.rules import Rule

MOST_READERS: Final = 20
"""How many rules that read one answer are named."""


def explain_field(explainer: Explainer, view: FieldView) -> Explanation:
    """Why a field is asked, by whom it is required, what the rules say of it, and which of them read it."""
    catalogue = explainer.catalogue
    label = full_label(view, catalogue)
    why = why_text(explainer.assessment, view, catalogue)
    line = catalogue.text("explaining.field.line", label=label, why=why)
    rules = tuple(dict.fromkeys((*view.required_by, *view.for_paper_by)))
    asking = [finding for finding in view.findings if finding.rule_id in rules]
    reasons = tuple(_field_reasons(explainer, view, asking))
    whole = (*explainer.rules_behind(asking), *_readers(explainer, view))
    return Explanation(line, reasons, whole, view.key, rules)


def _field_reasons(explainer: Explainer, view: FieldView, asking: list[Finding]) -> Iterator[Part]:
    yield from explainer.part("asked_because", explainer.causes(_asked_because(explainer, view)))
    yield from explainer.part("need", [explainer.catalogue.text(f"explaining.field.{view.need}")])
    yield from explainer.part("required_by", map(explainer.said, asking))
    rest = [finding for finding in view.findings if finding not in asking]
    rest.sort(key=lambda finding: finding.status is Status.MET)  # what is in order comes last
    yield from explainer.part("said_of_it", map(explainer.line, rest))
    yield from explainer.part("missing", _left_out(explainer, view))
    yield from explainer.trust(asking)


def _left_out(explainer: Explainer, view: FieldView) -> Iterator[str]:
    """The options that cannot be chosen, those together that are left out on the same grounds."""
    alike: dict[tuple[str, ...], list[OptionView]] = {}
    for option in view.options:
        if option.excluded_by:
            alike.setdefault(option.excluded_by, []).append(option)
    return (_excluded_line(explainer, view, options) for options in alike.values())


def _excluded_line(explainer: Explainer, view: FieldView, options: list[OptionView]) -> str:
    """That some options cannot be chosen, and why, which is the same for all of them."""
    catalogue, with_values = explainer.catalogue, explainer.with_values
    said = excluded_texts(explainer.assessment, view, options[0], catalogue, with_values=with_values)
    listed = catalogue.listed(
        catalogue.text("explaining.step.word", word=_option_label(explainer, option)) for option in options
    )
    why = catalogue.text("explaining.library.between").join(said)
    return catalogue.text("explaining.option.excluded", option=listed, why=why)


def _option_label(explainer: Explainer, option: OptionView) -> str:
    return (explainer.with_values and option.name) or explainer.catalogue.text(option.label_id)


def _asked_because(explainer: Explainer, view: FieldView) -> tuple[Cause, ...]:
    """The answers that make it a question here; of what is asked of a holder of a role, also the role's."""
    relevance, field = explainer.assessment.answers.relevance, view.placed.field
    causes = relevance.causes((*field.relevant, *view.placed.placement.asked), view.placed.path or view.key)
    role, _ = split_role(view.key) if view.placed.role else (None, "")
    held = field_at(role) if role else None
    if role and held:
        causes += relevance.causes(held.relevant, role)
    return _each_once(causes)


def _readers(explainer: Explainer, view: FieldView) -> Iterator[Part]:
    assessment, name = explainer.assessment, view.placed.field.name
    rules = assessment.rulebook.rules_on(assessment.as_of)
    reading = [rule for rule in rules if name in {named(path) for path in rule.reads}]
    said = (f"{rule.id}  {rule_text(rule, explainer.catalogue)}" for rule in reading[:MOST_READERS])
    yield from explainer.part("readers", said, count=len(reading))


def explain_option(explainer: Explainer, view: FieldView, option: OptionView) -> Explanation:
    """Why an option cannot be chosen here, or that it can."""
    if not option.excluded_by:
        label = _option_label(explainer, option)
        return Explanation(explainer.catalogue.text("explaining.option.free", option=label), path=view.key)
    excluding = [finding for finding in view.findings if finding.rule_id in option.excluded_by]
    applying = _each_once(cause for finding in excluding for cause in finding.because)
    free = (_option_label(explainer, other) for other in view.options if not other.excluded_by)
    reasons = (
        *explainer.part("because", explainer.causes(applying)),  # not of what is chosen now
        *explainer.part("free", [explainer.catalogue.listed(free)]),
        *explainer.trust(excluding),
    )
    line = _excluded_line(explainer, view, [option])
    return Explanation(line, reasons, explainer.rules_behind(excluding), view.key, option.excluded_by)


def explain_material(explainer: Explainer, view: MaterialView) -> Explanation:
    """Why a material is needed, or may be, and how to come by it."""
    state = "undecided" if view.is_undecided else "ready" if view.is_ready else "missing"
    asked_by = view.asked_by
    reasons = (
        *explainer.part("needed_by", map(explainer.said, asked_by)),
        *explainer.because_of(asked_by),
        *explainer.clearing(asked_by[0]),  # all rules that want it are cleared alike
        *explainer.trust(asked_by),
        *explainer.concerned(asked_by),
    )
    rules = tuple(finding.rule_id for finding in asked_by)
    named_as = titled(explainer.assessment, view, explainer.catalogue, with_values=explainer.with_values)
    line = explainer.catalogue.text(f"explaining.material.{state}", title=named_as)
    return Explanation(line, reasons, explainer.rules_behind(asked_by), "materials", rules)


def explain_form(explainer: Explainer, need: FormNeed) -> Explanation:
    """Why a form is printed, and which answers it still lacks."""
    catalogue = explainer.catalogue
    state = "missing" if need.missing else "printable"
    title = catalogue.pack_text(need.material.title)
    lacking = (answer_label(explainer.assessment, path, catalogue) for path in need.missing)
    reasons = (
        *explainer.part("lacks", lacking),
        *explainer.part("needed_by", map(explainer.said, need.asked_by)),
        *explainer.because_of(need.asked_by),
        *explainer.trust(need.asked_by),
        *explainer.concerned(need.asked_by),
    )
    return Explanation(
        catalogue.text(f"explaining.form.{state}", title=title, form=need.form_id),
        reasons,
        explainer.rules_behind(need.asked_by),
        next(iter(need.missing), "materials"),
        tuple(finding.rule_id for finding in need.asked_by),
    )


def explain_quiet(explainer: Explainer, rule: Rule) -> Explanation:
    """Why a rule says nothing of this draft: the answers that decide so."""
    assessment, catalogue = explainer.assessment, explainer.catalogue
    scopes = assessment.answers.scopes(rule.scope)
    contexts = (Context(s.reader, assessment.as_of, nth_working_day, CHECKS) for s in scopes)
    causes = _each_once(cause for context in contexts for cause in judge(rule.when, context).causes)
    why = [] if scopes else [catalogue.text("explaining.quiet.no_item")]
    if not rule.is_valid_on(assessment.as_of):  # whatever the answers are
        why, causes = [catalogue.text("explaining.quiet.not_then", as_of=assessment.as_of)], ()
    return Explanation(
        catalogue.text("explaining.quiet.line", text=rule_text(rule, catalogue)),
        tuple(explainer.part("quiet_because", [*why, *explainer.causes(causes)])),
        explainer.whole(rule),
        "",
        (rule.id,),
    )


def _each_once(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Each answer once, in the order they come; by path, since an answer may be a list."""
    return tuple({cause.path: cause for cause in causes}.values())
