"""Whatever stands at a path is read whole and from one moment, or said in words; nothing is waited for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.pictures import NotRead
from icp_wizard.pictures.limits import MOST_BYTES_READ
from icp_wizard.pictures.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable


def code_for(path: Path) -> str:
    with pytest.raises(NotRead) as caught:
        read(path)
    return caught.value.code


def test_a_file_is_read_whole_through_a_link(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "card.jpg").write_bytes(content)
    (tmp_path / "link.jpg").symlink_to("card.jpg")
    assert read(tmp_path / "link.jpg") == content


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.jpg", "missing"),
        ("file/below.jpg", "missing"),
        ("file", "empty"),
        ("folder", "folder"),
        ("pipe", "no_file"),
        ("itself", "loop"),
        ("broken", "broken_link"),
        ("a" * 300, "name"),
        ("nul\0.jpg", "name"),
        ("\ud800.jpg", "name"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "itself").symlink_to("itself")
    (tmp_path / "broken").symlink_to("none.jpg")
    assert code_for(tmp_path / name) == code


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices_are_not_opened(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", None)
    assert code_for(Path(device)) == "no_file"


def test_a_file_one_may_not_read(tmp_path: Path, bound_by_modes: None) -> None:
    (tmp_path / "card.jpg").write_bytes(b"x")
    (tmp_path / "card.jpg").chmod(0)
    assert code_for(tmp_path / "card.jpg") == "unreadable"


def test_a_folder_one_may_not_enter(tmp_path: Path, bound_by_modes: None) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    assert code_for(tmp_path / "shut" / "card.jpg") == "unreadable"


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES_READ + 1)
    monkeypatch.setattr(os, "read", None)
    assert code_for(path) == "too_big"


def _grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _rewritten(path: Path) -> None:
    path.write_bytes(b"y" * path.stat().st_size)
    os.utime(path, ns=(0, 0))


@pytest.mark.parametrize("change", [_grown, _rewritten, Path.unlink, lambda path: os.truncate(path, 1)])
def test_a_file_that_changes_while_read_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    path, really_read = tmp_path / "card.jpg", os.read
    path.write_bytes(b"x" * 100)

    def read_and_change(handle: int, size: int) -> bytes:
        block = really_read(handle, 10)
        if path.exists():
            change(path)
        return block

    monkeypatch.setattr(os, "read", read_and_change)
    monkeypatch.setattr("icp_wizard.pictures.reading.MOST_BYTES_READ", 1000)
    assert code_for(path) == "changing"


def test_a_disk_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "invented")

    (tmp_path / "card.jpg").write_bytes(b"x")
    monkeypatch.setattr(os, "read", fail)
    assert code_for(tmp_path / "card.jpg") == "io"
