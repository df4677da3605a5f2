"""The form in which a rule of one's own is drafted: what stands in it, row by row, as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from icp_wizard.filing.outline import Kind
from icp_wizard.rules.drafting import READABLE, Condition, DraftedOverride, DraftedRule, operators_of

if TYPE_CHECKING:
    from icp_wizard.rules.drafting import DraftedSource
    from icp_wizard.rules.drafting.model import Drafted
    from icp_wizard.session.drafting import Target

SLOTS: Final = ("demand", "when.0", "when.1")
"""The conditions of the form: what must hold, and where it applies."""

SOURCE_ROWS: Final = ("source.publisher", "source.title", "source.locator", "source.as_of")
_OF_RULE: Final = ("applies_to", "orders")
_OF_OVERRIDE: Final = ("rule", "change", "param", "value")
_BETWEEN: Final = re.compile(r"[,，、;；]")


class Row(NamedTuple):
    """One row: what it is about (`zh`, `demand.field`, `source.title`), and how it is answered."""

    part: str
    kind: Literal["line", "choice", "several"]


@dataclass(frozen=True)
class Form:
    """What was typed and chosen, for a new rule and for a change of one; the other is kept meanwhile."""

    rule: DraftedRule
    override: DraftedOverride
    slots: tuple[Condition | None, ...]
    is_override: bool = False
    target: Target | None = None

    @classmethod
    def of(cls, rule: DraftedRule, override: DraftedOverride | None = None) -> Form:
        """The form as it opens."""
        when = (*rule.when, None, None)[:2]
        return cls(rule, override or DraftedOverride(source=rule.source), (rule.demand, *when))

    @property
    def drafted(self) -> Drafted:
        """What comes out of it."""
        if self.is_override:
            return self.override
        when = tuple(slot for slot in self.slots[1:] if slot)
        return replace(self.rule, demand=self.slots[0], when=when)

    def slot(self, name: str) -> Condition | None:
        """A condition by the name of its slot."""
        return self.slots[SLOTS.index(name)]

    def row_of(self, part: str) -> str:
        """The row where a problem of a part is shown: conditions that are there are counted without gaps."""
        if not part.startswith(("demand", "when.")):
            return part
        filled = [name for name in SLOTS[1:] if self.slot(name)]
        name = filled[int(part[5:])] if part.startswith("when.") else part
        return next(row.part for row in reversed(self.rows()) if row.part.startswith(f"{name}."))

    # Rows

    def rows(self) -> tuple[Row, ...]:
        """All rows, from the top."""
        return (
            Row("mode", "choice"),
            *(self._override_rows() if self.is_override else ()),
            Row("zh", "line"),
            Row("en", "line"),
            *(() if self.is_override else self._rule_rows()),
            *(Row(part, "line") for part in SOURCE_ROWS),
            Row("source.confidence", "choice"),
            Row("target", "choice"),
        )

    def _override_rows(self) -> tuple[Row, ...]:
        change = {
            "severity": (Row("severity", "choice"),),
            "param": (Row("param", "choice"), Row("value", "line")),
        }
        return (Row("rule", "choice"), Row("change", "choice"), *change.get(self.override.change, ()))

    def _rule_rows(self) -> tuple[Row, ...]:
        return (
            Row("topic", "choice"),
            Row("applies_to", "choice"),
            Row("orders", "choice"),
            *(row for name in SLOTS for row in self._condition_rows(name)),
            Row("severity", "choice"),
        )

    def _condition_rows(self, name: str) -> tuple[Row, ...]:
        condition = self.slot(name)
        if condition is None:
            return (Row(f"{name}.field", "choice"),)
        given = _given_row(name, condition)
        return (
            Row(f"{name}.field", "choice"),
            Row(f"{name}.operator", "choice"),
            *((given,) if given else ()),
        )

    # Values

    def value(self, part: str) -> str | tuple[str, ...]:
        """What stands in a row; codes where something is chosen."""
        name, _, key = part.rpartition(".")
        if name in SLOTS:
            return _part_of(self.slot(name), key)
        if part == "mode":
            return "override" if self.is_override else "rule"
        if part == "target":
            return self.target.file if self.target else ""
        if name == "source":
            return str(getattr(self._shown.source, key))
        found = getattr(self._shown, part)
        return found[0] if isinstance(found, tuple) and found else "" if found == () else str(found)

    def note_of_given(self, part: str) -> str:
        """How a right side is to be typed: words, or a number of months."""
        condition = self.slot(part.removesuffix(".given"))
        return "months" if condition and condition.operator in ("ge", "lt") else "words"

    @property
    def _shown(self) -> Drafted:
        return self.override if self.is_override else self.rule

    def with_value(self, part: str, value: str | tuple[str, ...]) -> Form:
        """The form with another value in a row. What both kinds have in common is the same in both."""
        name, _, key = part.rpartition(".")
        if name in SLOTS:
            slots = tuple(
                _changed(slot, key, value) if name == own else slot
                for own, slot in zip(SLOTS, self.slots, strict=True)
            )
            return replace(self, slots=slots)
        if part == "mode":
            return replace(self, is_override=value == "override", target=None)
        if part in ("applies_to", "orders"):
            value = (str(value),) if value else ()
        changes: dict[str, Any] = {part: value}
        if name == "source":
            changes = {"source": _with_source(self._shown.source, {key: value})}
        if part in _OF_RULE:
            return replace(self, rule=replace(self.rule, **changes))
        if part in _OF_OVERRIDE:
            return replace(self, override=replace(self.override, **changes), target=None)
        return replace(self, rule=replace(self.rule, **changes), override=replace(self.override, **changes))


def _with_source(source: DraftedSource, changes: dict[str, Any]) -> DraftedSource:
    return replace(source, **changes)


def _given_row(name: str, condition: Condition) -> Row | None:
    """How the right side is answered; None where there is none."""
    part, kind = f"{name}.given", READABLE[condition.path].field.kind
    if condition.operator in ("filled", "blank"):
        return None
    if condition.operator in ("eq", "eq_field", "ne_field"):
        return Row(part, "choice")
    return Row(part, "line" if kind in (Kind.TEXT, Kind.DATE) else "several")


def _part_of(condition: Condition | None, key: str) -> str | tuple[str, ...]:
    if condition is None:
        return ""
    return {"field": condition.path, "operator": condition.operator}.get(key, condition.given)


_SINGLE: Final = frozenset({"filled", "blank", "ge", "lt", "eq", "eq_field", "ne_field"})
"""Operators whose right side is of a kind of its own."""


def _changed(slot: Condition | None, key: str, value: str | tuple[str, ...]) -> Condition | None:
    """A condition with another part; another field or operator wants another right side."""
    if key == "field":
        return Condition(str(value), operators_of(READABLE[str(value)].field)[0]) if value else None
    if slot is None:
        return None
    if key == "operator":
        keeps = not {slot.operator, value} & _SINGLE or {slot.operator, value} == {"ge", "lt"}
        return Condition(slot.path, str(value), slot.given if keeps else ())
    given = value if isinstance(value, tuple) else _words(slot, value)
    return replace(slot, given=given)


def _words(slot: Condition, typed: str) -> tuple[str, ...]:
    """Words with commas between; elsewhere one word."""
    parts = _BETWEEN.split(typed) if READABLE[slot.path].field.kind is Kind.TEXT else [typed]
    return tuple(part.strip() for part in parts if part.strip())
