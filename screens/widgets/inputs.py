"""One-line text entry that takes a paste of many lines and strips nothing the user meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from icp_wizard.text import clean
from screens.base import say

if TYPE_CHECKING:
    from textual.binding import BindingType


def is_text(event: events.Event) -> bool:
    """Whether an event is a key that writes a character."""
    character = event.character if isinstance(event, events.Key) else None
    return character is not None and clean(character) == character


class CleanInput(Input):
    """An Input that cleans what is pasted instead of cutting it at the first line end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "home", show=False),
        Binding("ctrl+e", "end", show=False),
    ]

    def on_key(self, event: events.Key) -> None:
        """Full-width spaces, joiners, rare characters: unprintable to Python, and dropped by Textual."""
        if event.character and is_text(event) and not event.is_printable:
            event.stop()
            self.replace(event.character, *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """All lines, as one; Textual itself would keep the first alone."""
        event.stop().prevent_default()
        if text := clean(event.text.strip("\r\n")):
            self.replace(text, *self.selection)

    def restricted(self) -> None:
        """Too long: said in words, because nothing of it was taken."""
        self.app.clear_notifications()
        self.notify(say(self, "too_long", count=self.max_length), severity="warning", markup=False)
