"""Identifiers in filings: certificate numbers, phones, domain names, addresses, dates; one module a family.

Here lives what is sound in form, with the standard that says so; what a filing demands of it never does (see
`rules`). Start with `model.py` and `registry.py`; heavy libraries load only when a text needs them.
"""

from icp_wizard.identifiers.facts import (
    birth_date,
    number_category,
    number_province,
    origin,
    region_prefix,
    sex,
)
from icp_wizard.identifiers.model import Check, Format, IdentifierProblem
from icp_wizard.identifiers.registry import FORMATS, certificate_number_format, check

__all__ = [
    "FORMATS",
    "Check",
    "Format",
    "IdentifierProblem",
    "birth_date",
    "certificate_number_format",
    "check",
    "number_category",
    "number_province",
    "origin",
    "region_prefix",
    "sex",
]
