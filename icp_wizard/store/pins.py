"""By which rules each draft was last judged: the rulebook itself, once for all drafts that share it.

A rulebook is nothing personal, but it goes with the last draft that was judged by it. One that does not read
back as it was written is as good as none: the draft is then judged by the rules of today, so that no draft
is lost for it. A database that was recovered from damage has none.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from icp_wizard.store.rows import digest

if TYPE_CHECKING:
    import sqlite3


def pinned_in(connection: sqlite3.Connection, draft_id: str) -> bytes | None:
    """The rulebook a draft was last judged by, as it was kept; None where none is, or not whole."""
    if not _are_there(connection):
        return None
    sql = "SELECT id, content, digest FROM rulebook JOIN pin ON pin.rulebook = id WHERE draft = ?"
    row = connection.execute(sql, (draft_id,)).fetchone()
    return row[1] if row and isinstance(row[1], bytes) and row[2] == digest(row[:2]) else None


def put_pin(connection: sqlite3.Connection, draft_id: str, rulebook: bytes) -> None:
    """Keep a rulebook as that of a draft; the one it had goes where no other draft has it."""
    name = sha256(rulebook).hexdigest()
    row = (name, rulebook, digest((name, rulebook)))
    connection.execute("INSERT OR REPLACE INTO rulebook (id, content, digest) VALUES (?, ?, ?)", row)
    connection.execute("INSERT OR REPLACE INTO pin (draft, rulebook) VALUES (?, ?)", (draft_id, name))
    drop_unused(connection)


def drop_unused(connection: sqlite3.Connection) -> None:
    """Remove the rulebooks that no draft has any more."""
    if _are_there(connection):
        connection.execute("DELETE FROM rulebook WHERE id NOT IN (SELECT rulebook FROM pin)")


def _are_there(connection: sqlite3.Connection) -> bool:
    """Whether the tables are: a full disk may have kept them from being made."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'pin'").fetchone() is not None
