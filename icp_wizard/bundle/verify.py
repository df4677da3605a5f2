"""Verifying a bundle: is it intact, by which rules was it judged, what would today's say.

Intact means: every entry has the digest the manifest says, the manifest has its own, the archive around them
is laid out as this program does it, and the rules carried judge the draft carried as was written down. It is
integrity, not origin: whoever can write a bundle can write its manifest and that one's digest too.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from icp_wizard.assessment import assess
from icp_wizard.assessment.data import assessment_data
from icp_wizard.bundle.archive import is_as_archived
from icp_wizard.bundle.enclosing import FOLDER
from icp_wizard.bundle.manifest import NAME, Manifest, is_unchanged, parse_manifest
from icp_wizard.bundle.reading import MOST_IN_ALL, entries_in, read_archive
from icp_wizard.errors import Problem
from icp_wizard.filing.attached import digests_in
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules import Rulebook, RulebookDamaged
from icp_wizard.store.errors import UnreadableFile
from icp_wizard.store.exchange import read_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written: entry (empty for the archive around them) and message id."""

    entry: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `then` is the judgement by the packs carried; both are None where it is damaged."""

    manifest: Manifest
    damages: tuple[Damage, ...]
    draft: Draft | None
    then: Assessment | None

    @property
    def is_intact(self) -> bool:
        """Whether every entry is as the manifest says and the judgement can be repeated."""
        return not self.damages


def verify_bundle(path: Path) -> Verification:
    """Read and check a bundle. Raises Problem for what is no bundle at all."""
    return _verified(read_archive(path), path.read_bytes, path.name)


def verify_bytes(content: bytes, name: str) -> Verification:
    """The same of a bundle that is no file, whatever it is called."""
    if len(content) > MOST_IN_ALL:
        raise Problem("bundle.error.no_archive", file=name)
    return _verified(entries_in(io.BytesIO(content), name), lambda: content, name)


def _verified(contents: dict[str, bytes], archived: Callable[[], bytes], name: str) -> Verification:
    if NAME not in contents:
        raise Problem("bundle.error.no_manifest", file=name)
    manifest, is_manifest_unchanged = _manifest(contents[NAME])
    damages = [] if is_manifest_unchanged else [Damage(NAME, "bundle.damage.changed")]
    damages += _entry_damages(manifest, contents)
    if not damages and not is_as_archived(archived()):
        damages.append(Damage("", "bundle.damage.archive"))
    draft = then = None
    if not damages:
        draft, then, repeated = _judged_again(manifest, contents)
        damages += repeated
    return Verification(manifest, tuple(damages), draft, then)


def draft_in(path: Path) -> tuple[Draft, dict[str, bytes], bool]:
    """The draft a bundle carries, the pictures it names by digest, and whether nothing in it was changed.

    Raises Problem where there is no draft.
    """
    contents = read_archive(path)
    if "draft.json" not in contents:
        raise Problem("bundle.error.no_draft", file=path.name)
    draft = parse_draft(read_draft(contents["draft.json"], f"{path.name}/draft.json"))
    images = (content for name, content in contents.items() if name.startswith(FOLDER))
    by_digest = {sha256(content).hexdigest(): content for content in images}
    pictures = {digest: by_digest[digest] for digest in digests_in(draft) if digest in by_digest}
    return draft, pictures, _has_its_digests(contents)


def _has_its_digests(contents: dict[str, bytes]) -> bool:
    try:
        manifest, is_unchanged = _manifest(contents[NAME])
    except (KeyError, Problem):
        return False
    return is_unchanged and not _entry_damages(manifest, contents)


def _manifest(content: bytes) -> tuple[Manifest, bool]:
    """The manifest, and whether it is as it was written as far as its digest says."""
    try:
        data = read_draft(content, NAME)
        return parse_manifest(data), is_unchanged(data)
    except UnreadableFile:  # its advice is for files that somebody chose
        raise Problem("bundle.error.manifest") from None


def _entry_damages(manifest: Manifest, contents: dict[str, bytes]) -> list[Damage]:
    damages = []
    listed = {entry.name for entry in manifest.entries}
    for entry in manifest.entries:
        content = contents.get(entry.name)
        if content is None:
            damages.append(Damage(entry.name, "bundle.damage.missing"))
        elif len(content) != entry.size or sha256(content).hexdigest() != entry.sha256:
            damages.append(Damage(entry.name, "bundle.damage.changed"))
    extra = sorted(set(contents) - listed - {NAME})
    return damages + [Damage(name, "bundle.damage.extra") for name in extra]


def _judged_again(
    manifest: Manifest, contents: dict[str, bytes]
) -> tuple[Draft | None, Assessment | None, list[Damage]]:
    """Judge the carried draft by the carried rules; it must come out as it was written down."""
    try:
        draft = parse_draft(read_draft(contents["draft.json"], "draft.json"))
        rulebook = Rulebook.from_data(json.loads(contents["rules/rulebook.json"]))
        then = assess(draft, rulebook, date.fromisoformat(manifest.as_of))
        written = json.loads(contents["assessment.json"])
    except (Problem, RulebookDamaged, KeyError, ValueError, RecursionError):
        return None, None, [Damage("assessment.json", "bundle.damage.unreadable")]
    digests = {entry.sha256 for entry in manifest.entries if entry.name.startswith(FOLDER)}
    if any(slot.is_filled and slot.sha256 not in digests for slot in then.slots.values()):
        return draft, then, [Damage("draft.json", "bundle.damage.no_picture")]
    judged: Any = json.loads(json.dumps(assessment_data(then, with_values=True)))
    if judged != written:
        return draft, then, [Damage("assessment.json", "bundle.damage.judged_otherwise")]
    return draft, then, []
