"""A new draft: one service with one domain and one access, nothing answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.draft import Draft, parse_draft

if TYPE_CHECKING:
    from icp_wizard.filing.ids import IdSupply


def new_draft(new_id: IdSupply) -> Draft:
    """An empty draft with ids from the supply."""
    service = {
        "id": new_id("services", ()),
        "domains": [{"id": new_id("domains", ())}],
        "access": [{"id": new_id("access", ())}],
    }
    return parse_draft({"format": 1, "wanted": {"services": [service]}})
