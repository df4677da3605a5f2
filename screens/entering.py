"""Text being typed, until it is an answer: after a pause, on leaving the field, or when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.field import FieldBox, box_around

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from screens.wizard import WizardScreen

QUIET = 0.5
"""Seconds without a key after which typed text is an answer."""


class Entering:
    """The field that is being typed in."""

    def __init__(self, wizard: WizardScreen) -> None:
        self._wizard = wizard
        self._box: FieldBox | None = None
        self._timer: Timer | None = None

    def typed_in(self, control: Widget) -> None:
        """Another character stands in a control, or one less."""
        box = box_around(control)
        if box is None or not box.is_ahead:  # a control that is new reports what it was made with
            return
        if self._box is not None and self._box is not box:
            self.accept()
        self._box = box
        self._stop_timer()
        self._timer = self._wizard.set_timer(QUIET, self._pause)

    async def _pause(self) -> None:
        if self.accept():
            await self._wizard.changed()

    def accept(self) -> bool:
        """Take what stands in the field being typed in as its answer. Whether anything changed.

        The field in focus may be ahead of what has been reported: last keys are lost to nobody.
        """
        boxes = [box for box in dict.fromkeys((self._box, self._box_ahead())) if box and box.is_attached]
        self._box = None
        self._stop_timer()
        changed = [self._wizard.session.answer(box.key, box.typed_answer()) for box in boxes]
        return any(changed)

    def left(self, box: FieldBox) -> None:
        """A field has been left: its text is an answer, and the field shows the answer."""
        if box is self._box:
            self.accept()
        self._wizard.session.leave_field()
        box.show_answer()

    def _box_ahead(self) -> FieldBox | None:
        """The field in focus where its last keys are still on their way to the screen."""
        box = next((b for b in self._wizard.query(FieldBox) if b.has_focus_within), None)
        return box if box is not None and box.is_ahead else None

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
