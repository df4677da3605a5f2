"""Pictures in the conversation: a path in place of yes or no, and what is said of the picture then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from icp_wizard.pictures import paths_in
from icp_wizard.prompts.understanding import NotUnderstood
from icp_wizard.session.pictures import can_be_mended, convert_file, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.pictures import Given
    from icp_wizard.session.session import Session

MAKE_JPEG: Final = "jpg "
"""What stands before a path to have a JPEG made of the picture."""


def attach_from(session: Session, view: MaterialView, line: str, catalogue: Catalogue) -> None:
    """Attach the pictures a line names to the places of a material, in their order.

    Raises NotUnderstood for what is no path, or no picture that may be kept; then nothing has changed.
    """
    makes_jpeg = line.strip().lower().startswith(MAKE_JPEG)
    paths = paths_in(line.strip()[len(MAKE_JPEG) :] if makes_jpeg else line, str(Path.home()))
    slots = [slot for slot in view.slots if slot.material is view.options[0]]
    if not paths or not any(mark in line for mark in "/\\."):
        raise NotUnderstood("prompts.unclear.yes_no_path")
    if len(paths) > len(slots):
        raise NotUnderstood("prompts.unclear.too_many_pictures", count=len(slots))
    found = [convert_file(Path(path)) if makes_jpeg else look(Path(path)) for path in paths]
    for given in found:
        if not given.is_kept:
            raise _refused(given, catalogue)
    for slot, given in zip(slots, found, strict=False):
        session.attach(slot.key, given)


def _refused(given: Given, catalogue: Catalogue) -> NotUnderstood:
    said = given.problems[0]
    if not can_be_mended(given.problems):
        return NotUnderstood(said.message_id, **dict(said.values))
    why = catalogue.text(said.message_id, **dict(said.values))
    return NotUnderstood("prompts.unclear.make_jpeg", why=why)


def picture_lines(session: Session, view: MaterialView, catalogue: Catalogue) -> Iterator[str]:
    """What is to be said of the pictures of a material that were just attached."""
    for slot in view.slots:
        for said in session.findings_of.get(slot.sha256, ()):
            yield f"! {catalogue.text(said.message_id, **dict(said.values))}"
        if slot.same_as:
            yield f"! {catalogue.text('prompts.picture.same')}"
