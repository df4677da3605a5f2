"""Something to press: Enter, Space or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from screens.base import literal

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.content import Content


class Press(Static, can_focus=True):
    """A button of one line; `name` says what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> Press:
            """The button."""
            return self.press

    def __init__(self, label: str, name: str) -> None:
        super().__init__(_framed(label), name=name, classes="press")

    def show(self, label: str) -> None:
        """Another label."""
        self.update(_framed(label))

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed(self))

    def on_click(self) -> None:
        """Say so."""
        self.action_press()


def _framed(label: str) -> Content:
    return literal(f"[ {label} ]")
