"""Drafts as files: reading one that anybody may have made, writing a copy that is whole or not there.

Reading is bounded in size, depth, length of texts and digits of numbers, and takes a name once per object.
No message repeats anything of the content.
"""

from __future__ import annotations

import codecs
import errno
import json
import math
from typing import TYPE_CHECKING, Any, Final, NoReturn

from icp_wizard.store.errors import CopyFailed, UnreadableFile
from icp_wizard.store.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft

MAX_BYTES: Final = 5 << 20
MAX_DEPTH: Final = 32
MAX_TEXT_BYTES: Final = 64 << 10
MAX_DIGITS: Final = 15
MAX_NUMBER_LENGTH: Final = 32


def read_draft(source: Path | bytes, name: str = "") -> dict[str, Any]:
    """The JSON object in a file or in bytes; its shape is for `filing.plain.parse_draft` to judge.

    `name` is what messages call it, by default the path as given. Raises UnreadableFile.
    """
    name = name or ("-" if isinstance(source, bytes) else str(source))
    text = _text(source if isinstance(source, bytes) else _bytes(source, name), name)
    value = _parsed(text, name)
    _check_bounds(value, name)
    if not isinstance(value, dict):
        raise UnreadableFile("not_a_draft", name)
    return value


def save_copy(draft: Draft, path: Path, *, replace: bool = False) -> None:
    """Write `draft.json`, private (0600), whole or not at all. Raises CopyFailed."""
    from icp_wizard.filing.plain import readable_json

    text = readable_json(draft.data()).encode()
    try:
        write_whole(path, text, replace=replace)
    except OSError as error:
        reason = _COPY_REASONS.get(error.errno or 0, "other")
        if reason == "exists" and path.is_dir():
            reason = "folder"
        raise CopyFailed(reason, str(path)) from None


_COPY_REASONS = {
    errno.EEXIST: "exists",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "folder",
}

_READ_REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
}


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(_READ_REASONS.get(error.errno or 0, "unreadable"), name) from None
    except ValueError:  # a NUL in the path
        raise UnreadableFile("missing", "?") from None


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large", name, mebibytes=MAX_BYTES >> 20)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise UnreadableFile("archive", name)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableFile("encoding", name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("binary" if b"\0" in content else "encoding", name) from None
    if "\0" in text:
        raise UnreadableFile("binary", name)
    if not text.strip():
        raise UnreadableFile("empty", name)
    return text


class _TooMuch(ValueError):
    """A number or name that is refused; the reason is the argument."""


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except _TooMuch as refused:
        raise UnreadableFile(str(refused), name) from None
    except RecursionError:
        raise UnreadableFile("too_deep", name, depth=MAX_DEPTH) from None
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        reason = "truncated" if is_cut else "not_json"
        raise UnreadableFile(reason, name, line=error.lineno, column=error.colno) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _TooMuch("duplicate_key")
    return made


def _integer(text: str) -> int:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise _TooMuch("number")
    return int(text)


def _float(text: str) -> float:
    number = float(text) if len(text) <= MAX_NUMBER_LENGTH else math.inf
    if not math.isfinite(number):
        raise _TooMuch("number")
    return number


def _constant(_: str) -> NoReturn:
    raise _TooMuch("number")


def _check_bounds(value: Any, name: str) -> None:
    """Depth and texts, without recursion."""
    level, depth = [value], 0
    while level:
        depth += 1
        inside: list[Any] = []
        for node in level:
            if isinstance(node, str):
                _check_text(node, name)
            elif isinstance(node, dict | list):
                if depth > MAX_DEPTH:
                    raise UnreadableFile("too_deep", name, depth=MAX_DEPTH)
                inside += [*node, *node.values()] if isinstance(node, dict) else node
        level = inside


def _check_text(text: str, name: str) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:  # half a surrogate pair: no text of any language
        raise UnreadableFile("encoding", name) from None
    if size > MAX_TEXT_BYTES:
        raise UnreadableFile("text_too_long", name, kibibytes=MAX_TEXT_BYTES >> 10)
