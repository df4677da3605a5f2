"""An open database: its connection, transactions, and what is watched around them."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from icp_wizard.store.errors import StoreDamaged, StoreFull, StoreGone, translated
from icp_wizard.store.files import make_private_folder
from icp_wizard.store.opening import DAMAGE_MARK, open_database, set_journal
from icp_wizard.store.placement import Placement, placement_of
from icp_wizard.store.recovery import Recovery, prepare
from icp_wizard.store.schema import FILE_NAME, is_out_of_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from icp_wizard.store.errors import Doing


class Access:
    """One connection for all threads, one transaction at a time."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, recovery: Recovery | None) -> None:
        self.folder = folder
        self.recovery = recovery
        self.placement: Placement = placement_of(folder)
        self._connection = connection
        self._lock = threading.RLock()
        self._identity = _identity(folder / FILE_NAME)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the drafts under a data folder; folder and database are made when missing.

        Raises NotOurs or NewerStore (nothing is touched), or CannotSave. A damaged database is moved aside
        whole and what can be read is recovered: see `recovery`.
        """
        with translated("reading"):
            make_private_folder(directory)
            recovery = prepare(directory)
            is_local = placement_of(directory) == "local"
            connection = open_database(directory / FILE_NAME, is_local=is_local)
            try:
                return cls(directory, connection, recovery)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """End the session in order."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _purge(self) -> bool:
        """Leave no freed page and no log; False when another window's reading keeps part of the log.

        On a full disk freed pages stay, overwritten: there is no room to write the others elsewhere first.
        """
        with self._lock, translated("removing"):
            try:
                self._connection.execute("VACUUM")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    return False
                if not is_out_of_room(error):
                    raise
            busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view. A damaged row marks the database for recovery at the next opening."""
        with self._lock, self._noticing_damage(), translated("reading"):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                _roll_back(self._connection)

    def _remove(self, remove: Callable[[sqlite3.Connection], None]) -> None:
        """A transaction that only takes away. It works on a full disk too."""
        try:
            with self._writing("removing") as connection:
                remove(connection)
        except StoreFull:
            with self._journal_in_memory(), self._writing("removing") as connection:
                remove(connection)

    @contextmanager
    def _journal_in_memory(self) -> Iterator[None]:
        """Transactions inside need no room on the disk. One that is cut short leaves a damaged database.

        Raises StoreBusy where another process has the database open: its log cannot be ended then.
        """
        is_local = self.placement == "local"
        with self._lock, translated("removing"):
            self._connection.execute("PRAGMA journal_mode=MEMORY").fetchone()
            try:
                yield
            finally:
                self._connection.execute("PRAGMA journal_mode=DELETE").fetchone()
                with suppress(
                    sqlite3.OperationalError
                ):  # no room for a log yet: the next opening tries again
                    set_journal(self._connection, is_local=is_local)

    @contextmanager
    def _writing(self, doing: Doing = "saving") -> Iterator[sqlite3.Connection]:
        with self._lock, self._noticing_damage(), translated(doing):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._check_in_place()
                self._connection.execute("COMMIT")
            except BaseException:
                _roll_back(self._connection)
                raise

    def _check_in_place(self) -> None:
        """Writing into a removed or replaced file would succeed and be lost."""
        if _identity(self.folder / FILE_NAME) != self._identity:
            raise StoreGone

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        try:
            yield
        except StoreDamaged:
            with suppress(OSError):
                (self.folder / DAMAGE_MARK).touch(mode=0o600)
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite has rolled back itself after some errors
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
