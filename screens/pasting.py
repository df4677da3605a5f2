"""Pastes as the terminal sends them, whole.

Textual 8.2.8 reads escape sequences inside a paste as well: of a paste with an ESC in it, up to 32 characters
came as keys before the rest, line ends as Enter, so that one text was spread over several fields.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from textual.driver import Driver
    from textual.message import Message

PARSER = "XTermParser"
"""What the modules of Textual's drivers call the parser they make."""


def take_pastes_whole(driver: type[Driver]) -> None:
    """Let a driver of Textual read what comes from the terminal with the parser below."""
    module = sys.modules[driver.__module__]
    if hasattr(module, PARSER):
        setattr(module, PARSER, PasteParser)


class PasteParser(XTermParser):
    """Reads nothing between the two marks of a paste; what is there is cleaned where it enters a field."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._before = ""
        """The last characters outside a paste: its mark may come in two parts."""
        self._pasted: str | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """Keys, clicks and pastes in the order they came in; no data is the end."""
        if not data:
            yield from super().feed(data)
        while data:
            data = yield from self._keys(data) if self._pasted is None else self._paste(data)

    def _keys(self, data: str) -> Generator[Message, None, str]:
        """What stands before a paste; returns what stands behind its first mark."""
        known = self._before + data
        _, mark, rest = known.partition(BRACKETED_PASTE_START)
        self._before = "" if mark else known[1 - len(BRACKETED_PASTE_START) :]
        self._pasted = "" if mark else None
        yield from super().feed(data.removesuffix(rest) if mark else data)
        return rest

    def _paste(self, data: str) -> Generator[Message, None, str]:
        """What is pasted, once its last mark has come; returns what stands behind it."""
        self._pasted, mark, rest = f"{self._pasted}{data}".partition(BRACKETED_PASTE_END)
        if not mark:
            return ""
        text, self._pasted = self._pasted, None
        for message in super().feed(BRACKETED_PASTE_END):
            yield events.Paste(text) if isinstance(message, events.Paste) else message
        return rest
