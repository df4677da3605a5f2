"""The rulebook a draft was last judged by is kept, once for all that share it, and goes with the last."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.draft import PackIdentity
from icp_wizard.store.errors import StoreFull
from icp_wizard.store.schema import FILE_NAME, VERSION, tables_of
from icp_wizard.store.store import Store
from icp_wizard.store.writer import Writer
from tests.store.making import AT, a_draft, a_store, files_with, name_in, name_it

if TYPE_CHECKING:
    from pathlib import Path

PACKS = [PackIdentity(id="national", version="1", sha256="0" * 64)]
RULES = b"the rules of 2026, compressed"


def raw(folder: Path, *statements: str) -> list[tuple[object, ...]]:
    """Statements past the store; what the last one gives."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    found: list[tuple[object, ...]] = []
    for statement in statements:
        found = connection.execute(statement).fetchall()
    connection.close()
    return found


def kept(folder: Path) -> list[tuple[object, ...]]:
    return raw(folder, "SELECT content FROM rulebook")


def test_a_pin_is_there_again_and_is_no_edit(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    name_it(store, draft, "样例甲公司")
    before = store.load(draft)
    assert before.rulebook is None
    store.pin(draft, PACKS, RULES)
    store.close()
    with Store.open(tmp_path) as again:
        after = again.load(draft)
        assert (after.rulebook, after.draft.envelope.packs) == (RULES, tuple(PACKS))
        assert (after.head, after.revision) == (before.head, before.revision)


def test_drafts_that_share_a_rulebook_keep_it_once(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    for draft in (one, two):
        store.pin(draft, PACKS, RULES)
    store.close()
    assert kept(tmp_path) == [(RULES,)]


def test_a_rulebook_goes_with_the_last_draft_that_has_it(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    for draft in (one, two):
        store.pin(draft, PACKS, RULES)
    store.delete(one)
    assert store.load(two).rulebook == RULES
    store.delete(two)
    store.close()
    assert files_with(tmp_path, RULES) == []


def test_a_pin_that_moves_leaves_no_rulebook_behind(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    store.pin(draft, PACKS, RULES)
    store.pin(draft, PACKS, b"the rules of 2027")
    assert store.load(draft).rulebook == b"the rules of 2027"
    store.close()
    assert kept(tmp_path) == [(b"the rules of 2027",)]


def test_a_damaged_rulebook_is_as_good_as_none_and_costs_no_draft(tmp_path: Path) -> None:
    store, draft = a_store(tmp_path)
    name_it(store, draft, "样例甲公司")
    store.pin(draft, PACKS, RULES)
    store.close()
    raw(tmp_path, "UPDATE rulebook SET content = x'00'")
    with Store.open(tmp_path) as again:
        assert (again.recovery, again.load(draft).rulebook) == (None, None)
        assert name_in(again, draft) == "样例甲公司"
        again.pin(draft, PACKS, RULES)
        assert again.load(draft).rulebook == RULES


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_database_of_an_older_version_is_taken_up_with_its_drafts(tmp_path: Path, version: int) -> None:
    store, draft = a_store(tmp_path)
    name_it(store, draft, "样例甲公司")
    store.close()
    names = [table.split()[2] for table in tables_of(VERSION)[len(tables_of(version)) :]]
    raw(tmp_path, *(f"DROP TABLE {name}" for name in reversed(names)), f"PRAGMA user_version={version}")
    with Store.open(tmp_path) as again:
        assert (again.recovery, again.load(draft).rulebook) == (None, None)
        again.pin(draft, PACKS, RULES)
        assert (name_in(again, draft), again.load(draft).rulebook) == ("样例甲公司", RULES)
    assert raw(tmp_path, "PRAGMA user_version") == [(VERSION,)]


def test_a_pin_the_disk_refuses_keeps_nothing_from_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    store, draft = a_store(tmp_path)
    monkeypatch.setattr(store, "pin", full)
    writer = Writer(store, store.load(draft))
    assert writer.save_pin(PACKS, lambda: RULES).result(timeout=10) is None
    assert (writer.problem, writer.unsaved) == (None, 0)
    writer.close()
    store.close()
