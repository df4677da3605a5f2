"""Keys, clicks and pastes one after the other: none is looked at before the one before it is done with.

Textual hands a key to whatever has the focus when it arrives, while what the key before it does may still be
under way: text typed quickly behind a Tab went into the field that was left, and Backspace overtook letters.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from screens.widgets.inputs import is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

QUIET_ROUNDS = 2
"""After so many rounds in which nobody had a message waiting, all is done: what was posted while one round
passed is seen by the next."""
MOST_ROUNDS = 100
"""Rounds after which somebody only chatters, as a progress bar does, and nobody is waited for."""
LONGEST = 10.0
"""Seconds after which somebody is stuck, and a key is handed on all the same: the keyboard never dies."""


class Keyboard:
    """The line in which everything waits that the user does."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._handed_on: deque[events.Event] = deque()
        self._text_goes_to: Input | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits."""
        return self._task is None

    async def idle(self) -> None:
        """Until nothing waits any more."""
        if self._task is not None:
            await self._task

    def holds_back(self, event: events.Event) -> bool:
        """Whether an event that has come to the application has to wait; it comes again in its turn."""
        if event.is_forwarded or not isinstance(event, events.InputEvent | events.Paste):
            return False
        if self._handed_on and event is self._handed_on[0]:
            self._handed_on.popleft()
            return False
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._hand_on())
        return True

    async def _hand_on(self) -> None:
        try:
            while self._waiting and await self._is_turn_of(self._waiting[0]):
                event = self._waiting.popleft()
                self._handed_on.append(event)
                self._app.post_message(event)
        finally:
            self._task = None

    async def _is_turn_of(self, event: events.Event) -> bool:
        """Wait for an event's turn; it has none where the application ended meanwhile.

        Text behind text keeps its order by itself; all else waits.
        """
        if self._takes_text(event) is None or self._takes_text(event) is not self._text_goes_to:
            await self._rest()
        self._text_goes_to = self._takes_text(event)
        return bool(self._app.screen_stack)

    def _takes_text(self, event: events.Event) -> Input | None:
        """Where an event writes a character, if it does."""
        focused = self._app.focused if self._app.screen_stack else None
        return focused if isinstance(focused, Input) and is_text(event) else None

    async def _rest(self) -> None:
        """Until everything that has been set off is done."""
        quiet = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                for _ in range(MOST_ROUNDS):
                    if quiet == QUIET_ROUNDS or not self._app.screen_stack:
                        return
                    was_quiet = self._nobody_waits()
                    for node in self._way_of_a_key():
                        await _reached(node)
                    quiet = quiet + 1 if was_quiet and self._nobody_waits() else 0

    def _way_of_a_key(self) -> Iterator[DOMNode]:
        """From the application to the focus, and from there up again to it."""
        yield self._app
        yield from list((self._app.focused or self._app.screen).ancestors_with_self)

    def _nobody_waits(self) -> bool:
        return all(node._message_queue.empty() for node in self._everybody() if node.is_running)

    def _everybody(self) -> Iterator[MessagePump]:
        yield self._app
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)


async def _reached(node: MessagePump) -> None:
    """Until a node has handled all that stood before this in its queue; one that is ending takes no more."""
    reached = asyncio.Event()
    if node.is_running and node.call_later(reached.set):
        await reached.wait()
    else:
        await asyncio.sleep(0)
