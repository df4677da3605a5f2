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
        more = len(mistakes) - 1
        message_id = "filing.error.malformed_more" if more else "filing.error.malformed"
        super().__init__(message_id, path=path or "/", kind=kind, more=more)
        self.mistakes = mistakes

    def render(self, catalogue: Catalogue) -> str:
        """The first mistake in words, and how many more there are."""
        what = catalogue.text(f"filing.kind.{self.values['kind']}", path=self.values["path"])
        return catalogue.text(self.message_id, what=what, more=self.values["more"])


class EditRefused(FilingError):
    """An edit that does not fit the draft it is applied to."""
