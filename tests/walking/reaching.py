"""What was reached: the fields that were asked, the options that were chosen, those that rules leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import FIELDS, PLACEMENTS, Kind
from icp_wizard.filing.places import pattern_of

if TYPE_CHECKING:
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

    def add(self, other: Reached) -> None:
        """What another walk reached."""
        self.fields |= other.fields
        self.chosen |= other.chosen
        self.closed |= other.closed


def _code(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).rstrip("_0123456789") if str(value).startswith("service_principal") else str(value)


def all_fields() -> set[str]:
    """Every place of the outline."""
    return {place.path for place in PLACEMENTS}


def all_options() -> set[str]:
    """Every option of every choice of the outline."""
    options = {f"{f.path}={code.code}" for f in FIELDS.values() if f.options for code in CODES[f.options]}
    yes_no = [f.path for f in FIELDS.values() if f.kind is Kind.YES_NO]
    return options | {f"{path}={word}" for path in yes_no for word in ("yes", "no")}


__all__ = ["Reached", "all_fields", "all_options", "pattern_of"]
