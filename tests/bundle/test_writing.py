"""Writing bundles and papers: whole, for their owner only, never in the place of something else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.archive import Entry, archive
from icp_wizard.bundle.writing import BUNDLE, PAPER, check_place, write
from icp_wizard.errors import Problem
from icp_wizard.forms import render_form
from tests.forms.making import META, VALUES

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = (Entry("a.txt", b"one"), Entry("forms/b.pdf", b"two"))


def test_a_bundle_is_for_its_owner_only(tmp_path: Path) -> None:
    write(tmp_path / "b.zip", archive(ENTRIES), BUNDLE)
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600


def test_something_that_is_no_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(Problem):
            write(place, b"content", BUNDLE)
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
        check_place(tmp_path / place, BUNDLE)
    assert caught.value.message_id == f"bundle.error.{message}"


def test_only_a_bundle_is_replaced(tmp_path: Path) -> None:
    bundle, other = tmp_path / "b.zip", tmp_path / "draft.json"
    for content in (archive((Entry("manifest.json", b"{}"),)), archive(ENTRIES)):
        write(bundle, content, BUNDLE)
    assert bundle.read_bytes() == archive(ENTRIES)
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(Problem):
        write(other, archive(ENTRIES), BUNDLE)
    assert other.read_text(encoding="utf-8") == "{}"


def test_a_paper_is_replaced_by_a_paper_and_takes_no_other_files_place(tmp_path: Path) -> None:
    paper, foreign = tmp_path / "f02.pdf", tmp_path / "scan.pdf"
    content = render_form("F02", VALUES, META).pdf
    for _ in range(2):
        write(paper, content, PAPER)
    foreign.write_bytes(b"%PDF-1.7 somebody else's")
    with pytest.raises(Problem) as caught:
        write(foreign, content, PAPER)
    assert caught.value.message_id == "bundle.error.taken_paper"
    assert foreign.read_bytes() == b"%PDF-1.7 somebody else's"
    assert (paper.read_bytes(), paper.stat().st_mode & 0o777) == (content, 0o600)
