"""Pasting a block of text: the button that asks for it, and the place it goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.widgets import TextArea

from icp_wizard.text import clean
from screens.base import say
from screens.widgets.inputs import is_text
from screens.widgets.press import Press

if TYPE_CHECKING:
    from textual import events

LONGEST: Final = 50_000
"""Characters of a paste that are shown; more is refused anyway."""


class PasteRecord(Press):
    """Paste what the public look-up says of the filing."""

    class Wanted(Message):
        """The user wants to."""

    entry = "paste"

    def __init__(self) -> None:
        super().__init__("", "paste")

    def on_mount(self) -> None:
        """What it does."""
        self.show(say(self, "paste.button"))

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Wanted())


class CleanArea(TextArea):
    """Several lines of text; of what is pasted lines and tabs stay, what acts on a terminal does not."""

    def on_key(self, event: events.Key) -> None:
        """Full-width spaces and rare characters: unprintable to Python, and dropped by Textual."""
        if event.character and is_text(event) and not event.is_printable:
            event.stop()
            self.insert(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Line by line and cell by cell."""
        event.stop().prevent_default()
        lines = event.text[:LONGEST].splitlines()
        text = "\n".join("\t".join(map(clean, line.split("\t"))) for line in lines)
        done = self.replace(text, *self.selection)
        self.move_cursor(done.end_location)
