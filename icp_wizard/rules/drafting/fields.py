"""What a drafted rule may read: the fields of the outline by rule path, and what may be said of each."""

from __future__ import annotations

from typing import Final, NamedTuple

from icp_wizard.filing.outline import Field, Kind
from icp_wizard.filing.outline.declared import FIELDS, field_at
from icp_wizard.filing.outline.model import short_name
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.outline.placements import PLACEMENTS
from icp_wizard.rules.paths import ITEM_ROOTS


class Readable(NamedTuple):
    """A field a rule can read.

    `path` is what rules call it, `key` its address with `*` for ids, `role` whose answer it is ("" for what
    is not about a person). Of a place it is the province that rules read.
    """

    path: str
    key: str
    field: Field
    role: str

    @property
    def scope(self) -> str:
        """The items it is an answer of: service, domain, access or pre_approval; else the draft."""
        root = self.path.partition(".")[0]
        return root if root in ITEM_ROOTS else "draft"


_OPERATORS: Final = {
    Kind.YES_NO: ("eq", "filled"),
    Kind.CHOICE: ("in", "not_in", "filled"),
    Kind.PROVINCE: ("in", "not_in", "filled"),
    Kind.REGION: ("in", "not_in", "filled"),
    Kind.CHOICES: ("has_any", "has_none", "filled", "blank"),
    Kind.TEXT: ("contains_any", "contains_none", "starts_any", "ends_any", "ends_none", "filled", "blank"),
    Kind.DATE: ("ge", "lt", "filled", "blank"),
    Kind.PERSON: ("eq_field", "ne_field", "filled"),
    Kind.LINES: ("filled", "blank"),
}


def operators_of(field: Field) -> tuple[str, ...]:
    """The operators that go with a field, the commonest first."""
    return _OPERATORS[field.kind]


_OF_SINGLE_ITEMS: Final = ("materials.", "record.services.")
"""Rules read papers where they are about papers, and filed services only all at once."""


def _readable() -> dict[str, Readable]:
    """Every placed field once, without what is said of single papers and of single filed services."""
    found: dict[str, Readable] = {}
    for place in PLACEMENTS:
        role, leaf = split_role(place.path)
        field = field_at(f"people.p0.{leaf}" if role else place.path)
        if field is not None and not place.path.startswith(_OF_SINGLE_ITEMS):
            path = _rule_path(place.path, field)
            found.setdefault(path, Readable(path, place.path, field, place.role))
    for key, field in FIELDS.items():
        if field.kind is Kind.PERSON:  # also whose role nobody is chosen for in so many words
            path = short_name(key)
            found.setdefault(path, Readable(path, key, field, ""))
    return found


def _rule_path(place: str, field: Field) -> str:
    if place == "intent.province":
        return PROVINCE
    path = short_name(place)
    return f"{path}.province" if field.kind is Kind.REGION else path


PROVINCE: Final = "order.province"
"""Where the filing is made, as rules read it."""

READABLE: Final = _readable()
"""All fields by rule path, in the order they are asked."""
