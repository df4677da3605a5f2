"""A box to tick, with what it is about under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens.base import literal, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType


class Tick(Static, can_focus=True):
    """Enter, Space or a click ticks it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "tick", show=False)]

    class Toggled(Message):
        """It was ticked or unticked."""

        def __init__(self, tick: Tick, is_ticked: bool) -> None:
            super().__init__()
            self.tick = tick
            self.is_ticked = is_ticked

    def __init__(self, entry: str) -> None:
        super().__init__("", classes="tick")
        self.entry = entry
        self.is_ticked = False

    def show(self, title: str, details: Sequence[str], *, is_ticked: bool) -> None:
        """What it says, and whether it is ticked."""
        self.is_ticked = is_ticked
        mark = "[x] " if is_ticked else "[ ] "
        rest = [literal(f"    {detail}", "dim") for detail in details]
        put(self, Content("\n").join([literal(mark + title, "bold"), *rest]))

    def action_tick(self) -> None:
        """Turn it over."""
        self.post_message(self.Toggled(self, not self.is_ticked))

    def on_click(self) -> None:
        """Turn it over."""
        self.action_tick()
