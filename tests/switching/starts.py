"""Drafts in which much is answered already: the samples, and what scenarios start from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from icp_wizard.samples import sample_draft, sample_names
from tests.scenarios.runner import FOLDER, draft_of

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

STARTS: Final = (*sample_names(), *(f"base/{path.stem}" for path in sorted((FOLDER / "base").glob("*.yaml"))))
"""Names of all of them."""


@cache
def started(name: str) -> Draft:
    """The draft of a name."""
    return draft_of({"extends": name}, name) if "/" in name else sample_draft(name)
