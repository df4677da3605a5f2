"""How severe a rule may be, by what it rests on.

Block needs one source of high confidence (the authority or the provider itself), or two of medium confidence
from different publishers. Everything else warns at most. A dissent caps at warn too, unless it is both older
and less sure than the best source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.rules.rule import Cap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.rules.rule import Severity, Source

_SURENESS: Final = {"low": 0, "medium": 1, "high": 2}


def capped(
    declared: Severity, cited: Sequence[Source], dissenting: Sequence[Source]
) -> tuple[Severity, Cap | None]:
    """The severity that holds, and why where it is less than declared."""
    if declared != "block":
        return declared, None
    best = max(cited, key=_rank, default=None)
    if best is None or not _carries_block(cited):
        return "warn", Cap("weak_sources", _key(best))
    for source in dissenting:
        if not (_is_older(source.as_of, best.as_of) and _sureness(source) < _sureness(best)):
            return "warn", Cap("dissent", _key(source))
    return declared, None


def _key(source: Source | None) -> str:
    return f"{source.pack}:{source.key}" if source else ""


def _carries_block(cited: Sequence[Source]) -> bool:
    if any(source.confidence == "high" for source in cited):
        return True
    return len({source.publisher for source in cited if source.confidence == "medium"}) >= 2


def _sureness(source: Source) -> int:
    return _SURENESS[source.confidence]


def _rank(source: Source) -> tuple[int, str]:
    """Surer first, then newer; an unknown date is the oldest."""
    return _sureness(source), "" if source.as_of == "unknown" else source.as_of


def _is_older(one: str, other: str) -> bool:
    """Whether a date, as exact as known, is surely the earlier: 2022 before 2025-12, not before 2022-03."""
    if "unknown" in (one, other):
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]
