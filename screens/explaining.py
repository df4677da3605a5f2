"""Fields, findings and the whole draft in words, as the panel and the explanation dialog show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.doing import ONLY_THERE, is_offline
from icp_wizard.assessment.labels import full_label, label_of, number_of, unasked_name
from icp_wizard.assessment.material_texts import material_title
from icp_wizard.assessment.silence import pack_notice
from icp_wizard.assessment.texts import cause_text, example_text, finding_text, severity_text, why_text
from icp_wizard.assessment.whether import whether_text
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline import Kind, Privacy
from icp_wizard.filing.outline.placed import person_path
from icp_wizard.guidance import meaning_of, name_of, terms_in
from icp_wizard.rules import Status, rule_text
from icp_wizard.text import mask
from screens.base import lines, literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.assessment import Assessment, FieldView, Finding, MaterialView
    from icp_wizard.conditions import Cause
    from icp_wizard.explaining.explanation import Explanation
    from icp_wizard.i18n import Catalogue

_STYLES = {
    Status.FIRES: "$text-warning",
    Status.TODO: "$text-accent",
    Status.UNDECIDED: "$text-accent",
    Status.MET: "$text-success",
    Status.ADVICE: "",
}


def status_text(finding: Finding, catalogue: Catalogue) -> str:
    """Met, to do, undecided, advice; of a firing finding how serious it is."""
    if finding.status is Status.FIRES:
        return severity_text(finding, catalogue)
    return catalogue.text(f"screens.finding.{finding.status}")


def status_line(
    assessment: Assessment, finding: Finding, catalogue: Catalogue, *, is_masked: bool
) -> Content:
    """State and text of a finding."""
    style = "$text-error" if finding.is_blocking else _STYLES[finding.status]
    style = "$text-accent" if finding.is_result else style
    state = catalogue.text("screens.finding.state", state=status_text(finding, catalogue))
    return literal(state, f"bold {style}".strip()) + literal(
        finding_text(assessment, finding, catalogue, with_values=not is_masked)
    )


def field_in_words(
    assessment: Assessment, view: FieldView, catalogue: Catalogue, *, is_masked: bool
) -> Content:
    """Why a field is asked, an example, and what the rules say of it and on whose word."""
    parts = [
        literal(full_label(view, catalogue), "bold")
        + literal(f"  {catalogue.text(f'screens.{view.need}')}", "dim"),
        _named(catalogue, "why", why_text(assessment, view, catalogue)),
        _named(catalogue, "example_is", example_text(assessment, view, catalogue)),
    ]
    if not is_masked and (suggested := assessment.suggestion_for(view)):  # it may quote a name
        parts.append(_named(catalogue, "suggested", suggested.text))
    for finding in view.findings:
        parts += [Content(""), status_line(assessment, finding, catalogue, is_masked=is_masked)]
        parts += _authority(assessment, finding, catalogue)
    return Content("\n").join(parts)


def explanation_in_words(explanation: Explanation, depth: int) -> Content:
    """An explanation as deep as it was asked for: a heading a part, its lines below."""
    shown = [literal(explanation.line, "bold")]
    for part in explanation.parts(depth):
        shown += [Content(""), literal(part.heading, "bold $accent")]
        shown += [literal(f"  {line}") for line in part.lines]
    return Content("\n").join(shown)


def terms_in_words(text: str, catalogue: Catalogue) -> list[Content]:
    """What the words of a text mean, under a heading."""
    found = terms_in(text, catalogue)
    heading = [Content(""), literal(catalogue.text("screens.explain.terms"), "bold")] if found else []
    return [*heading, *(term_in_words(term, catalogue) for term in found)]


def term_in_words(term: str, catalogue: Catalogue) -> Content:
    """A term and what it means."""
    meaning = literal(meaning_of(term, catalogue))
    return literal(catalogue.text("screens.term", name=name_of(term, catalogue)), "bold") + meaning


def _authority(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> list[Content]:
    """Whose word it is; of several sources the first, unless the finding fires."""
    if finding.outcome is None:
        return []
    said = authority_lines(assessment, finding.outcome.rule, catalogue)
    if finding.status is not Status.FIRES:
        said = said[:1]
    return [literal(line, "dim") for line in said]


def finding_in_words(
    assessment: Assessment, finding: Finding, catalogue: Catalogue, *, is_masked: bool
) -> Content:
    """What, because of which answers, how to clear it, which rule, whose, as of when, how sure."""
    parts = [
        verdict_in_words(assessment, finding, catalogue, is_masked=is_masked),
        grounds_in_words(assessment, finding, catalogue, is_masked=is_masked),
    ]
    return Content("\n").join(parts)


def verdict_in_words(
    assessment: Assessment, finding: Finding, catalogue: Catalogue, *, is_masked: bool
) -> Content:
    """What a finding says, and how to clear it."""
    parts = [status_line(assessment, finding, catalogue, is_masked=is_masked)]
    outcome = finding.outcome
    if outcome is not None and outcome.rule.fix is not None:
        fix = rule_text(outcome.rule, catalogue, texts=outcome.rule.fix)
        parts.append(_named(catalogue, "fix", fix))
    return Content("\n").join(parts)


def grounds_in_words(
    assessment: Assessment, finding: Finding, catalogue: Catalogue, *, is_masked: bool
) -> Content:
    """Because of which answers a finding is there, by which rule, on whose word."""
    parts: list[Content] = []
    outcome = finding.outcome
    parts += _causes(assessment, "because", finding.because, catalogue, is_masked=is_masked)
    if finding.causes != finding.because:
        parts += _causes(assessment, "decided_by", finding.causes, catalogue, is_masked=is_masked)
    labels = [label_of(assessment, path, catalogue) for path in finding.about]
    if labels:
        parts.append(
            _named(catalogue, "change", catalogue.text("screens.between").join(dict.fromkeys(labels)))
        )
    parts.append(_named(catalogue, "rule", finding.rule_id))
    if outcome is not None:
        parts += [
            _named(catalogue, "source", line) for line in authority_lines(assessment, outcome.rule, catalogue)
        ]
        locators = [source.locator for source in assessment.rulebook.sources_of(outcome.rule)]
        parts += [literal(f"  {locator}", "dim") for locator in locators]
        if outcome.rule.collected_on:
            parts.append(_named(catalogue, "collected", outcome.rule.collected_on.isoformat()))
    return Content("\n").join(parts)


def _causes(
    assessment: Assessment, name: str, causes: Sequence[Cause], catalogue: Catalogue, *, is_masked: bool
) -> list[Content]:
    shown = [cause_text(assessment, cause, catalogue, with_values=not is_masked) for cause in causes]
    return (
        [_named(catalogue, name, catalogue.text("screens.between").join(dict.fromkeys(shown)))]
        if shown
        else []
    )


def _named(catalogue: Catalogue, name: str, text: str) -> Content:
    return literal(catalogue.text(f"screens.about.{name}"), "bold") + literal(text)


def material_in_words(
    assessment: Assessment, view: MaterialView, catalogue: Catalogue, *, is_masked: bool
) -> str:
    """What a material is called and whom it is about."""
    title = material_title(view, catalogue)
    about = item_in_words(assessment, view.need.about or "", catalogue, is_masked=is_masked)
    return catalogue.text("screens.materials.about", title=title, about=about) if about else title


def item_in_words(assessment: Assessment, item: str, catalogue: Catalogue, *, is_masked: bool) -> str:
    """A person by roles and name, a domain or service by its name; empty for the filing as a whole."""
    answers = assessment.answers
    roles = answers.roles.get(item, ())
    if roles:
        titles = catalogue.text("screens.between").join(catalogue.text(f"outline.role.{r}") for r in roles)
        name = answer_in_words(answers, person_path(answers.data, item, "name"), catalogue)
        name = mask(name, "name") if is_masked else name
        return catalogue.text("screens.person_option", role=titles, name=name) if name else titles
    views = [v for v in assessment.fields if v.placed.item == item and v.key.endswith(".name")]
    if views and item:
        name = shown_answer(assessment, views[0], catalogue, is_masked=is_masked)
    else:
        name, privacy = unasked_name(assessment, item)
        name = mask(name, privacy) if is_masked else name
    return name or number_of(assessment, item, catalogue)


def shown_answer(assessment: Assessment, view: FieldView, catalogue: Catalogue, *, is_masked: bool) -> str:
    """The answer of a field in words, hidden where it tells about a person and hiding is on."""
    path = view.placed.path
    answer = answer_in_words(assessment.answers, path, catalogue) if path else ""
    return mask(answer, privacy_of(view)) if is_masked else answer


def privacy_of(view: FieldView) -> str:
    """What an answer tells about a person; whoever is chosen for a role is shown by name."""
    field = view.placed.field
    return Privacy.NAME if field.kind is Kind.PERSON else field.privacy


def order_in_words(assessment: Assessment, catalogue: Catalogue) -> str:
    """Which order this is, as far as it is known."""
    route = assessment.route
    if assessment.asks_whether:
        order = whether_text(assessment, catalogue)
    elif route.is_impossible:
        order = catalogue.text("outline.order.none")
    else:
        order = catalogue.text(f"outline.order.{route.order_type or 'unknown'}")
    return catalogue.text("screens.order", order=order)


def draft_in_words(assessment: Assessment, catalogue: Catalogue) -> Content:
    """Counts over the whole draft, readiness, and what is to be said of the rule packs."""
    blocking = sum(finding.is_blocking for finding in assessment.findings)
    warnings = len(assessment.warnings)
    pending = sum(blocker.kind == "pending" for blocker in assessment.readiness.enterable)
    opened = sum(blocker.kind == "open" for blocker in assessment.readiness.enterable)
    counts = catalogue.text(
        "screens.counts", blocking=blocking, warnings=warnings, open=opened, pending=pending
    )
    return lines(
        literal(catalogue.text("screens.whole_draft"), "bold"),
        order_in_words(assessment, catalogue),
        counts,
        readiness_in_words(assessment, catalogue),
        literal(pack_notice(assessment, catalogue), "$text-warning"),
    )


def warnings_in_words(assessment: Assessment, catalogue: Catalogue) -> str:
    """How many findings only warn; empty for none."""
    count = len(assessment.warnings)
    return catalogue.text("screens.ready.warnings", count=count) if count else ""


def readiness_in_words(assessment: Assessment, catalogue: Catalogue) -> str:
    """How ready the filing is, in a sentence; empty while it is asked whether there is one at all."""
    readiness = assessment.readiness
    if readiness.is_enterable and assessment.route.order_type in ONLY_THERE:
        return catalogue.text("screens.ready.doable")
    if assessment.asks_whether:
        return ""
    if is_offline(assessment):
        way = "offline" if readiness.is_enterable else "offline_not_yet"
        return catalogue.text(f"screens.ready.{way}", count=len(readiness.enterable))
    if readiness.is_submittable:
        return catalogue.text("screens.ready.submittable")
    if readiness.is_enterable:
        return catalogue.text("screens.ready.enterable", count=len(readiness.submittable))
    return catalogue.text("screens.ready.not_yet", count=len(readiness.enterable))
