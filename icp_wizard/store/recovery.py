"""Recovering from a damaged database: move it aside whole, read what can be read, tell what and from when.

The damaged files go into `damaged-<n>/` as they are and are never opened there: a copy is. Every row whose
digest is right is taken over. A draft of which rows are missing becomes its furthest state that can still be
built, as a new start. `report.json` in the folder ends the recovery; a recovery that was cut short goes on
at the next opening.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.store.files import (
    PRIVATE_FOLDER,
    flush_folder,
    only_one,
    overwrite_and_remove,
    put_in_place,
    write_whole,
)
from icp_wizard.store.opening import (
    DAMAGE_MARK,
    build_database,
    condition_of,
    create_database,
    is_empty,
)
from icp_wizard.store.schema import FILE_NAME, connect
from icp_wizard.store.tables import insert, keep_picture

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = re.compile(r"damaged-\d{1,6}")
LOCK = "drafts.lock"
_REPORT = "report.json"
_PARTS = (f"{FILE_NAME}-shm", FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-journal", DAMAGE_MARK)


class RecoveredDraft(NamedTuple):
    """A draft that could be read. `changed` is the time of its last edit, as far as known."""

    id: str
    title: str
    changed: str
    is_complete: bool


class Recovery(NamedTuple):
    """What happened to a damaged database: where it is kept, what was read, what could not be.

    `was_empty` when its file had no content at all, and so no draft that could be lost.
    """

    folder: Path
    drafts: tuple[RecoveredDraft, ...]
    lost: tuple[str, ...]
    was_empty: bool = False


def prepare(folder: Path) -> Recovery | None:
    """Bring the folder to a sound database, made anew where there was none; tells what was recovered.

    Raises NotOurs, NewerStore, sqlite3.Error or OSError. Other processes of ours wait meanwhile.
    """
    if condition_of(folder) == "sound" and _unfinished(folder) is None:
        return None
    with only_one(folder, LOCK):
        condition = condition_of(folder)
        aside = _unfinished(folder)
        if condition == "damaged" or (condition == "missing" and _orphans(folder)):
            aside = aside or _new_folder(folder)
            _move_aside(folder, aside)
        recovery = _recover(folder, aside) if aside else None
        if not (folder / FILE_NAME).exists():
            create_database(folder)
        return recovery


def _orphans(folder: Path) -> bool:
    """A log without its database: SQLite would mix it into a new one."""
    return any((folder / part).exists() for part in _PARTS if part != FILE_NAME)


def set_aside(folder: Path) -> tuple[Path, ...]:
    """The folders with databases that were moved aside; what else is in the data folder is not ours."""
    found = (path for path in folder.glob("damaged-*") if _FOLDER.fullmatch(path.name))
    return tuple(sorted(path for path in found if path.is_dir() and not path.is_symlink()))


def _unfinished(folder: Path) -> Path | None:
    return next((path for path in set_aside(folder) if not (path / _REPORT).exists()), None)


def _new_folder(folder: Path) -> Path:
    number = 1
    while os.path.lexists(folder / f"damaged-{number}"):
        number += 1
    aside = folder / f"damaged-{number}"
    aside.mkdir(mode=PRIVATE_FOLDER)
    aside.chmod(PRIVATE_FOLDER)
    return aside


def _move_aside(folder: Path, aside: Path) -> None:
    for part in _PARTS:
        if (folder / part).exists() and not (aside / part).exists():
            (folder / part).rename(aside / part)
    flush_folder(aside)
    flush_folder(folder)


def _recover(folder: Path, aside: Path) -> Recovery:
    drafts: tuple[RecoveredDraft, ...] = ()
    lost: tuple[str, ...] = ()
    if not (folder / FILE_NAME).exists():
        drafts, lost = _rebuild(folder, aside)
    report: dict[str, Any] = {"drafts": [draft._asdict() for draft in drafts], "lost": lost}
    write_whole(aside / _REPORT, json.dumps(report, ensure_ascii=False, indent=2).encode(), replace=True)
    return Recovery(aside, drafts, lost, was_empty=is_empty(aside))


def _rebuild(folder: Path, aside: Path) -> tuple[tuple[RecoveredDraft, ...], tuple[str, ...]]:
    work = aside / "work"
    work.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    try:
        for path in aside.glob(f"{FILE_NAME}*"):
            if not path.name.endswith("-shm"):
                shutil.copyfile(path, work / path.name)
        temporary = build_database(folder)
        found = _copy(work / FILE_NAME, temporary)
        put_in_place(temporary, folder / FILE_NAME, replace=False)
    finally:
        for path in work.iterdir():
            overwrite_and_remove(path)
        work.rmdir()
    return found


def _copy(source: Path, target: Path) -> tuple[tuple[RecoveredDraft, ...], tuple[str, ...]]:
    from icp_wizard.store.salvage import salvaged, salvaged_pictures  # only a damaged database needs it

    drafts, lost = [], []
    new = connect(target)
    try:
        new.execute("BEGIN IMMEDIATE")
        for contents in salvaged(source):
            if contents.draft is None:
                lost.append(contents.id)
                continue
            for row in contents.rows:
                insert(new, row)
            draft = contents.draft
            drafts.append(RecoveredDraft(draft.id, draft.title, draft.changed, contents.is_complete))
        known = {draft.id for draft in drafts}
        for draft_id, item, picture in salvaged_pictures(source):
            if draft_id in known:
                keep_picture(new, draft_id, item, picture)
        new.execute("COMMIT")
    finally:
        new.close()
    return tuple(drafts), tuple(lost)
