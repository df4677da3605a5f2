"""Reading one pack file: bytes to TOML to shaped entries, with every mistake and its line.

Bounded, since overlays may come from strangers (`bounds.py`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.rules.loading import MORE_IN_SHIPPED, MOST_BYTES, content_of
from icp_wizard.rules.reading.bounds import DEEPEST, check_bounds, check_notation
from icp_wizard.rules.reading.lines import Place, line_of, places
from icp_wizard.rules.reading.mistakes import Mistake, listed, nearest, printable, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


MOST_MISTAKES: Final = 200
"""Told of one file."""

MOST_COMPARED: Final = 4_000_000
"""Pairs of letters compared for suggestions in one file: some 0.2 s. After that nothing is suggested."""


@dataclass
class PackFile:
    """A pack as read: what it says, how many bytes it has, and what was found wrong with it so far.

    Where it is no TOML, or beyond a bound, there are neither data nor text. `compared` is how much was
    compared for suggestions.
    """

    file: str
    size: int = 0
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    misfits: set[Place] = field(default_factory=set)
    compared: int = 0
    is_shipped: bool = False

    @cached_property
    def places(self) -> dict[Place, int]:
        """Line of every place; worked out only when there is something to report."""
        return places(self.text)

    def report(
        self,
        place: Place,
        code: str,
        found: object = None,
        allowed: Iterable[str] = (),
        near: Iterable[str] = (),
        number: int = 0,
        other: str = "",
    ) -> None:
        """Note a mistake. `allowed` are all words that may stand there; `near` only some, to suggest from.

        Of an entry's key that does not even have the right shape nothing more is said.
        """
        if place[:3] in self.misfits or self.is_full:
            return
        if len(self.mistakes) == MOST_MISTAKES:
            self.mistakes.append(Mistake(self.file, self.mistakes[-1].line, "more_mistakes"))
            return
        allowed = tuple(allowed)
        mistake = Mistake(
            file=self.file,
            line=line_of(self.places, place),
            code=code,
            rule=self._entry_name(place),
            key=_key(place),
            found=shown(found),
            expected=listed(allowed),
            suggestion="" if other else self._suggestion(found, allowed or near),
            number=number,
            other=other,
        )
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def _suggestion(self, found: object, words: Iterable[str]) -> str:
        """The word nearest to what was found, as long as that does not take too long."""
        if not isinstance(found, str) or self.compared > MOST_COMPARED:
            return ""
        words = tuple(words)
        self.compared += len(found) * sum(map(len, words))
        return nearest(found, words) if self.compared <= MOST_COMPARED else ""

    @property
    def home(self) -> str:
        """The province it says it is written for; "" for all."""
        found = self.data.get("province")
        return found if isinstance(found, str) else ""

    @property
    def more(self) -> int:
        """How many times as much it may hold as a pack of the user's own."""
        return MORE_IN_SHIPPED if self.is_shipped else 1

    def _entry_name(self, place: Place) -> str:
        if len(place) < 2 or not isinstance(place[1], int):
            return ""
        entry = self.data[str(place[0])][place[1]]
        names = (
            (entry.get(key) for key in ("id", "rule", "key", "topic", "name"))
            if isinstance(entry, dict)
            else ()
        )
        return shown(next((name for name in names if isinstance(name, str)), f"{place[0]} {place[1] + 1}"))

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that no more is told."""
        return len(self.mistakes) > MOST_MISTAKES

    def afresh(self) -> PackFile:
        """The pack as it was read, to be checked once more: nothing found wrong with it yet."""
        return replace(self, mistakes=[], misfits=set(), compared=0)

    def in_order(self) -> tuple[Mistake, ...]:
        """The mistakes by line."""
        return tuple(sorted(self.mistakes, key=lambda mistake: mistake.line))


def _key(place: Place) -> str:
    parts = place[2:] if len(place) > 1 and isinstance(place[1], int) else place
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def report_unknown(pack: PackFile, place: Place, name: object, known: Collection[str], code: str) -> None:
    """Report a name that nothing has, with the nearest one that something has."""
    if name not in known and not pack.is_full:
        pack.report(place, code, name, (), known)


def read_pack(
    path: Path, name: str | None = None, *, left: int | None = None, is_shipped: bool = False
) -> PackFile:
    """Read a pack file; where it is no TOML of acceptable size, its data are empty and a mistake says why.

    `left` is how many bytes there are still for it of what all packs of a folder may have together.
    """
    most = MOST_BYTES * (MORE_IN_SHIPPED if is_shipped else 1)
    content, fault = content_of(path, most)
    if not fault and left is not None and len(content) > left:
        fault = "too_big_together"
    file = printable(name or path.name)
    if fault:
        number = most >> 10 if fault.startswith("too_big") else 0
        return PackFile(file, mistakes=[Mistake(file, 0, fault, number=number)])
    return parse_pack(content, file, is_shipped=is_shipped)


def parse_pack(content: bytes, file: str, *, is_shipped: bool = False) -> PackFile:
    """A pack from the bytes of its file."""
    pack = PackFile(file, len(content), is_shipped=is_shipped)
    try:
        pack.text = content.decode("utf-8-sig").replace("\r\n", "\n")
        check_notation(pack)
        pack.data = {} if pack.mistakes else tomllib.loads(pack.text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        pack.mistakes.append(Mistake(file, line, "not_utf8"))
    except tomllib.TOMLDecodeError as error:
        pack.mistakes.append(_syntax_mistake(file, str(error), pack.text))
    except RecursionError:
        pack.mistakes.append(Mistake(file, 0, "too_deep", number=DEEPEST))
    except ValueError:  # more digits than Python reads
        pack.mistakes.append(Mistake(file, 0, "number_bounds"))
    check_bounds(pack)
    if pack.mistakes and not pack.data:
        pack.text = ""
    return pack


def _syntax_mistake(file: str, message: str, text: str) -> Mistake:
    """The parser's message in our words: where, and which of three kinds."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    if match is None:
        return Mistake(file, text.rstrip("\n").count("\n") + 1, "syntax_end")
    code = "syntax_twice" if message.startswith(_TWICE) else "syntax"
    return Mistake(file, int(match[1]), code, number=int(match[2]))


_TWICE: Final = ("Cannot declare ", "Cannot overwrite ", "Cannot redefine ", "Duplicate inline table key")
"""How the parser begins when a key or table stands twice."""
