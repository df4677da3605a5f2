"""Addresses inside a draft's JSON: dotted names, list items by id.

`wanted.services.s1.domains.d1.name` is the name of domain d1. Values are looked up and replaced without
changing what they were taken from. Absent is `MISSING`, never None: None is a blank answer.
"""

from __future__ import annotations

from typing import Any

from pydantic import MISSING

from icp_wizard.filing.errors import EditRefused


def lookup(data: Any, path: str) -> Any:
    """The value at a path, or MISSING where any step of it is absent."""
    node = data
    for part in path.split("."):
        node = _step(node, part)
        if node is MISSING:
            return MISSING
    return node


def _step(node: Any, part: str) -> Any:
    if isinstance(node, dict):
        return node.get(part, MISSING)
    if isinstance(node, list):
        return next((item for item in node if isinstance(item, dict) and item.get("id") == part), MISSING)
    return MISSING


def replaced(data: Any, path: str, value: Any) -> Any:
    """A copy of data with the value at path (MISSING removes the key); shares what did not change.

    Objects on the way are made where absent. Raises EditRefused where an item on the way is not there.
    """
    head, _, rest = path.partition(".")
    if isinstance(data, list):
        if _step(data, head) is MISSING or not rest:
            raise EditRefused("filing.error.no_such_item", path=path)
        return [replaced(item, rest, value) if item.get("id") == head else item for item in data]
    if not isinstance(data, dict):
        raise EditRefused("filing.error.not_an_object", path=path)
    copy = dict(data)
    new = replaced(copy.get(head, {}), rest, value) if rest else value
    if new is MISSING:
        copy.pop(head, None)
    else:
        copy[head] = new
    return copy


def pattern_of(path: str) -> str:
    """The path with list item ids replaced by `*`: `people.p1.mobile` is `people.*.mobile`."""
    parts = path.split(".")
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


def _follows_list(parts: list[str], index: int) -> bool:
    return index > 0 and parts[index - 1] in LISTS
