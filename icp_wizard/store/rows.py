"""Rows of the database as values, and their digests.

JSON texts are canonical. Half a surrogate pair (a stray byte from a terminal) is no text: a draft refuses it,
and here it raises ValueError before anything is written.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.store.errors import StoreDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.edits import Edit


class DraftRow(NamedTuple):
    """What is known of a draft without its contents, in the order of the columns.

    `head` is the sequence of the newest edit in force (0: the start), `last` the highest sequence ever given,
    `origin` and `packs` are JSON. Times are UTC, ISO 8601.
    """

    id: str
    title: str
    created: str
    opened: str
    changed: str
    head: int
    last: int
    revision: int
    step: str
    field: str
    origin: str
    is_sample: int
    format: int
    as_of: str | None
    packs: str
    sealing: bytes | None = None


class EditRow(NamedTuple):
    """One edit as stored; `old` and `new` are JSON, or None where the answer was absent."""

    draft: str
    sequence: int
    parent: int
    group: int
    time: str
    step: str
    kind: str
    path: str
    old: str | bytes | None
    new: str | bytes | None

    def edit(self) -> Edit:
        """The edit itself."""
        from icp_wizard.filing.edits import Edit

        values = {key: json.loads(text) for key, text in (("old", self.old), ("new", self.new)) if text}
        parts = {"kind": self.kind, "path": self.path, "step": self.step, "at": self.time}
        return Edit.model_validate({**parts, "group": self.group, **values})


class SnapshotRow(NamedTuple):
    """A draft as it stood after the edit `sequence`."""

    draft: str
    sequence: int
    format: int
    content: str | bytes


Row = DraftRow | EditRow | SnapshotRow

COLUMNS = {kind: ", ".join(f'"{name}"' for name in kind._fields) for kind in (DraftRow, EditRow, SnapshotRow)}
"""Column names of each table but `digest`, in the order of the fields."""


def edit_row(draft_id: str, sequence: int, parent: int, group: int, edit: Edit) -> EditRow:
    """The row for an edit."""
    values = edit.model_dump(mode="json")
    old, new = (encoded(values[key]) if key in values else None for key in ("old", "new"))
    return EditRow(draft_id, sequence, parent, group, edit.at, edit.step, edit.kind, edit.path, old, new)


def snapshot_row(draft_id: str, sequence: int, draft: Draft) -> SnapshotRow:
    """The row for a whole draft."""
    return SnapshotRow(draft_id, sequence, draft.format, encoded(draft.data()))


def encoded(value: object) -> str:
    """A JSON value as canonical text."""
    from icp_wizard.filing.plain import canonical_json

    text = canonical_json(value)
    text.encode()
    return text


def with_digest(row: Row) -> tuple[Any, ...]:
    """The values to insert: the columns in order, then the digest."""
    return (*row, digest(row))


def checked(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The columns of a row read with its digest last; StoreDamaged when they do not match."""
    *columns, found = values
    if found != digest(columns):
        raise StoreDamaged
    return tuple(columns)


def digest(values: Iterable[Any]) -> bytes:
    """Eight bytes over a row: enough to notice accidents, no protection against people."""
    plain = [{"bytes": value.hex()} if isinstance(value, bytes) else value for value in values]
    return hashlib.blake2b(json.dumps(plain).encode(), digest_size=8).digest()
