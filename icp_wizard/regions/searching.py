"""Finding a place by what somebody types."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.regions import tables
from icp_wizard.regions.divisions import find, full_name
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from icp_wizard.regions.divisions import Region


_KINDS = ("省", "市", "区", "县")


class _Entry(NamedTuple):
    code: str
    level: int
    name: str
    english: str
    whole: str
    short: str  # the whole without 省 and 市: people write 广州天河
    spelled: str  # nanshanqu
    initials: str  # nsq
    spelled_whole: tuple[str, ...]  # spelled and initials of everything from the province down


def search(text: str, limit: int = 20, home: str = "") -> tuple[Region, ...]:
    """Places whose name, full name, pinyin, initials, code or English province name matches, best first.

    Words separated by spaces must all be found. A whole name comes before a beginning, a beginning before
    any other part, a higher level before a lower one; of what matches alike, places of the `home` province
    (two digits) come first.
    """
    words = normalise_text(text).casefold().split()
    if not words:
        return ()
    found = ((_rank(entry, words), entry) for entry in _entries())
    ranked = sorted(
        (rank, not entry.code.startswith(home), entry.level, entry.code)
        for rank, entry in found
        if rank is not None
    )
    return tuple(region for *_, code in ranked[:limit] if (region := find(code)))


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(_entry(code, name) for code, name in tables.current().items())


def _entry(code: str, name: str) -> _Entry:
    level = 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
    english = tables.province_facts()[code[:2]]["english"].casefold() if level == 0 else ""
    whole = full_name(code)
    chain = _from_the_top(code)
    spelled, initials = zip(*map(spellings, chain), strict=True)
    colloquial = ["".join(_without_kind(above) for above in chain[at:]) for at in range(level + 1)]
    return _Entry(
        code=code,
        level=level,
        name=name,
        english=english,
        whole=whole,
        short=whole.replace("省", "").replace("市", ""),
        spelled=spelled[-1],
        initials=initials[-1],
        spelled_whole=(*spelled, *initials, "".join(spelled), "".join(initials), *colloquial),
    )


def _without_kind(code: str) -> str:
    """Initials as people say the name: `sz` of 深圳市."""
    _, initials = spellings(code)
    is_named_by_kind = tables.current()[code].endswith(_KINDS) and len(initials) > 2
    return initials[:-1] if is_named_by_kind else initials


def _from_the_top(code: str) -> tuple[str, ...]:
    above = tables.parent_code(code)
    return (*_from_the_top(above), code) if above else (code,)


def spellings(code: str) -> tuple[str, str]:
    """Pinyin of a division and its initials, to find it by: `nanshanqu`, `nsq`."""
    syllables = tables.pinyin()[code].split()
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def _rank(entry: _Entry, words: list[str]) -> int | None:
    if len(words) > 1:
        return 4 if all(_is_within(entry, word) for word in words) else None
    word = words[0]
    if word in (entry.name, entry.code, entry.english, entry.spelled, entry.initials):
        return 0
    if any(said.startswith(word) for said in (entry.name, entry.english, entry.spelled, entry.initials)):
        return 1
    if entry.code.startswith(word):
        return 2
    if word in entry.name:
        return 3
    return 4 if word in entry.short or _is_within(entry, word) else None


def _is_within(entry: _Entry, word: str) -> bool:
    """Whether a word is part of the full name, or begins the spelling of a level of it."""
    if not word.isascii():
        return word in entry.whole
    return word in entry.english or any(said.startswith(word) for said in entry.spelled_whole)
