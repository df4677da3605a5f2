"""What callers of the store get: the list of drafts, a loaded draft, what a commit left."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.store.rows import DraftRow, encoded

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft, Origin
    from icp_wizard.store.history import History


class DraftSummary(NamedTuple):
    """A draft as the list shows it. Times are UTC, ISO 8601, as they were given."""

    id: str
    title: str
    created: str
    opened: str
    changed: str
    revision: int
    step: str
    field: str
    is_sample: bool
    origin: str


class Picture(NamedTuple):
    """The bytes of a picture, and what they are."""

    content: bytes
    sha256: str

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are those the digest was made of."""
        return isinstance(self.content, bytes) and hashlib.sha256(self.content).hexdigest() == self.sha256

    @property
    def media_type(self) -> str:
        """JPEG or PNG: nothing else is kept."""
        return "image/png" if self.content.startswith(b"\x89PNG") else "image/jpeg"


class Stored(NamedTuple):
    """A draft as loaded. `history` is the caller's own copy, for the writer.

    `entered` are fields ticked off in the console, each with a digest of the value entered there; `pictures`
    are the digests of those that are kept with it. `rulebook` is the one it was last judged by, as it was
    kept; None where none is, or it is damaged.
    """

    id: str
    draft: Draft
    head: int
    revision: int
    position: tuple[str, str]
    used_ids: frozenset[str]
    history: History
    entered: dict[str, str]
    pictures: frozenset[str] = frozenset()
    rulebook: bytes | None = None

    @property
    def can_undo(self) -> bool:
        """Whether a group of edits is in force."""
        return self.head != 0

    @property
    def can_redo(self) -> bool:
        """Whether a group follows the head."""
        return self.history.redo(self.head) is not None


class Saved(NamedTuple):
    """What a commit left: the head, and the revision, which grows with every commit that moved the head."""

    head: int
    revision: int


def random_draft_id() -> str:
    """Eight characters to name a draft on the command line."""
    return "".join(secrets.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(8))


def summary_of(row: DraftRow) -> DraftSummary:
    """A draft's row for the list."""
    kind = str(json.loads(row.origin).get("kind", ""))
    times = (row.created, row.opened, row.changed)
    return DraftSummary(
        row.id, row.title, *times, row.revision, row.step, row.field, bool(row.is_sample), kind
    )


def new_row(draft_id: str, draft: Draft, title: str, at: str, origin: Origin | None) -> DraftRow:
    """The row of a draft that has no edits yet."""
    envelope: dict[str, Any] = draft.data()["envelope"]
    came = origin.model_dump(mode="json") if origin else envelope.get("origin", {"kind": "new"})
    position = envelope.get("position") or {}
    step, field = position.get("step", ""), position.get("field", "")
    names = (draft_id, storable(title), at, at, at)
    numbers = (0, 0, envelope["revision"], step, field)
    packs = encoded(envelope["packs"])
    facts = (encoded(came), int(envelope["is_sample"]), draft.format, envelope.get("as_of"), packs)
    return DraftRow(*names, *numbers, *facts)


def storable(text: str) -> str:
    """A title as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode()
