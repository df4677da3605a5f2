"""Damage is noticed or harmless; the damaged database is kept whole and what can be read is recovered."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from icp_wizard.store.errors import CannotOpen, StoreDamaged
from icp_wizard.store.store import Store
from tests.store.making import AT, a_draft, a_store, adding_person, content, name_in, name_it

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "drafts.sqlite3"


@dataclass(frozen=True)
class Sample:
    """A database as closed in order, and what its drafts hold."""

    database: bytes
    drafts: dict[str, str]
    names: dict[str, list[str]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    store, one = a_store(folder)
    two = store.create(a_draft(people=[{"id": "p1", "name": "林" * 900}]), "第二", AT)
    names: dict[str, list[str]] = {one: [], two: []}
    for number in range(70):
        name_it(store, (one, two)[number % 2], f"第{number}个名字")
        names[(one, two)[number % 2]].append(f"第{number}个名字")
    stored = store.load(one)
    store.append(one, stored.head, [adding_person(stored.draft, "p9")])
    store.undo(one, stored.head + 1)
    drafts = {draft_id: content(store.load(draft_id).draft) for draft_id in (one, two)}
    store.close()
    return Sample((folder / DATABASE).read_bytes(), drafts, names)


def read_all(folder: Path) -> tuple[dict[str, str], Store]:
    store = Store.open(folder)
    try:
        return {item.id: content(store.load(item.id).draft) for item in store.summaries()}, store
    finally:
        store.close()


def assert_noticed_or_harmless(folder: Path, damaged: bytes, sample: Sample) -> bool:
    """Opens what was written there; whether anything was wrong. Never may answers have changed unnoticed."""
    (folder / DATABASE).write_bytes(damaged)
    try:
        drafts, store = read_all(folder)
    except CannotOpen:
        assert (folder / DATABASE).read_bytes() == damaged
        return True
    except StoreDamaged:
        drafts, store = read_all(folder)
        assert store.recovery is not None
    if store.recovery is None:
        assert drafts == sample.drafts
        return False
    assert (store.recovery.folder / DATABASE).read_bytes() == damaged
    assert (store.recovery.folder / "report.json").exists()
    for draft in store.recovery.drafts:
        if draft.is_complete:
            assert drafts[draft.id] == sample.drafts[draft.id]
        elif draft.id in sample.names:
            name = json.loads(drafts[draft.id])["wanted"]["entity"].get("name")
            assert name is None or name in sample.names[draft.id]
    return True


def test_a_cut_database_is_noticed_and_kept(tmp_path: Path, sample: Sample) -> None:
    lengths = {0, 1, 16, 99, 100, 4096, *random.Random(1).sample(range(len(sample.database)), 12)}
    for length in sorted(lengths):
        folder = tmp_path / str(length)
        folder.mkdir()
        assert assert_noticed_or_harmless(folder, sample.database[:length], sample)
        shutil.rmtree(folder)


def test_a_changed_byte_is_noticed_or_harmless(tmp_path: Path, sample: Sample) -> None:
    chance = random.Random(2)
    for number in range(150):
        damaged = bytearray(sample.database)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        folder = tmp_path / str(number)
        folder.mkdir()
        assert_noticed_or_harmless(folder, bytes(damaged), sample)
        shutil.rmtree(folder)


def test_a_zeroed_page_loses_no_more_than_it_held(tmp_path: Path, sample: Sample) -> None:
    for page in range(1, len(sample.database) // 4096):
        folder = tmp_path / str(page)
        folder.mkdir()
        start = page * 4096
        damaged = sample.database[:start] + bytes(4096) + sample.database[start + 4096 :]
        assert_noticed_or_harmless(folder, damaged, sample)
        shutil.rmtree(folder)


def test_an_edit_changed_behind_our_back_costs_the_edits_from_it_on(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    for name in ("甲", "乙", "丙"):
        name_it(store, one, name)
    name_it(store, two, "丁")
    store._connection.execute("UPDATE edit SET new = '\"伪\"' WHERE draft = ? AND sequence = 3", (one,))
    with pytest.raises(StoreDamaged):
        store.load(one)
    store.close()
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        complete = {draft.id: draft.is_complete for draft in store.recovery.drafts}
        assert complete == {one: False, two: True}
        assert (name_in(store, one), name_in(store, two)) == ("乙", "丁")
    with Store.open(tmp_path) as store:
        assert store.recovery is None


def test_a_lost_start_is_replaced_by_a_later_snapshot(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    for number in range(70):
        name_it(store, one, f"第{number}个")
    store._connection.execute("DELETE FROM snapshot WHERE sequence = 0")
    with pytest.raises(StoreDamaged):
        store.load(one)
    store.close()
    with Store.open(tmp_path) as store:
        assert name_in(store, one) == "第69个"


def test_a_lost_list_entry_is_rebuilt_from_the_contents(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "甲")
    store._connection.execute("UPDATE draft SET step = 'x'")
    with pytest.raises(StoreDamaged):
        store.summaries()
    store.close()
    with Store.open(tmp_path) as store:
        assert name_in(store, one) == "甲"
        assert store.summaries()[0].origin == "recovered"


def test_a_draft_of_which_nothing_is_left_is_named(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store._connection.execute("DELETE FROM snapshot")
    with pytest.raises(StoreDamaged):
        store.load(one)
    store.close()
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert store.recovery.lost == (one,)


def test_a_log_without_its_database_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "drafts.sqlite3-wal").write_bytes(b"left over")
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert (store.recovery.folder / "drafts.sqlite3-wal").read_bytes() == b"left over"
        assert store.summaries() == ()


def test_an_empty_file_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert store.recovery.was_empty
    store, _ = a_store(tmp_path)
    store.close()
    (tmp_path / DATABASE).write_bytes((tmp_path / DATABASE).read_bytes()[:5000])
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert not store.recovery.was_empty


@pytest.mark.parametrize("name", ["damaged-photos", "damaged-", "backups"])
def test_folders_of_others_are_neither_recovered_from_nor_erased(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").write_text("mine", encoding="utf-8")
    store, one = a_store(tmp_path)
    assert store.recovery is None
    store.delete(one)
    store.erase()
    assert [path.name for path in (tmp_path / name).iterdir()] == ["mine.txt"]


def test_a_recovery_cut_short_goes_on_at_the_next_opening(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "甲")
    store.close()
    (tmp_path / "damaged-1").mkdir()
    (tmp_path / DATABASE).rename(tmp_path / "damaged-1" / DATABASE)
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert name_in(store, one) == "甲"
    with Store.open(tmp_path) as store:
        assert store.recovery is None


def test_nothing_of_a_draft_is_in_the_error_or_the_report(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "CANARY")
    store._connection.execute("UPDATE edit SET old = '\"CANARY2\"'")
    with pytest.raises(StoreDamaged) as caught:
        store.load(one)
    assert "CANARY" not in repr((caught.value, caught.value.values, caught.value.__cause__))
    store.close()
    with Store.open(tmp_path) as store:
        assert store.recovery is not None
        assert "CANARY" not in (store.recovery.folder / "report.json").read_text()
