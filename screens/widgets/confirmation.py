"""Something no program can see from here, to be confirmed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from screens.base import put, say
from screens.widgets.choices import NO, YES, Choice
from screens.widgets.messages import Onward
from screens.widgets.radio import Radio

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content


class Confirmation(Vertical):
    """Something no program can see from here: yes or no."""

    def __init__(self, key: str) -> None:
        super().__init__(classes="field")
        self.key = key
        self.entry = f"confirm {key}"

    def compose(self) -> ComposeResult:
        """The statement, then the answers."""
        yield Static("", classes="head")
        choices = (Choice(YES, say(self, "confirm.yes")), Choice(NO, say(self, "confirm.no")))
        yield Radio(choices, None)

    def show(self, head: Content, answer: object) -> None:
        """The statement and the answer as they are now."""
        put(self.query_one(".head", Static), head)
        radio = self.query_one(Radio)
        chosen = {True: YES, False: NO}.get(answer) if isinstance(answer, bool) else None
        radio.show(radio.choices, chosen)

    @on(Radio.Chosen)
    def _choose(self, event: Radio.Chosen) -> None:
        event.stop()
        self.post_message(Confirmed(self.key, event.code == YES))
        if event.goes_on:
            self.post_message(Onward())


class Confirmed(Message):
    """A confirmation was answered."""

    def __init__(self, key: str, value: bool) -> None:
        super().__init__()
        self.key = key
        self.value = value
