"""The sources of a pack, and which of them copy which: said by the pack, or of the same page elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from icp_wizard.rules.reading.models import SourceEntry
from icp_wizard.rules.reading.pack_file import report_unknown
from icp_wizard.rules.reading.shaping import entries
from icp_wizard.rules.rule import Source
from icp_wizard.rules.severity import originals as originals_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.pack_file import PackFile

MOST_COPIES: Final = 10
"""Sources that may copy one another in a row."""


def sources_of(pack: PackFile, pack_id: str, wider: Mapping[str, Source]) -> dict[str, Source]:
    """The sources a pack declares, by the key it cites; of copies with what they copy (`severity.py`)."""
    found: dict[str, Source] = {}
    copies: dict[str, tuple[str, Place]] = {}
    for raw in entries(pack, "source", SourceEntry):
        key = str(raw.data.get("key", ""))
        if key in found:
            pack.report((*raw.place, "key"), "duplicate", key)
        own = {"key": key, "copy_of": "", "voice": raw.shaped.voice or ""}
        found[key] = Source(pack=pack_id, **{**raw.shaped.model_dump(), **own})
        if raw.shaped.copy_of:
            copies[key] = raw.shaped.copy_of, (*raw.place, "copy_of")
    return _with_copies(pack, found, copies, wider)


def _with_copies(
    pack: PackFile,
    own: dict[str, Source],
    copies: Mapping[str, tuple[str, Place]],
    wider: Mapping[str, Source],
) -> dict[str, Source]:
    """The sources of a pack with what they copy: as they say, or as another entry for the same page does."""
    in_sight = {**wider, **own}
    by_key = {full_key(source): source for source in wider.values()}
    originals = {source.locator: source.copy_of for source in wider.values() if source.copy_of}
    for key, (original, place) in copies.items():
        report_unknown(pack, place, original, in_sight, "unknown_source")
        row = _row_of_copies(key, copies)
        is_wider = row[-1] in wider and row[-1] not in own
        behind = originals_of(full_key(wider[row[-1]]), by_key)[1:] if is_wider else ()
        if row[-1] in row[:-1]:
            pack.report(place, "recursion", original)
        elif len(row) + len(behind) > MOST_COPIES:
            pack.report(place, "too_many_copies", original, number=MOST_COPIES)
        elif original in in_sight and in_sight[original].locator != own[key].locator:
            originals[own[key].locator] = full_key(in_sight[original])
    return {key: replace(one, copy_of=originals.get(one.locator, "")) for key, one in own.items()}


def full_key(source: Source) -> str:
    """The key of a source in a rulebook."""
    return f"{source.pack}:{source.key}"


def _row_of_copies(key: str, copies: Mapping[str, tuple[str, Place]]) -> list[str]:
    """A source, what it copies, and so on, within its pack; as far as that is too many, or comes round."""
    row = [key]
    while row[-1] in copies and row[-1] not in row[:-1] and len(row) <= MOST_COPIES:
        row.append(copies[row[-1]][0])
    return row
