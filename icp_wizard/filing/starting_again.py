"""A new draft of an entity that another draft is about: who files, and nothing of what was filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from icp_wizard.filing.new import new_draft
from icp_wizard.filing.outline.placed import ROLES
from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.ids import IdSupply

_MARKS: Final = ("is_sample", "as_of")
"""Of the envelope: what is invented stays marked, and is judged on its own day."""


def started_from(draft: Draft, new_id: IdSupply) -> Draft:
    """A new draft with the entity, its addresses and the people of its roles, in the same province.

    What is wanted, what is filed, papers, confirmations and progress are asked anew: they may have changed.
    """
    old, new = draft.data(), new_draft(new_id).data()
    entity = dict(old["wanted"]["entity"])
    people, renamed = _people_of(old, entity, new_id)
    entity |= {role: renamed[entity[role]] for role in ROLES if entity.get(role) in renamed}
    province = old["intent"].get("province")
    marks = old["envelope"] if old["envelope"].get("is_sample") else {}
    kept = {name: marks[name] for name in _MARKS if name in marks}
    return parse_draft(
        {
            **new,
            "envelope": {**new["envelope"], **kept},
            "intent": {**new["intent"], **({"province": province} if province else {})},
            "wanted": {**new["wanted"], "entity": entity},
            "people": people,
        }
    )


def _people_of(
    old: dict[str, Any], entity: dict[str, Any], new_id: IdSupply
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Who has a role of the entity, under new ids, and the new id of each."""
    holders = {entity.get(role) for role in ROLES}
    found = [person for person in old["people"] if person["id"] in holders]
    renamed: dict[str, str] = {}
    for person in found:
        renamed[person["id"]] = new_id("people", renamed.values())
    return [{**person, "id": renamed[person["id"]]} for person in found], renamed
