"""Standard streams: UTF-8 whatever the locale, data and talk apart, nothing that acts on the terminal."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

from icp_wizard.errors import Problem
from icp_wizard.text import visible


def use_utf8() -> None:
    """Make the three streams UTF-8 where they are not (LANG=C, old Windows consoles, files).

    A stream that was closed before we started keeps nothing of what is written, and gives nothing to read.
    """
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    sys.stdin = sys.stdin or _nowhere("r")
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "replace"), (sys.stdin, "strict")):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors=errors)


def _nowhere(mode: Literal["r", "w"]) -> io.TextIOWrapper:
    return Path(os.devnull).open(mode, encoding="utf-8")


def out(text: str) -> None:
    """A line (or more) of data."""
    _write(visible(text) + "\n")


def out_json(text: str) -> None:
    """JSON: characters that act on a terminal are written as escapes, which mean the same."""
    _write("".join(_escaped(character) for character in text.rstrip("\n")) + "\n")


def _write(text: str = "") -> None:
    """Write, or only flush; a full disk is the user's to mend, a closed pipe is nobody's."""
    try:
        sys.stdout.write(text) if text else sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        silence()
        raise Problem("commands.error.output") from None


def say(line: str = "") -> None:
    """A line to the person at the terminal; where it cannot be written nobody reads it."""
    with suppress(OSError):
        sys.stdout.flush()
    try:
        sys.stderr.write(visible(line) + "\n")
        sys.stderr.flush()
    except OSError:
        _to_nowhere(sys.stderr)


def flush() -> None:
    """Write what is still held back. Raises BrokenPipeError, or Problem."""
    _write()


def silence() -> None:
    """After a closed pipe: nothing more goes to standard output, not even at the interpreter's end."""
    _to_nowhere(sys.stdout)


def _to_nowhere(stream: TextIO) -> None:
    """What a stream still holds would fail again when the interpreter ends, and change the exit code."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def has_terminal() -> bool:
    """Whether a person sits at both ends."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def is_typed() -> bool:
    """Whether answers come from a person."""
    return _is_terminal(sys.stdin)


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # closed
        return False


def read_bytes(limit: int) -> bytes:
    """Standard input, at most so many bytes."""
    return sys.stdin.buffer.read(limit) if sys.stdin else b""


def width() -> int:
    """Columns to write help in."""
    import shutil

    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))


def talk_columns() -> int:
    """Columns of the terminal that talk goes to; 0 where it goes to none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return 0


def _escaped(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
