"""A terminal too small for the pages: a notice over everything, taken off when there is room again.

A widget of each open screen and no screen of its own: what is going on beneath may open and close screens
meanwhile, and finds them where it left them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.widgets import Static

from screens.base import literal, say

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Event
    from textual.geometry import Size
    from textual.screen import Screen

LEAST_WIDTH: Final = 60
LEAST_HEIGHT: Final = 18
_WAY_OUT: Final = ("f10", "ctrl+q")


class TooSmall(Static):
    """What the terminal lacks."""


def is_too_small(size: Size) -> bool:
    """Whether nothing of ours can be used in so little room."""
    return size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT


def cover(screen: Screen[Any], size: Size) -> None:
    """Put the notice over a screen of this size, or take it off; what was in focus stays so."""
    covers = screen.query_children(TooSmall)
    screen.set_class(is_too_small(size), "-covered")
    if not is_too_small(size):
        covers.remove()
        return
    text = say(
        screen, "too_small", width=size.width, height=size.height, least=f"{LEAST_WIDTH}×{LEAST_HEIGHT}"
    )
    if covers:
        covers.first().update(literal(text))
    else:
        screen.mount(TooSmall(literal(text)))


def is_blind(app: App[int], event: Event) -> bool:
    """Whether somebody types or clicks at what is covered; they can only leave."""
    is_input = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
    is_way_out = isinstance(event, events.Key) and event.key in _WAY_OUT
    return is_input and not is_way_out and is_too_small(app.size)
