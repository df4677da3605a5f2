"""What is not ours or newer is refused untouched; what cannot be written is said and keeps the edit."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from icp_wizard.store.errors import (
    CannotOpen,
    CannotSave,
    NewerStore,
    NotOurs,
    StoreBusy,
    StoreFull,
    StoreGone,
    StoreReadOnly,
)
from icp_wizard.store.placement import placement_of
from icp_wizard.store.schema import VERSION
from icp_wizard.store.store import Store
from tests.store.making import a_store, name_in, name_it


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def foreign(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "drafts.sqlite3", isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    a_store(tmp_path)[0].close()
    foreign(tmp_path, f"PRAGMA user_version={VERSION + 1}")
    before = contents(tmp_path)
    with pytest.raises(NewerStore):
        Store.open(tmp_path)
    assert contents(tmp_path) == before


def test_a_newer_version_still_in_the_log_is_refused_and_kept(tmp_path: Path) -> None:
    store, _ = a_store(tmp_path / "one")
    store._connection.execute(f"PRAGMA user_version={VERSION + 1}")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    store.close()
    before = contents(tmp_path / "two")
    with pytest.raises(NewerStore):
        Store.open(tmp_path / "two")
    after = contents(tmp_path / "two")
    assert [after[f"drafts.sqlite3{part}"] for part in ("", "-wal")] == [
        before[f"drafts.sqlite3{part}"] for part in ("", "-wal")
    ]


@pytest.mark.parametrize("content", [b"hello\n", b"PK\x03\x04" + b"\xff" * 200])
def test_a_file_of_another_kind_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "drafts.sqlite3").write_bytes(content)
    with pytest.raises(NotOurs):
        Store.open(tmp_path)
    assert contents(tmp_path) == {"drafts.sqlite3": content}


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    foreign(tmp_path, "CREATE TABLE a (b)", "PRAGMA application_id=7")
    before = contents(tmp_path)
    with pytest.raises(NotOurs):
        Store.open(tmp_path)
    assert contents(tmp_path) == before


def test_a_link_in_place_of_the_database_is_refused(tmp_path: Path) -> None:
    a_store(tmp_path / "one")[0].close()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "drafts.sqlite3").symlink_to(tmp_path / "one" / "drafts.sqlite3")
    with pytest.raises(CannotOpen):
        Store.open(tmp_path / "two")


def test_a_slipped_in_trigger_is_not_run(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store.close()
    foreign(tmp_path, "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM draft; END")
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        name_it(store, one, "甲")
        assert name_in(store, one) == "甲"


def test_windows_opening_a_new_folder_at_once_share_it(tmp_path: Path) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store.open(tmp_path))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.recovery for store in stores] == [None] * 6
    assert len({store._identity for store in stores}) == 1
    for store in stores:
        store.close()


def test_a_full_disk_keeps_the_old_state_and_the_next_edit_goes_on(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "之前")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreFull):
        name_it(store, one, "长" * 3000)
    assert name_in(store, one) == "之前"
    store._connection.execute("PRAGMA max_page_count=1000000")
    name_it(store, one, "之后")
    assert name_in(store, one) == "之后"
    store.close()


def test_a_read_only_database_is_said(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store._connection.execute("PRAGMA query_only=ON")
    with pytest.raises(StoreReadOnly):
        name_it(store, one, "甲")
    assert name_in(store, one) == "absent"
    store.close()


@pytest.mark.usefixtures("bound_by_modes")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)
    (tmp_path / "data").chmod(0o500)
    for folder in (tmp_path / "data", tmp_path / "data" / "inner"):
        with pytest.raises(CannotSave):
            Store.open(folder)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    with pytest.raises(StoreReadOnly):
        Store.open(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


def test_a_busy_database_is_said(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store._connection.execute("PRAGMA busy_timeout=1")
    other = Store.open(tmp_path)
    with other._writing(), pytest.raises(StoreBusy):
        name_it(store, one, "甲")
    name_it(store, one, "乙")
    store.close()
    other.close()


def test_a_folder_removed_meanwhile_is_noticed(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "data")
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(StoreGone):
        name_it(store, one, "甲")
    store.close()


def test_a_database_replaced_meanwhile_is_noticed(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "data")
    (tmp_path / "data" / "drafts.sqlite3").rename(tmp_path / "elsewhere")
    (tmp_path / "data" / "drafts.sqlite3").write_bytes(b"")
    with pytest.raises(StoreGone):
        name_it(store, one, "甲")
    store.close()


MOUNTS = "/dev/sda / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\ntmpfs /home/local\\040disk tmpfs rw 0 0\n"


@pytest.mark.parametrize(
    ("folder", "placement"),
    [
        ("/var/lib/x", "local"),
        ("/home/a/x", "network"),
        ("/home/local disk/x", "local"),
        ("/homes/x", "local"),
        ("/u/Dropbox/x", "synced"),
        ("/u/OneDrive - Company/x", "synced"),
        ("/u/我的坚果云/x", "synced"),
    ],
)
def test_network_and_synchronised_folders_are_known(folder: str, placement: str) -> None:
    assert placement_of(Path(folder), MOUNTS) == placement


def test_a_synchronised_folder_gets_no_write_ahead_log(tmp_path: Path) -> None:
    store, one = a_store(tmp_path / "Dropbox")
    name_it(store, one, "甲")
    assert store.placement == "synced"
    assert not (tmp_path / "Dropbox" / "drafts.sqlite3-wal").exists()
    store.close()
    with Store.open(tmp_path / "Dropbox") as again:
        assert name_in(again, one) == "甲"
