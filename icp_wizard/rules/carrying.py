"""Rulebooks as JSON values and back, checked strictly: a carried rulebook may come from a stranger."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from icp_wizard.conditions import All, Names, data_of, parse_conditions
from icp_wizard.conditions.operands import NamesOfValues, OperandError, operand_data, resolve
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema

_T = TypeVar("_T")


class RulebookDamaged(Problem):
    """A carried rulebook that is not one, or of a format this version does not know."""

    def __init__(self) -> None:
        super().__init__("rules.error.damaged")


class _Through:
    """Tells pydantic to carry a value by a pair of functions. pydantic is imported only where it is used."""

    def __init__(self, write: Callable[[Any], object], read: Callable[[Any], object]) -> None:
        self.write = write
        self.read = read

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(self.write)
        )


def _write_condition(node: All) -> object:
    return [data_of(child) for child in node.children]


def read_condition(data: object) -> All:
    """A condition from its data; ValueError where it is none."""
    parsed = parse_conditions(data, Names(is_embedded=True, checks=_AnyCheck()))
    if parsed.wrong:
        raise ValueError("condition")
    return parsed.node


class _AnyCheck(tuple[str, ...]):
    """Any name: a check this version lacks is not known when judged, which is not damage."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str)


def _write_values(values: Mapping[str, object]) -> object:
    return {name: operand_data(tuple(v) if isinstance(v, list) else v) for name, v in values.items()}


def read_values(data: object) -> dict[str, object]:
    """Params from their data; ValueError where they are none."""
    if not isinstance(data, dict):
        raise ValueError("params")
    names = NamesOfValues(is_embedded=True)
    try:
        return {name: resolve(value, names) for name, value in data.items()}
    except OperandError:
        raise ValueError("params") from None


CarriedCondition: TypeAlias = Annotated[All, _Through(_write_condition, read_condition)]
Carried: TypeAlias = Annotated[Mapping[str, object], _Through(_write_values, read_values)]


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


def carry(value: object) -> dict[str, Any]:
    """A dataclass as JSON values."""
    adapter = _adapter(type(value))  # type: ignore[arg-type] # mypy takes classes for unhashable
    found: dict[str, Any] = adapter.dump_python(value, mode="json")
    return found


def read_back(cls: type[_T], data: object) -> _T:
    """The dataclass that `carry` turned into data. Raises RulebookDamaged."""
    try:
        adapter = _adapter(cls)  # type: ignore[arg-type] # as above
        found: _T = adapter.validate_json(json.dumps(data), strict=True)
    except (ValueError, TypeError, RecursionError):
        raise RulebookDamaged from None
    return found
