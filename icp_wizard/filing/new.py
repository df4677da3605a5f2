"""What is new and has no answer yet: a draft with one service, and items of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.ids import IdSupply


def new_draft(new_id: IdSupply) -> Draft:
    """An empty draft with ids from the supply."""
    service = new_item("services", lambda collection: new_id(collection, ()))
    return parse_draft({"format": 1, "intent": {"goal": "open"}, "wanted": {"services": [service]}})


def new_item(collection: str, new_id: Callable[[str], str]) -> dict[str, Any]:
    """An item of a list: a service has one domain and one access from the start."""
    item: dict[str, Any] = {"id": new_id(collection)}
    if collection == "services":
        item |= {inner: [{"id": new_id(inner)}] for inner in ("domains", "access")}
    return item
