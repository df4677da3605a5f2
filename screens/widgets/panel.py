"""The panel beside the form: the field in focus, then the whole draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.base import words
from screens.explaining import draft_in_words, field_in_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.assessment import Assessment, FieldView


class Panel(VerticalScroll, can_focus=False):
    """Shown on wide terminals only; the same stands behind F3 everywhere."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="panel-text")

    def show(self, assessment: Assessment, view: FieldView | None) -> None:
        """Show the field, if any, and the draft."""
        if not self.display:
            return
        catalogue = words(self)
        about_draft = draft_in_words(assessment, catalogue)
        about_field = [field_in_words(assessment, view, catalogue), Content("")] if view else []
        self.query_one("#panel-text", Static).update(Content("\n").join([*about_field, about_draft]))
