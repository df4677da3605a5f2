"""Finding a place by what somebody types."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.regions import tables
from icp_wizard.regions.divisions import find, full_name
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from icp_wizard.regions.divisions import Region


class _Entry(NamedTuple):
    code: str
    level: int
    name: str
    english: str
    whole: str
    short: str  # the whole without 省 and 市: people write 广州天河


def search(text: str, limit: int = 20) -> tuple[Region, ...]:
    """Places whose name, full name, code or English province name the text matches, best first.

    Words separated by spaces must all be found. A whole name comes before a beginning, a beginning before
    any other part, a higher level before a lower one.
    """
    words = normalise_text(text).casefold().split()
    if not words:
        return ()
    found = ((_rank(entry, words), entry.level, entry.code) for entry in _entries())
    ranked = sorted(hit for hit in found if hit[0] is not None)
    return tuple(region for _, _, code in ranked[:limit] if (region := find(code)))


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(_entry(code, name) for code, name in tables.current().items())


def _entry(code: str, name: str) -> _Entry:
    level = 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
    english = tables.province_facts()[code[:2]]["english"].casefold() if level == 0 else ""
    whole = full_name(code)
    return _Entry(code, level, name, english, whole, whole.replace("省", "").replace("市", ""))


def _rank(entry: _Entry, words: list[str]) -> int | None:
    if len(words) > 1:
        return 4 if all(word in entry.whole or word in entry.english for word in words) else None
    word = words[0]
    if word in (entry.name, entry.code, entry.english):
        return 0
    if entry.name.startswith(word) or entry.english.startswith(word):
        return 1
    if entry.code.startswith(word):
        return 2
    if word in entry.name:
        return 3
    return 4 if word in entry.whole or word in entry.short else None
