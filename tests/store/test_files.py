"""Files of the store are private whatever the umask, and deleting leaves nothing of a draft in them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from icp_wizard.store.erasing import erase
from icp_wizard.store.files import write_whole
from icp_wizard.store.store import Store
from tests.store.making import AT, a_draft, a_store, files_with, name_in, name_it

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANARY = "CANARY110101190001010010"


@pytest.fixture
def no_umask() -> Iterator[None]:
    """A process that makes everything world-writable unless told otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_files_are_private_under_any_umask(tmp_path: Path, no_umask: None) -> None:
    store, one = a_store(tmp_path / "new" / "data")
    name_it(store, one, "甲")
    folder = tmp_path / "new" / "data"
    assert (mode_of(folder), mode_of(folder.parent)) == (0o700, 0o700)
    modes = {path.name: mode_of(path) for path in folder.iterdir()}
    assert {f"drafts.sqlite3{part}" for part in ("", "-wal", "-shm")} <= modes.keys()
    assert set(modes.values()) == {0o600}
    store.close()


def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "other.txt").touch()
    shared.chmod(0o755)
    Store.open(shared).close()
    assert mode_of(shared) == 0o755


def test_an_empty_folder_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    Store.open(tmp_path / "data").close()
    assert mode_of(tmp_path / "data") == 0o700


def test_a_deleted_draft_leaves_no_trace_while_open_and_after(tmp_path: Path) -> None:
    store, one = a_store(tmp_path, a_draft(people=[{"id": "p1", "name": CANARY}]))
    two = store.create(a_draft(), "", AT)
    for number in range(80):
        name_it(store, one, f"{CANARY}{number}")
    name_it(store, two, "留下")
    assert files_with(tmp_path, CANARY.encode())
    erased = store.delete(one)
    assert files_with(tmp_path, CANARY.encode()) == []
    assert erased.notes == ("store.note.out_of_reach",)
    store.close()
    assert files_with(tmp_path, CANARY.encode()) == []
    with Store.open(tmp_path) as again:
        assert name_in(again, two) == "留下"


def test_deleting_beside_another_window_leaves_no_trace(tmp_path: Path) -> None:
    store, one = a_store(tmp_path, a_draft(people=[{"id": "p1", "name": CANARY}]))
    other = Store.open(tmp_path)
    other.load(one)
    store.delete(one)
    assert files_with(tmp_path, CANARY.encode()) == []
    store.close()
    other.close()


def test_a_window_in_the_middle_of_reading_is_told_of(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    store._connection.execute("PRAGMA busy_timeout=1")
    other = Store.open(tmp_path)
    with other._reading() as connection:
        connection.execute("SELECT count(*) FROM draft").fetchone()
        assert store.delete(one).notes == ("store.note.other_window",)
    assert [summary.id for summary in other.summaries()] == [two]
    store.close()
    other.close()


def test_erase_removes_everything_of_ours_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "damaged-1" / "work").mkdir(parents=True)
    (tmp_path / "damaged-1" / "work" / "drafts.sqlite3").write_text(CANARY)
    (tmp_path / "damaged-1" / "report.json").write_text(CANARY)
    (tmp_path / "drafts.sqlite3.new-0123").write_text(CANARY)
    store, one = a_store(tmp_path)
    name_it(store, one, CANARY)
    store.erase()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_erase_needs_no_readable_database(tmp_path: Path) -> None:
    (tmp_path / "drafts.sqlite3").write_bytes(b"\xff" * 5000)
    assert erase(tmp_path).files == ("drafts.sqlite3",)
    assert list(tmp_path.iterdir()) == []


def test_erasing_overwrites_what_another_name_still_reaches(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "data")
    name_it(store, one, CANARY)
    store.close()
    (tmp_path / "kept").hardlink_to(tmp_path / "data" / "drafts.sqlite3")
    erase(tmp_path / "data")
    assert files_with(tmp_path, CANARY.encode()) == []


def test_erase_of_a_missing_folder_is_nothing(tmp_path: Path) -> None:
    assert erase(tmp_path / "never").files == ()


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "draft.json"
    target.write_text("old")
    with pytest.raises(FileExistsError):
        write_whole(target, b"new", replace=False)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("draft.json", "old")]
