"""The process that decodes is limited, bounded, and not believed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.pictures import Kind, isolation
from icp_wizard.pictures.isolation import FAILURES, Answer, ask
from tests.pictures.making import a_file, a_picture, saved

if TYPE_CHECKING:
    from pathlib import Path

JPEG = saved(a_picture(), "JPEG")
UNDECODABLE = Answer("undecodable")


def _instead_of_python(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    path = a_file(folder, "python", f"#!/bin/sh\n{script}\n".encode())
    path.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(path))


@pytest.mark.parametrize(
    "script",
    [
        "exit 3",
        "kill -SEGV $$",
        "exec cat /dev/zero",
        "echo nonsense",
        """echo '{"width": 1}'; exit 1""",
        """echo '{"failure": "../../etc"}'""",
        "exec 0<&-; echo '[]'",
    ],
)
def test_a_process_that_goes_wrong_is_one_more_thing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _instead_of_python(monkeypatch, tmp_path, script)
    assert ask("examine", Kind.JPEG, JPEG * 100, 1000) == UNDECODABLE


def test_where_no_process_starts_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert ask("examine", Kind.JPEG, JPEG, 0) == UNDECODABLE


def test_a_process_that_never_answers_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _instead_of_python(monkeypatch, tmp_path, "exec tail -f /dev/null")
    monkeypatch.setattr(isolation, "MOST_WAITING", 0)
    assert ask("examine", Kind.JPEG, JPEG, 0) == UNDECODABLE


@pytest.mark.parametrize(
    "said",
    [
        {"width": -1},
        {"width": 1.5},
        {"width": True},
        {"width": "1"},
        {"width": 10**15},
        {"height": None},
        {"content": "x"},
        {"unknown": 1},
        {"failure": "other"},
        {"failure": ["broken"]},
        [1],
        "broken",
    ],
)
def test_answers_of_another_shape_are_not_believed(said: object) -> None:
    assert isolation._understood(json.dumps(said).encode() + b"\n") == UNDECODABLE


@given(st.binary(max_size=100))
def test_any_answer_is_understood_or_not(answer: bytes) -> None:
    assert isolation._understood(answer).failure in ("", *FAILURES)


def test_an_answer_may_carry_a_picture() -> None:
    assert isolation._understood(b"{}\n\xff\xd8\n\n") == Answer(content=b"\xff\xd8\n\n")


def test_the_process_limits_itself() -> None:
    resource = pytest.importorskip("resource")
    code = (
        "import resource\nfrom icp_wizard.pictures import decoding\ndecoding._confine()\n"
        f"print([resource.getrlimit(w)[1] for w in ({resource.RLIMIT_CORE}, {resource.RLIMIT_FSIZE})])"
    )
    environment = isolation._environment()
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert ran.stdout == b"[0, 0]\n"


def test_without_the_library_for_heic_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from icp_wizard.pictures import decoding

    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(decoding.Refused, match="no_reader"):
        decoding._opened(saved(a_picture(), "PNG"), Kind.HEIC)
