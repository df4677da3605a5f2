"""Reading what can be read out of a damaged database, draft by draft."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icp_wizard.store.errors import StoreDamaged
from icp_wizard.store.history import History, Node
from icp_wizard.store.records import Picture
from icp_wizard.store.replay import nearest, rebuilt
from icp_wizard.store.rows import DraftRow, EditRow, Row, SnapshotRow, checked, snapshot_row
from icp_wizard.store.schema import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Contents:
    """A draft found: the rows to take over, complete or cut down to one state; `draft` None: nothing."""

    id: str
    draft: DraftRow | None
    rows: tuple[Row, ...]
    is_complete: bool


def salvaged(path: Path) -> Iterator[Contents]:
    """Every draft of which anything is left."""
    try:
        connection = connect(path)
    except sqlite3.DatabaseError:
        return
    try:
        drafts = {row.id: row for row in _sound(connection, "draft", DraftRow)}
        edits = list(_sound(connection, "edit", EditRow))
        snapshots = list(_sound(connection, "snapshot", SnapshotRow))
    finally:
        connection.close()
    for draft_id in sorted({*drafts, *(row.draft for row in edits), *(row.draft for row in snapshots)}):
        yield _contents(
            draft_id,
            drafts.get(draft_id),
            [row for row in edits if row.draft == draft_id],
            [row for row in snapshots if row.draft == draft_id],
        )


def salvaged_pictures(path: Path) -> Iterator[tuple[str, str, Picture]]:
    """Every picture that is whole, with each draft and item that uses it; one in memory at a time."""
    try:
        connection = connect(path)
    except sqlite3.DatabaseError:
        return
    try:
        uses = dict.fromkeys(_both_ways(connection, "draft, material, sha256", "attachment_use", "draft"))
        seen = set()
        for digest, content in _both_ways(connection, "sha256, content", "attachment", "rowid"):
            picture = Picture(content, digest)
            if digest not in seen and picture.is_whole:
                seen.add(digest)
                yield from ((draft, item, picture) for draft, item, used in uses if used == digest)
    finally:
        connection.close()


def _both_ways(
    connection: sqlite3.Connection, columns: str, table: str, order: str
) -> Iterator[tuple[Any, ...]]:
    """Rows from the front up to the damage and from the back down to it; most of them twice."""
    for direction in ("ASC", "DESC"):
        yield from _until_damage(
            connection,
            f"SELECT {columns} FROM {table} ORDER BY {order} {direction}",  # noqa: S608
        )


def _sound(connection: sqlite3.Connection, table: str, kind: type[Any]) -> Iterator[Any]:
    """Rows with the right digest, read from the front up to the damage and from the back down to it."""
    seen = set()
    for direction in ("ASC", "DESC"):
        order = "id" if table == "draft" else "draft {0}, sequence"
        sql = f"SELECT * FROM {table} ORDER BY {order.format(direction)} {direction}"  # noqa: S608
        for values in _until_damage(connection, sql):
            try:
                columns = checked(values)
            except (StoreDamaged, ValueError):
                continue
            if columns[:2] not in seen:
                seen.add(columns[:2])
                yield kind(*columns)


def _until_damage(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    try:
        yield from connection.execute(sql)
    except sqlite3.DatabaseError:
        return


def _contents(
    draft_id: str, draft: DraftRow | None, edits: list[EditRow], snapshots: list[SnapshotRow]
) -> Contents:
    if draft is not None and _is_complete(draft, edits, snapshots):
        return Contents(draft_id, draft, (draft, *snapshots, *edits), True)
    state = _furthest_state(draft, edits, snapshots)
    if state is None:
        return Contents(draft_id, None, (), False)
    reached, start = state
    row = _row_for(draft_id, draft, edits, reached)
    return Contents(draft_id, row, (row, start._replace(sequence=0)), False)


def _is_complete(draft: DraftRow, edits: list[EditRow], snapshots: list[SnapshotRow]) -> bool:
    try:
        if len(edits) != draft.last or 0 not in {snapshot.sequence for snapshot in snapshots}:
            return False
        history = _history(edits)
        at = {snapshot.sequence: snapshot for snapshot in snapshots}
        rebuilt(at[nearest(at, history, draft.head)], history, draft.head)
    except (StoreDamaged, ValueError):
        return False
    return True


def _history(edits: list[EditRow]) -> History:
    rows = sorted(edits, key=lambda row: row.sequence)
    return History(Node(row.sequence, row.parent, row.edit()) for row in rows)


def _furthest_state(
    draft: DraftRow | None, edits: list[EditRow], snapshots: list[SnapshotRow]
) -> tuple[int, SnapshotRow] | None:
    """The newest state on the way to the head that still can be built: (its edit, a snapshot of it)."""
    by_number = {edit.sequence: edit for edit in edits}
    goal = draft.head if draft else max([0, *by_number, *(row.sequence for row in snapshots)])
    found: list[tuple[bool, int, SnapshotRow]] = []
    for snapshot in snapshots:
        path = _path(snapshot.sequence, goal, by_number)
        reached = _reach(snapshot, path or [])
        if reached:
            found.append((path is not None, *reached))
    # A state of an undone branch only where nothing on the way to the head is left.
    return max(found, key=lambda state: state[:2])[1:] if found else None


def _path(start: int, goal: int, edits: dict[int, EditRow]) -> list[EditRow] | None:
    """The edits from a snapshot towards the goal, as far as they are there; None: it is not on the way."""
    path: list[EditRow] = []
    number = goal
    while number > start:
        edit = edits.get(number)
        if edit is None:  # a gap: what came after it cannot be used, go on below it
            path = []
            number -= 1
        else:
            path.append(edit)
            number = edit.parent
    return path[::-1] if number == start else None


def _reach(snapshot: SnapshotRow, path: list[EditRow]) -> tuple[int, SnapshotRow] | None:
    """Apply as many edits as fit. None when the snapshot itself is no draft."""
    from icp_wizard.filing.edits import apply
    from icp_wizard.filing.errors import FilingError
    from icp_wizard.filing.plain import parse_draft

    try:
        draft = parse_draft(json.loads(snapshot.content))
    except (FilingError, ValueError):
        return None
    reached = snapshot.sequence
    for row in path:
        try:
            draft = apply(draft, [row.edit()])
        except (FilingError, ValueError):
            break
        reached = row.sequence
    return reached, snapshot_row(snapshot.draft, 0, draft)


def _row_for(draft_id: str, draft: DraftRow | None, edits: list[EditRow], reached: int) -> DraftRow:
    """A draft row for a state that became a start."""
    origin = '{"kind":"recovered"}'
    times = [row.time for row in edits if row.sequence <= reached]
    changed = max(times, default="")
    if draft is not None:
        return draft._replace(head=0, last=0, revision=draft.revision + 1, changed=changed or draft.created)
    return DraftRow(draft_id, "", changed, changed, changed, 0, 0, reached, "", "", origin, 0, 1, None, "[]")
