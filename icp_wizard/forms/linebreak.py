"""Breaking Chinese text into lines: numbers and Latin words stay whole, punctuation stays where it belongs.

The tables of reportlab are made for Japanese: they let lines begin with ，；：”》 and cut identity
numbers in two.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAY_NOT_START = frozenset("，。、；：？！）》】〕」』〉”’…—·％,.;:?!)]}%")
MAY_NOT_END = frozenset("（《【〔「『〈“‘([{")

# A word of letters and digits of the European scripts with their marks; white space; or any one character.
_TOKEN = re.compile(r"[!-~\u00a1-\u00b6\u00b8-\u052f]+|\s+|.", re.DOTALL)
# Over-wide words are cut after these, but before a hyphen: at the end of a line it would look like the
# mark of a broken word, and programs that read PDF drop it as such.
_SEPARATOR = r"/.?&=_@#,;:+%"
_PIECE = re.compile(rf"-*[^{_SEPARATOR}-]*[{_SEPARATOR}]+|-*[^{_SEPARATOR}-]+|-+")

# Between two characters it says: no break here. Never part of a finished line.
WORD_JOINER = "\u2060"
_HOLDS_PREVIOUS = MAY_NOT_START | {WORD_JOINER}
_HOLDS_NEXT = MAY_NOT_END | {WORD_JOINER}
_SHORT = 6


def keep_together(text: str) -> str:
    """A short text as one word, for names: they read badly when broken."""
    return WORD_JOINER.join(text) if len(text) <= _SHORT else text


def break_lines(
    text: str, width: float, measure: Callable[[str], float], first_indent: float = 0.0
) -> list[str]:
    """Lines of at most `width`, filled greedily; the first one is shorter by `first_indent`.

    White space at a break is dropped. What is wider than a line begins on a line of its own and is cut after
    a separator, else anywhere: of several long domain names each is found at the beginning of a line.
    """
    lines: list[str] = []

    def extent(part: str) -> float:
        return measure(part.replace(WORD_JOINER, "").rstrip())

    line, room = "", width - first_indent
    for unit, begins in _fitting(text, room, extent):
        if (begins or extent(line + unit) > room) and line.strip():
            lines.append(line)
            line, room = "", width
        line = (line + unit) if line else unit.lstrip()
    if line.strip() or not lines:
        lines.append(line)
    return [line.replace(WORD_JOINER, "").rstrip() for line in lines]


def _fitting(text: str, width: float, extent: Callable[[str], float]) -> Iterator[tuple[str, bool]]:
    """The unbreakable units, over-wide ones in pieces; and whether it is the first piece of such a one."""
    for unit in units(text):
        if extent(unit.strip()) <= width:
            yield unit, False
            continue
        pieces = (part for piece in _PIECE.findall(unit) for part in _cut(piece, width, extent))
        yield from ((part, number == 0) for number, part in enumerate(pieces))


def _cut(piece: str, width: float, extent: Callable[[str], float]) -> Iterable[str]:
    return (piece,) if extent(piece.strip()) <= width else piece


def units(text: str) -> list[str]:
    """The parts between which a line may break; joined they are the text."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if found and (_clings(token) or found[-1].rstrip()[-1:] in _HOLDS_NEXT):
            # A space before closing punctuation may not become the break.
            before = found.pop() if found[-1].isspace() and len(found) > 1 else ""
            found[-1] += before + token
        else:
            found.append(token)
    return found


def _clings(token: str) -> bool:
    return token[0] in _HOLDS_PREVIOUS or unicodedata.combining(token[0]) > 0
