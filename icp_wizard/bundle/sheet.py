"""The filing sheet's rows: every console field in console order, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.labels import full_label
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.remarks import remark_note
from icp_wizard.conditions import State
from icp_wizard.filing.display import answer_in_words, answer_to_enter
from icp_wizard.filing.outline.declared import NOT_ASKED, UPLOADED
from icp_wizard.forms.model import SheetPage, SheetRow
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FieldView
    from icp_wizard.i18n import Catalogue

PAGES = ("type_check", "entity", "website", "upload")


def sheet_pages(assessment: Assessment, catalogue: Catalogue) -> tuple[SheetPage, ...]:
    """The pages of the console; the website page once for each service."""
    pages = []
    for page in PAGES:
        services = assessment.answers.items("wanted.services") if page == "website" else ("",)
        pages += [_page(assessment, page, service, catalogue) for service in services]
    return tuple(pages)


def _page(assessment: Assessment, page: str, service: str, catalogue: Catalogue) -> SheetPage:
    rows = [
        (view.placed.placement.order, _row(assessment, view, catalogue))
        for view in assessment.fields
        if view.placed.placement.page == page and (not service or view.key.startswith(f"{service}."))
    ]
    rows += [(order, _left_out(name, catalogue)) for other, order, name in NOT_ASKED if other == page]
    title = catalogue.text(f"outline.page.{page}")
    name = answer_in_words(assessment.answers, f"{service}.name", catalogue) if service else ""
    return SheetPage(title, tuple(row for _, row in sorted(rows, key=_order)), name)


def _left_out(name: str, catalogue: Catalogue) -> SheetRow:
    label = catalogue.text(f"outline.not_asked.{name}")
    return SheetRow(label, is_not_asked=True, is_upload=name in UPLOADED)


def _order(pair: tuple[int, SheetRow]) -> int:
    return pair[0]


def _row(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> SheetRow:
    path = _entered(view)
    value = answer_in_words(assessment.answers, path, catalogue) if path else ""
    same = catalogue.text(f"outline.{view.placed.field.name}.same") if path != view.placed.path else ""
    notes = (same, remark_note(assessment, view, catalogue), *_format_notes(assessment, view, catalogue))
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
