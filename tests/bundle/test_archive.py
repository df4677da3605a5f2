"""Archives: the same bytes for the same entries, and what is noticed of one that is not ours."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.archive import Entry, archive, is_as_archived
from icp_wizard.bundle.reading import is_safe_name, read_archive
from icp_wizard.bundle.writing import BUNDLE, write
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = (Entry("a.txt", b"one"), Entry("forms/b.pdf", b"two"))


def test_the_same_entries_give_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    write(tmp_path / "b.zip", archive(ENTRIES), BUNDLE)
    assert (tmp_path / "b.zip").read_bytes() == archive(ENTRIES)
    assert read_archive(tmp_path / "b.zip") == {entry.name: entry.content for entry in ENTRIES}


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


def test_chinese_names_carry_the_flag_that_says_they_are_utf_8() -> None:
    name = "materials/营业执照𬱖.jpg"
    content = archive([Entry("README.txt", b"x"), Entry(name, b"y")])
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        flags = {info.filename: info.flag_bits & 0x800 for info in found.infolist()}
    assert flags == {"README.txt": 0, name: 0x800}
    assert content.count(name.encode()) == 2
    assert is_as_archived(content)
