"""The filing sheet of an order that is no new filing: what to do, what changes, what is filed now."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.changing import dropped_line, is_change, is_changing, service_name
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.sheet_rows import row_of
from icp_wizard.conditions import State
from icp_wizard.filing.places import pattern_of
from icp_wizard.forms.model import SheetPage, SheetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.assessment import Assessment, FieldView
    from icp_wizard.i18n import Catalogue

_CONSULTED: Final = (
    *("record.number", "record.services.*.number", "record.services.*.name"),
    *("record.services.*.domains.*.name", "record.services.*.is_concerned", "intent.migration.*"),
)
"""What is compared with the console or chosen there, beside what the type check asks."""


def order_pages(assessment: Assessment, catalogue: Catalogue) -> tuple[SheetPage, ...]:
    """The steps, then what changes of the entity and of each service, then what to compare or choose."""
    in_console = [view for view in _asked(assessment) if view.placed.placement.page]
    changing = [view for view in in_console if is_changing(assessment, view)]
    of_entity = [view for view in changing if not view.key.startswith("wanted.services.")]
    rest = [view for view in _asked(assessment) if view not in changing and _is_compared(view)]
    pages = [
        _steps(assessment, catalogue),
        _page(assessment, "changing_entity", of_entity, catalogue),
        *(_of_service(assessment, service, changing, catalogue) for service in _services(assessment)),
        replace(_page(assessment, "filed_now", rest, catalogue), heads=("项目", "内容", "说明")),
    ]
    return tuple(page for page in pages if page.rows)


def _asked(assessment: Assessment) -> list[FieldView]:
    return [view for view in assessment.fields if not view.is_repeat]


def _services(assessment: Assessment) -> tuple[str, ...]:
    return assessment.answers.items("wanted.services") if is_change(assessment) else ()


def _is_compared(view: FieldView) -> bool:
    pattern = pattern_of(view.key)
    is_consulted = any(fnmatchcase(pattern, consulted) for consulted in _CONSULTED)
    return view.state is not State.BLANK and (is_consulted or view.placed.placement.page == "type_check")


def _steps(assessment: Assessment, catalogue: Catalogue) -> SheetPage:
    order = catalogue.text(f"outline.order.{assessment.route.order_type}")
    rows = tuple(
        SheetRow(
            catalogue.text("bundle.sheet.step", number=number),
            finding_text(assessment, finding, catalogue, with_item=False),
        )
        for number, finding in enumerate(assessment.to_do, 1)
    )
    return SheetPage(catalogue.text("bundle.sheet.steps"), rows, order, ("步骤", "做什么", "说明"))


def _page(assessment: Assessment, title: str, views: Sequence[FieldView], catalogue: Catalogue) -> SheetPage:
    rows = tuple(row_of(assessment, view, catalogue) for view in views)
    return SheetPage(catalogue.text(f"bundle.sheet.{title}"), rows)


def _of_service(
    assessment: Assessment, service: str, changing: Sequence[FieldView], catalogue: Catalogue
) -> SheetPage:
    own = [view for view in changing if view.key.startswith(f"{service}.")]
    page = _page(assessment, "changing_service", own, catalogue)
    dropped = dropped_line(assessment, service.rpartition(".")[2], catalogue)
    removed = (SheetRow(catalogue.text("bundle.sheet.dropped"), dropped),) if dropped else ()
    name = service_name(assessment, service, catalogue)
    return SheetPage(page.title, (*page.rows, *removed), name)
