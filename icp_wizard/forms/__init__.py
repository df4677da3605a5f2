"""The papers: what the applicant prints, signs and copies from, as PDF bytes.

Pure: plain values in, bytes out, no clock, no file but our own fonts. Nothing here decides whether a paper is
needed or whether an answer is right. Start with `model.py`, then `f02_service_principal_letter.py`.
"""

from __future__ import annotations

from icp_wizard.forms.checklist import render_checklist
from icp_wizard.forms.errors import FormProblem, UnknownForm, UnusableFont, ValueMissing
from icp_wizard.forms.filing_sheet import render_filing_sheet
from icp_wizard.forms.model import (
    ChecklistGroup,
    ChecklistItem,
    Form,
    PaperMeta,
    Reason,
    Remark,
    Rendered,
    SheetPage,
    SheetRow,
    Unprintable,
)
from icp_wizard.forms.register import FORMS, needed_values, render_form

__all__ = [
    "FORMS",
    "ChecklistGroup",
    "ChecklistItem",
    "Form",
    "FormProblem",
    "PaperMeta",
    "Reason",
    "Remark",
    "Rendered",
    "SheetPage",
    "SheetRow",
    "UnknownForm",
    "Unprintable",
    "UnusableFont",
    "ValueMissing",
    "needed_values",
    "render_checklist",
    "render_filing_sheet",
    "render_form",
]
