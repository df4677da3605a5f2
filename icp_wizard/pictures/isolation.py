"""Decoding where it can do no harm: a process of its own, within limits, whose answer is not trusted.

Decoders of pictures are what hostile files attack (libheif and libde265 in 2026): a fault there ends the
other process, and here is one more thing to say.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import icp_wizard
from icp_wizard.pictures.limits import MOST_WAITING

if TYPE_CHECKING:
    from icp_wizard.pictures.kinds import Kind

Task: TypeAlias = Literal["examine", "convert"]

FAILURES: Final = ("broken", "pixels", "no_reader", "undecodable")
"""Damaged; too many pixels to open; no library for HEIC; the process gave no answer, or not in time."""
_LONGEST_LINE: Final = 1000
_LARGEST_NUMBER: Final = 10**12


class Answer(NamedTuple):
    """What the other process found. `failure` is one of FAILURES or empty; `content` is a picture it made."""

    failure: str = ""
    width: int = 0
    height: int = 0
    orientation: int = 1
    frames: int = 0
    behind: int = 0
    foreign: int = 0
    content: bytes = b""


def ask(task: Task, kind: Kind, data: bytes, most: int) -> Answer:
    """Have the bytes of a file looked at, or made into a JPEG of at most so many bytes. Never raises."""
    command = [sys.executable, "-P", "-B", "-m", "icp_wizard.pictures.decoding", task, kind.name, str(most)]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module
            command, stdin=pipe, stdout=pipe, stderr=nowhere, env=_environment()
        )
    except OSError:
        return Answer("undecodable")
    answer = _answered(process, data, _LONGEST_LINE + most)
    return _understood(answer) if process.returncode == 0 else Answer("undecodable")


def _environment() -> dict[str, str]:
    """Ours, without what bends Python; the other process finds the same program and one heap is enough."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(Path(icp_wizard.__file__).parents[1]), "MALLOC_ARENA_MAX": "1"}


def _answered(process: subprocess.Popen[bytes], data: bytes, most: int) -> bytes:
    assert process.stdin is not None and process.stdout is not None  # noqa: S101
    clock = threading.Timer(MOST_WAITING, process.kill)
    feeder = threading.Thread(target=_feed, args=(process, data), daemon=True)
    clock.start()
    feeder.start()
    try:
        answer = process.stdout.read(most + 1)
        if len(answer) > most:
            process.kill()
        process.wait()
    finally:
        clock.cancel()
        process.kill()
        process.wait()
        feeder.join()
        process.stdout.close()
    return answer


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    with suppress(OSError, ValueError):  # it went away, or refused from the header alone
        process.stdin.write(data)  # type: ignore[union-attr]
    with suppress(OSError, ValueError):
        process.stdin.close()  # type: ignore[union-attr]


def _understood(answer: bytes) -> Answer:
    line, _, content = answer.partition(b"\n")
    try:
        said = json.loads(line[:_LONGEST_LINE])
        failure = said.pop("failure", "")
        found = Answer(failure, **said, content=content)
    except (ValueError, TypeError, AttributeError):
        return Answer("undecodable")
    numbers = found[1:-1]
    is_sound = failure in ("", *FAILURES) and all(
        type(number) is int and 0 <= number < _LARGEST_NUMBER for number in numbers
    )
    return found if is_sound else Answer("undecodable")
