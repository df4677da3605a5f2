"""Errors of pictures: each says what to do, none carries what is in a file.

PictureError
├── NotRead           the file was not read: missing, no file, too large, …
└── NotConverted      no JPEG was made of it, or it could not be written
"""

from __future__ import annotations

from icp_wizard.errors import Problem


class PictureError(Problem):
    """Base of what this package reports. `code` is the last part of the message id."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"pictures.problem.{code}", **values)
        self.code = code


class NotRead(PictureError):
    """The file is as it was, and nothing is known of its content."""


class NotConverted(PictureError):
    """Nothing was written; the file is as it was."""
