"""Answers for scenarios: a built-in sample near a draft, and invented answers under which a condition holds.

Nothing of the draft goes into them but codes: its nature and its province.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import MISSING

from icp_wizard import regions
from icp_wizard.dates import add_months
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.outline.placed import stored_path
from icp_wizard.filing.places import lookup
from icp_wizard.rules.drafting import READABLE, operand_of
from icp_wizard.samples import sample_draft, sample_names

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.filing.outline import Field
    from icp_wizard.rules.drafting import Condition, Readable

PLACEHOLDER: Final = "样例"
"""What stands in a free text that has only to be there."""

_FAR: Final = 24
"""Months until a date that has only to be there."""

_ALIKE: Final = (
    "wanted.entity.nature",
    "wanted.entity.is_sole_trader",
    "intent.province",
)
"""What makes a sample near, the weightiest first."""


class CannotBeMade(Exception):
    """No invented answer makes this condition hold in this sample."""


def nearest_sample(data: dict[str, Any]) -> str:
    """The name of the sample most like a draft: nature first, then province, then how many services."""

    def likeness(name: str) -> tuple[bool | int, ...]:
        sample = sample_draft(name).data()
        alike = (lookup(sample, path) == lookup(data, path) for path in _ALIKE)
        return *alike, -abs(_services(sample) - _services(data))

    return max(sample_names(), key=likeness)


def _services(data: dict[str, Any]) -> int:
    found = lookup(data, "wanted.services")
    return len(found) if isinstance(found, list) else 0


def place_in(sample: dict[str, Any], readable: Readable) -> str:
    """Where the first of its items keeps the answer. Raises CannotBeMade."""
    key = readable.key
    while ".*" in key:
        items = lookup(sample, key.partition(".*")[0])
        if not isinstance(items, list) or not items:
            raise CannotBeMade
        key = key.replace(".*", f".{items[0]['id']}", 1)
    path = stored_path(sample, key)
    if path is None:
        raise CannotBeMade
    return path


def answer_for(condition: Condition, sample: dict[str, Any], as_of: date) -> Any:
    """An invented answer for which a condition holds; MISSING for one that must not be there.

    Raises CannotBeMade.
    """
    readable = READABLE[condition.path]
    field, given = readable.field, condition.given
    present = lookup(sample, place_in(sample, readable))
    match condition.operator:
        case "filled":
            is_there = present is not MISSING and present not in (None, "", [])
            return present if is_there else _anything(field, sample, as_of)
        case "blank":
            return MISSING
        case "eq":
            return operand_of(condition)
        case "ne":
            return not operand_of(condition)
        case "in":
            return _place_within(given[0]) if field.kind is Kind.REGION else given[0]
        case "not_in":
            return _another(field, given)
        case "has_any":
            return [given[0]]
        case "has_none":
            return [_another(field, given)]
        case "contains_any" | "starts_any" | "ends_any":
            return _with_word(field, condition.operator, given[0])
        case "contains_none" | "starts_none" | "ends_none":
            return _without(present, given)
        case "ge":
            return add_months(as_of, int(given[0]) + 1).isoformat()
        case "lt":
            return add_months(as_of, int(given[0]) - 1).isoformat()
        case _:
            return _person(condition, sample)


def _anything(field: Field, sample: dict[str, Any], as_of: date) -> Any:
    match field.kind:
        case Kind.YES_NO:
            return False
        case Kind.CHOICE:
            return CODES[field.options][0].code
        case Kind.CHOICES:
            return [CODES[field.options][0].code]
        case Kind.DATE:
            return add_months(as_of, _FAR).isoformat()
        case Kind.PERSON:
            return sample["people"][0]["id"]
        case Kind.TEXT if field.is_free_text:
            return PLACEHOLDER
        case _:
            raise CannotBeMade


def _another(field: Field, given: tuple[str, ...]) -> str:
    """An option that is not among these; of places, one in another province."""
    if field.kind in (Kind.PROVINCE, Kind.REGION):
        codes = [province.code[:2] for province in regions.provinces()]
    else:
        codes = [code.code for code in CODES[field.options]]
    found = next((code for code in codes if code not in given), None)
    if found is None:
        raise CannotBeMade
    return _place_within(found) if field.kind is Kind.REGION else found


def _place_within(province: str) -> str:
    """The first county or district of a province."""
    code = f"{province}0000"
    while found := regions.children(code):
        code = found[0].code
    return code


def _with_word(field: Field, operator: str, word: str) -> str:
    """A text with the rule's own word; of a domain, an invented one."""
    if field.format != "domain":
        return word
    return {"starts_any": f"{word}yangli.cn", "ends_any": f"yangli{word}"}.get(operator, f"yangli-{word}.cn")


def _without(present: Any, words: tuple[str, ...]) -> str:
    for text in (present, PLACEHOLDER, "无"):
        if isinstance(text, str) and text and not any(word in text for word in words):
            return text
    raise CannotBeMade


def _person(condition: Condition, sample: dict[str, Any]) -> str:
    """Whoever holds the other role, or somebody else."""
    holder = lookup(sample, place_in(sample, READABLE[condition.given[0]]))
    people = [person["id"] for person in sample["people"]]
    is_same = condition.operator == "eq_field"
    found = next((person for person in people if (person == holder) is is_same), None)
    if found is None:
        raise CannotBeMade
    return str(found)
