"""The operators: what stands on the right, what they do with a blank, and how they compare values.

| operators | right side |
| --- | --- |
| eq ne · in not_in | a scalar · a list |
| eq_field ne_field · in_field not_in_field · unique_in | a path · paths · a collection |
| lt ge · gt le | a number or a date |
| contains_any contains_none · starts_any starts_none · ends_any ends_none | texts |
| matches not_matches · length_ge | a regular expression (`patterns.py`; found anywhere) · a number |
| has_any has_none | a list |
| filled blank | true |

Comparing values of different types gives None, "not known": it never raises and never counts as zero.
"""

from __future__ import annotations

from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard

from icp_wizard.conditions.patterns import is_found
from icp_wizard.conditions.states import FOREVER

if TYPE_CHECKING:
    from collections.abc import Callable

Right: TypeAlias = Literal[
    "scalar", "list", "ordered", "texts", "pattern", "number", "true", "path", "paths", "collection"
]

OPERANDS: Final[dict[str, Right]] = {
    "eq": "scalar",
    "ne": "scalar",
    "in": "list",
    "not_in": "list",
    "eq_field": "path",
    "ne_field": "path",
    "in_field": "paths",
    "not_in_field": "paths",
    "unique_in": "collection",
    "lt": "ordered",
    "le": "ordered",
    "gt": "ordered",
    "ge": "ordered",
    "contains_any": "texts",
    "contains_none": "texts",
    "starts_any": "texts",
    "starts_none": "texts",
    "ends_any": "texts",
    "ends_none": "texts",
    "matches": "pattern",
    "not_matches": "pattern",
    "length_ge": "number",
    "has_any": "list",
    "has_none": "list",
    "filled": "true",
    "blank": "true",
}

COUNT_OPERATORS: Final = ("eq", "ne", "lt", "le", "gt", "ge")
"""What may follow `count`, with a number."""

DISTINCT_OPERATORS: Final = ("ge",)
"""What may follow `distinct`, with a number."""

LIST_OPERATORS: Final = ("has_any", "has_none", "filled", "blank")
"""What may follow a `field` that gives a list."""

_PAIRS = (
    ("eq", "ne"),
    ("in", "not_in"),
    ("eq_field", "ne_field"),
    ("in_field", "not_in_field"),
    ("lt", "ge"),
    ("gt", "le"),
    ("contains_any", "contains_none"),
    ("starts_any", "starts_none"),
    ("ends_any", "ends_none"),
    ("matches", "not_matches"),
    ("has_any", "has_none"),
    ("filled", "blank"),
)

OPPOSITE: Final = {**dict(_PAIRS), **{second: first for first, second in _PAIRS}}
"""`length_ge` and `unique_in` have none: nobody needed it."""

TRUE_ON_BLANK: Final = frozenset(
    {
        "ne",
        "not_in",
        "ne_field",
        "not_in_field",
        "unique_in",
        "contains_none",
        "starts_none",
        "ends_none",
        "not_matches",
        "has_none",
        "blank",
    }
)
"""The negative operators: what was left empty equals nothing, holds nothing and is shared with nobody."""

STAYS_TRUE: Final = frozenset({"has_any", "gt", "ge", "filled"})
"""True stays true, however much is still added to a list or a number."""

STAYS_FALSE: Final = frozenset({"has_none", "lt", "le", "blank"})
"""False stays false, however much is still added to a list or a number."""


def compare(operator: str, value: object, operand: object) -> bool | None:
    """Whether `value operator operand` holds; None where the types do not fit each other."""
    return COMPARISONS[operator](value, operand)


def equal(left: object, right: object) -> bool:
    """Equality of answers; yes and no are not the numbers 1 and 0."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def is_among(value: object, options: object) -> bool:
    """Whether a value equals one of the options."""
    if isinstance(value, str):
        return value in as_items(options)  # the common case; only texts equal texts
    return any(equal(value, option) for option in as_items(options))


def as_items(value: object) -> tuple[object, ...]:
    """The items of a list answer; a scalar counts as a list of itself."""
    return value if isinstance(value, tuple) else (value,)


def _has_any(value: object, operand: object) -> bool:
    return any(map(is_among, as_items(value), repeat(operand)))


def _order(value: object, operand: object) -> int | None:
    """Negative, zero or positive as value is before, at or after operand."""
    if _is_number(value) and _is_number(operand):
        return (value > operand) - (value < operand)
    if isinstance(value, date) and isinstance(operand, date):
        return (value > operand) - (value < operand)
    if _is_date(value) and _is_date(operand):
        return (value == FOREVER) - (operand == FOREVER)
    return None


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    return isinstance(value, date) or value == FOREVER


def _ordered(test: Callable[[int], bool]) -> Callable[[object, object], bool | None]:
    def compare_order(value: object, operand: object) -> bool | None:
        order = _order(value, operand)
        return None if order is None else test(order)

    return compare_order


def _text(test: Callable[[str, tuple[str, ...]], bool]) -> Callable[[object, object], bool | None]:
    def compare_text(value: object, operand: object) -> bool | None:
        if not isinstance(value, str):
            return None
        return test(value, as_items(operand))  # type: ignore[arg-type]  # texts, as the notation has it

    return compare_text


def _matches(value: object, operand: object) -> bool | None:
    if not isinstance(value, str):
        return None
    return is_found(str(operand), value)


def _length_ge(value: object, operand: object) -> bool | None:
    if not isinstance(value, str) or not isinstance(operand, int):
        return None
    return len(value) >= operand


def _filled(value: object, _operand: object) -> bool:
    return value not in ("", ())


def _not(test: Callable[[object, object], bool | None]) -> Callable[[object, object], bool | None]:
    def opposite(value: object, operand: object) -> bool | None:
        found = test(value, operand)
        return None if found is None else not found

    return opposite


_contains = _text(lambda text, parts: any(map(text.__contains__, parts)))
_starts = _text(lambda text, parts: text.startswith(parts))
_ends = _text(lambda text, parts: text.endswith(parts))

COMPARISONS: Final[dict[str, Callable[[object, object], bool | None]]] = {
    "eq": equal,
    "ne": _not(equal),
    "in": is_among,
    "not_in": _not(is_among),
    "lt": _ordered(lambda order: order < 0),
    "le": _ordered(lambda order: order <= 0),
    "gt": _ordered(lambda order: order > 0),
    "ge": _ordered(lambda order: order >= 0),
    "contains_any": _contains,
    "contains_none": _not(_contains),
    "starts_any": _starts,
    "starts_none": _not(_starts),
    "ends_any": _ends,
    "ends_none": _not(_ends),
    "matches": _matches,
    "not_matches": _not(_matches),
    "length_ge": _length_ge,
    "has_any": _has_any,
    "has_none": _not(_has_any),
    "filled": _filled,
    "blank": _not(_filled),
}
