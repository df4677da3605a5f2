"""The panel beside the form: the field in focus, then the whole draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from icp_wizard.explaining.last_change import change_line
from screens.base import literal, put, shell, words
from screens.explaining import draft_in_words, field_in_words, finding_in_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.assessment import Assessment, FieldView, Finding


class Panel(VerticalScroll, can_focus=False):
    """Shown on wide terminals only; the same stands behind F3 everywhere."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", id="panel-text")

    def show(
        self,
        assessment: Assessment,
        view: FieldView | None,
        findings: tuple[Finding, ...],
        before: Assessment | None = None,
    ) -> None:
        """Show the field, or else the findings of the place, what the last change did, and the draft."""
        if not self.display:
            return
        catalogue = words(self)
        about_draft = draft_in_words(assessment, catalogue)
        is_masked = shell(self).is_masked
        parts = [field_in_words(assessment, view, catalogue, is_masked=is_masked)] if view else []
        parts += [finding_in_words(assessment, f, catalogue, is_masked=is_masked) for f in findings]
        if before is not None:
            parts.append(literal(change_line(before, assessment, catalogue), "dim"))
        spaced = Content("\n\n").join([*parts, about_draft])
        put(self.query_one("#panel-text", Static), spaced)
