"""What somebody has chosen for a rule of their own: plain values, sound or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - part of the public signature
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from icp_wizard.conditions.operators import OPPOSITE
from icp_wizard.rules.drafting.fields import READABLE
from icp_wizard.rules.rule import Severity  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CONDITIONS: Final = 3
"""Of one rule: what it demands, and when."""

YES, NO = "yes", "no"

OFFERED_KINDS: Final = ("org", "person", "enterprise", "sole_trader", "public_institution")
"""Kinds of entity a rule may be limited to: those this version asks for."""

OFFERED_ORDERS: Final = ("first",)
"""The same of orders."""

Given: TypeAlias = tuple[str, ...]
"""What stands on the right: codes or words; yes or no; a number of months; a rule path; nothing."""

LISTED: Final = (
    *("in", "not_in", "has_any", "has_none", "contains_any", "contains_none"),
    *("starts_any", "starts_none", "ends_any", "ends_none"),
)
"""Operators with codes or words on the right."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A field by its rule path, an operator, and what it is held against."""

    path: str
    operator: str
    given: Given = ()


@dataclass(frozen=True, slots=True)
class DraftedSource:
    """Whose word it is. `as_of` is as exact as known: "2026-11-29", "2026-11", "2026" or "unknown"."""

    publisher: str = ""
    title: str = ""
    locator: str = ""
    as_of: str = ""
    confidence: Literal["high", "medium", "low"] = "medium"


@dataclass(frozen=True, slots=True)
class DraftedRule:
    """A rule of one's own: where all of `when` hold, `demand` must; without a demand it is advice.

    `zh` and `en` are the sentence it says; an empty `en` is taken over from `zh`.
    """

    zh: str = ""
    en: str = ""
    topic: str = "other"
    severity: Severity = "warn"
    source: DraftedSource = field(default_factory=DraftedSource)
    when: tuple[Condition, ...] = ()
    demand: Condition | None = None
    applies_to: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftedOverride:
    """What is changed of a rule there is, and why (`zh`, `en`).

    `change` says which of the others counts: a severity, the value of a param (as typed), or none.
    """

    rule: str = ""
    change: Literal["severity", "param", "lift"] = "severity"
    zh: str = ""
    en: str = ""
    topic: str = "other"
    severity: Severity = "warn"
    param: str = ""
    value: str = ""
    source: DraftedSource = field(default_factory=DraftedSource)


Drafted: TypeAlias = DraftedRule | DraftedOverride


@dataclass(frozen=True, slots=True)
class DraftedScenario:
    """What a rule must say of a built-in sample with some answers changed.

    `expects` is fires, todo, met, undecided, advice or quiet; `ids` rules, or `rule@item`.
    """

    name: str
    sample: str
    as_of: date
    expects: str
    ids: tuple[str, ...]
    set: Mapping[str, Any] = field(default_factory=dict)
    unset: tuple[str, ...] = ()


def operand_of(condition: Condition) -> Any:
    """What stands on the right in a pack. ValueError where months are no number, IndexError for nothing."""
    operator, given = condition.operator, condition.given
    if operator in LISTED:
        return list(given)
    if operator in ("eq", "ne"):
        return given[0] == YES
    if operator in ("ge", "lt"):
        return {"months_ahead": int(given[0])}
    return given[0] if operator in ("eq_field", "ne_field") else True


def opposite_of(condition: Condition) -> Condition:
    """What holds just where this does not (of an answer that is there)."""
    return Condition(condition.path, OPPOSITE[condition.operator], condition.given)


def scope_of(rule: DraftedRule) -> str | None:
    """The items a rule is judged for: the innermost its fields belong to; None where they do not go together.

    Domains, servers and approvals each see the service around them, but not one another.
    """
    used = (*rule.when, *((rule.demand,) if rule.demand else ()))
    paths = [path for condition in used for path in (condition.path, *_compared(condition))]
    scopes = {READABLE[path].scope for path in paths} - {"draft"}
    inner = scopes - {"service"}
    if len(inner) > 1:
        return None
    return next(iter(inner or scopes), "draft")


def _compared(condition: Condition) -> Given:
    """The other field of a comparison."""
    return condition.given if condition.operator in ("eq_field", "ne_field") else ()
