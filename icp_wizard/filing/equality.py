"""When two drafts say the same: the envelope aside, and whatever ids their items happen to have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.filing.ids import PREFIXES
from icp_wizard.filing.plain import canonical_json

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft


def same_filing(left: Draft, right: Draft) -> bool:
    """Whether the drafts are equal but for their envelopes and the names of their ids."""
    return canonical_form(left) == canonical_form(right)


def canonical_form(draft: Draft) -> str:
    """One text for all drafts that are equal: ids renamed by position, the envelope left out."""
    data = draft.data()
    data.pop("envelope", None)
    names: dict[str, str] = {}
    _number(data, "", names)
    return canonical_json(_renamed(data, names))


def _number(node: Any, name: str, names: dict[str, str]) -> None:
    if isinstance(node, dict):
        for key in sorted(node):
            _number(node[key], key, names)
    elif isinstance(node, list) and name in PREFIXES:
        for item in node:
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                names[item["id"]] = f"{PREFIXES[name]}#{len(names)}"
            _number(item, name, names)


_REFERRING = ("id", "legal_representative", "principal", "record_id", "same_site_as", "about", "item")


def _renamed(node: Any, names: dict[str, str], key: str = "") -> Any:
    if isinstance(node, dict):
        return {_rename_key(name, names): _renamed(value, names, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, names, key) for value in node]
    return names.get(node, node) if key in _REFERRING and isinstance(node, str) else node


def _rename_key(key: str, names: dict[str, str]) -> str:
    """Keys of confirmations name their item after an `@`."""
    head, at, item = key.partition("@")
    return f"{head}@{names.get(item, item)}" if at else key
