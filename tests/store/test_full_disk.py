"""A full disk: nothing more is saved, and what is there can be read, exported and erased."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.store.erasing import erase
from icp_wizard.store.errors import CannotSave, StoreBusy, StoreError, StoreFull, translated
from icp_wizard.store.exchange import save_copy
from icp_wizard.store.store import Store
from tests.store.making import AT, a_draft, a_store, files_with, name_in, name_it

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.store.access import Access

resource = pytest.importorskip("resource", reason="the system limits no file sizes")


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Files cannot grow past a size: the memory shared beside the log needs 32 KiB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class FullUnlessInMemory:
    """A connection that finds the disk full at each commit whose journal is a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._is_in_memory = False

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self._is_in_memory = sql.endswith("MEMORY") if "journal_mode=" in sql else self._is_in_memory
        if sql in ("COMMIT", "VACUUM") and not self._is_in_memory:
            full = sqlite3.OperationalError("database or disk is full")
            full.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise full
        return self._connection.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def fill(store: Access) -> None:
    """From now on the store finds no room."""
    store._connection = FullUnlessInMemory(store._connection)  # type: ignore[assignment]


def test_without_room_for_shared_memory_drafts_are_read_and_exported(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "data")
    name_it(store, one, "之前")
    store.close()
    with no_file_longer_than(1024), Store.open(tmp_path / "data") as full:
        assert [summary.id for summary in full.summaries()] == [one]
        draft = full.load(one).draft
        with pytest.raises(CannotSave):
            name_it(full, one, "之后")
    save_copy(draft, tmp_path / "copy.json")
    assert "之前" in (tmp_path / "copy.json").read_text(encoding="utf-8")
    with Store.open(tmp_path / "data") as again:
        assert name_in(again, one) == "之前"
        name_it(again, one, "之后")


def test_the_log_of_a_process_that_was_killed_is_read_too(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "data")
    name_it(store, one, "还在日志里")
    shutil.copytree(tmp_path / "data", tmp_path / "killed")
    (tmp_path / "killed" / "drafts.sqlite3-shm").unlink()
    store.close()
    with no_file_longer_than(1024), Store.open(tmp_path / "killed") as full:
        assert name_in(full, one) == "还在日志里"


def test_a_draft_is_deleted_on_a_full_disk_and_the_others_stay(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "要删除的")
    other = store.create(a_draft(), "", AT)
    fill(store)
    store.delete(one)
    store.close()
    assert files_with(tmp_path, "要删除的".encode()) == []
    with Store.open(tmp_path) as again:
        assert [summary.id for summary in again.summaries()] == [other]
        again.verify(other)
        assert again._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_where_another_window_keeps_the_log_it_is_said_and_nothing_removed(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    with Store.open(tmp_path) as other:
        other.summaries()
        store._connection.execute("PRAGMA busy_timeout=1")
        fill(store)
        with pytest.raises(StoreBusy) as caught:
            store.delete(one)
        assert caught.value.message_id == "store.error.busy.removing"
        assert [summary.id for summary in other.summaries()] == [one]
    store.close()


@pytest.mark.parametrize(
    ("doing", "message"),
    [("saving", "full"), ("reading", "full.reading"), ("removing", "full.removing")],
)
def test_the_words_fit_what_was_being_done(doing: Any, message: str) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(StoreFull) as caught, translated(doing):
        raise error
    assert caught.value.message_id == f"store.error.{message}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the machine lets us have one."""
    place, mount = tmp_path / "disk", shutil.which("mount")
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    data = small_disk / "data"
    store, one = a_store(data)
    other = store.create(a_draft(), "", AT)
    name_it(store, one, "要删除的")
    store.close()
    with (
        (small_disk / "filling").open("wb", buffering=0) as filling,
        pytest.raises(OSError, match="No space"),
    ):
        while True:
            filling.write(b"\0" * 4096)
    with Store.open(data) as full:
        assert name_in(full, one) == "要删除的"
        with pytest.raises(StoreError):
            name_it(full, one, "之后")
        full.delete(one)
        assert files_with(data, "要删除的".encode()) == []
        assert [summary.id for summary in full.summaries()] == [other]
    erase(data)
    assert not list(data.glob("drafts*"))
