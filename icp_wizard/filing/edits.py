"""Edits: the only way an open draft changes, each with its own inverse.

    set     path of a leaf, old and new value; MISSING is absent (open)
    insert  path of the new item, new = {"after": id or null, "item": {…}}
    remove  the mirror image of insert: the same in old
    move    path of an item, old and new = {"after": id or null}

A group is one action of the user (adding a person, one stay in a field) and is undone as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import MISSING, BaseModel, ConfigDict, JsonValue

from icp_wizard.filing.errors import EditRefused
from icp_wizard.filing.places import LISTS, lookup, parts_of, replaced
from icp_wizard.filing.plain import parse_draft, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from icp_wizard.filing.draft import Draft

_MIRROR: dict[str, Literal["set", "insert", "remove", "move"]] = {
    "set": "set",
    "insert": "remove",
    "remove": "insert",
    "move": "move",
}


class Edit(BaseModel):
    """One change of one place. `at` is the time in UTC, ISO 8601 to the second."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["set", "insert", "remove", "move"]
    path: str
    old: JsonValue | MISSING = MISSING
    new: JsonValue | MISSING = MISSING
    step: str = ""
    at: str = ""
    group: int = 0

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return self.model_copy(update={"kind": _MIRROR[self.kind], "old": self.new, "new": self.old})


def invert(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """What takes the edits back, in the order to apply it."""
    return tuple(edit.inverse() for edit in reversed(edits))


def apply(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The draft after the edits.

    Raises EditRefused when an edit does not fit: the old value is not what stands there, an item is not
    there or already is, a person still referred to is removed; MalformedDraft when the result has not the
    shape of a draft. The draft itself never changes.
    """
    return parse_draft(applied(draft.data(), edits))


def applied(data: Any, edits: Iterable[Edit]) -> Any:
    """The same of a draft's plain values, without a look at the shape of the result."""
    for edit in edits:
        _check_place(edit)
        data = _APPLY[edit.kind](data, edit)
    return data


def _check_place(edit: Edit) -> None:
    """Edits change answers: not the envelope, whole parts of the draft, or the id of an item."""
    root, *rest = parts_of(edit.path)
    if not rest or root in ("format", "envelope"):
        raise EditRefused("filing.error.not_a_leaf", path=edit.path)
    if edit.kind == "set" and rest[-1] == "id":
        raise EditRefused("filing.error.not_a_leaf", path=edit.path)


def _set(data: Any, edit: Edit) -> Any:
    current = lookup(data, edit.path)
    if not same(current, edit.old):
        raise EditRefused("filing.error.stale", path=edit.path)
    if _holds_items(current) or _holds_items(edit.new) or isinstance(current, dict):
        raise EditRefused("filing.error.not_a_leaf", path=edit.path)
    return replaced(data, edit.path, edit.new)


def _holds_items(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value))


def _insert(data: Any, edit: Edit) -> Any:
    place, items, item_id = _list_at(data, edit.path)
    new = edit.new if isinstance(edit.new, dict) else {}
    item = new.get("item")
    if not isinstance(item, dict) or item.get("id") != item_id:
        raise EditRefused("filing.error.bad_item", path=edit.path)
    if lookup(items, item_id) is not MISSING:
        raise EditRefused("filing.error.item_exists", path=edit.path)
    return replaced(data, place, _with_after(items, item, new.get("after")))


def _remove(data: Any, edit: Edit) -> Any:
    place, items, item_id = _list_at(data, edit.path)
    if lookup(items, item_id) is MISSING:
        raise EditRefused("filing.error.no_such_item", path=edit.path)
    if place == "people" and item_id in {target for _, target in references(data)}:
        raise EditRefused("filing.error.person_in_use", path=edit.path)
    expected = {"after": _before(items, item_id), "item": lookup(items, item_id)}
    if not same(edit.old, expected):
        raise EditRefused("filing.error.stale", path=edit.path)
    return replaced(data, place, [item for item in items if item["id"] != item_id])


def _move(data: Any, edit: Edit) -> Any:
    place, items, item_id = _list_at(data, edit.path)
    item = lookup(items, item_id)
    if item is MISSING:
        raise EditRefused("filing.error.no_such_item", path=edit.path)
    if not same(edit.old, {"after": _before(items, item_id)}) or not isinstance(edit.new, dict):
        raise EditRefused("filing.error.stale", path=edit.path)
    rest = [other for other in items if other["id"] != item_id]
    return replaced(data, place, _with_after(rest, item, edit.new.get("after")))


_APPLY = {"set": _set, "insert": _insert, "remove": _remove, "move": _move}


def _list_at(data: Any, path: str) -> tuple[str, list[Any], str]:
    """The list an item path points into: (path of the list, its items, id of the item)."""
    place, _, item_id = path.rpartition(".")
    items = lookup(data, place)
    if place.rpartition(".")[2] not in LISTS or not isinstance(items, list):
        raise EditRefused("filing.error.no_such_list", path=path)
    return place, items, item_id


def _before(items: list[Any], item_id: str) -> str | None:
    ids = [item["id"] for item in items]
    index = ids.index(item_id)
    return ids[index - 1] if index else None


def _with_after(items: list[Any], item: Any, after: Any) -> list[Any]:
    if after is None:
        return [item, *items]
    ids = [other["id"] for other in items]
    if after not in ids:
        raise EditRefused("filing.error.no_such_item", path=str(after))
    index = ids.index(after) + 1
    return [*items[:index], item, *items[index:]]


def same(left: Any, right: Any) -> bool:
    """Whether two answers are the same: absent, null, false and 0 all differ."""
    if left is MISSING or right is MISSING:
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and bool(left == right)


def set_edit(draft_data: Any, path: str, value: Any) -> Edit:
    """An edit that puts a value (MISSING: opens the answer) at the path of a leaf."""
    return Edit(kind="set", path=path, old=lookup(draft_data, path), new=value)


def insert_edit(draft_data: Any, list_path: str, item: dict[str, Any], behind: str = "") -> Edit:
    """An edit that puts an item into a list that is there: behind another one, else at its end."""
    items = lookup(draft_data, list_path)
    after = behind or (items[-1]["id"] if isinstance(items, list) and items else None)
    return Edit(kind="insert", path=f"{list_path}.{item['id']}", new={"after": after, "item": item})


def move_edit(data: Any, path: str, by: int) -> Edit | None:
    """An edit that moves an item up (-1) or down (1) in its list; None where it stands at that end."""
    _, items, item_id = _list_at(data, path)
    ids = [item["id"] for item in items]
    if item_id not in ids:
        raise EditRefused("filing.error.no_such_item", path=path)
    at, rest = ids.index(item_id), [other for other in ids if other != item_id]
    place = at + by
    if not 0 <= place < len(ids):
        return None
    after = rest[place - 1] if place else None
    return Edit(kind="move", path=path, old={"after": _before(items, item_id)}, new={"after": after})


def remove_edit(draft_data: Any, path: str) -> Edit:
    """An edit that takes an item out of its list; raises EditRefused when it is not there."""
    _, items, item_id = _list_at(draft_data, path)
    item = lookup(items, item_id)
    if item is MISSING:
        raise EditRefused("filing.error.no_such_item", path=path)
    return Edit(kind="remove", path=path, old={"after": _before(items, item_id), "item": item})
