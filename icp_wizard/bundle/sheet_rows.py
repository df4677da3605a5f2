"""A row of the filing sheet: a field with the value to enter, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.changing import filed_line
from icp_wizard.assessment.labels import full_label
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.remarks import remark_note
from icp_wizard.conditions import State
from icp_wizard.filing.display import answer_in_words, answer_to_enter
from icp_wizard.forms.model import SheetRow
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FieldView
    from icp_wizard.i18n import Catalogue


def row_of(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> SheetRow:
    """A field with the value to enter, and what is to be said of it."""
    path = _entered(view)
    value = answer_in_words(assessment.answers, path, catalogue) if path else ""
    same = catalogue.text(f"outline.{view.placed.field.name}.same") if path != view.placed.path else ""
    filed = filed_line(assessment, view, catalogue)
    notes = (
        filed,
        same,
        remark_note(assessment, view, catalogue),
        *_format_notes(assessment, view, catalogue),
    )
    note = "；".join(note for note in notes if note)
    return SheetRow(
        full_label(view, catalogue),
        value,
        note,
        is_missing=view.state is State.OPEN,
        is_wrong=view.state is State.MALFORMED,
        entered=answer_to_enter(assessment.answers, path, catalogue) if path else "",
        key=view.key,
    )


def _entered(view: FieldView) -> str | None:
    """Where the answer to enter is stored: some that are left empty mean the same as another."""
    path, other = view.placed.path, view.placed.field.blank_as
    return f"{path.rpartition('.')[0]}.{other}" if path and other and view.state is State.BLANK else path


def _format_notes(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> list[str]:
    """Where the value differs from what was typed, and the like."""
    said = (f for f in view.findings if f.problem and f.status is Status.ADVICE)
    return [finding_text(assessment, finding, catalogue, with_item=False) for finding in said]
