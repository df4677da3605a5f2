"""Errors meant for the user, and nothing else.

    Problem                  a message id and safe values; rendered by `render`, exit code 2
    ├── filing.errors …      malformed drafts, refused edits
    ├── store.errors …       drafts that cannot be read or written
    └── …                    one small tree a package

A Problem never carries what the user typed: only paths of fields, names of files as given on the command
line, counts and ids. `str(exc)` of foreign exceptions is never shown: pydantic and argparse echo input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue


class Problem(Exception):
    """Something the user can act on. `message_id` is looked up in the catalogues when it is shown."""

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.values = values

    def render(self, catalogue: Catalogue) -> str:
        """The message in the user's language, saying what to do."""
        shown = {name: _shown(value, catalogue) for name, value in self.values.items()}
        return catalogue.text(self.message_id, **shown)


def _shown(value: object, catalogue: Catalogue) -> object:
    return catalogue.listed(map(str, value)) if isinstance(value, tuple) else value
