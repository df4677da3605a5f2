"""The tables, version 3, and how every connection to them is set up.

Nothing in `draft` is personal data: the list of drafts is read from it alone, also when contents are sealed
later. A draft's start state is its snapshot with sequence 0; its edits follow as a tree: each names the edit
before it, so branches that were undone stay. Value columns (`old`, `new`, `content`) have no type and take
text or bytes: JSON now, ciphertext one day. In them SQL NULL is an absent answer, the JSON text `null` a
blank one. `digest` is over the whole row, because SQLite itself does not notice a changed byte in a value.

Version 2 has the table `entered` besides, version 3 `rulebook` and `pin`: an older database gets what it has
not when it is opened.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID: Final = 0x69637077
"""`icpw` in ASCII."""
VERSION: Final = 3
FILE_NAME: Final = "drafts.sqlite3"
BUSY_MILLISECONDS: Final = 10_000

TABLES_OF_1: Final = (
    """CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  created TEXT NOT NULL,
  opened TEXT NOT NULL,
  changed TEXT NOT NULL,
  head INTEGER NOT NULL,
  last INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  step TEXT NOT NULL,
  field TEXT NOT NULL,
  origin TEXT NOT NULL,
  is_sample INTEGER NOT NULL,
  format INTEGER NOT NULL,
  as_of TEXT,
  packs TEXT NOT NULL,
  sealing,
  digest BLOB NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE edit (
  draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  "group" INTEGER NOT NULL,
  time TEXT NOT NULL,
  step TEXT NOT NULL,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  old,
  new,
  digest BLOB NOT NULL,
  PRIMARY KEY (draft, sequence)
) WITHOUT ROWID""",
    """CREATE TABLE snapshot (
  draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  format INTEGER NOT NULL,
  content NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (draft, sequence)
) WITHOUT ROWID""",
    """CREATE TABLE attachment (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  content NOT NULL
)""",
    """CREATE TABLE attachment_use (
  draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  material TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES attachment (sha256),
  PRIMARY KEY (draft, material)
) WITHOUT ROWID""",
    """CREATE TABLE lease (
  draft TEXT NOT NULL PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
  process INTEGER NOT NULL,
  host TEXT NOT NULL,
  started TEXT NOT NULL,
  heartbeat TEXT NOT NULL
) WITHOUT ROWID""",
)
"""`attachment.sha256` is over the bytes as stored: over ciphertext when sealed, so it betrays nothing."""

ENTERED: Final = """CREATE TABLE entered (
  draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (draft, field)
) WITHOUT ROWID"""
"""What the user ticked off in the console: fields, each with a digest of the value that was entered there."""

PINS: Final = (
    """CREATE TABLE rulebook (
  id TEXT NOT NULL PRIMARY KEY,
  content NOT NULL,
  digest BLOB NOT NULL
)""",
    """CREATE TABLE pin (
  draft TEXT NOT NULL PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
  rulebook TEXT NOT NULL REFERENCES rulebook (id)
) WITHOUT ROWID""",
)
"""The rulebook by which each draft was last judged (`draft.packs` names its packs): see `pins.py`."""

_ADDED: Final = {2: (ENTERED,), 3: PINS}
"""What each version has besides the one before it."""


def tables_of(version: int) -> tuple[str, ...]:
    """The tables of a database of this version."""
    added = (table for number in range(2, version + 1) for table in _ADDED[number])
    return (*TABLES_OF_1, *added)


TABLES: Final = tables_of(VERSION)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with our settings. Transactions are begun and ended by hand.

    Where the disk has no room for the memory that processes share beside a write-ahead log, the connection
    has the database to itself and needs none: what is on a full disk can still be read, exported and erased.
    """
    try:
        return _connected(path, "ro" if read_only else "rw")
    except sqlite3.DatabaseError as error:
        if not is_out_of_room(error):
            raise
    # Read-only it could not lock the file; `query_only` keeps a reader from changing anything.
    reader = ("query_only=ON",) if read_only else ()
    return _connected(path, "rw", "locking_mode=EXCLUSIVE", *reader)


def is_out_of_room(error: sqlite3.DatabaseError) -> bool:
    """Whether the disk is full: for the file itself, or for the memory shared beside it."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)


def _connected(path: Path, mode: str, *first: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000
    )
    try:
        for setting in (
            *first,
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",  # else VACUUM leaves answers in a temporary file elsewhere
            "synchronous=FULL",
            "fullfsync=ON",  # macOS: a plain fsync there does not reach the disk
            "checkpoint_fullfsync=ON",
            "journal_mode",  # opens the log, or says why it cannot
        ):
            connection.execute(f"PRAGMA {setting}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """The empty database, in one transaction, marked as ours."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether the schema is word for word ours: nothing missing, no trigger or view slipped in."""
    found = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    return found == set(tables_of(_version(connection)))


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Add what later versions have, in one transaction; harmless where another process was faster."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for table in TABLES[len(tables_of(_version(connection))) :]:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
