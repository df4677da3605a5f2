"""Running commands inside the test's own process, with places and streams of their own."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.commands import main
from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft
from tests.shipped_packs import packs_covering, packs_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, data, talk."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, read as JSON."""
        return json.loads(self.out)

    @property
    def all(self) -> str:
        """Everything anybody could see."""
        return self.out + self.err


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Chinese environment, and a folder of its own to be in."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the drafts."""
    return tmp_path / "data"


@pytest.fixture
def few_packs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Only Guangdong has a pack, and Shanghai one that is written for changes; the folder of these packs."""
    folder = packs_of(packs_covering(tmp_path / "few packs", "31", ["change"]), "44")
    for module in ("loading", "keeping"):
        monkeypatch.setattr(f"icp_wizard.rules.{module}.SHIPPED", folder)
    return folder


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path
) -> Callable[..., Ran]:
    """Runs a command; `typed` is what stands on standard input."""

    def run(*words: object, typed: bytes | str = b"", lang: str = "") -> Ran:
        content = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        options = ["--data-dir", str(data), *(["--lang", lang] if lang else [])]
        capsys.readouterr()
        code = main([*map(str, words), *options])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The company sample as a file."""
    path = tmp_path / "draft.json"
    path.write_text(readable_json(sample_draft().data()), encoding="utf-8")
    return path


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """The company sample as a file, with other answers at some paths."""
    from icp_wizard.filing.places import replaced

    def write(name: str = "changed.json", **answers: Any) -> Path:
        content = sample_draft().data()
        for path, value in answers.items():
            content = replaced(content, path.replace("__", "."), value)
        (tmp_path / name).write_text(readable_json(content), encoding="utf-8")
        return tmp_path / name

    return write
