"""The writer saves in order, keeps what the disk refuses, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.store.errors import HeadMoved, StoreReadOnly
from icp_wizard.store.writer import Writer
from tests.store.making import AT, a_store, applied, content, name_in, name_it, naming

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.store.store import Store


def refusing(store: Store, is_refusing: bool) -> None:
    """The disk refuses, or no more."""
    store._connection.execute(f"PRAGMA query_only={is_refusing:d}")


def test_edits_are_saved_in_the_order_they_came(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    stored = store.load(one)
    writer, draft = Writer(store, stored), stored.draft
    futures = []
    for number in range(20):
        edit = naming(draft, f"第{number}个")
        draft = applied(draft, edit)
        futures.append(writer.submit([edit]))
    writer.close()
    results = [future.result() for future in futures]
    assert [saved.head for saved in results if saved] == list(range(1, 21))
    assert content(store.load(one).draft) == content(draft)
    store.close()


def test_a_refused_edit_stays_and_is_saved_with_the_next(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    stored = store.load(one)
    writer = Writer(store, stored)
    first = naming(stored.draft, "甲")
    refusing(store, True)
    with pytest.raises(StoreReadOnly):
        writer.submit([first]).result()
    assert (writer.unsaved, type(writer.problem)) == (1, StoreReadOnly)
    refusing(store, False)
    writer.submit([naming(applied(stored.draft, first), "乙")]).result()
    assert (writer.unsaved, writer.problem, name_in(store, one)) == (0, None, "乙")
    writer.close()
    store.undo(one, 2)
    assert name_in(store, one) == "甲"
    store.close()


def test_undo_and_redo_work_while_the_disk_refuses(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "早")
    stored = store.load(one)
    writer = Writer(store, stored)
    refusing(store, True)
    edit = naming(stored.draft, "晚")
    with pytest.raises(StoreReadOnly):
        writer.submit([edit]).result()
    back = writer.undo(AT)
    assert back is not None
    assert content(applied(stored.draft, edit, *back[0])) == content(stored.draft)
    assert writer.can_redo
    refusing(store, False)
    writer.close()
    assert (name_in(store, one), store.load(one).can_redo) == ("早", True)
    store.close()


def test_closing_says_what_stays_unsaved_and_can_be_tried_again(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    stored = store.load(one)
    writer = Writer(store, stored)
    refusing(store, True)
    writer.submit([naming(stored.draft, "甲")])
    with pytest.raises(StoreReadOnly):
        writer.close()
    assert writer.unsaved == 1
    refusing(store, False)
    writer.close()
    assert (writer.unsaved, name_in(store, one)) == (0, "甲")
    store.close()


def test_a_change_of_another_window_is_never_overwritten(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    stored = store.load(one)
    writer = Writer(store, stored)
    name_it(store, one, "别的窗口")
    with pytest.raises(HeadMoved):
        writer.submit([naming(stored.draft, "这里")]).result()
    with pytest.raises(HeadMoved):
        writer.close()
    assert name_in(store, one) == "别的窗口"
    store.close()


def test_the_position_is_saved_with_the_rest(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    writer = Writer(store, store.load(one))
    assert writer.save_position("entity", "entity.name").result() is None
    writer.close()
    assert store.load(one).position == ("entity", "entity.name")
    store.close()


def test_a_writer_that_was_given_nothing_closes(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    Writer(store, store.load(one)).close()
    store.close()
