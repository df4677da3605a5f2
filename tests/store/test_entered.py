"""What was entered in the console is kept with the draft, and is no edit of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from icp_wizard.store.schema import FILE_NAME, TABLES_OF_1, VERSION
from icp_wizard.store.store import Store
from tests.store.making import a_store, files_with, name_in, name_it

if TYPE_CHECKING:
    from pathlib import Path


def to_version_1(folder: Path) -> None:
    """A database as the first version left it."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    for table in ("entered", "pin", "rulebook"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version=1")
    found = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    assert found == set(TABLES_OF_1)
    connection.close()


def test_a_tick_is_there_again_and_can_be_taken_away(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    store.save_entered(draft, "wanted.entity.name", "1f")
    store.save_entered(draft, "wanted.entity.remark", "2f")
    store.save_entered(draft, "wanted.entity.remark", "")
    store.close()
    with Store.open(tmp_path) as again:
        assert again.load(draft).entered == {"wanted.entity.name": "1f"}


def test_a_tick_is_no_edit_and_undo_leaves_it(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    name_it(store, draft, "样例甲公司")
    before = store.load(draft)
    store.save_entered(draft, "wanted.entity.name", "1f")
    after = store.load(draft)
    assert (after.head, after.revision, len(store.history(draft))) == (before.head, before.revision, 1)
    store.undo(draft, after.head)
    assert store.load(draft).entered == {"wanted.entity.name": "1f"}
    store.close()


def test_erasing_a_draft_erases_its_ticks(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    store.save_entered(draft, "wanted.entity.name", "0123456789abcdef")
    store.delete(draft)
    store.close()
    assert files_with(tmp_path, b"0123456789abcdef") == []


def test_a_database_of_version_1_is_taken_up_with_all_its_drafts(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    name_it(store, draft, "样例甲公司")
    store.close()
    to_version_1(tmp_path)
    with Store.open(tmp_path) as again:
        assert again.recovery is None
        assert (name_in(again, draft), again.load(draft).entered) == ("样例甲公司", {})
        again.save_entered(draft, "wanted.entity.name", "1f")
        assert again.load(draft).entered == {"wanted.entity.name": "1f"}
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_a_database_of_version_1_with_a_table_of_version_2_is_not_taken_for_sound(tmp_path: Path) -> None:
    store, _ = a_store(tmp_path)
    store.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    connection.execute("PRAGMA user_version=1")
    connection.close()
    with Store.open(tmp_path) as again:
        assert again.recovery is not None
