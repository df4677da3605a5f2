"""How much a pack may hold: overlays may come from strangers, and each start and each key pays for them.

| bound | of |
| --- | --- |
| 256 KiB | a file, and all packs of the user's own together (`loading.py`) |
| 50 | files in the folder of the user's own packs (`loading.py`) |
| 2,000 | entries of a pack, all tables and names together; items of a list, written out or spliced |
| 50 | periods of a rule, and of what a pack makes of a rule |
| 24 | tables and lists in one another |
| 2,000 | characters of a text |
| 100 | patterns; of each 500 characters and 1,000 steps (`conditions/patterns.py`) |
| 300 | leaves of a named condition, those it names written out (`names.py`) |
| 10 | sources that copy one another in a row (`sources.py`) |
| 50,000 | units of work of the user's own packs together (`workload.py`) |
| 200 | mistakes told of a file, and how long is looked for suggestions (`reading.py`) |

A shipped pack may have eight times the bytes, entries and patterns: it is ours, and grows with what is known.
Control characters stand in no text: what packs say is shown and printed everywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions.operands import MOST_ITEMS
from icp_wizard.rules.reading.mistakes import Mistake

if TYPE_CHECKING:
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.pack_file import PackFile

MOST_ENTRIES: Final = 2000
DEEPEST: Final = 24
LONGEST_TEXT: Final = 2000
LARGEST_NUMBER: Final = 1 << 53
MOST_PATTERNS: Final = 100
MOST_PERIODS: Final = 50

_PATTERN_KEYS: Final = ("matches", "not_matches")

_ACTING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


_PART: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_DOTTED: Final = re.compile(rf"""(?<![A-Za-z0-9_"'-])(?:{_PART}){{{DEEPEST}}}""")
"""A key of more parts than tables may stand in one another."""

_ENTRY: Final = re.compile(r"^[ \t]*\[\[", re.MULTILINE)


def check_notation(pack: PackFile) -> None:
    """Report, before it is parsed, what would keep the parser busy for long."""
    if _DOTTED.search(pack.text):
        pack.mistakes.append(Mistake(pack.file, 0, "too_deep", number=DEEPEST))
    elif sum(1 for _ in _ENTRY.finditer(pack.text)) > MOST_ENTRIES * pack.more:
        pack.mistakes.append(Mistake(pack.file, 0, "too_many", number=MOST_ENTRIES * pack.more))


def check_bounds(pack: PackFile) -> None:
    """Report what is beyond these bounds; where the rest cannot be looked at for it, empty the pack."""
    too_much = _too_much(pack.data, pack.more)
    if too_much:
        pack.data = {}
        pack.mistakes.append(Mistake(pack.file, 0, too_much[0], number=too_much[1]))
        return
    level: list[tuple[Place, Any]] = [((), pack.data)]
    while level:
        level = [part for place, node in level for part in _parts(pack, place, node)]


def _too_much(data: dict[str, Any], more: int) -> tuple[str, int] | None:
    if _depth(data) > DEEPEST:
        return "too_deep", DEEPEST
    if sum(map(_entries_in, data.values())) > MOST_ENTRIES * more:
        return "too_many", MOST_ENTRIES * more
    if _periods(data) > MOST_PERIODS:
        return "too_many_periods", MOST_PERIODS
    if _has_strange_number(data):
        return "number_bounds", 0
    parts = (part for table in data.values() for part in _items(table))  # the tables themselves are no lists
    if max(map(_longest, parts), default=0) > MOST_ITEMS:
        return "too_many_items", MOST_ITEMS
    most = MOST_PATTERNS * more
    return ("too_many_patterns", most) if _patterns(data) > most else None


def _entries_in(table: object) -> int:
    is_table = isinstance(table, dict) or (
        isinstance(table, list) and any(isinstance(i, dict) for i in table)
    )
    return len(table) if is_table else 0  # type: ignore[arg-type] # a dict or a list


def _periods(data: dict[str, Any]) -> int:
    """How many periods the rule has, or what becomes of the rule, that has the most of them."""
    names = (
        (table, entry.get(key))
        for table, key in (("rule", "id"), ("adapt", "rule"))
        for entry in _items(data.get(table))
        if isinstance(entry, dict) and isinstance(entry.get(key), str)
    )
    return max(Counter(names).values(), default=0)


def _longest(node: object) -> int:
    """Of the lists in a pack the longest one's length."""
    own = len(node) if isinstance(node, list) else 0
    return max((own, *map(_longest, _items(node))))


def _depth(data: object) -> int:
    """How deep tables and lists stand in one another; level by level, so that depth costs no stack."""
    depth, level = 0, [data]
    while level and depth <= DEEPEST:
        depth += 1
        level = [item for node in level for item in _items(node)]
    return depth


def _items(node: object) -> list[Any]:
    return list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []


def _has_strange_number(node: object) -> bool:
    """Numbers that JSON or Python would not write back as they are."""
    if isinstance(node, float):
        return not math.isfinite(node)
    if isinstance(node, int):
        return abs(node) > LARGEST_NUMBER
    return any(map(_has_strange_number, _items(node)))


def _patterns(node: object) -> int:
    own = sum(key in _PATTERN_KEYS for key in node) if isinstance(node, dict) else 0
    return own + sum(map(_patterns, _items(node)))


def _parts(pack: PackFile, place: Place, node: object) -> list[tuple[Place, Any]]:
    """What a node holds, with its places; what is wrong with the node itself is reported."""
    if isinstance(node, str):
        _check_text(pack, place, node)
        return []
    if isinstance(node, dict):
        for key in node:
            _check_text(pack, (*place, key), key)
        return [((*place, key), value) for key, value in node.items()]
    items = node if isinstance(node, list) else ()
    return [((*place, index), item) for index, item in enumerate(items)]


def _check_text(pack: PackFile, place: Place, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        pack.report(place, "long_text", text)
    if _ACTING.search(text):
        pack.report(place, "control_characters", text)
