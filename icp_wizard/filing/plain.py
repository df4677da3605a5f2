"""A draft as plain JSON: read in with every mistake of shape named, and written out.

Mistakes are told by path, never by value; what may be wrong with an answer itself the assessment says.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from icp_wizard.filing.draft import Draft
from icp_wizard.filing.errors import MalformedDraft
from icp_wizard.filing.places import LISTS, lookup


def parse_draft(data: object) -> Draft:
    """The draft held by plain JSON values.

    Raises MalformedDraft with the paths of what has the wrong shape; never with values. Ids must be unique
    within the draft and references must not dangle.
    """
    try:
        draft = Draft.model_validate(data)
    except ValidationError as error:
        raise MalformedDraft(
            tuple(_mistake(detail) for detail in error.errors(include_input=False))
        ) from None
    try:
        mistakes = tuple(_id_mistakes(draft.data()))
    except ValueError:  # nested deeper than pydantic writes
        mistakes = (("", "other"),)
    if mistakes:
        raise MalformedDraft(mistakes)
    return draft


_KINDS = {
    "missing": "missing",
    "string_type": "text",
    "bool_type": "flag",
    "int_type": "number",
    "tuple_type": "list",
    "literal_error": "format",
    "string_too_long": "long",
    "string_pattern_mismatch": "id",
}


def _mistake(detail: Any) -> tuple[str, str]:
    path = ".".join(str(part) for part in detail["loc"] if not _is_type_tag(part))
    return _printable(path), _KINDS.get(detail["type"], "other")


def _is_type_tag(part: object) -> bool:
    """Whether pydantic added this part to a path itself, naming a branch of a union."""
    return isinstance(part, str) and (
        "[" in part or part in ("str", "bool", "int", "none", "missing-sentinel")
    )


def _printable(path: str) -> str:
    """A path safe to show: what is no name or id of ours may be anything, so it is left out."""
    return ".".join(part if _NAME.fullmatch(part) else "?" for part in path.split("."))[:120]


_NAME = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9]+)*(@[a-z][0-9a-z]+)?|[0-9]{1,4}|")


def _id_mistakes(data: dict[str, Any]) -> list[tuple[str, str]]:
    mistakes: list[tuple[str, str]] = []
    seen: set[str] = set()
    for path, item_id in _item_ids(data, "", ""):
        if item_id in seen:
            mistakes.append((path, "duplicate_id"))
        seen.add(item_id)
    people = {person["id"] for person in data["people"]}
    mistakes += [(path, "dangling") for path, target in references(data) if target not in people]
    return mistakes


def _item_ids(node: Any, path: str, name: str) -> list[tuple[str, str]]:
    """Path and id of every item of our lists; what else is called id, in unknown keys say, is not ours."""
    if isinstance(node, dict):
        inside = [(f"{path}.{key}" if path else key, key, value) for key, value in node.items()]
        return [pair for place, key, value in inside for pair in _item_ids(value, place, key)]
    if isinstance(node, list) and name in LISTS:
        own = [(f"{path}.{n}", item["id"]) for n, item in enumerate(node) if _has_id(item)]
        return own + [pair for n, item in enumerate(node) for pair in _item_ids(item, f"{path}.{n}", "")]
    return []


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def references(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Every reference to a person: (path of the answer, id), in the order of the draft."""
    places: list[str] = []
    for root in ("record", "wanted"):
        services = lookup(data, f"{root}.services")
        places += [f"{root}.entity.legal_representative", f"{root}.entity.principal"]
        places += [
            f"{root}.services.{service['id']}.principal"
            for service in (services if isinstance(services, list) else ())
            if _has_id(service)
        ]
    found = [(path, lookup(data, path)) for path in places]
    return [(path, person) for path, person in found if isinstance(person, str)]


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def readable_json(value: object) -> str:
    """JSON for people and version control: indented, Chinese as it is, one answer a line."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
