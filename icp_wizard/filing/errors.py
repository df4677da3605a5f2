"""Errors of the filing package.

FilingError
├── MalformedDraft    the JSON has not the shape of a draft; carries paths and kinds of mistake, no values
└── EditRefused       an edit that would break the draft: unknown path, dangling reference, stale value
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue


class FilingError(Problem):
    """Base of what this package reports."""


class MalformedDraft(FilingError):
    """Not the shape of a draft. `mistakes` are (path, message id) pairs; values are never carried."""

    def __init__(self, mistakes: tuple[tuple[str, str], ...]) -> None:
        path, kind = mistakes[0]
        super().__init__("filing.error.malformed", path=path or "/", kind=kind, more=len(mistakes) - 1)
        self.mistakes = mistakes

    def render(self, catalogue: Catalogue) -> str:
        """The first mistake in words, and how many more there are."""
        kind = catalogue.text(f"filing.kind.{self.values['kind']}")
        return catalogue.text(self.message_id, **{**self.values, "kind": kind})


class EditRefused(FilingError):
    """An edit that does not fit the draft it is applied to."""
