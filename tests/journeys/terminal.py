"""A real terminal for journeys: a pseudo-terminal with a screen that can be read."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST = 60.0
"""Seconds to wait for something to appear before a journey fails."""


class Terminal:
    """The program in a terminal of its own. Wait with `until`, never for a time."""

    def __init__(self, data: Path, *arguments: str, columns: int = 80, lines: int = 24) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        command = ["-m", "icp_wizard", "--data-dir", str(data), "--lang", "zh_CN", *arguments]
        environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        self.child = pexpect.spawn(
            sys.executable, command, env=environment, dimensions=(lines, columns), timeout=LONGEST
        )

    @property
    def text(self) -> str:
        """What is on the screen, without blanks and the gaps that wide characters leave.

        Cell by cell: `Screen.display` fails on the half of a wide character that something was drawn over.
        """
        rows = (self.screen.buffer[line] for line in range(self.screen.lines))
        shown = ("".join(row[column].data for column in range(self.screen.columns)) for row in rows)
        return "\n".join(shown).replace(" ", "")

    def until(self, holds: Callable[[str], bool]) -> str:
        """Read what the program draws until the screen's text holds; the text."""
        end = time.monotonic() + LONGEST
        while not holds(self.text):
            if time.monotonic() > end:
                raise AssertionError(f"never came:\n{self.text}")
            try:
                self._stream.feed(self.child.read_nonblocking(65536, timeout=0.2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                raise AssertionError(f"ended:\n{self.text}") from None
        return self.text

    def shows(self, words: str) -> str:
        """Wait until these words stand on the screen."""
        return self.until(lambda text: words in text)

    def type(self, keys: str) -> None:
        """Type keys as a person's terminal sends them."""
        self.child.send(keys.encode())

    def kill(self) -> None:
        """The process dies at once."""
        self.child.kill(9)
        self.child.wait()

    def end(self) -> None:
        """Nothing of it is left. `close` alone waits a tenth of a second for the end, and then complains."""
        if self.child.isalive():
            self.kill()
        self.child.close()

    def hang_up(self) -> None:
        """The terminal's window is closed; waits until the process has ended."""
        self.child.kill(1)
        self.child.expect(pexpect.EOF)
        self.child.wait()
