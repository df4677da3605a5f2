"""Opening the database: look before anything is written, make it when it is missing, notice damage.

A new database is finished under another name and then put in place, so that a file found there was complete
once: an empty or cut one is damaged, not new.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final, Literal

from icp_wizard.store.errors import NewerStore, NotOurs
from icp_wizard.store.files import new_private_file, put_in_place
from icp_wizard.store.schema import (
    APPLICATION_ID,
    FILE_NAME,
    VERSION,
    bring_up_to_date,
    connect,
    create_tables,
    has_our_tables,
    is_out_of_room,
)

if TYPE_CHECKING:
    from pathlib import Path

Condition = Literal["missing", "sound", "damaged"]

DAMAGE_MARK: Final = "drafts.damaged"
"""Stands in the folder from when a damaged row was met until the next opening has recovered."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_ALWAYS_CHECKED = 4 << 20
"""Databases up to this many bytes are checked at every opening: it takes a few milliseconds."""


def condition_of(folder: Path) -> Condition:
    """What stands in the folder. Reads only; raises NotOurs or NewerStore."""
    path = folder / FILE_NAME
    if path.is_symlink():
        raise NotOurs(str(path))
    if not path.exists():
        return "missing"
    if not path.is_file():
        raise NotOurs(str(path))
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
    if not header.strip(b"\0"):
        return "damaged"
    if not _is_header_sound(header, path):
        return "damaged"
    if (folder / DAMAGE_MARK).exists():
        return "damaged"
    return "sound" if _is_sound_inside(folder, path) else "damaged"


def is_empty(folder: Path) -> bool:
    """Whether the database is a file without any content and no log stands beside it."""
    log = folder / f"{FILE_NAME}-wal"
    has_log = log.exists() and log.stat().st_size > 0
    return (folder / FILE_NAME).is_file() and not (folder / FILE_NAME).stat().st_size and not has_log


def _is_header_sound(header: bytes, path: Path) -> bool:
    application, version = (int.from_bytes(header[at : at + 4], "big") for at in (68, 60))
    has_magic = header.startswith(_MAGIC) and len(header) == _HEADER
    looks_cut = len(header) < _HEADER and header.startswith(_MAGIC[: len(header)])
    if application != APPLICATION_ID and not looks_cut:
        raise NotOurs(str(path))
    if has_magic and version > VERSION:
        raise NewerStore(str(path))
    return has_magic


def _is_sound_inside(folder: Path, path: Path) -> bool:
    """Asks SQLite, on a connection that cannot write, unless a transaction cut short must be rolled back."""
    try:
        connection = connect(path, read_only=not (folder / f"{FILE_NAME}-journal").exists())
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
                raise NewerStore(str(path))
            return has_our_tables(connection) and _passes_check(connection, folder, path)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return False
        raise


def _passes_check(connection: sqlite3.Connection, folder: Path, path: Path) -> bool:
    """SQLite's own check, unless the database is large and was closed in order at its full length."""
    log = folder / f"{FILE_NAME}-wal"
    journal = folder / f"{FILE_NAME}-journal"
    was_closed = not journal.exists() and not (log.exists() and log.stat().st_size)
    pages, page = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    size = path.stat().st_size
    if was_closed and size == pages * page and size > _ALWAYS_CHECKED:
        return True
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    # Without a code Python failed to decode a text; SQLITE_ERROR is a schema text that no longer parses.
    return code is None or code & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
    )


def create_database(folder: Path) -> None:
    """An empty database in place; when another process was faster, that one stays."""
    temporary = build_database(folder)
    try:
        put_in_place(temporary, folder / FILE_NAME, replace=False)
    except FileExistsError:
        temporary.unlink(missing_ok=True)


def build_database(folder: Path) -> Path:
    """An empty database under a temporary name."""
    temporary = new_private_file(folder, f"{FILE_NAME}.new-")
    connection = connect(temporary)
    try:
        create_tables(connection)
    finally:
        connection.close()
    return temporary


def open_database(path: Path, *, is_local: bool) -> sqlite3.Connection:
    """A connection for all that is done with the drafts."""
    connection = connect(path)
    try:
        set_journal(connection, is_local=is_local)
        bring_up_to_date(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.DatabaseError) and is_out_of_room(error):
            return connect(path)  # with the journal it has: it can be read
        raise
    return connection


def set_journal(connection: sqlite3.Connection, *, is_local: bool) -> None:
    """Write-ahead log on local disks, rollback journal elsewhere."""
    connection.execute(f"PRAGMA journal_mode={'WAL' if is_local else 'DELETE'}").fetchone()
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").close()  # a new log is only opened now
