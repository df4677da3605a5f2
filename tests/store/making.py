"""Builders for the tests of the store: small drafts, edits of them, stores with a draft in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.filing.edits import apply, insert_edit, set_edit
from icp_wizard.filing.plain import canonical_json, parse_draft
from icp_wizard.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.edits import Edit

AT = "2026-11-24T08:00:00Z"
NAME = "wanted.entity.name"


def a_draft(**parts: Any) -> Draft:
    """A draft with one service and an entity, nothing answered."""
    wanted = {"entity": {}, "services": [{"id": "s1", "domains": [{"id": "d1"}]}]}
    return parse_draft({"format": 1, "wanted": wanted, **parts})


def a_store(folder: Path, draft: Draft | None = None) -> tuple[Store, str]:
    """An open store with one draft: (store, id of the draft)."""
    store = Store.open(folder)
    return store, store.create(draft or a_draft(), "", AT)


def naming(draft: Draft, name: Any, *, group: int = 0, path: str = NAME) -> Edit:
    """An edit that sets the entity's name, or another leaf."""
    return set_edit(draft.data(), path, name).model_copy(update={"group": group, "at": AT, "step": "entity"})


def adding_person(draft: Draft, person: str) -> Edit:
    """An edit that adds a person."""
    return insert_edit(draft.data(), "people", {"id": person})


def name_it(store: Store, draft_id: str, name: Any) -> None:
    """Save another name for the entity, as a group of its own."""
    stored = store.load(draft_id)
    store.append(draft_id, stored.head, [naming(stored.draft, name)])


def name_in(store: Store, draft_id: str) -> Any:
    """The entity's name as the store has it; "absent" for an open answer."""
    entity = store.load(draft_id).draft.data()["wanted"]["entity"]
    return entity.get("name", "absent")


def content(draft: Draft) -> str:
    """The answers of a draft as one text: equal texts, equal answers under equal ids."""
    return canonical_json(draft.data() | {"envelope": {}})


def files_with(folder: Path, needle: bytes) -> list[str]:
    """Names of all files under a folder that hold these bytes."""
    found = [path for path in folder.rglob("*") if path.is_file() and needle in path.read_bytes()]
    return [path.name for path in found]


def applied(draft: Draft, *edits: Edit) -> Draft:
    """The draft after the edits."""
    return apply(draft, edits)
