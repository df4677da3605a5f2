"""Pictures are kept with the edit that names them, once for all drafts, and go with the last of these."""

from __future__ import annotations

import hashlib
import sqlite3
from random import Random
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.edits import Edit, insert_edit
from icp_wizard.store.errors import HeadMoved, StoreDamaged, StoreError
from icp_wizard.store.records import Picture
from icp_wizard.store.store import Store
from tests.store.making import AT, a_draft, a_store, files_with, name_it

if TYPE_CHECKING:
    from pathlib import Path


def a_picture(seed: int, size: int = 100_000) -> Picture:
    """Bytes that look like a JPEG to the store, and like nothing else."""
    content = b"\xff\xd8\xff" + Random(seed).randbytes(size)
    return Picture(content, hashlib.sha256(content).hexdigest())


def attaching(store: Store, draft_id: str, picture: Picture, item: str = "m1") -> Edit:
    data = store.load(draft_id).draft.data()
    return insert_edit(data, "materials", {"id": item, "slot": "picture", "sha256": picture.sha256})


def attach(store: Store, draft_id: str, picture: Picture, item: str = "m1") -> None:
    edit = attaching(store, draft_id, picture, item)
    store.append(draft_id, store.load(draft_id).head, [edit], pictures={item: picture})


def traces(folder: Path, picture: Picture) -> list[str]:
    """Files with any of the picture's middle parts: no page of a database holds it whole."""
    parts = [picture.content[at : at + 64] for at in range(1000, len(picture.content) - 64, 9000)]
    return [name for part in parts for name in files_with(folder, part)]


def test_a_picture_comes_back_as_it_was_given(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    picture = a_picture(1, 3_900_000)
    attach(store, one, picture)
    store.close()
    with Store.open(tmp_path) as again:
        assert again.picture(one, picture.sha256) == picture.content
        assert again.load(one).pictures == {picture.sha256}
        assert again.picture(one, "0" * 64) is None


def test_nobody_reads_the_picture_of_another_draft(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    attach(store, one, a_picture(1))
    assert store.picture(two, a_picture(1).sha256) is None
    store.close()


def test_an_edit_that_is_refused_keeps_no_picture(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    edit = attaching(store, one, a_picture(1))
    name_it(store, one, "另一个窗口")
    with pytest.raises(HeadMoved):
        store.append(one, 0, [edit], pictures={"m1": a_picture(1)})
    assert traces(tmp_path, a_picture(1)) == []
    store.close()


def test_the_picture_stays_while_its_edit_may_be_made_again(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    attach(store, one, a_picture(1))
    store.undo(one, store.load(one).head)
    assert store.picture(one, a_picture(1).sha256) == a_picture(1).content
    store.close()


def test_with_the_last_draft_that_used_it_a_picture_goes(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    two = store.create(a_draft(), "", AT)
    both, alone = a_picture(1), a_picture(2)
    attach(store, one, both)
    attach(store, one, alone, "m2")
    attach(store, two, both)
    assert traces(tmp_path, alone)
    store.delete(one)
    assert traces(tmp_path, alone) == []
    assert store.picture(two, both.sha256) == both.content
    store.delete(two)
    assert traces(tmp_path, both) == []
    store.close()
    assert traces(tmp_path, both) == []


def test_an_unused_draft_takes_its_pictures_along(tmp_path: Path) -> None:
    store, _ = a_store(tmp_path)
    two = store.create(a_draft(), "", AT, pictures={"m1": a_picture(1)})
    assert store.discard_unused(two)
    count = store._connection.execute("SELECT count(*) FROM attachment").fetchone()
    assert count == (0,)
    store.close()


def test_erasing_all_leaves_no_picture(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    attach(store, one, a_picture(1))
    store.erase()
    assert traces(tmp_path, a_picture(1)) == []


def test_a_changed_picture_is_never_given_out_and_the_others_are_recovered(tmp_path: Path) -> None:
    store, one = a_store(tmp_path)
    for number in (1, 2):
        attach(store, one, a_picture(number), f"m{number}")
    store.close()
    connection = sqlite3.connect(tmp_path / "drafts.sqlite3")
    broken = a_picture(1).content[:-1] + b"?"
    connection.execute("UPDATE attachment SET content = ? WHERE sha256 = ?", (broken, a_picture(1).sha256))
    connection.commit()
    connection.close()
    with Store.open(tmp_path) as damaged, pytest.raises(StoreDamaged):
        damaged.verify(one)
    with Store.open(tmp_path) as recovered:
        assert recovered.recovery is not None
        assert recovered.load(one).pictures == {a_picture(2).sha256}
        assert recovered.picture(one, a_picture(2).sha256) == a_picture(2).content
        recovered.verify(one)


@pytest.mark.parametrize("seed", range(6))
def test_random_damage_gives_a_whole_picture_or_none(tmp_path: Path, seed: int) -> None:
    store, one = a_store(tmp_path)
    pictures = {number: a_picture(number, 30_000) for number in range(6)}
    for number, picture in pictures.items():
        attach(store, one, picture, f"m{number}")
    store.close()
    path = tmp_path / "drafts.sqlite3"
    content, chance = bytearray(path.read_bytes()), Random(seed)
    for _ in range(4):
        at = chance.randrange(4096, len(content) - 512)
        content[at : at + 512] = chance.randbytes(512)
    path.write_bytes(content)
    for _ in range(2):  # what is noticed now is recovered at the next opening
        try:
            with Store.open(tmp_path) as again:
                for item in again.summaries():
                    again.verify(item.id)
                    kept = again.load(item.id).pictures
                    whole = {picture.sha256: picture.content for picture in pictures.values()}
                    assert all(again.picture(item.id, digest) == whole[digest] for digest in kept)
        except StoreError:
            continue
