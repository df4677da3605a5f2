"""Findings in words: what, and because of what; `authority.py` says whose word. One wording for every place.

Pure functions of an assessment and a catalogue. Values of answers appear only where `with_values` is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import marked
from icp_wizard.assessment.labels import (
    answer_label,
    ask_of,
    full_label,
    item_name,
    label_of,
    numbered_items,
    paper_name,
)
from icp_wizard.conditions import Cause, State
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.rules import rule_text

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.assessment.narrowing import OptionView
    from icp_wizard.i18n import Catalogue


def finding_text(
    assessment: Assessment,
    finding: Finding,
    catalogue: Catalogue,
    *,
    with_values: bool = True,
    with_item: bool = True,
) -> str:
    """What the finding says, in one or two sentences that say what to do, and of which of several items.

    Without values the labels of answers stand where the answers would, and parts of them are not named.
    """
    text = _text_alone(assessment, finding, catalogue, with_values)
    item = _item_of(assessment, finding, catalogue) if with_item else ""
    return catalogue.text("outline.of_item", item=item, label=text) if item else text


def fix_text(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """How to clear a finding: what its rule says of that, else which answers to look at."""
    rule = finding.outcome.rule if finding.outcome else None
    if rule is not None and rule.fix is not None:
        return rule_text(rule, catalogue, texts=rule.fix)
    labels = dict.fromkeys(label_of(assessment, path, catalogue) for path in finding.about)
    return catalogue.text("outline.fix.change", labels=catalogue.listed(labels)) if labels else ""


def _item_of(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """Which of several websites, domains … or which paper a finding is about."""
    for view in assessment.fields if finding.item or finding.problem else ():
        if view.placed.item == finding.item if finding.item else view.placed.path in finding.about:
            return paper_name(view, catalogue) or numbered_items(view.placed.numbers, catalogue)
    return ""


def _text_alone(assessment: Assessment, finding: Finding, catalogue: Catalogue, with_values: bool) -> str:
    if finding.outcome is None:
        return _problem_text(finding, catalogue, with_values) if finding.problem else finding.rule_id
    rule = finding.outcome.rule
    scope = assessment.answers.scope(rule.scope, finding.item)

    def shown(path: str) -> str:
        causes = scope.read(path).causes
        if not causes:
            return ""
        if not with_values:
            return label_of(assessment, causes[0].path, catalogue)
        return answer_in_words(assessment.answers, causes[0].path, catalogue)

    lists = _option_lists(finding)
    text = rule_text(rule, catalogue, shown, show=lambda value: _param(value, lists, catalogue))
    return marked(text, rule, catalogue)


def _problem_text(finding: Finding, catalogue: Catalogue, with_values: bool) -> str:
    problem = finding.problem
    if problem is None:
        return ""
    withheld = f"{problem.message_id}.withheld"  # there is one where the message names parts of the answer
    message_id = withheld if not with_values and catalogue.has(withheld) else problem.message_id
    return catalogue.text(message_id, **dict(problem.values))


def _option_lists(finding: Finding) -> tuple[str, ...]:
    """Names of the option lists of the answers a finding is about: its params may be codes of these."""
    found = (field_at(path) for path in finding.about)
    return tuple(dict.fromkeys(field.options for field in found if field and field.options))


def _param(value: object, lists: tuple[str, ...], catalogue: Catalogue) -> str:
    """A param as people read it: codes by their label."""
    for options in lists:
        if any(code.code == value for code in CODES[options]):
            return catalogue.text(label_id(options, str(value)))
    return str(value)


def confirmation_text(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """What the user is asked to confirm, and about whom or what."""
    if finding.outcome is None:
        return finding.rule_id
    about = item_name(assessment, finding.item, catalogue)
    ask = marked(ask_of(assessment, finding.outcome.rule.confirm, catalogue), finding.outcome.rule, catalogue)
    return catalogue.text("outline.of_item", item=about, label=ask) if about else ask


def excluded_texts(
    assessment: Assessment, view: FieldView, option: OptionView, catalogue: Catalogue, *, with_values: bool
) -> tuple[str, ...]:
    """Why an option cannot be chosen here: what each rule says that leaves it out; nothing where it can."""
    applying = [finding for finding in view.findings if finding.rule_id in option.excluded_by]
    said = [finding_text(assessment, finding, catalogue, with_values=with_values) for finding in applying]
    return tuple(dict.fromkeys(said))


def why_text(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """Why a field is asked, as it holds for this entity and this kind of certificate."""
    return _fitting(assessment, view, view.placed.field.why_id, catalogue)


def example_text(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """An example answer that this entity could give, of the kind of certificate that was chosen."""
    return _fitting(assessment, view, view.placed.field.example_id, catalogue)


def _fitting(assessment: Assessment, view: FieldView, message_id: str, catalogue: Catalogue) -> str:
    """The message of the code that decides the format, or for a person as entity, if there is one."""
    answers, field = assessment.answers, view.placed.field
    place = (view.placed.path or view.key).rpartition(".")[0]
    deciding = answers.answer(f"{place}.{field.format_by}").raw if field.format_by else None
    nature = answers.read("entity.nature").value
    for variant in (deciding, nature):
        if isinstance(variant, str) and catalogue.has(f"{message_id}.{variant}"):
            return catalogue.text(f"{message_id}.{variant}")
    return catalogue.text(message_id)


_MISSING = {"text": "write", "date": "write", "lines": "write", "region": "write", "yes_no": "answer"}
"""What is done about an open field, by its kind."""


def missing_text(view: FieldView, catalogue: Catalogue) -> str:
    """What to do about a field that is still open: an optional one may be left empty, but on purpose."""
    if view.need == "optional":
        return catalogue.text("outline.missing.optional", label=full_label(view, catalogue))
    kind = _MISSING.get(view.placed.field.kind, "choose")
    return catalogue.text(f"outline.missing.{kind}", label=full_label(view, catalogue))


def cause_text(
    assessment: Assessment,
    cause: Cause,
    catalogue: Catalogue,
    *,
    with_values: bool,
    with_item: bool = False,
) -> str:
    """An answer something rests on: label and state, or label and value; with its item where asked."""
    label = (answer_label if with_item else label_of)(assessment, cause.path, catalogue)
    shown = answer_in_words(assessment.answers, cause.path, catalogue) if with_values else ""
    if shown and cause.state in (State.VALUE, State.MALFORMED):
        return catalogue.text("outline.cause.value", label=label, value=shown)
    return catalogue.text(
        "outline.cause.state", label=label, state=catalogue.text(f"outline.state.{cause.state}")
    )


def severity_text(finding: Finding, catalogue: Catalogue) -> str:
    """How serious a finding is, in a word; of the answer to a question, that it is one."""
    return catalogue.text(f"outline.severity.{'result' if finding.is_result else finding.severity}")
