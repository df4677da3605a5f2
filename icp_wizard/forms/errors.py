"""Errors of the papers.

FormProblem
├── UnknownForm       no form of that number
├── ValueMissing      an answer the form prints is not there; carries its path
└── UnusableFont      a font of the user's own that cannot be used; carries why and the file's name
"""

from __future__ import annotations

from icp_wizard.errors import Problem


class FormProblem(Problem):
    """Base of what this package reports. Paths and numbers only, never a value."""


class UnknownForm(FormProblem):
    """Asked for a form this version does not make."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__("forms.error.unknown_form", known=", ".join(known))


class ValueMissing(FormProblem):
    """The paper is not marked incomplete, yet an answer is missing."""

    def __init__(self, form_id: str, path: str) -> None:
        super().__init__("forms.error.value_missing", form=form_id, path=path)


class UnusableFont(FormProblem):
    """A font of the user's own that cannot be read or embedded."""

    def __init__(self, reason: str, file: str, **values: object) -> None:
        super().__init__(f"forms.font.{reason}", file=file, **values)
