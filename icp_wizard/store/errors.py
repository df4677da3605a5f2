"""Errors of the store package. Each says what to do; none carries what was typed.

StoreError
├── CannotOpen            the database was looked at and left as it is
│   ├── NotOurs             another program's file, or a link, stands where the drafts should be
│   └── NewerStore          written by a later version of this program
├── CannotSave            an edit stays in memory; a copy can be saved elsewhere
│   ├── StoreFull           no space left
│   ├── StoreReadOnly       the folder or file may not be written
│   ├── StoreBusy           another process holds the database past the waiting time
│   ├── StoreUnwritable     the disk reports an error
│   ├── StoreGone           the folder or file was removed or replaced meanwhile
│   └── HeadMoved           another window saved something since this one loaded
├── StoreDamaged          contents do not read back as they were written; the next opening recovers
├── NoSuchDraft           no draft has this id
├── UnreadableFile        a file given for import is not usable
└── CopyFailed            a file could not be written
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Self

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class StoreError(Problem):
    """Base of what this package reports."""


class CannotOpen(StoreError):
    """The database cannot be used and was not touched."""


class NotOurs(CannotOpen):
    """Something else stands where the drafts should be."""

    def __init__(self, file: str) -> None:
        super().__init__("store.error.not_ours", file=file)


class NewerStore(CannotOpen):
    """A later version of the program wrote this database."""

    def __init__(self, file: str) -> None:
        super().__init__("store.error.newer", file=file)


class CannotSave(StoreError):
    """Nothing was saved; what was to be saved is still in memory."""

    def said_of(self, doing: Doing) -> Self:
        """The same, in words about what was being done."""
        if doing != "saving" and self.message_id in _SAID_OF_SAVING:
            self.message_id = f"{self.message_id}.{doing}"
        return self


Doing = Literal["saving", "reading", "removing"]
_SAID_OF_SAVING = frozenset({"store.error.full", "store.error.busy", "store.error.unwritable"})
"""Messages with others beside them, for reading and for removing."""


class StoreFull(CannotSave):
    """No space left on the device, or a quota reached."""

    def __init__(self) -> None:
        super().__init__("store.error.full")


class StoreReadOnly(CannotSave):
    """The data folder or the database may not be written or created."""

    def __init__(self) -> None:
        super().__init__("store.error.read_only")


class StoreBusy(CannotSave):
    """Another process held the database longer than we wait."""

    def __init__(self) -> None:
        super().__init__("store.error.busy")


class StoreUnwritable(CannotSave):
    """The disk or file system reports an error. `code` is SQLite's or the system's number."""

    def __init__(self, code: int = 0) -> None:
        super().__init__("store.error.unwritable", code=code)


class StoreGone(CannotSave):
    """The database file is no longer where it was opened."""

    def __init__(self) -> None:
        super().__init__("store.error.gone")


class HeadMoved(CannotSave):
    """Another window saved to this draft since it was loaded here."""

    def __init__(self) -> None:
        super().__init__("store.error.head_moved")


class StoreDamaged(StoreError):
    """What is read is not what was written."""

    def __init__(self) -> None:
        super().__init__("store.error.damaged")


class NoSuchDraft(StoreError):
    """No draft has this id."""

    def __init__(self, draft_id: str) -> None:
        super().__init__("store.error.no_such_draft", id=draft_id[:40])


class UnreadableFile(StoreError):
    """A file that cannot be imported. `reason` is the last part of its message id."""

    def __init__(self, reason: str, file: str, **values: object) -> None:
        super().__init__(f"store.error.import.{reason}", file=file, **values)
        self.reason = reason


class CopyFailed(StoreError):
    """A file that could not be written; what stood there before still does. `reason` as above."""

    def __init__(self, reason: str, file: str) -> None:
        super().__init__(f"store.error.copy.{reason}", file=file)
        self.reason = reason


_BY_CODE: dict[int, Callable[[], StoreError]] = {
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFull,
}

_BY_ERRNO: dict[int, Callable[[], StoreError]] = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EACCES: StoreReadOnly,
    errno.EPERM: StoreReadOnly,
    errno.EROFS: StoreReadOnly,
    errno.ENOENT: StoreReadOnly,
    errno.ENOTDIR: StoreReadOnly,
    errno.EEXIST: StoreReadOnly,
}


@contextmanager
def translated(doing: Doing = "saving") -> Iterator[None]:
    """Turns errors of SQLite and the system into ours. Theirs may quote values, so they are not chained."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake of ours, such as using a closed store
        raise
    except (sqlite3.DatabaseError, OSError) as error:
        ours = _translation(error)
        raise ours.said_of(doing) if isinstance(ours, CannotSave) else ours from None


def _translation(error: sqlite3.DatabaseError | OSError) -> StoreError:
    if isinstance(error, OSError):
        known = _BY_ERRNO.get(error.errno or 0)
        return known() if known else StoreUnwritable(error.errno or 0)
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # not from SQLite: Python could not decode a text, so a byte of it changed
        return StoreDamaged()
    meant = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)  # the low byte is the kind, the rest its detail
    return meant() if meant else StoreUnwritable(code)
