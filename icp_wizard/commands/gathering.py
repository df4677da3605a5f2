"""`--materials DIR`: the pictures that a draft names, out of a folder.

Each is looked for by the name the draft has for it, else by its content, and must be the very picture that
was attached. What is said of one names its place in the filing, not its file.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.labels import place_name
from icp_wizard.assessment.material_texts import slot_title
from icp_wizard.commands.streams import say
from icp_wizard.errors import Problem
from icp_wizard.pictures import NotRead
from icp_wizard.pictures.kinds import ENDINGS
from icp_wizard.pictures.reading import read
from icp_wizard.session.pictures import kept
from icp_wizard.text import visible

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, SlotView
    from icp_wizard.commands.context import Context

MOST_FILES: Final = 1000
"""Files of a folder that are looked at."""


def gathered(context: Context, assessment: Assessment, given: str, have: frozenset[str]) -> dict[str, bytes]:
    """The pictures in places that are not at hand yet, by digest; what is wrong with one is said.

    Raises Problem for a folder that is none.
    """
    folder = Path(given)
    files = _files(given)
    wanted = {s.sha256: s for s in assessment.slots.values() if s.is_filled and s.sha256 not in have}
    used: set[str] = set()
    found: dict[str, bytes] = {}
    why: dict[str, str] = {}
    for digest, slot in wanted.items():
        if slot.file in files:
            used.add(slot.file)
            why[digest] = _take(context, folder / slot.file, slot, found)
    others = [name for name in files if name not in used and _ends_like_a_picture(name)]
    for name in others if wanted.keys() - found.keys() else ():
        digest = _digest(folder / name)
        if digest in wanted and digest not in found:
            used.add(name)
            why[digest] = _take(context, folder / name, wanted[digest], found)
    for digest in wanted.keys() - found.keys():
        slot = wanted[digest]
        reason = why.get(digest) or context.text("commands.materials.missing")
        context.say("commands.materials.not_taken", slot=_place(context, assessment, slot), reason=reason)
    _tell_unused(context, [name for name in others if name not in used])
    return found


def _files(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Problem("commands.materials.no_folder") from None
    except OSError:
        raise Problem("commands.materials.unreadable") from None
    if len(names) > MOST_FILES:
        raise Problem("commands.materials.too_many", most=MOST_FILES)
    return names


def _take(context: Context, path: Path, slot: SlotView, found: dict[str, bytes]) -> str:
    """Take a picture, if it is the one that was attached and a sound one; else why not."""
    try:
        content = read(path)
    except NotRead as error:
        return error.render(context.catalogue)
    if sha256(content).hexdigest() != slot.sha256:
        return context.text("commands.materials.different")
    given = kept(path.name, content)
    if given.is_kept:
        found[slot.sha256] = given.content
        return ""
    said = given.problems[0]
    return context.text(said.message_id, **dict(said.values))


def _digest(path: Path) -> str:
    try:
        return sha256(read(path)).hexdigest()
    except NotRead:
        return ""


def _ends_like_a_picture(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _place(context: Context, assessment: Assessment, slot: SlotView) -> str:
    title, about = slot_title(slot, context.catalogue), place_name(assessment, slot.about, context.catalogue)
    return context.text("bundle.readme.about", title=title, about=about) if about else title


def _tell_unused(context: Context, names: list[str]) -> None:
    if names:
        context.say("commands.materials.unused", count=len(names))
    for name in names:
        say(f"  {visible(name.encode('utf-8', 'replace').decode())}")
