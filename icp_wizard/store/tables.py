"""Reading and writing rows, each with its digest. Transactions are the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.store.errors import StoreDamaged
from icp_wizard.store.history import History, Node
from icp_wizard.store.rows import COLUMNS, DraftRow, EditRow, Row, SnapshotRow, checked, with_digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_NAMES = {DraftRow: "draft", EditRow: "edit", SnapshotRow: "snapshot"}


def insert(connection: sqlite3.Connection, row: Row) -> None:
    """Add a row. A draft before its edits and snapshots."""
    values = with_digest(row)
    marks = ", ".join("?" * len(values))
    columns = COLUMNS[type(row)]
    # Names of tables and columns are ours; values are bound.
    sql = f"INSERT INTO {_NAMES[type(row)]} ({columns}, digest) VALUES ({marks})"  # noqa: S608
    connection.execute(sql, values)


def update(connection: sqlite3.Connection, row: DraftRow) -> None:
    """Write a changed draft row back."""
    values = with_digest(row)
    marks = ", ".join("?" * len(values))
    sql = f"UPDATE draft SET ({COLUMNS[DraftRow]}, digest) = ({marks}) WHERE id = ?"  # noqa: S608
    connection.execute(sql, (*values, row.id))


def all_drafts(connection: sqlite3.Connection) -> Iterable[DraftRow]:
    """Every draft, without reading contents."""
    sql = f"SELECT {COLUMNS[DraftRow]}, digest FROM draft"  # noqa: S608
    return (DraftRow(*checked(values)) for values in connection.execute(sql))


def draft_row(connection: sqlite3.Connection, draft_id: str) -> DraftRow | None:
    """One draft, or None."""
    sql = f"SELECT {COLUMNS[DraftRow]}, digest FROM draft WHERE id = ?"  # noqa: S608
    values = connection.execute(sql, (draft_id,)).fetchone()
    return DraftRow(*checked(values)) if values else None


def history_of(connection: sqlite3.Connection, row: DraftRow) -> History:
    """All edits of a draft; StoreDamaged when one is missing."""
    sql = f"SELECT {COLUMNS[EditRow]}, digest FROM edit WHERE draft = ? ORDER BY sequence"  # noqa: S608
    rows = [EditRow(*checked(values)) for values in connection.execute(sql, (row.id,))]
    if len(rows) != row.last:
        raise StoreDamaged
    return History(Node(edit.sequence, edit.parent, edit.edit()) for edit in rows)


def last_group(connection: sqlite3.Connection, draft_id: str) -> int:
    """The highest number of a group of a draft; 0 before the first."""
    sql = 'SELECT coalesce(max("group"), 0) FROM edit WHERE draft = ?'
    return int(connection.execute(sql, (draft_id,)).fetchone()[0])


def snapshot_numbers(connection: sqlite3.Connection, draft_id: str) -> tuple[int, ...]:
    """After which edits there is a snapshot, ascending."""
    sql = "SELECT sequence FROM snapshot WHERE draft = ? ORDER BY sequence"
    return tuple(number for (number,) in connection.execute(sql, (draft_id,)))


def snapshot_at(connection: sqlite3.Connection, draft_id: str, sequence: int) -> SnapshotRow:
    """The snapshot after an edit; StoreDamaged when it is not there."""
    sql = f"SELECT {COLUMNS[SnapshotRow]}, digest FROM snapshot WHERE draft = ? AND sequence = ?"  # noqa: S608
    values = connection.execute(sql, (draft_id, sequence)).fetchone()
    if values is None:
        raise StoreDamaged
    return SnapshotRow(*checked(values))


def entered_in(connection: sqlite3.Connection, draft_id: str) -> dict[str, str]:
    """What was ticked off in the console; nothing where a full disk kept the table from being made."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entered'").fetchone():
        return {}
    return dict(connection.execute("SELECT field, value FROM entered WHERE draft = ?", (draft_id,)))


def put_entered(connection: sqlite3.Connection, draft_id: str, field: str, value: str) -> None:
    """Tick a field off with the digest of its value; an empty one takes the tick away."""
    connection.execute("DELETE FROM entered WHERE draft = ? AND field = ?", (draft_id, field))
    if value:
        connection.execute("INSERT INTO entered VALUES (?, ?, ?)", (draft_id, field, value))
