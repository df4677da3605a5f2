"""The right sides of operators: params and lists put in, then checked against what the operator compares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from icp_wizard.conditions.dates import MOST, UNITS, RelativeDate
from icp_wizard.conditions.patterns import is_pattern
from icp_wizard.conditions.states import FOREVER

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from icp_wizard.conditions.operators import Right

_REFERENCE = re.compile(r"[$@][a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class NamesOfValues:
    """Params (`"$name"`) and lists (`"@name"`); `is_embedded` also reads what compiled packs carry."""

    params: Mapping[str, object] = field(default_factory=dict)
    lists: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    is_embedded: bool = False


class OperandError(ValueError):
    """A right side that cannot stand there: a code, what was found, what may stand there."""

    def __init__(self, code: str, found: object = None, allowed: Collection[str] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.allowed = tuple(allowed)


def parse_operand(right: Right, data: object, names: NamesOfValues) -> object:
    """The value on the right of an operator. Raises OperandError."""
    value = resolve(data, names)
    accepts, code = _ACCEPTED[right]
    if not accepts(value):
        raise OperandError("empty_list" if value == () else code, data)
    return value


def resolve(data: object, names: NamesOfValues) -> object:
    """Params, lists and relative dates put in. Lists become tuples. Raises OperandError."""
    if isinstance(data, list):
        return tuple(item for part in data for item in _spliced(part, names))
    if isinstance(data, dict):
        return _date(data, names)
    if not (isinstance(data, str) and _REFERENCE.fullmatch(data)) or names.is_embedded:
        return data
    if data[0] == "@":
        return _named(names.lists, data, "unknown_list")
    value = _named(names.params, data, "unknown_param")
    # A param may itself name a list, but not another param.
    return resolve(value, NamesOfValues({}, names.lists))


def _spliced(part: object, names: NamesOfValues) -> tuple[object, ...]:
    value = resolve(part, names)
    return value if isinstance(value, tuple) else (value,)


def _named(values: Mapping[str, Any], reference: str, code: str) -> Any:
    if reference[1:] not in values:
        raise OperandError(code, reference, tuple(reference[0] + name for name in values))
    return values[reference[1:]]


def _date(data: dict[str, Any], names: NamesOfValues) -> object:
    if names.is_embedded and data.keys() == {"date"}:
        try:
            return date.fromisoformat(data["date"])
        except (TypeError, ValueError):
            raise OperandError("not_date", data["date"]) from None
    if len(data) != 1 or next(iter(data)) not in UNITS:
        raise OperandError("unknown_unit", ", ".join(data), tuple(UNITS))
    ((unit, amount),) = data.items()
    amount = resolve(amount, names)
    if not _is_whole(amount) or amount > MOST:
        raise OperandError("not_number", amount)
    return RelativeDate(unit, amount)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_scalar(value: object) -> bool:
    # A TOML date-time is a `date` too, and no answer has one.
    return isinstance(value, (str, int, float, RelativeDate)) or type(value) is date


def _is_ordered(value: object) -> bool:
    return (_is_scalar(value) and not isinstance(value, (str, bool))) or value == FOREVER


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(_is_scalar(item) for item in value)


def _is_texts(value: object) -> bool:
    return _is_list(value) and all(isinstance(item, str) and item for item in value)  # type: ignore[attr-defined]


def _is_paths(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and bool(value))


_ACCEPTED: Final = {
    "scalar": (_is_scalar, "not_scalar"),
    "list": (_is_list, "not_list"),
    "ordered": (_is_ordered, "not_ordered"),
    "texts": (_is_texts, "not_texts"),
    "pattern": (is_pattern, "not_pattern"),
    "number": (_is_whole, "not_number"),
    "true": (lambda value: value is True, "not_true"),
    "path": (lambda value: isinstance(value, str), "not_path"),
    "paths": (_is_paths, "not_path"),
    "collection": (lambda value: isinstance(value, str), "not_path"),
}


def operand_data(operand: object) -> Any:
    """An operand as JSON values, read back with `is_embedded`."""
    if isinstance(operand, tuple):
        return [operand_data(item) for item in operand]
    if isinstance(operand, RelativeDate):
        return {operand.unit: operand.amount}
    if isinstance(operand, date):
        return {"date": operand.isoformat()}
    return operand
