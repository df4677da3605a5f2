"""Which commands there are, and which one the arguments mean."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

from icp_wizard.errors import Problem

COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "open": (),
    "demo": (),
    "ask": (),
    "drafts": ("list", "show", "export", "import", "rename", "copy", "delete", "history"),
    "erase": (),
    "sample": (),
    "schema": (),
    "check": (),
    "what-if": (),
    "bundle": (),
    "form": ("list", "render"),
    "verify": (),
    "rules": ("list", "show", "explain", "compare", "validate", "diff"),
    "doctor": (),
}
"""Commands in the order help lists them, with their subcommands. A command's module bears its name."""

DRAFT_ID: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{3,8}")
"""The id of a stored draft, or its beginning."""

_LIKE_A_FILE: Final = re.compile(r"[/\\.]")

VALUED: Final = ("--lang", "--as-of", "--data-dir")
"""Options of every command that take a value; the others are flags."""


class Chosen(NamedTuple):
    """A command (empty: none was named), its subcommand, and the arguments left for it."""

    command: str
    subcommand: str
    rest: tuple[str, ...]

    @property
    def name(self) -> str:
        """`drafts list`."""
        return f"{self.command} {self.subcommand}".strip()


def chosen(arguments: list[str]) -> Chosen:
    """What the arguments ask for; without a word that names a command it is `open`."""
    at = _first_word(arguments, 0)
    if at is None or arguments[at] not in COMMANDS:
        return Chosen("", "", tuple(arguments))
    command = arguments[at]
    rest = arguments[:at] + arguments[at + 1 :]
    if not COMMANDS[command]:
        return Chosen(command, "", tuple(rest))
    at = _first_word(rest, at)
    if at is None or rest[at] not in COMMANDS[command]:
        return Chosen(command, "", tuple(rest))
    return Chosen(command, rest[at], tuple(rest[:at] + rest[at + 1 :]))


def _first_word(arguments: list[str], start: int) -> int | None:
    """Where the first argument stands that is neither an option nor the value of one."""
    at = start
    while at < len(arguments) and arguments[at] != "--":
        if arguments[at] in VALUED:
            at += 2
        elif arguments[at].startswith("-") and arguments[at] != "-":
            at += 1
        else:
            return at
    return None


def refuse_mistyped(arguments: list[str]) -> None:
    """Raise Problem for a first word that is no file and no id, but very like a command, or like nothing."""
    at = _first_word(arguments, 0)
    word = "-" if at is None else arguments[at]
    if word == "-" or "\0" in word or Path(word).exists():
        return
    near = get_close_matches(word, COMMANDS, 1)
    if near:
        raise Problem("commands.open.command_near", near=near[0])
    if not _LIKE_A_FILE.search(word) and not DRAFT_ID.fullmatch(word):
        raise Problem("commands.open.nothing")


def unknown_subcommand(command: str, word: str) -> Problem:
    """What to say when a command needs another word after it; never what was typed."""
    there_are = COMMANDS[command]
    near = get_close_matches(word, there_are, 1)
    message = "commands.usage.subcommand_near" if near else "commands.usage.subcommand"
    return Problem(message, command=command, names=", ".join(there_are), near="".join(near))
