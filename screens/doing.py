"""What to do in the console, one step after another; where an order is a few clicks, this is all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.doing import things_to_know
from icp_wizard.assessment.silence import gap_texts
from icp_wizard.assessment.texts import cause_text
from screens.base import literal, put, say, words
from screens.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from icp_wizard.assessment import Finding


class DoingPage(Page, can_focus=True):
    """What it comes to and why, the steps, what is still in the way. Nothing is answered: its keys scroll."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", classes="intro")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show()

    async def refresh_from(self) -> None:
        """The steps as they are now."""
        self._show()

    def focus_on(self, key: str) -> None:
        """The page itself."""
        self.put_focus(self)

    def action_onward(self) -> None:
        """Further down."""
        self.scroll_down(animate=False, immediate=True)

    def action_backward(self) -> None:
        """Further up."""
        self.scroll_up(animate=False, immediate=True)

    def findings_in_focus(self) -> tuple[Finding, ...]:
        """What F3 explains here."""
        if dead_ends := self._dead_ends():
            return dead_ends
        decided = self._decided()
        known = things_to_know(self.assessment)
        return (*((decided,) if decided else ()), *known, *self.assessment.to_do)

    def _decided(self) -> Finding | None:
        return self.assessment.finding_by_key.get(self.assessment.route.decided_by)

    def _dead_ends(self) -> tuple[Finding, ...]:
        return tuple(self.assessment.finding_by_key[key] for key in self.assessment.route.dead_ends)

    def _show(self) -> None:
        put(self.query_one(".intro", Static), Content("\n").join(self._parts()))

    def _parts(self) -> Iterator[Content]:
        catalogue, assessment = words(self), self.assessment
        order = catalogue.text(f"outline.order.{assessment.route.order_type or 'unknown'}")
        yield literal(say(self, "doing.title", order=order), "bold $accent")
        if decided := self._decided():
            yield from (Content(""), *self._with_source(self.said(decided), decided), *self._because())
        if dead_ends := self._dead_ends():  # the steps are of an order that cannot be made this way
            yield from self._stopped(dead_ends)
            return
        if not assessment.readiness.is_enterable:
            yield from (Content(""), literal(say(self, "doing.not_yet"), "bold $text-warning"))
        if known := things_to_know(assessment):
            yield from (Content(""), literal(say(self, "doing.known"), "bold"))
        for finding in known:
            yield from self._with_source(self.said(finding), finding)
        if assessment.to_do:
            yield from (Content(""), literal(say(self, "doing.steps"), "bold"))
        for number, finding in enumerate(assessment.to_do, 1):
            yield from self._with_source(f"{number}. {self.said(finding)}", finding)
        if gaps := gap_texts(assessment, catalogue):
            yield from (Content(""), literal(say(self, "explain.gaps"), "bold"))
            yield from (literal(gap) for gap in gaps)
        yield from (Content(""), literal(say(self, "doing.more"), "dim"))

    def _stopped(self, dead_ends: tuple[Finding, ...]) -> Iterator[Content]:
        """Why it cannot be done this way, in place of the steps."""
        yield from (Content(""), literal(say(self, "blocked.title"), "bold $text-error"))
        for finding in dead_ends:
            yield from self._with_source(self.said(finding), finding)
        yield from (Content(""), literal(say(self, "doing.stopped")))

    def _with_source(self, text: str, finding: Finding) -> Iterator[Content]:
        """What a rule says, and below it whose word it is."""
        yield literal(text)
        if finding.outcome is not None:
            source = authority_lines(self.assessment, finding.outcome.rule, words(self))[0]
            yield literal(say(self, "about.source") + source, "dim")

    def _because(self) -> Iterator[Content]:
        """The answers that decide which order it is."""
        if not self.is_masked:
            causes = self.assessment.route.causes
            said = [cause_text(self.assessment, cause, words(self), with_values=True) for cause in causes]
            yield literal(say(self, "order_because", causes=say(self, "between").join(said)), "dim")
