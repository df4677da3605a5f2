"""Invented drafts to try and to test with: every name, number, address and domain is fictitious.

Each is a draft in exchange form, marked as a sample and judged at a date of its own, so that it does not
age. Nothing but data and `sample_draft` lives here.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from icp_wizard.errors import Problem
from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

DEFAULT_SAMPLE = "gd-company"


def sample_names() -> tuple[str, ...]:
    """Names of the samples, in order."""
    found = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in found if name.endswith(".json")))


def sample_draft(name: str = DEFAULT_SAMPLE) -> Draft:
    """A sample by name. Raises Problem naming the samples there are."""
    if name not in sample_names():
        raise Problem("samples.unknown", names=sample_names())
    return parse_draft(json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")))
