"""Where a line may be broken: between any two Chinese characters, but not before a closing mark.

Textual 8.2.8 breaks at spaces only. A Chinese sentence behind a space went to the next line as a whole and
left its own half empty, and where it was cut at last, a comma could begin a line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rich._wrap import divide_line
from rich.cells import cell_len
from textual import content

BREAKER: Final = "divide_line"
"""What the module of Textual's texts calls the function that breaks a line."""
_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_OPENING: Final = "“‘（《〈「『【〔"
_CLOSING: Final = "、。，．：；！？…”’）》〉」』】〕"
_WORD: Final = rf"(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]|’(?=[a-z]))+"
_UNIT: Final = re.compile(rf"[{_OPENING}]*(?:{_WORD}|[{_WIDE}])?[{_CLOSING},.;:!?)]*\s*")
"""What stays together: a wide character or a word, with the marks that open and close it."""


def break_chinese_lines() -> None:
    """Let Textual break lines as below, in every text it shows."""
    if hasattr(content, BREAKER):
        setattr(content, BREAKER, line_breaks)


@lru_cache(maxsize=2048)
def line_breaks(text: str, width: int, fold: bool = True) -> tuple[int, ...]:
    """Places at which a text is broken so that no line is wider than so many cells.

    Without `fold`, what is too wide for a line of its own is not cut.
    """
    if cell_len(text) <= width:
        return ()
    if text.isascii():
        return tuple(divide_line(text, width, fold))
    found: list[int] = []
    position = len(text) - len(text.lstrip())  # blanks at the beginning stay with what follows
    used, is_first = cell_len(text[:position]), True
    while position < len(text):
        unit = _UNIT.match(text, position)
        end = max(unit.end() if unit else 0, position + 1)
        if not is_first and used + cell_len(text[position:end].rstrip()) > width:
            found.append(position)
            used = 0
        cuts, used = _cut(text, position, end, used, width if fold else cell_len(text))
        found += cuts
        position, is_first = end, False
    return tuple(found)


def _cut(text: str, start: int, end: int, used: int, width: int) -> tuple[list[int], int]:
    """Places inside what is wider than a line, and the cells used of the last line."""
    found: list[int] = []
    for place in range(start, end):
        cells = cell_len(text[place])
        if place and used + cells > width and not text[place].isspace():
            found.append(place)
            used = 0
        used += cells
    return found, used
