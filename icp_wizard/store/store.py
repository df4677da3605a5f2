"""The store: several drafts in one database, each with its whole history.

Every method that saves is one transaction that checks the head, and returns after the commit reached the
disk. Methods may be called from any thread; they wait for each other. The interface saves through
`writer.py`, which never makes it wait.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from icp_wizard.store import pins, tables
from icp_wizard.store.access import Access
from icp_wizard.store.errors import HeadMoved, NoSuchDraft, StoreDamaged
from icp_wizard.store.history import Group, History, Travel, ids_in
from icp_wizard.store.records import (
    DraftSummary,
    Picture,
    Saved,
    Stored,
    new_row,
    random_draft_id,
    storable,
    summary_of,
)
from icp_wizard.store.replay import nearest, rebuilt, same_content, with_envelope
from icp_wizard.store.rows import DraftRow, edit_row, encoded, snapshot_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from icp_wizard.filing.draft import Draft, Origin, PackIdentity
    from icp_wizard.filing.edits import Edit
    from icp_wizard.store import erasing

SNAPSHOT_EVERY = 64
"""Edits between snapshots: replaying this many takes a few milliseconds."""


class Store(Access):
    """An open database. `recovery` tells what happened when the opening met a damaged one."""

    # Reading

    def summaries(self) -> tuple[DraftSummary, ...]:
        """All drafts, the last changed first, without reading their contents."""
        with self._reading() as connection:
            rows = sorted(tables.all_drafts(connection), key=lambda row: (row.changed, row.id), reverse=True)
        return tuple(summary_of(row) for row in rows)

    def load(self, draft_id: str) -> Stored:
        """A draft with its history. Raises NoSuchDraft or StoreDamaged."""
        with self._reading() as connection:
            row = _found(connection, draft_id)
            history = tables.history_of(connection, row)
            draft = with_envelope(_content(connection, row, history), row)
            start = json.loads(tables.snapshot_at(connection, draft_id, 0).content)
            entered = tables.entered_in(connection, draft_id)
            pictures = tables.pictures_of(connection, draft_id)
            rulebook = pins.pinned_in(connection, draft_id)
        used = frozenset(ids_in(start)) | _ids_of(history)
        position = (row.step, row.field)
        kept = (entered, pictures, rulebook)
        return Stored(draft_id, draft, row.head, row.revision, position, used, history, *kept)

    def picture(self, draft_id: str, sha256: str) -> bytes | None:
        """The bytes of a picture of a draft; None where it is not kept. Raises StoreDamaged."""
        with self._reading() as connection:
            return tables.picture_content(connection, draft_id, sha256)

    def history(self, draft_id: str) -> tuple[Group, ...]:
        """All groups of edits, oldest first, undone ones included; no values."""
        with self._reading() as connection:
            row = _found(connection, draft_id)
            return tables.history_of(connection, row).groups(row.head)

    def used_ids(self, draft_id: str) -> frozenset[str]:
        """Every id an item of the draft ever had, undone branches included."""
        return self.load(draft_id).used_ids

    def verify(self, draft_id: str) -> None:
        """Replay every edit from the start and compare with each snapshot, and look at every picture.

        StoreDamaged when something differs.
        """
        with self._reading() as connection:
            row = _found(connection, draft_id)
            history = tables.history_of(connection, row)
            tables.snapshot_at(connection, draft_id, 0)
            for digest in tables.pictures_of(connection, draft_id):
                tables.picture_content(connection, draft_id, digest)
            numbers = tables.snapshot_numbers(connection, draft_id)
            for number in (*numbers[1:], row.head):
                # Each from the one before it on its branch: together they reach back to the start.
                base = nearest([n for n in numbers if n < number] or numbers[:1], history, number)
                reached = rebuilt(tables.snapshot_at(connection, draft_id, base), history, number)
                if number in numbers and not same_content(
                    reached, rebuilt(tables.snapshot_at(connection, draft_id, number), history, number)
                ):
                    raise StoreDamaged

    # Saving

    def create(
        self,
        draft: Draft,
        title: str,
        at: str,
        origin: Origin | None = None,
        new_id: Callable[[], str] = random_draft_id,
        pictures: Mapping[str, Picture] = {},
    ) -> str:
        """Keep a new draft and return its id. Its revision goes on from the draft's own.

        An empty title stays empty: it never defaults to a name. `origin` defaults to the draft's own.
        `pictures` are kept with it, by the item of its materials that names them.
        """
        with self._writing() as connection:
            draft_id = new_id()
            while tables.draft_row(connection, draft_id):
                draft_id = new_id()
            tables.insert(connection, new_row(draft_id, draft, title, at, origin))
            tables.insert(connection, snapshot_row(draft_id, 0, draft))
            _keep(connection, draft_id, pictures)
        return draft_id

    def append(
        self,
        draft_id: str,
        head: int,
        edits: Sequence[Edit],
        last: int | None = None,
        pictures: Mapping[str, Picture] = {},
    ) -> Saved:
        """Add edits after the head, in one transaction. Raises HeadMoved, NoSuchDraft or CannotSave.

        Edits without a group (0) become a new one; those with the group of the head go on with it. With
        `last`, the highest sequence known to the caller, an edit that another window added is noticed also
        when it was undone again. `pictures` are kept with them, by the item of materials that names them.
        """
        if not edits or any(edit.path.partition(".")[0] == "envelope" for edit in edits):
            raise ValueError("edits change answers; the envelope has methods of its own")
        with self._writing() as connection:
            row = _at_head(connection, draft_id, head, last)
            known = connection.execute(
                'SELECT max("group") FROM edit WHERE draft = ?', (draft_id,)
            ).fetchone()
            new_group, number = (known[0] or 0) + 1, row.last
            for edit in edits:
                parent, number = head, number + 1
                tables.insert(connection, edit_row(draft_id, number, parent, edit.group or new_group, edit))
                head = number
            row = row._replace(head=head, last=number, changed=edits[-1].at or row.changed)
            saved = _save_move(connection, row)
            _snapshot_if_due(connection, row)
            _keep(connection, draft_id, pictures)
        return saved

    def undo(self, draft_id: str, head: int, at: str = "") -> tuple[tuple[Edit, ...], Saved] | None:
        """Take back the group at the head: (edits to apply, what was saved); None at the start."""
        return self._travel(draft_id, head, at, History.undo)

    def redo(self, draft_id: str, head: int, at: str = "") -> tuple[tuple[Edit, ...], Saved] | None:
        """Forward to the newest child group, likewise."""
        return self._travel(draft_id, head, at, History.redo)

    def move(self, draft_id: str, head: int, to: int, at: str = "", last: int | None = None) -> Saved:
        """Put the head elsewhere in the history, as undo and redo do."""
        with self._writing() as connection:
            row = _at_head(connection, draft_id, head, last)
            if not 0 <= to <= row.last:
                raise HeadMoved
            return _save_move(connection, row._replace(head=to, changed=at or row.changed))

    def save_position(self, draft_id: str, step: str, field: str) -> None:
        """Remember the step and field the user is at; no edit, and no change of the draft."""
        self._change(draft_id, step=step, field=field)

    def save_entered(self, draft_id: str, field: str, value: str) -> None:
        """Remember that a field was entered in the console with the value of this digest ("": not entered).

        No edit: it is no answer, and neither undone with one nor part of the revision printed on papers.
        """
        with self._writing() as connection:
            _found(connection, draft_id)
            tables.put_entered(connection, draft_id, field, storable(value))

    def save_opened(self, draft_id: str, at: str) -> None:
        """Remember when the draft was last opened."""
        self._change(draft_id, opened=at)

    def rename(self, draft_id: str, title: str) -> None:
        """Give the draft another title."""
        self._change(draft_id, title=storable(title))

    def pin(self, draft_id: str, packs: Sequence[PackIdentity], rulebook: bytes) -> None:
        """Remember the packs the draft was last judged by, and the rulebook made of them; no edit."""
        listed = encoded([pack.model_dump(mode="json") for pack in packs])
        with self._writing() as connection:
            tables.update(connection, _found(connection, draft_id)._replace(packs=listed))
            pins.put_pin(connection, draft_id, rulebook)

    # Removing

    def discard_unused(self, draft_id: str) -> bool:
        """Forget a draft in which nothing was ever answered. Whether it was one.

        It says nothing of anybody, so copies and the log are left as they are.
        """
        with self._writing() as connection:
            is_unused = _found(connection, draft_id).last == 0
            if is_unused:
                _delete(connection, draft_id)
        return is_unused

    def delete(self, draft_id: str) -> erasing.Erased:
        """Erase a draft from the database, its log and every copy of ours. Raises NoSuchDraft, CannotSave.

        Databases moved aside earlier go too: they may hold it.
        """
        self._remove(lambda connection: _delete(connection, draft_id))
        from icp_wizard.store import erasing

        names = erasing.remove_copies(self.folder)
        is_clean = self._purge()
        notes = ("store.note.out_of_reach",) if is_clean else ("store.note.other_window",)
        return erasing.Erased(names, notes)

    def erase(self) -> erasing.Erased:
        """Close, and erase everything of the store: see `erasing.erase`."""
        from icp_wizard.store import erasing

        self.close()
        return erasing.erase(self.folder)

    # Inside

    def _travel(
        self, draft_id: str, head: int, at: str, way: Callable[[History, int], Travel | None]
    ) -> tuple[tuple[Edit, ...], Saved] | None:
        with self._writing() as connection:
            row = _at_head(connection, draft_id, head, None)
            travel = way(tables.history_of(connection, row), head)
            if travel is None:
                return None
            row = row._replace(head=travel.head, changed=at or row.changed)
            return travel.edits, _save_move(connection, row)

    def _change(self, draft_id: str, **columns: Any) -> None:
        with self._writing() as connection:
            tables.update(connection, _found(connection, draft_id)._replace(**columns))


def _found(connection: sqlite3.Connection, draft_id: str) -> DraftRow:
    row = tables.draft_row(connection, draft_id)
    if row is None:
        raise NoSuchDraft(draft_id)
    return row


def _delete(connection: sqlite3.Connection, draft_id: str) -> None:
    _found(connection, draft_id)
    connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
    connection.execute("DELETE FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM attachment_use)")
    pins.drop_unused(connection)


def _keep(connection: sqlite3.Connection, draft_id: str, pictures: Mapping[str, Picture]) -> None:
    for material, picture in pictures.items():
        tables.keep_picture(connection, draft_id, material, picture)


def _at_head(connection: sqlite3.Connection, draft_id: str, head: int, last: int | None) -> DraftRow:
    row = _found(connection, draft_id)
    if row.head != head or (last is not None and row.last != last):
        raise HeadMoved
    return row


def _save_move(connection: sqlite3.Connection, row: DraftRow) -> Saved:
    row = row._replace(revision=row.revision + 1)
    tables.update(connection, row)
    return Saved(row.head, row.revision)


def _content(connection: sqlite3.Connection, row: DraftRow, history: History) -> Draft:
    number = nearest(tables.snapshot_numbers(connection, row.id), history, row.head)
    return rebuilt(tables.snapshot_at(connection, row.id, number), history, row.head)


def _snapshot_if_due(connection: sqlite3.Connection, row: DraftRow) -> None:
    if row.last - max(tables.snapshot_numbers(connection, row.id), default=0) < SNAPSHOT_EVERY:
        return
    draft = _content(connection, row, tables.history_of(connection, row))
    tables.insert(connection, snapshot_row(row.id, row.head, draft))


def _ids_of(history: History) -> frozenset[str]:
    values = (value for edit in history.edits() if edit.kind != "set" for value in (edit.old, edit.new))
    return frozenset(found for value in values for found in ids_in(value))
