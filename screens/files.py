"""Files as somebody chooses one: what a folder holds, and how a path that is begun may go on."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.suggester import Suggester

from icp_wizard.pictures.kinds import ENDINGS
from icp_wizard.text import visible
from screens.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST: Final = 5000
"""Entries of a folder that are looked at."""


class _Entry(NamedTuple):
    name: str
    is_folder: bool


def entries(folder: str) -> list[_Entry]:
    """Folders, then pictures, of a folder; none where it cannot be read. Hidden ones are left out."""
    found: list[_Entry] = []
    with suppress(OSError, ValueError), os.scandir(folder) as listed:
        for entry in islice(listed, MOST):
            if not entry.name.startswith(".") and (is_folder := _is_folder(entry)) is not None:
                found.append(_Entry(entry.name, is_folder))
    return sorted(found, key=lambda entry: (not entry.is_folder, entry.name.casefold()))


def _is_folder(entry: os.DirEntry[str]) -> bool | None:
    """None for what is neither a folder nor named like a picture."""
    with suppress(OSError):
        if entry.is_dir():
            return True
    return False if entry.name.lower().endswith(ENDINGS) else None


def choices_in(folder: Path) -> tuple[Choice, ...]:
    """What to choose from in a folder: the one above it, those in it, its pictures; codes are paths."""
    above = [] if folder.parent == folder else [Choice(str(folder.parent), f"..{os.sep}")]
    found = (
        Choice(str(folder / name), visible(name) + (os.sep if is_folder else ""))
        for name, is_folder in entries(str(folder))
        if _is_text(name)
    )
    return (*above, *found)


def _is_text(name: str) -> bool:
    """Whether a terminal can show it: a name of stray bytes can only be given by its path."""
    with suppress(UnicodeEncodeError):
        name.encode()
        return True
    return False


class PathSuggester(Suggester):
    """Completes the last part of a path: the first folder or picture that begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path a step longer, off the loop: a folder may be slow."""
        return await asyncio.to_thread(completed, value)


def completed(value: str) -> str | None:
    """What a path that is begun may go on to; None where nothing is known."""
    folder, _, begun = value.rpartition("/")
    if not value or value[0] in "'\"“‘" or "\\" in value:
        return None
    place = f"{folder}/" if "/" in value else ""
    where = os.path.expanduser(place or ".")  # noqa: PTH111 - a text is completed as it was typed
    return next(_continuations(place, where, begun), None) if begun or place else None


def _continuations(place: str, where: str, begun: str) -> Iterator[str]:
    for name, is_folder in entries(where):
        if name.startswith(begun) and _is_text(name):
            yield f"{place}{name}{'/' if is_folder else ''}"
