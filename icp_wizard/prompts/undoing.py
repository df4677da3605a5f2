"""What an undo took back, in words: which answer went from what to what, never an identity number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import MISSING

from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline import COLLECTIONS
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.model import Privacy
from icp_wizard.filing.outline.placed import item_kind
from icp_wizard.filing.places import indexed, lookup, pattern_of
from icp_wizard.prompts.remaining import answer_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment
    from icp_wizard.i18n import Catalogue


def changed_answers(before: Assessment, after: Assessment) -> Iterator[str]:
    """Stored paths of answers that differ, and of items that went or came, which stand for all they hold."""
    old, new = indexed(before.answers.data), indexed(after.answers.data)
    items: list[str] = []
    for path in sorted({*old, *new}, key=lambda path: path.count(".")):
        was, is_now = old.get(path, MISSING), new.get(path, MISSING)
        if was == is_now or path.startswith(tuple(f"{item}." for item in items)):
            continue
        if _is_item(path) and MISSING in (was, is_now):
            items.append(path)
            yield path
        elif not _holds_others(was) and not _holds_others(is_now):
            yield path


def _is_item(path: str) -> bool:
    """A website, a domain …; of people and papers the answers say enough."""
    return any(pattern_of(path) == f"{collection.path}.*" for collection in COLLECTIONS)


def _holds_others(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value))


def undone_lines(before: Assessment, after: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """One line for each answer that went back, and each item that went or came."""
    for path in changed_answers(before, after):
        if _is_item(path):
            kind = "there" if lookup(before.answers.data, path) is MISSING else "gone"
            item = catalogue.text(f"outline.one.{item_kind(path.rpartition('.')[0])}")
            yield catalogue.text(f"prompts.undone.{kind}", item=item)
        elif line := _answer_line(before, after, path, catalogue):
            yield line
    for list_path in _rearranged(before, after):
        item = catalogue.text(f"outline.one.{item_kind(list_path)}")
        yield catalogue.text("prompts.undone.moved", item=item)


def _rearranged(before: Assessment, after: Assessment) -> Iterator[str]:
    """Lists that hold the same items in another order."""
    old, new = indexed(before.answers.data), indexed(after.answers.data)
    for path in old.keys() & new.keys():
        if any(pattern_of(path) == collection.path for collection in COLLECTIONS):
            was, is_now = ([item["id"] for item in data[path]] for data in (old, new))
            if was != is_now and sorted(was) == sorted(is_now):
                yield path


def _answer_line(before: Assessment, after: Assessment, path: str, catalogue: Catalogue) -> str:
    root, _, rest = path.partition(".")
    if root == "materials" and rest.endswith((".status", ".sha256")):
        label = _material_title(before, path, catalogue) or _material_title(after, path, catalogue)
    elif field_at(path) or (root == "confirmations" and rest):
        known = next((a for a in (after, before) if a.field_for(path)), after)
        label = answer_name(known, path, catalogue)
    else:
        return ""
    was, now = (_shown(assessment, path, catalogue) for assessment in (before, after))
    if was == now:  # two answers that are not told
        return catalogue.text("prompts.undone.hidden", label=label)
    return catalogue.text("prompts.undone.answer", label=label, was=was, now=now)


def _material_title(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    kind = lookup(assessment.answers.data, path.rpartition(".")[0] + ".kind")
    material = assessment.rulebook.materials.get(str(kind))
    return catalogue.pack_text(material.title) if material else ""


def _shown(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    """The answer as a person reads it; of one that identifies somebody, and of none, only the state."""
    if path.endswith(".sha256"):
        is_there = lookup(assessment.answers.data, path) is not MISSING
        return catalogue.text("prompts.picture.there" if is_there else "prompts.picture.none")
    if path.startswith(("confirmations.", "materials.")):
        return catalogue.text(_TICKED.get(lookup(assessment.answers.data, path), "outline.state.open"))
    field = field_at(path)
    shown = answer_in_words(assessment.answers, path, catalogue)
    if field and field.privacy is not Privacy.IDENTITY and shown:
        return shown
    return catalogue.text(f"outline.state.{assessment.answers.answer(path).state}")


_TICKED: Final[dict[object, str]] = {
    True: "codes.yes",
    "ready": "codes.yes",
    False: "codes.no",
    "missing": "codes.no",
}
