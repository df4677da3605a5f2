"""Help pages: columns that also fit text whose characters are two cells wide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from icp_wizard.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECES = re.compile(r"[ -~]+?(?:\s+|$|(?=[^ -~]))|[^ -~]\s*")
_NOT_FIRST = "，。、；：！？）》”’…"
INDENT = 2
LEFT = 26


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many cells: broken at spaces, and between wide characters."""
    lines: list[list[str]] = [[]]
    for piece in _PIECES.findall(text):
        line = lines[-1]
        if not line or cell_width("".join(line) + piece.rstrip()) <= width:
            line.append(piece)
        elif piece[0] in _NOT_FIRST and len(line) > 1:  # such a sign takes what is before it along
            lines.append([line.pop(), piece])
        else:
            lines.append([piece])
    return ["".join(line).rstrip() for line in lines]


def rows(pairs: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Names on the left, what they mean on the right."""
    for name, meaning in pairs:
        lines = wrapped(meaning, max(width - LEFT, 20))
        left = " " * INDENT + name
        if cell_width(left) > LEFT - 2:
            yield left
            left = ""
        yield left + " " * (LEFT - cell_width(left)) + lines[0]
        yield from (" " * LEFT + line for line in lines[1:])
