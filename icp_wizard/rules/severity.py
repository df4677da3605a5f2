"""How severe a rule may be, by what it rests on.

Block needs one source of high confidence (the authority or the provider itself), or two dated ones of medium
confidence that are two voices: of different publishers, and not copies of one page. Everything else warns at
most. A dissent caps at warn too, unless it is both older and less sure than the best of those that carry the
block; where the high ones and the medium ones could each carry it alone, it is enough that one of them does.

A copy speaks with the voice of what it copies, and is neither surer nor newer; beside its original it adds
nothing. So is the same page cited under two keys one voice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.rules.rule import Cap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from icp_wizard.rules.rule import Severity, Source

_SURENESS: Final = {"low": 0, "medium": 1, "high": 2}
_MEDIUM: Final = 1
_HIGH: Final = 2
_UNDATED: Final = ""
"""An unknown date ranks as the oldest."""


class _Heard(NamedTuple):
    """What a source counts for: how sure and how new (a copy: no more than its originals), and whose word."""

    sureness: int
    as_of: str
    key: str
    publisher: str
    locators: frozenset[str]


def capped(
    declared: Severity, cited: Iterable[str], dissenting: Iterable[str], sources: Mapping[str, Source]
) -> tuple[Severity, Cap | None]:
    """The severity that holds, and why where it is less than declared. Sources are named by their keys."""
    if declared != "block":
        return declared, None
    heard = _all_heard(cited, sources)
    carriers = _carriers(heard)
    if not carriers:
        return "warn", Cap("weak_sources", _best(heard).key if heard else "")
    against = _all_heard(dissenting, sources)
    standing = [[one for one in against if not _outweighs(best, one)] for best in carriers]
    if not all(standing):
        return declared, None
    return "warn", Cap("dissent", standing[0][0].key)


def originals(key: str, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """A source, what it copies, what that copies, and so on."""
    found: dict[str, Source] = {}
    while key in sources and key not in found:
        found[key] = sources[key]
        key = sources[key].copy_of
    return tuple(found.values())


def _all_heard(keys: Iterable[str], sources: Mapping[str, Source]) -> list[_Heard]:
    """What the sources count for; a copy is left out where what it copies is among them."""
    chains = {key: originals(key, sources) for key in dict.fromkeys(keys)}
    there = [chain[0] for chain in chains.values()]
    return [
        _heard(key, chain)
        for key, chain in chains.items()
        if not any(original in there for original in chain[1:])
    ]


def _heard(key: str, chain: tuple[Source, ...]) -> _Heard:
    dates = [_UNDATED if source.as_of == "unknown" else source.as_of for source in chain]
    return _Heard(
        sureness=min(_SURENESS[source.confidence] for source in chain),
        as_of=min(dates),
        key=key,
        publisher=chain[-1].publisher,
        locators=frozenset(source.locator for source in chain),
    )


def _carriers(heard: list[_Heard]) -> list[_Heard]:
    """The best high source, and the best medium one where two voices say so: each carries a block."""
    high = [one for one in heard if one.sureness == _HIGH]
    medium = [one for one in heard if one.sureness == _MEDIUM and one.as_of != _UNDATED]
    is_double = any(_are_two_voices(one, other) for one in medium for other in medium)
    return [_best(group) for group in (high, medium if is_double else []) if group]


def _are_two_voices(one: _Heard, other: _Heard) -> bool:
    return one.publisher != other.publisher and not one.locators & other.locators


def _best(heard: list[_Heard]) -> _Heard:
    """Surer first, then newer; of equals the one cited first."""
    return max(heard, key=lambda one: (one.sureness, one.as_of))


def _outweighs(best: _Heard, dissent: _Heard) -> bool:
    return _is_older(dissent.as_of, best.as_of) and dissent.sureness < best.sureness


def _is_older(one: str, other: str) -> bool:
    """Whether a date, as exact as known, is surely the earlier: 2022 before 2025-12, not before 2022-03."""
    if _UNDATED in (one, other):
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
