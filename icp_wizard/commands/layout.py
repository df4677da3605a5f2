"""Help pages: columns that also fit text whose characters are two cells wide."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from icp_wizard.line_breaks import line_breaks
from icp_wizard.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INDENT = 2
LEFT = 26


def wrapped(text: str, width: int, *, fold: bool = False) -> list[str]:
    """Lines of at most so many cells; without `fold` a word that is wider, as of an address, stays whole."""
    places = [0, *line_breaks(text, width, fold), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(places)]


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
