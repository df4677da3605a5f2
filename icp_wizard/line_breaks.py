"""Where a line may be broken: at spaces and between any two Chinese characters; no comma begins a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from icp_wizard.text import cell_width

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_OPENING: Final = "“‘（《〈「『【〔"
_CLOSING: Final = "、。，．：；！？…”’）》〉」』】〕"
_WORD: Final = rf"(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]|’(?=[a-z]))+"
_UNIT: Final = re.compile(rf"[{_OPENING}]*(?:{_WORD}|[{_WIDE}])?[{_CLOSING},.;:!?)]*\s*")
"""What stays together: a wide character or a word, with the marks that open and close it."""


@lru_cache(maxsize=2048)
def line_breaks(text: str, width: int, fold: bool = True) -> tuple[int, ...]:
    """Places at which a text is broken so that no line is wider than so many cells.

    Without `fold`, a word that is too wide for a line of its own is not cut.
    """
    if cell_width(text) <= width:
        return ()
    found: list[int] = []
    position = len(text) - len(text.lstrip())  # blanks at the beginning stay with what follows
    used, is_first = cell_width(text[:position]), True
    while position < len(text):
        unit = _UNIT.match(text, position)
        end = max(unit.end() if unit else 0, position + 1)
        needed = cell_width(text[position:end].rstrip())
        if not is_first and used + needed > width:
            found.append(position)
            used = 0
        if fold and used + needed > width:
            cuts, used = _cut(text, position, end, used, width)
            found += cuts
        else:
            used += cell_width(text[position:end])
        position, is_first = end, False
    return tuple(found)


def _cut(text: str, start: int, end: int, used: int, width: int) -> tuple[list[int], int]:
    """Places inside what is wider than a line, and the cells used of the last line."""
    found: list[int] = []
    for place in range(start, end):
        cells = cell_width(text[place])
        if place and used + cells > width and not text[place].isspace():
            found.append(place)
            used = 0
        used += cells
    return found, used
