"""Whether the open draft is saved: the line on top, the banner while it cannot be, and trying again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from screens.base import literal, put, say, words

if TYPE_CHECKING:
    from textual.timer import Timer

    from screens.wizard import WizardScreen

RETRY = 2.0
"""Seconds between attempts to save what the disk has refused."""


class Saved(Message):
    """The disk holds more than before, or has refused something."""


class Saving:
    """What the wizard shows of saving."""

    def __init__(self, wizard: WizardScreen) -> None:
        self._wizard = wizard
        self._session = wizard.session
        self._retry_timer: Timer | None = None
        self._session.on_saved = lambda: wizard.post_message(Saved())

    def show(self) -> None:
        """Title of the draft and whether it is saved; a banner while it cannot be."""
        wizard, envelope = self._wizard, self._session.draft.envelope
        title = envelope.title or say(wizard, "untitled")
        sample = say(wizard, "sample_mark") if envelope.is_sample else ""
        line = say(wizard, "top", state=self._state(), title=title, sample=sample)
        put(wizard.query_one("#top", Static), literal(line))
        problem = self._session.save_problem
        banner = wizard.query_one("#banner", Static)
        held = self._session.look.held
        banner.display = problem is not None or held is not None
        banner.set_class(problem is None, "-notice")
        if problem:
            put(banner, literal(say(wizard, "saved.banner", problem=problem.render(words(wizard)))))
        elif held:
            put(banner, literal(say(wizard, "rules_changed.banner", count=held.touched.total)))

    def _state(self) -> str:
        session = self._session
        if session.save_problem:
            return say(self._wizard, "saved.not")
        if session.unsaved:
            return say(self._wizard, "saved.going_on")
        if session.last_saved:
            time = session.last_saved.astimezone().strftime("%H:%M:%S")
            return say(self._wizard, "saved.at", time=time)
        return say(self._wizard, "saved.nothing_yet")

    def noted(self) -> None:
        """Something was saved or refused."""
        self.show()
        if self._session.save_problem and self._retry_timer is None:
            self._retry_timer = self._wizard.set_interval(RETRY, self._retry)

    def _retry(self) -> None:
        """While the disk refuses: try again by and by, and take the banner away once it is over."""
        if self._session.save_problem:
            self._session.retry_saving()
        elif self._retry_timer is not None and not self._session.unsaved:
            self._retry_timer.stop()
            self._retry_timer = None
        self.show()
