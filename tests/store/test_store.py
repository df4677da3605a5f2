"""Drafts are kept, listed, changed by one transaction each, and nobody's saving is overwritten."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.filing.draft import Origin, PackIdentity
from icp_wizard.store import tables
from icp_wizard.store.errors import HeadMoved, NoSuchDraft, StoreDamaged
from icp_wizard.store.records import new_row
from icp_wizard.store.rows import snapshot_row
from icp_wizard.store.store import SNAPSHOT_EVERY, Store
from tests.store.making import AT, a_draft, a_store, content, name_in, name_it, naming

if TYPE_CHECKING:
    from pathlib import Path


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    draft = a_draft(
        later_key={"从后来的版本": [1, None]}, people=[{"id": "p1", "name": "𬱖㛃", "novel": True}]
    )
    store, one = a_store(tmp_path, draft)
    assert content(store.load(one).draft) == content(draft)
    store.close()


def test_the_title_never_defaults_to_anything(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "某公司")
    assert store.summaries()[0].title == ""
    store.close()


def test_the_envelope_tells_title_position_and_pins(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store.rename(one, "第二次")
    store.save_position(one, "entity", "entity.name")
    store.pin(one, [PackIdentity(id="national", version="1", sha256="0" * 64)], b"rules")
    envelope = store.load(one).draft.envelope
    assert (envelope.title, envelope.packs[0].id) == ("第二次", "national")
    assert envelope.position is not MISSING
    assert (envelope.position.step, envelope.position.field) == ("entity", "entity.name")
    store.close()


def test_the_revision_goes_on_from_an_imported_draft(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    draft = a_draft(envelope={"revision": 41, "position": {"step": "people", "field": "x"}})
    one = store.create(draft, "", AT, Origin(kind="imported", revision=41))
    name_it(store, one, "甲")
    stored = store.load(one)
    assert (stored.revision, stored.draft.envelope.revision) == (42, 42)
    assert (stored.position, store.summaries()[0].origin) == (("people", "x"), "imported")
    store.close()


def test_absent_and_blank_are_kept_apart(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, None)
    name_it(store, one, MISSING)
    connection = sqlite3.connect(tmp_path / "drafts.sqlite3")
    rows = connection.execute("SELECT old, new FROM edit ORDER BY sequence").fetchall()
    connection.close()
    assert rows == [(None, "null"), ("null", None)]
    assert name_in(store, one) == "absent"
    store.undo(one, 2)
    assert name_in(store, one) is None
    store.close()


def test_an_edit_on_a_moved_head_is_refused(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    other = Store.open(tmp_path)
    stale = other.load(one)
    name_it(store, one, "先到")
    with pytest.raises(HeadMoved):
        other.append(one, stale.head, [naming(stale.draft, "后到")])
    with pytest.raises(HeadMoved):
        other.undo(one, stale.head)
    assert name_in(other, one) == "先到"
    store.close()
    other.close()


def test_an_edit_added_and_undone_elsewhere_is_noticed(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    stale = store.load(one)
    name_it(store, one, "甲")
    store.undo(one, 1)
    with pytest.raises(HeadMoved):
        store.append(one, stale.head, [naming(stale.draft, "乙")], stale.history.last)
    store.close()


def test_snapshots_agree_with_the_edits(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    for number in range(SNAPSHOT_EVERY + 3):
        name_it(store, one, f"第{number}个")
    store.verify(one)
    connection = sqlite3.connect(tmp_path / "drafts.sqlite3")
    numbers = connection.execute("SELECT sequence FROM snapshot").fetchall()
    connection.close()
    assert numbers == [(0,), (SNAPSHOT_EVERY,)]
    assert name_in(store, one) == f"第{SNAPSHOT_EVERY + 2}个"
    store.close()


def test_a_snapshot_that_disagrees_with_the_edits_is_found(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "甲")
    name_it(store, one, "乙")
    with store._writing() as connection:
        tables.insert(connection, snapshot_row(one, 1, a_draft()))
    with pytest.raises(StoreDamaged):
        store.verify(one)
    store.close()


def test_ten_thousand_drafts_are_listed_without_reading_contents(tmp_path: Path) -> None:
    store, _ = a_store(tmp_path)
    draft = a_draft()
    with store._writing() as connection:
        for number in range(9_999):
            tables.insert(connection, new_row(f"n{number}", draft, "", AT, None))
            tables.insert(connection, snapshot_row(f"n{number}", 0, draft))
    store.close()
    store = Store.open(tmp_path)
    store._connection.set_authorizer(_refuse_contents)
    assert len(store.summaries()) == 10_000
    store.close()


def _refuse_contents(action: int, table: str | None, *_: object) -> int:
    is_content = action == sqlite3.SQLITE_READ and table in ("edit", "snapshot", "attachment")
    return sqlite3.SQLITE_DENY if is_content else sqlite3.SQLITE_OK


def test_the_last_changed_draft_is_listed_first(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", "2026-11-25T08:00:00Z")
    assert [summary.id for summary in store.summaries()] == [two, one]
    store.close()


def test_what_is_no_text_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    with pytest.raises(ValueError, match="surrogates"):
        name_it(store, one, "坏\udce4字节")
    assert name_in(store, one) == "absent"
    store.close()


def test_an_unknown_draft_is_named(tmp_path: Path) -> None:
    store, _ = a_store(tmp_path)
    with pytest.raises(NoSuchDraft) as caught:
        store.load("nope")
    assert caught.value.values == {"id": "nope"}
    store.close()


def test_an_id_already_taken_is_drawn_again(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    supply = iter(["aaaa", "aaaa", "bbbb"])
    ids = [store.create(a_draft(), "", AT, new_id=lambda: next(supply)) for _ in range(2)]
    assert ids == ["aaaa", "bbbb"]
    store.close()


def test_eight_windows_on_eight_drafts_do_not_disturb_each_other(tmp_path: Path) -> None:
    failures: list[BaseException] = []
    threads = [threading.Thread(target=_work, args=(tmp_path, failures)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Store.open(tmp_path) as store:
        assert [summary.revision for summary in store.summaries()] == [10] * 8


def _work(folder: Path, failures: list[BaseException]) -> None:
    try:
        store, one = a_store(folder)
        for number in range(10):
            name_it(store, one, str(number))
        store.close()
    except BaseException as error:
        failures.append(error)
