"""A control that shows the present choice on one line and opens the options in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from screens.base import HERE, literal, say

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.content import Content


class Chooser(Widget, can_focus=True):
    """Enter or Space opens the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", show=False)]
    DEFAULT_CSS = """
    Chooser { height: auto; }
    """

    class Opened(Message):
        """The user wants to see the options."""

        def __init__(self, chooser: Chooser) -> None:
            super().__init__()
            self.chooser = chooser

        @property
        def control(self) -> Chooser:
            """The control."""
            return self.chooser

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.shown = shown

    def show(self, shown: str) -> None:
        """Show another choice."""
        if shown != self.shown:
            self.shown = shown
            self.refresh(layout=True)

    def render(self) -> Content:
        """The choice, or that there is none yet, and a mark that it opens."""
        style = HERE if self.has_focus else "" if self.shown else "dim"
        return literal(f"{self.shown or say(self, 'choose')}  [v]", style)

    def on_focus(self) -> None:
        """It shows that the user is here."""
        self.refresh()

    def on_blur(self) -> None:
        """As above."""
        self.refresh()

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Opened(self))

    def on_click(self) -> None:
        """Ask for the list."""
        self.action_open()
