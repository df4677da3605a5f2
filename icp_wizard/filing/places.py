"""Addresses inside a draft's JSON: dotted names, list items by id.

`wanted.services.s1.domains.d1.name` is the name of domain d1. Values are looked up and replaced without
changing what they were taken from. Absent is `MISSING`, never None: None is a blank answer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import MISSING

from icp_wizard.filing.errors import EditRefused


def parts_of(path: str) -> list[str]:
    """The names and ids of a path. What follows `confirmations` is one key, whatever it consists of."""
    root, dot, key = path.partition(".")
    return [root, key] if root == "confirmations" and dot else path.split(".")


def lookup(data: Any, path: str) -> Any:
    """The value at a path, or MISSING where any step of it is absent."""
    node = data
    for part in parts_of(path):
        node = _step(node, part)
        if node is MISSING:
            return MISSING
    return node


def _step(node: Any, part: str) -> Any:
    if isinstance(node, dict):
        return node.get(part, MISSING)
    if isinstance(node, list):
        return next((item for item in node if _is_item(item, part)), MISSING)
    return MISSING


def indexed(data: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Everything in a draft by its path, for many lookups at once."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        path = f"{prefix}{key}"
        found[path] = value
        if isinstance(value, dict):
            found |= indexed(value, f"{path}.")
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    found[f"{path}.{item['id']}"] = item
                    found |= indexed(item, f"{path}.{item['id']}.")
    return found


def replaced(data: Any, path: str, value: Any) -> Any:
    """A copy of data with the value at path (MISSING removes the key); shares what did not change.

    Objects on the way are made where absent. Raises EditRefused where an item on the way is not there.
    """
    return _replaced(data, parts_of(path), value, path)


def _replaced(data: Any, parts: list[str], value: Any, path: str) -> Any:
    head, rest = parts[0], parts[1:]
    if isinstance(data, list):
        if _step(data, head) is MISSING or not rest:
            raise EditRefused("filing.error.no_such_item", path=path)
        return [_replaced(item, rest, value, path) if _is_item(item, head) else item for item in data]
    if not isinstance(data, dict):
        raise EditRefused("filing.error.not_an_object", path=path)
    copy = dict(data)
    new = _replaced(copy.get(head, {}), rest, value, path) if rest else value
    if new is MISSING:
        copy.pop(head, None)
    else:
        copy[head] = new
    return copy


def _is_item(node: Any, item_id: str) -> bool:
    return isinstance(node, dict) and node.get("id") == item_id


@lru_cache(maxsize=4096)
def pattern_of(path: str) -> str:
    """The path with list item ids replaced by `*`: `people.p1.mobile` is `people.*.mobile`."""
    parts = parts_of(path)
    return ".".join("*" if _follows_list(parts, index) else part for index, part in enumerate(parts))


LISTS = (
    "services",
    "domains",
    "access",
    "pre_approvals",
    "platforms",
    "people",
    "materials",
    "answers_to_findings",
)
"""Names of the keys that hold lists of items with ids."""


def list_of(path: str) -> str:
    """The innermost list of items that a path names or leads into; empty where there is none."""
    parts = parts_of(path)
    last = max((index for index, part in enumerate(parts) if part in LISTS), default=-1)
    return ".".join(parts[: last + 1])


def _follows_list(parts: list[str], index: int) -> bool:
    return index > 0 and parts[index - 1] in LISTS
