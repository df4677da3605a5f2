"""What to do in the console, one step after another; where an order is a few clicks, this is all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from icp_wizard.assessment.silence import gap_texts
from icp_wizard.assessment.texts import finding_text
from screens.base import lines, literal, put, say, words
from screens.explaining import grounds_in_words
from screens.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.assessment import Finding


class DoingPage(Page):
    """The steps of the order, what is still in the way, and whose word it is."""

    def compose(self) -> ComposeResult:
        """One text, with something to hold the focus: the page scrolls by keyboard."""
        yield Static("", classes="intro")

    def on_mount(self) -> None:
        """Everything as it is now; the page itself takes the keys, for nothing is answered here."""
        self.can_focus = True
        self._show()

    async def refresh_from(self) -> None:
        """The steps as they are now."""
        self._show()

    def focus_on(self, key: str) -> None:
        """The page itself."""
        self.can_focus = True
        self.put_focus(self)

    def findings_in_focus(self) -> tuple[Finding, ...]:
        """What F3 explains here."""
        decided = self.assessment.finding_by_key.get(self.assessment.route.decided_by)
        return (*((decided,) if decided else ()), *self.assessment.to_do)

    def _show(self) -> None:
        put(self.query_one(".intro", Static), self._steps())

    def _steps(self) -> Content:
        catalogue, assessment = words(self), self.assessment
        order = catalogue.text(f"outline.order.{assessment.route.order_type or 'unknown'}")
        parts = [literal(say(self, "doing.title", order=order), "bold"), Content("")]
        decided = assessment.finding_by_key.get(assessment.route.decided_by)
        if decided:
            parts += [literal(finding_text(assessment, decided, catalogue)), Content("")]
        if not assessment.readiness.is_enterable:
            parts += [literal(say(self, "doing.not_yet"), "bold $text-warning"), Content("")]
        for number, finding in enumerate(assessment.to_do, 1):
            said = finding_text(assessment, finding, catalogue)
            parts += [literal(f"{number}. {said}"), Content("")]
        for gap in gap_texts(assessment, catalogue):
            parts.append(literal(say(self, "doing.gap", gap=gap), "dim"))
        grounds = (
            grounds_in_words(assessment, finding, catalogue, is_masked=self.is_masked)
            for finding in self.findings_in_focus()
        )
        return lines(*parts, Content(""), Content("\n\n").join(grounds))
