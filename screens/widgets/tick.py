"""A box to tick, with what it is about beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from screens.base import lines, literal, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Tick(Horizontal, can_focus=True):
    """Enter, Space or a click ticks it. The box has its own column: Chinese wraps as one long word."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "tick", show=False)]

    class Toggled(Message):
        """It was ticked or unticked."""

        def __init__(self, tick: Tick, is_ticked: bool) -> None:
            super().__init__()
            self.tick = tick
            self.is_ticked = is_ticked

    def __init__(self, entry: str) -> None:
        super().__init__(classes="tick")
        self.entry = entry
        self.is_ticked = False

    def compose(self) -> ComposeResult:
        """The box, then title and details."""
        yield Static("", classes="mark")
        yield Static("", classes="body")

    def show(self, title: str, details: Sequence[str], *, is_ticked: bool) -> None:
        """What it says, and whether it is ticked."""
        self.is_ticked = is_ticked
        put(self.query_one(".mark", Static), literal("[x]" if is_ticked else "[ ]", "bold"))
        rest = [literal(detail, "dim") for detail in details]
        put(self.query_one(".body", Static), lines(literal(title, "bold"), *rest))

    def action_tick(self) -> None:
        """Turn it over."""
        self.post_message(self.Toggled(self, not self.is_ticked))

    def on_click(self) -> None:
        """Turn it over."""
        self.action_tick()
