"""Which edits one action of the user means: an answer, a choice of person, a tick.

Keys are those of `PlacedField.key`. Each function gives the edits of one group; none where nothing changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.filing.edits import Edit, insert_edit, remove_edit, same, set_edit
from icp_wizard.filing.new import like, new_item
from icp_wizard.filing.outline.placed import split_role, stored_path
from icp_wizard.filing.people import NEW_PERSON, chosen_option, person_options
from icp_wizard.filing.places import lookup, replaced
from icp_wizard.filing.plain import references

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.assessment import SlotView
    from icp_wizard.filing.answers import Answers

    NewId = Callable[[str], str]


def answer_edits(data: dict[str, Any], key: str, value: Any, new_id: NewId) -> list[Edit]:
    """Edits that put a value at a key; a role nobody holds yet gets a person first."""
    path = stored_path(data, key)
    if path is not None:
        edit = set_edit(data, path, value)
        return [] if same(edit.old, edit.new) else [edit]
    if value is MISSING:
        return []
    role, leaf = split_role(key)
    edits, person = _new_holder(data, str(role), new_id)
    return [*edits, Edit(kind="set", path=f"people.{person}.{leaf}", old=MISSING, new=value)]


def _new_holder(data: dict[str, Any], role: str, new_id: NewId) -> tuple[list[Edit], str]:
    person = new_id("people")
    edits = [insert_edit(data, "people", {"id": person}), set_edit(data, role, person)]
    return edits, person


def person_edits(answers: Answers, key: str, code: str, new_id: NewId) -> list[Edit]:
    """Edits that give the role at a key to the person an option stands for."""
    if chosen_option(answers, key) == code:
        return []
    data = answers.data
    if code == NEW_PERSON:
        named = {person for _, person in references(data)}
        parked = [person["id"] for person in data["people"] if person["id"] not in named]
        return [set_edit(data, key, parked[-1])] if parked else _new_holder(data, key, new_id)[0]
    option = next(o for o in person_options(answers, key) if o.code == code)
    if option.person is not None:
        return [set_edit(data, key, option.person)]
    place = next(place for place, role in answers.role_places if role == code)
    edits, person = _new_holder(data, place, new_id)
    return [*edits, set_edit(replaced(data, place, person), key, person)]


def addition_edits(data: dict[str, Any], list_path: str, new_id: NewId) -> list[Edit]:
    """Edits that put one more item at the end of a list."""
    item = new_item(list_path.rpartition(".")[2], new_id)
    if isinstance(lookup(data, list_path), list):
        return [insert_edit(data, list_path, item)]
    start = set_edit(data, list_path, [])
    return [start, insert_edit(replaced(data, list_path, []), list_path, item)]


def copy_edits(data: dict[str, Any], path: str, new_id: NewId) -> list[Edit]:
    """Edits that put a service like another one behind it; none where it is not there."""
    list_path, _, item = path.rpartition(".")
    service = lookup(data, path)
    if service is MISSING:
        return []
    return [insert_edit(data, list_path, like(service, new_id), behind=item)]


def confirmation_edits(data: dict[str, Any], key: str, value: bool) -> list[Edit]:
    """Edits that answer a confirmation, by its id or `id@item`."""
    edit = set_edit(data, f"confirmations.{key}", value)
    return [] if same(edit.old, edit.new) else [edit]


def material_edits(
    data: dict[str, Any], kind: str, about: str | None, answers: dict[str, Any], new_id: NewId
) -> list[Edit]:
    """Edits that say something of a material: the one of this kind about this item, made where absent."""
    wanted = (kind, about, None)
    found = next((m for m in data["materials"] if _place_of(m) == wanted), None)
    if found is None:
        return [insert_edit(data, "materials", _material(new_id, kind, about) | answers)]
    edits = [set_edit(data, f"materials.{found['id']}.{leaf}", value) for leaf, value in answers.items()]
    return [edit for edit in edits if not same(edit.old, edit.new)]


def attach_edits(data: dict[str, Any], slot: SlotView, name: str, sha256: str, new_id: NewId) -> list[Edit]:
    """Edits that put a picture into a slot, in place of the one there; none where it is the same.

    An item is never given another picture: what an edit taken back needs stays under the item it was for.
    """
    if (slot.file, slot.sha256) == (name, sha256):
        return []
    before = detach_edits(data, slot)
    rest = data["materials"]
    for edit in before:
        rest = [item for item in rest if f"materials.{item['id']}" != edit.path]
    item = _material(new_id, slot.material.id, slot.about)
    item |= {"slot": slot.picture.id, "file": name, "sha256": sha256}
    return [*before, insert_edit(data | {"materials": rest}, "materials", item)]


def detach_edits(data: dict[str, Any], slot: SlotView) -> list[Edit]:
    """Edits that take the picture out of a slot."""
    wanted = (slot.material.id, slot.about, slot.picture.id)
    edits: list[Edit] = []
    for item in data["materials"]:
        if _place_of(item) == wanted:
            edits.append(remove_edit(data, f"materials.{item['id']}"))
            rest = [other for other in data["materials"] if other is not item]
            data = data | {"materials": rest}
    return edits


def _place_of(item: dict[str, Any]) -> tuple[Any, Any, Any]:
    """What an item of materials is of, about whom, and for which slot."""
    return item.get("kind"), item.get("about"), item.get("slot")


def _material(new_id: NewId, kind: str, about: str | None) -> dict[str, Any]:
    return {"id": new_id("materials"), "kind": kind, **({"about": about} if about else {})}
