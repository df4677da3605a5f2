"""Archives: the same bytes for the same entries, written whole, never in the place of something else."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.archive import Entry, archive, check_place, is_as_archived, write
from icp_wizard.bundle.reading import is_safe_name, read_archive
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = (Entry("a.txt", b"one"), Entry("forms/b.pdf", b"two"))


def test_the_same_entries_give_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    write(tmp_path / "b.zip", archive(ENTRIES))
    assert (tmp_path / "b.zip").read_bytes() == archive(ENTRIES)
    assert read_archive(tmp_path / "b.zip") == {entry.name: entry.content for entry in ENTRIES}


def test_a_bundle_is_for_its_owner_only(tmp_path: Path) -> None:
    write(tmp_path / "b.zip", archive(ENTRIES))
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600


def test_something_that_is_no_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(Problem):
            write(place, b"content")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("no/b.zip", "no_folder"),
        ("file/b.zip", "no_folder"),
        ("file", "taken"),
        ("a" * 300 + ".zip", "name"),
        (".", "is_folder"),
    ],
)
def test_what_no_bundle_can_be_written_to_is_told_beforehand(
    tmp_path: Path, place: str, message: str
) -> None:
    (tmp_path / "file").write_text("{}", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        check_place(tmp_path / place)
    assert caught.value.message_id == f"bundle.error.{message}"


def test_only_a_bundle_is_replaced(tmp_path: Path) -> None:
    bundle, other = tmp_path / "b.zip", tmp_path / "draft.json"
    for content in (archive((Entry("manifest.json", b"{}"),)), archive(ENTRIES)):
        write(bundle, content)
    assert bundle.read_bytes() == archive(ENTRIES)
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(Problem):
        write(other, archive(ENTRIES))
    assert other.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(
    "name",
    ["../a", "/a", "a\\b", "a\x00", "a\u202eb", "CON", "a/nul.txt", "a.", "a ", "", "c:a", "x.zip", "a//b"],
)
def test_names_that_mean_something_else_somewhere_are_refused(name: str) -> None:
    assert not is_safe_name(name)


@pytest.mark.parametrize("name", ["README.txt", "forms/01-F02.pdf", "materials/营业执照.jpg"])
def test_plain_names_are_taken(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize("at", ["before", "behind"])
def test_what_stands_around_an_archive_is_noticed(at: str) -> None:
    content = archive((*ENTRIES, Entry("materials/营业执照.jpg", b"three")))
    assert is_as_archived(content)
    assert not is_as_archived(b"x" + content if at == "before" else content + b"x")


def test_every_changed_byte_is_noticed_unless_the_entries_stay_the_same(tmp_path: Path) -> None:
    content, path = archive(ENTRIES), tmp_path / "b.zip"

    def passes(changed: bytes) -> bool:
        path.write_bytes(changed)
        try:
            return read_archive(path) == dict(ENTRIES) and is_as_archived(changed)
        except Problem:
            return False

    flipped = (content[:n] + bytes([content[n] ^ 1]) + content[n + 1 :] for n in range(len(content)))
    assert passes(content)
    with zipfile.ZipFile(path) as written:
        held = [
            (info.header_offset + 30 + len(info.filename), info.compress_size) for info in written.infolist()
        ]
    spare = {
        place for start, size in held for place in range(start, start + size)
    }  # padding of compressed bytes
    assert {place for place, changed in enumerate(flipped) if passes(changed)} <= spare
