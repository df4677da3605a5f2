"""What the rules say where the user is: in the panel, in full, and a line that one of them proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screens.base import say
from screens.widgets.panel import Panel

if TYPE_CHECKING:
    from textual.timer import Timer

    from icp_wizard.assessment import FieldView, Finding
    from screens.wizard import WizardScreen

CALM = 0.15
"""Seconds the panel waits, so that it does not flicker along with the focus."""


class Advising:
    """The word of the rules at the field in focus."""

    def __init__(self, wizard: WizardScreen) -> None:
        self._wizard = wizard
        self._timer: Timer | None = None

    def show(self) -> None:
        """In the panel, now."""
        panel = self._wizard.query_one(Panel)
        wizard = self._wizard
        before = wizard.session.before
        panel.show(wizard.assessment, self._view_in_focus(), self._findings_in_focus(), before)

    def show_soon(self) -> None:
        """In the panel, once the focus rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._wizard.set_timer(CALM, self.show)

    def explain(self) -> None:
        """In full, in a dialog that leads to the answers."""
        from screens.explain import Explain

        page = self._wizard.page
        material = page.material_in_focus() if page else None
        view, here = self._view_in_focus(), self._findings_in_focus()
        before = self._wizard.session.before
        dialog = Explain(self._wizard.assessment, view, here, material, before)
        self._wizard.app.push_screen(dialog, self._go_to)

    def draft_rule(self) -> None:
        """A rule of one's own, begun with what is said here."""
        from screens.drafting.opening import ask_rule

        ask_rule(self._wizard, self._view_in_focus(), self._findings_in_focus())

    async def _go_to(self, key: str | None) -> None:
        if not key:
            return
        wizard = self._wizard
        step = wizard.assessment.step_of(key) or "materials"
        if step == wizard.step and wizard.page is not None:
            wizard.page.focus_on(key)
        else:
            await wizard.show_step(step, key)

    async def take_suggestion(self) -> None:
        """Put the line a rule proposes into the field; in a remark, behind what stands there."""
        view = self._view_in_focus()
        if view is None:
            return
        session, suggested = self._wizard.session, self._wizard.assessment.suggestion_for(view)
        value: Any = session.value(view.key)
        if suggested and suggested.applied_to(value) != value:
            session.answer(view.key, suggested.applied_to(value))
            await self._wizard.show_step(self._wizard.step, view.key)
        else:
            self._wizard.app.clear_notifications()
            self._wizard.notify(say(self._wizard, "suggestion.none"), markup=False)

    def _view_in_focus(self) -> FieldView | None:
        """The field in focus as it is now."""
        page = self._wizard.page
        view = page.field_in_focus() if page else None
        return self._wizard.assessment.by_key.get(view.key) if view else None

    def _findings_in_focus(self) -> tuple[Finding, ...]:
        page = self._wizard.page
        return page.findings_in_focus() if page else ()
