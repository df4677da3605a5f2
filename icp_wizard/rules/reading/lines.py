"""On which line of a TOML file something stands; the standard library's parser does not say.

Works on text that parser has accepted, so it only has to find its way, not to judge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the top: `("rule", 3, "demand", 0, "field")`."""

_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY: Final = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|"((?:[^"\\]|\\.)*)"|'([^']*)')[ \t]*""")
_STRING: Final = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}' r"|'''[\s\S]*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'"
)
_SCALAR: Final = re.compile(r"[^,\]}#\n]*")


def places(text: str) -> dict[Place, int]:
    """The line, from 1, of every table, key and list item."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


def line_of(found: dict[Place, int], place: Place) -> int:
    """The line of a place, or of what it stands in, if it is not there itself; 0 where nothing is."""
    for end in range(len(place), 0, -1):
        if place[:end] in found:
            return found[place[:end]]
    return 0


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def mark(self, place: Place, at: int) -> None:
        self.found.setdefault(place, bisect_right(self.starts, at))

    def document(self) -> None:
        table: Place = ()
        while self.skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.key_and_value(table)

    def skip(self) -> int:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def header(self) -> Place:
        start = self.at
        is_item = self.text.startswith("[[", self.at)
        self.at += 2 if is_item else 1
        keys = self.keys()
        self.at += 2 if is_item else 1
        place = self.inside((), keys)
        if is_item:
            bare = (*self.inside((), keys[:-1]), keys[-1])
            self.counts[bare] = self.counts.get(bare, -1) + 1
            self.mark(bare, start)
            place = (*bare, self.counts[bare])
        self.mark(place, start)
        return place

    def inside(self, place: Place, keys: list[str]) -> Place:
        """A place below another; where it leads through a list of tables, in its latest item."""
        for key in keys:
            place = (*place, key)
            if place in self.counts:
                place = (*place, self.counts[place])
        return place

    def keys(self) -> list[str]:
        found: list[str] = []
        while match := _KEY.match(self.text, self.at):
            self.at = match.end()
            found.append(next(group for group in match.groups() if group is not None))
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return found

    def key_and_value(self, table: Place) -> None:
        start = self.at
        keys = self.keys()
        for end in range(1, len(keys) + 1):
            self.mark((*table, *keys[:end]), start)
        self.at += 1  # the equals sign
        self.skip()
        self.value((*table, *keys))

    def value(self, place: Place) -> None:
        char = self.text[self.at : self.at + 1]
        if char == "[":
            self.items(place)
        elif char == "{":
            self.inline_table(place)
        else:
            pattern = _STRING if char in ("'", '"') else _SCALAR
            match = pattern.match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def items(self, place: Place) -> None:
        self.at += 1
        index = 0
        while self.skip() < len(self.text) and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.mark((*place, index), self.at)
            self.value((*place, index))
            index += 1
        self.at += 1

    def inline_table(self, place: Place) -> None:
        self.at += 1
        while self.skip() < len(self.text) and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.key_and_value(place)
        self.at += 1
