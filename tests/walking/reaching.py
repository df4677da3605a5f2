"""What was reached: the fields that were asked, the options that were chosen, those that rules leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import FIELDS, PLACEMENTS, Kind
from icp_wizard.filing.people import NEW_PERSON, SERVICE_PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.session import Session


@dataclass
class Reached:
    """Of one walk or of many. `fields`: places of the outline; `chosen` and `closed`: `field=option`."""

    fields: set[str] = field(default_factory=set)
    chosen: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def note(self, session: Session) -> None:
        """All that is asked now."""
        for view in session.assessment.fields:
            self.see(view)

    def see(self, view: FieldView) -> None:
        """A field that is asked, and the options rules leave out of it."""
        self.fields.add(view.placed.placement.path)
        name = view.placed.field.path
        self.closed |= {f"{name}={option.code}" for option in view.options if option.excluded_by}

    def choose(self, view: FieldView, value: Any) -> None:
        """An answer that was given."""
        if view.placed.field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.PERSON):
            codes = value if isinstance(value, list) else [value]
            self.chosen |= {f"{view.placed.field.path}={_code(code)}" for code in codes}

    @property
    def all(self) -> set[str]:
        """Everything in one set: a field by its path, an option with its field, a closed one with a sign."""
        return self.fields | self.chosen | {f"-{option}" for option in self.closed}

    def add(self, found: Iterable[str]) -> None:
        """What another walk reached, as `all` gives it."""
        for one in found:
            kind = self.closed if one.startswith("-") else self.chosen if "=" in one else self.fields
            kind.add(one.removeprefix("-"))

    def missing(self) -> list[str]:
        """Places never asked, and options neither chosen nor left out by a rule."""
        options = all_options() - self.chosen - self.closed
        return sorted((all_fields() - self.fields) | options)


def _code(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return SERVICE_PRINCIPAL if str(value).startswith(SERVICE_PRINCIPAL) else str(value)


def all_fields() -> set[str]:
    """Every place of the outline."""
    return {place.path for place in PLACEMENTS}


def all_options() -> set[str]:
    """Every option of every choice of the outline."""
    options = {f"{f.path}={code.code}" for f in FIELDS.values() if f.options for code in CODES[f.options]}
    yes_no = [f.path for f in FIELDS.values() if f.kind is Kind.YES_NO]
    roles = {f"{path}={role}" for path, roles in _CHOSEN.items() for role in (*roles, NEW_PERSON)}
    return options | roles | {f"{path}={word}" for path in yes_no for word in ("yes", "no")}


_CHOSEN = {
    "wanted.entity.principal": ("legal_representative",),
    "wanted.services.*.principal": ("legal_representative", "entity_principal", SERVICE_PRINCIPAL),
}
"""By whose roles the holder of a role is chosen."""
