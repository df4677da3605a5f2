"""Undo and redo walk whole groups, also after a restart; undone branches stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.store.errors import StoreDamaged
from icp_wizard.store.history import History, Node
from icp_wizard.store.store import Store
from tests.store.making import a_draft, a_store, adding_person, applied, content, name_in, name_it, naming

if TYPE_CHECKING:
    from pathlib import Path


def test_undo_takes_back_every_edit_of_the_group(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    before = store.load(one).draft
    edits = [adding_person(before, "p1"), naming(before, "甲")]
    saved = store.append(one, 0, edits)
    back = store.undo(one, saved.head)
    assert back is not None
    assert content(applied(before, *edits, *back[0])) == content(before)
    assert content(store.load(one).draft) == content(before)
    store.close()


def test_edits_with_the_group_of_the_head_are_undone_with_it(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    draft = store.load(one).draft
    first = naming(draft, "甲", group=1)
    head = store.append(one, 0, [first]).head
    head = store.append(one, head, [naming(applied(draft, first), "甲乙", group=1)]).head
    store.undo(one, head)
    assert name_in(store, one) == "absent"
    store.redo(one, 0)
    assert name_in(store, one) == "甲乙"
    store.close()


def test_undo_and_redo_work_after_a_restart(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "甲")
    name_it(store, one, "乙")
    store.close()
    with Store.open(tmp_path) as store:
        store.undo(one, 2)
        assert name_in(store, one) == "甲"
    with Store.open(tmp_path) as store:
        assert store.load(one).can_redo
        store.redo(one, 1)
        assert name_in(store, one) == "乙"


def test_redo_leads_to_the_newest_child(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "甲")
    store.undo(one, 1)
    name_it(store, one, "乙")
    store.undo(one, 2)
    store.redo(one, 0)
    assert name_in(store, one) == "乙"
    store.close()


def test_nothing_to_undo_or_redo_is_no_error(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    assert store.undo(one, 0) is None
    assert store.redo(one, 0) is None
    store.close()


def test_history_lists_undone_groups_with_paths_and_no_values(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    name_it(store, one, "某人的秘密")
    store.undo(one, 1)
    name_it(store, one, "乙")
    groups = store.history(one)
    assert [(group.number, group.is_in_force) for group in groups] == [(1, False), (2, True)]
    assert groups[0].paths == ("wanted.entity.name",)
    assert "秘密" not in repr(groups)
    store.close()


def test_ids_of_undone_branches_stay_used(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    store.append(one, 0, [adding_person(store.load(one).draft, "p7")])
    store.undo(one, 1)
    assert {"s1", "d1", "p7"} <= store.used_ids(one)
    store.close()


def test_a_gap_in_the_history_is_damage() -> None:
    edit = naming(a_draft(), "甲")
    with pytest.raises(StoreDamaged):
        History([Node(1, 0, edit), Node(3, 1, edit)])
