"""All forms by their number, and the one way to render one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from icp_wizard.forms import (
    f01_both_roles_letter,
    f02_service_principal_letter,
    f03_entity_principal_letter,
    f09_site_plan,
    f10_no_pre_approval_letter,
    f22_rename_letter,
    f24_cancellation,
    f28_sole_trader_statement,
    f35_commitment,
    filling_drafts,
)
from icp_wizard.forms.errors import UnknownForm, ValueMissing
from icp_wizard.forms.items import is_of_an_item, path_of
from icp_wizard.forms.painter import paint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import Form, PaperMeta, Rendered

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.form_id: form
        for form in (
            f01_both_roles_letter.FORM,
            f02_service_principal_letter.FORM,
            f03_entity_principal_letter.FORM,
            *filling_drafts.FORMS,
            *f09_site_plan.FORMS,
            f10_no_pre_approval_letter.FORM,
            f22_rename_letter.FORM,
            *f24_cancellation.FORMS,
            f28_sole_trader_statement.FORM,
            *f35_commitment.FORMS,
        )
    }
)
# Stands where an answer is missing, on papers that are marked incomplete anyway.
TO_FILL_IN = "（待填）"


def render_form(form_id: str, values: Mapping[str, str], meta: PaperMeta) -> Rendered:
    """The form as PDF. Values of other paths are not looked at; errors: see `errors.py`."""
    return paint(form_pages(form_id, values, meta), meta)


def form_pages(form_id: str, values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """The form laid out, to be painted alone or together with others."""
    form = form_of(form_id)
    return form.lay_out(needed_values(form, values, meta), meta)


def form_of(form_id: str) -> Form:
    """The form of that number. Raises UnknownForm, which names those there are."""
    if form_id not in FORMS:
        raise UnknownForm(tuple(FORMS))
    return FORMS[form_id]


def needed_values(form: Form, values: Mapping[str, str], meta: PaperMeta) -> dict[str, str]:
    """Exactly the values the form prints, of single items too; a gap is marked on an incomplete paper.

    On any other it is refused.
    """
    of_items = [key for key in values if is_of_an_item(key) and path_of(key) in form.needs]
    found = {key: values.get(key, "").strip() for key in (*sorted(form.needs), *of_items)}
    gaps = [path for path, value in found.items() if not value]
    if gaps and not meta.is_incomplete:
        raise ValueMissing(form.form_id, gaps[0])
    also = {key: value.strip() for key, value in values.items() if path_of(key) in form.also}
    return found | also | dict.fromkeys(gaps, TO_FILL_IN)
