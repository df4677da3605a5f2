"""By which rules a draft is judged: those it was last judged by, until the user has seen what changed.

A draft is pinned to the packs of its last judgement. When it is opened under others it is judged by both.
Where nothing it is asked differs the pin moves by itself; else the old rules go on holding until the user
agrees. Only the same province can be held against: for another one the pin simply moves.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from icp_wizard.assessment import assess
from icp_wizard.filing.draft import PackIdentity
from icp_wizard.rules import Rulebook, RulebookDamaged

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.explaining.changes.touching import Touched
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Loaded
    from icp_wizard.rules.changes.diffing import RulebookChanges
    from icp_wizard.session.rulebooks import Rulebooks

MOST_BYTES: Final = 32 << 20
"""Of a rulebook that was kept, uncompressed."""


class Held(NamedTuple):
    """The rules a draft is still judged by, what today's have otherwise, and what of it touches the draft."""

    rulebook: Rulebook
    today: Rulebook
    changes: RulebookChanges
    touched: Touched


class Look(NamedTuple):
    """What became of the rules since a draft was last judged.

    `same`: nothing, or nothing to hold against. `moved`: they changed, but nothing the draft is asked.
    `held`: something it is asked differs. `unreadable`: they changed, and the old ones are not to be had.
    """

    state: Literal["same", "moved", "held", "unreadable"]
    held: Held | None = None


def packs_of(rulebook: Rulebook) -> tuple[PackIdentity, ...]:
    """The packs of a rulebook, as a draft remembers them."""
    return tuple(PackIdentity(id=one.id, version=one.version, sha256=one.sha256) for one in rulebook.packs)


def kept_form(rulebook: Rulebook) -> bytes:
    """A rulebook as the store keeps it."""
    return zlib.compress(json.dumps(rulebook.to_data(), ensure_ascii=False).encode())


def rulebook_in(kept: bytes | None) -> Rulebook | None:
    """The rulebook that was kept; None where there is none, or this version cannot read it."""
    if kept is None:
        return None
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(kept, MOST_BYTES)
        return Rulebook.from_data(json.loads(content)) if reader.eof else None
    except (zlib.error, ValueError, RecursionError, RulebookDamaged):
        return None


def look(draft: Draft, kept: bytes | None, today: Rulebook, as_of: date) -> Look:
    """What became of the rules since the draft was last judged, by those that were kept then."""
    pinned = draft.envelope.packs
    if not pinned or pinned == packs_of(today):
        return Look("same")
    rulebook = rulebook_in(kept)
    if rulebook is None or packs_of(rulebook) != pinned:
        return Look("unreadable")
    return _compared(draft, rulebook, today, as_of)


def _compared(draft: Draft, rulebook: Rulebook, today: Rulebook, as_of: date) -> Look:
    """What today's rules have otherwise than older ones, if these are of the draft's province, or of none."""
    if _home_of(rulebook) not in ("", _province_of(draft)):
        return Look("same")
    # Imported here: seldom needed, and every start would pay for it.
    from icp_wizard.explaining.changes.touching import touched
    from icp_wizard.rules.changes.diffing import changes_between

    changes = changes_between(rulebook, today)
    found = touched(assess(draft, rulebook, as_of), assess(draft, today, as_of), changes)
    return Look("held", Held(rulebook, today, changes, found)) if found.asks else Look("moved")


def _home_of(rulebook: Rulebook) -> str:
    """The province whose pack is in a rulebook; "" where there is none."""
    pack = rulebook.province_pack
    return pack.province if pack is not None else ""


def _province_of(draft: Draft) -> object:
    return draft.data()["intent"].get("province")


class Pinning:
    """Which rules hold for one open draft. `look` is what became of them since it was last judged."""

    def __init__(self, draft: Draft, kept: bytes | None, rulebooks: Rulebooks, as_of: date) -> None:
        self._rulebooks = rulebooks
        self._as_of = as_of
        self._has_kept = kept is not None
        self._pinned = draft.envelope.packs
        today = rulebooks.loaded_for(draft).rulebook
        self.look = look(draft, kept, today, as_of)
        self._older = self.held.rulebook if self.held else None
        self._compared_with = packs_of(today)

    @property
    def held(self) -> Held | None:
        """The old rules and what changed, while they go on holding."""
        return self.look.held

    def loaded_for(self, draft: Draft) -> Loaded:
        """The rules in force for the draft as it is now.

        Where today's have changed once more, the old ones are compared with them anew. For another province
        today's hold; when the draft comes back to the one it was judged for, so do the old ones.
        """
        today = self._rulebooks.loaded_for(draft)
        if self._older is not None and self._compared_with != packs_of(today.rulebook):
            self._compared_with = packs_of(today.rulebook)
            self.look = _compared(draft, self._older, today.rulebook, self._as_of)
        return today if self.held is None else today._replace(rulebook=self.held.rulebook)

    def release(self) -> None:
        """Today's rules hold from here on."""
        self.look, self._older = Look("same"), None

    def to_save(self, draft: Draft, rulebook: Rulebook) -> tuple[PackIdentity, ...]:
        """The packs to pin the draft to, where they are others than before; none while it has no province."""
        packs = packs_of(rulebook)
        if not isinstance(_province_of(draft), str) or (self._has_kept and packs == self._pinned):
            return ()
        self._has_kept, self._pinned = True, packs
        return packs
