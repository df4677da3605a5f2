"""Removing for good: nothing of a draft stays in a file of ours.

Out of reach are flash storage, which keeps old blocks, file systems that copy on write, and copies the user
made; whoever shows the result says so (`store.note.out_of_reach`).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.store.errors import translated
from icp_wizard.store.files import flush_folder, overwrite_and_remove
from icp_wizard.store.opening import DAMAGE_MARK
from icp_wizard.store.recovery import LOCK, set_aside
from icp_wizard.store.schema import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Erased:
    """Names of the files removed, relative to the data folder, and ids of messages about what remains."""

    files: tuple[str, ...]
    notes: tuple[str, ...] = ("store.note.out_of_reach",)


def erase(folder: Path) -> Erased:
    """Overwrite and remove every file of the store under a data folder, of whatever version or condition.

    Files of others stay, and so does the folder when any are left. Raises CannotSave for files that cannot
    be removed; those before them are gone.
    """
    with translated("removing"):
        names = [*_remove_copies(folder)]
        for path in sorted(folder.glob(f"{FILE_NAME}*")):
            overwrite_and_remove(path)
            names.append(path.name)
        for name in (DAMAGE_MARK, LOCK):
            (folder / name).unlink(missing_ok=True)
        if folder.is_dir():
            flush_folder(folder)
    return Erased(tuple(names))


def remove_copies(folder: Path) -> tuple[str, ...]:
    """Overwrite and remove databases moved aside: they still hold what was deleted since."""
    with translated("removing"):
        return tuple(_remove_copies(folder))


def _remove_copies(folder: Path) -> list[str]:
    names = []
    for place in set_aside(folder):
        for path in sorted(place.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                overwrite_and_remove(path)
                names.append(path.relative_to(folder).as_posix())
        shutil.rmtree(place)
    return names
