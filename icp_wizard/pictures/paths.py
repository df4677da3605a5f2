"""Paths as people give them: typed, pasted, or dragged into a terminal, which quotes each in its own way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from icp_wizard.text import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING: Final = {"'": "'", '"': '"', "“": "”", "‘": "’"}
_ESCAPED_IN_QUOTES: Final = ('"', "\\", "$", "`")
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_URI: Final = re.compile(r"file:(//(?P<host>[^/]*))?(?=/)", re.IGNORECASE)
_STARTS_A_PATH: Final = re.compile(r"/|~(/|$)|\.\.?/|[A-Za-z]:[\\/]|\\\\|file:/", re.IGNORECASE)


class _Word(NamedTuple):
    """What a shell would make of a word, and the character it was written to start with."""

    start: str
    plain: str

    @property
    def is_path(self) -> bool:
        return self.start in _CLOSING or _STARTS_A_PATH.match(self.plain) is not None


def paths_in(text: str, home: str) -> tuple[str, ...]:
    """The paths a text names, in order: one, several dropped at once, or none.

    Understood are quotes ' and ", backslashes before blanks and signs, `file:` addresses, and `~` for `home`.
    Words are several paths only when each is quoted or starts as a path does; otherwise blanks belong to one.
    """
    given = trimmed(text)
    escaped_blank = text.partition(given)[2][:1] if given.endswith("\\") else ""
    try:
        words = list(_words(given + escaped_blank))
    except _OpenQuote:  # a quote that never closes is a character of the name
        words = [_Word("", given)]
    if len(words) > 1 and not all(word.is_path for word in words):
        words = [_Word("", given)]
    return tuple(_resolved(word.plain, home) for word in words if word.plain)


def _resolved(path: str, home: str) -> str:
    if match := _URI.match(path):
        return _from_uri(match, path)
    if path == "~" or path.startswith(("~/", "~\\")):
        return home + path[1:]
    return path


def _from_uri(match: re.Match[str], uri: str) -> str:
    """RFC 8089: percent-encoded bytes are UTF-8; a drive stands behind the third slash, a host before it."""
    host = match["host"] or ""
    path = unquote(uri[match.end() :], errors="surrogateescape")
    if host.lower() not in ("", "localhost"):
        return f"//{host}{path}"
    return path[1:] if _DRIVE.match(path, 1) else path


# Words, as a shell would part them


class _OpenQuote(ValueError):
    pass


def _words(text: str) -> Iterator[_Word]:
    """Words with their quotes and escapes gone. Raises _OpenQuote."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        plain, end = _word(text, at)
        yield _Word(text[at], plain)
        at = end


def _word(text: str, at: int) -> tuple[str, int]:
    """A word, and where it ends. Only a word that starts with a quote has any: `it's.jpg` is a name."""
    is_quoted = text[at] in _CLOSING
    is_literal = _DRIVE.match(text, at + is_quoted) is not None
    parts: list[str] = []
    while at < len(text) and not text[at].isspace():
        if is_quoted and text[at] in _CLOSING:
            part, at = _quotation(text, at, is_literal)
        elif not is_literal and _escapes(text, at):
            part, at = text[at + 1], at + 2
        else:
            part, at = text[at], at + 1
        parts.append(part)
    return "".join(parts), at


def _escapes(text: str, at: int) -> bool:
    """A backslash before a blank or sign; before a letter or digit it belongs to the name."""
    following = text[at + 1 : at + 2]
    return text[at] == "\\" and following.isascii() and bool(following) and not following.isalnum()


def _quotation(text: str, at: int, is_literal: bool) -> tuple[str, int]:
    closing = _CLOSING[text[at]]
    has_escapes = closing == '"' and not is_literal
    parts: list[str] = []
    at += 1
    while at < len(text):
        if text[at] == closing:
            return "".join(parts), at + 1
        if has_escapes and text[at] == "\\" and text[at + 1 : at + 2] in _ESCAPED_IN_QUOTES:
            at += 1
        parts.append(text[at])
        at += 1
    raise _OpenQuote
