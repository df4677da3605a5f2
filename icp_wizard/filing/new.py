"""What is new and has no answer yet: a draft with one service, and items of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.filing.places import LISTS
from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.ids import IdSupply


def new_draft(new_id: IdSupply, goal: str = "open") -> Draft:
    """An empty draft with ids from the supply, of somebody who wants this."""
    service = new_item("services", lambda collection: new_id(collection, ()))
    return parse_draft({"format": 1, "intent": {"goal": goal}, "wanted": {"services": [service]}})


_OF_ONE_ALONE = ("record_id", "number", "home_urls", "domains", "access")
"""What no two services have in common: where it is found, where it is hosted, and what it is filed as."""


def like(service: dict[str, Any], new_id: Callable[[str], str]) -> dict[str, Any]:
    """A service that says what another one says, but for its domains and servers, which it has yet to get."""
    common = {key: value for key, value in service.items() if key not in _OF_ONE_ALONE}
    return {**_with_new_ids(common, new_id), **new_item("services", new_id)}


def _with_new_ids(item: dict[str, Any], new_id: Callable[[str], str]) -> dict[str, Any]:
    """The same answers, the items within under ids of their own."""
    return {
        key: [{**_with_new_ids(inner, new_id), "id": new_id(key)} for inner in value]
        if _is_of_items(key, value)
        else value
        for key, value in item.items()
    }


def _is_of_items(key: str, value: object) -> bool:
    return key in LISTS and isinstance(value, list)


def new_item(collection: str, new_id: Callable[[str], str]) -> dict[str, Any]:
    """An item of a list: a service has one domain and one access from the start."""
    item: dict[str, Any] = {"id": new_id(collection)}
    if collection == "services":
        item |= {inner: [{"id": new_id(inner)}] for inner in ("domains", "access")}
    return item
