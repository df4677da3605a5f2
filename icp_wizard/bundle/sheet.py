"""The filing sheet: every console field in console order, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.bundle.order_sheet import order_pages
from icp_wizard.bundle.sheet_rows import row_of
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline.placements import NOT_ASKED, UPLOADED
from icp_wizard.forms.model import SheetPage, SheetRow

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.i18n import Catalogue

PAGES = ("type_check", "entity", "website", "upload")


def sheet_pages(assessment: Assessment, catalogue: Catalogue) -> tuple[SheetPage, ...]:
    """The pages of the console, of a new filing; of other orders what to do there, and with which values."""
    if assessment.to_do:
        return order_pages(assessment, catalogue)
    return tuple(
        _page(assessment, page, service, catalogue)
        for page in PAGES
        for service in (assessment.answers.items("wanted.services") if page == "website" else ("",))
    )


def _page(assessment: Assessment, page: str, service: str, catalogue: Catalogue) -> SheetPage:
    rows = [
        (view.placed.placement.order, row_of(assessment, view, catalogue))
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
