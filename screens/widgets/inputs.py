"""One-line text entry that takes a paste of many lines and strips nothing the user meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from icp_wizard.text import clean

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class CleanInput(Input):
    """An Input that cleans what is pasted instead of cutting it at the first line end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "home", show=False),
        Binding("ctrl+e", "end", show=False),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """All lines, as one; Textual itself would keep the first alone."""
        event.stop().prevent_default()
        self.replace(clean(event.text.strip("\r\n")), *self.selection)
