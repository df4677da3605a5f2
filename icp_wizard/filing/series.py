"""Edits of one action, made one after the other: each is made on what the one before it left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.filing.edits import Edit, applied, insert_edit, same, set_edit
from icp_wizard.filing.new import new_item
from icp_wizard.filing.places import lookup

if TYPE_CHECKING:
    from collections.abc import Callable

    NewId = Callable[[str], str]


class Series:
    """The edits so far, and the draft as they leave it."""

    def __init__(self, data: dict[str, Any], new_id: NewId) -> None:
        self.data = data
        self.edits: list[Edit] = []
        self._new_id = new_id

    def add(self, edit: Edit) -> None:
        """One more edit."""
        self.edits.append(edit)
        self.data = applied(self.data, (edit,))

    def put(self, path: str, value: Any) -> None:
        """Give an answer, whatever stands there."""
        edit = set_edit(self.data, path, value)
        if not same(edit.old, edit.new):
            self.add(edit)

    def fill(self, path: str, value: Any) -> None:
        """Answer what is open; an answer that is not there answers nothing."""
        if value is not MISSING and value not in (None, "") and lookup(self.data, path) is MISSING:
            self.put(path, value)

    def items(self, list_path: str) -> list[dict[str, Any]]:
        """The items of a list; none where there is no list."""
        found = lookup(self.data, list_path)
        return found if isinstance(found, list) else []

    def added(self, list_path: str) -> dict[str, Any]:
        """One more item at the end of a list, which is begun where there is none."""
        item = new_item(list_path.rpartition(".")[2], self._new_id)
        if not isinstance(lookup(self.data, list_path), list):
            self.put(list_path, [])
        self.add(insert_edit(self.data, list_path, item))
        return item


def is_untouched(item: dict[str, Any]) -> bool:
    """Whether an item has no answer, nor any item within it."""
    return all(
        key == "id"
        or (isinstance(value, list) and all(isinstance(v, dict) and is_untouched(v) for v in value))
        for key, value in item.items()
    )
