"""Driving the interface by keys, and reading what it shows."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from icp_wizard.filing.ids import counting_id
from icp_wizard.session.desk import Desk
from icp_wizard.session.rulebooks import Rulebooks
from icp_wizard.store.store import Store

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual import events
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.widget import Widget

from screens.app import WizardApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.dom import DOMNode
    from textual.pilot import Pilot
    from textual.screen import Screen

    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.session import Session
    from screens.wizard import WizardScreen

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 4, 3, 7, tzinfo=UTC)
RULEBOOKS = Rulebooks()
"""Read once for all tests: they do not change."""
MOVING_KEYS = ("tab", "shift+tab", "enter", "left", "home", "end", "up", "down")
KEYS = (*MOVING_KEYS, "space", "backspace", "ctrl+z", "f6", "f8")
"""What `rush` presses rather than writes."""


def a_desk(folder: Path, language: str = "zh_CN", **settings: bool) -> Desk:
    """A desk over a store in a folder of its own."""
    store = Store.open(folder / "data")
    desk = Desk(store, RULEBOOKS, TODAY, lambda: NOW, counting_id, language, out=folder)
    desk.is_plain = settings.get("is_plain", False)
    return desk


@asynccontextmanager
async def running(
    desk: Desk,
    draft: str | None = None,
    size: tuple[int, int] = (80, 24),
    catalogue: Callable[[str], Catalogue] | None = None,
) -> AsyncIterator[Driver]:
    """The application, running."""
    app = WizardApp(desk, draft, catalogue) if catalogue else WizardApp(desk, draft)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    if app.wizard is not None:
        app.wizard.session.close()
    desk.store.close()


class Driver:
    """The keyboard and the eyes of a user."""

    def __init__(self, app: WizardApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until their consequences are there."""
        for number, key in enumerate(keys):
            if number:
                await self._take()
            self._send(key, None if len(key) > 1 else key)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type a text, faster than the pilot would: its keys arrive as those of a fast typist."""
        for character in text:
            self._send(_character_to_key(character), character)
        await self.settle()

    async def rush(self, *inputs: str | events.Paste) -> None:
        """Keys, texts and pastes without a pause between them; a text is what no key is called."""
        for entry in inputs:
            if isinstance(entry, events.Paste):
                self._send_event(entry)
            elif entry in KEYS:
                self._send(entry, None)
            else:
                for character in entry:
                    self._send(_character_to_key(character), character)
        await self.settle()

    def _send(self, name: str, character: str | None) -> None:
        self._send_event(events.Key(name, character))

    def _send_event(self, event: events.Event) -> None:
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def settle(self) -> None:
        """Until nobody has a message left to handle and all is laid out."""
        await self._settle(is_laid_out=True)

    async def settle_messages(self) -> None:
        """Until nobody has a message left to handle, laid out or not: enough to go on typing."""
        await self._settle(is_laid_out=False)

    async def _take(self) -> None:
        """Until a key is taken and no message waits: between keys no widget is asked whether it is done.

        The pilot's way sends each of them a message: most of the time of a journey went into that.
        """
        for _ in range(100):
            await self.app.keyboard.idle()
            await asyncio.sleep(0)
            if self.app.keyboard.is_idle and self._is_quiet():
                return

    def _is_quiet(self) -> bool:
        nodes = [self.app, *(node for screen in self.app.screen_stack for node in _all_of(screen))]
        return all(node._message_queue.empty() for node in nodes if node.is_running)

    async def _settle(self, *, is_laid_out: bool) -> None:
        """Wait for messages, and where wanted for the layout, which takes its time.

        The pilot's own waiting watches the load of the processor instead, which others change too.
        """
        for _ in range(100):
            await self.app.keyboard.idle()
            await self.pilot._wait_for_screen()
            if is_laid_out:
                laid_out = asyncio.Event()
                self.app.screen.call_after_refresh(laid_out.set)
                with suppress(TimeoutError):  # a dialog that is just closing never gets there
                    await asyncio.wait_for(laid_out.wait(), 0.3)
            if self._is_quiet() and self.app.keyboard.is_idle:
                return

    async def wait_until(self, holds: Callable[[], bool], seconds: float = 10) -> None:
        """For what a timer or a thread brings about."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "did not happen in time"
            await asyncio.sleep(0.02)
        await self.settle()

    async def go_to(self, step: str, key: str = "") -> None:
        """To a step and field, in the wizard's own turn."""
        self.wizard.call_later(self.wizard.show_step, step, key)
        await self.settle()

    @property
    def wizard(self) -> WizardScreen:
        """The open draft's screen."""
        assert self.app.wizard is not None
        return self.app.wizard

    @property
    def session(self) -> Session:
        """The open draft."""
        return self.wizard.session

    @property
    def field(self) -> str:
        """Key of the field in focus."""
        return self.wizard.page.key_in_focus() if self.wizard.page else ""

    @property
    def shown(self) -> str:
        """All text on the top screen, widget by widget."""
        return "\n".join(
            text_of(widget) for widget in self.app.screen.walk_children(Widget) if widget.display
        )


class HastyDriver(Driver):
    """A user who waits for nothing."""

    async def settle(self) -> None:
        """No waiting; whoever needs the consequences asks the patient driver."""

    async def _take(self) -> None:
        """As above."""

    async def _settle(self, *, is_laid_out: bool) -> None:
        """As above."""


def _all_of(screen: Screen[object]) -> list[DOMNode]:
    return list(screen.walk_children(with_self=True))


def text_of(widget: Widget) -> str:
    """What a widget itself draws, borders and titles included; a line that was wrapped is joined again."""
    width, height = widget.outer_size
    if not width or not height or list(widget.children):
        return ""
    strips = widget.render_lines(Region(0, 0, width, height))
    return "".join(strip.text.rstrip() for strip in strips)
