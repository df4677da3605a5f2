"""The fixed operators that change the data of packs, as small as a slip of the pen.

A mutant is the data of one entry of a pack (a rule, an adaptation, a list or a define) with one thing
changed. Whether it still compiles is for the compiler to say.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.conditions.dates import UNITS
from icp_wizard.conditions.operators import OPERANDS, OPPOSITE
from icp_wizard.rules.paths import type_of
from icp_wizard.rules.vocabulary import ORDER_GROUPS, orders_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Conditions = list[Any]
_EDGE: Final = {"lt": "le", "le": "lt", "gt": "ge", "ge": "gt"}
_NEIGHBOURS: Final = {"block": ("warn",), "warn": ("block", "info"), "info": ("warn",)}


class Mutant(NamedTuple):
    """What was done, where in the entry, and the entry as it is then; None where it is dropped."""

    operator: str
    place: str
    data: Any


def mutants_of_rule(rule: dict[str, Any]) -> Iterator[Mutant]:
    """All mutants of a `[[rule]]`."""
    for part in ("when", "demand"):
        for mutant in mutants_of_conditions(rule.get(part, []), part):
            yield mutant._replace(data={**rule, part: mutant.data})
    yield from _swapped_fields(rule)
    yield from _of_papers(rule)
    yield from _of_words(rule)
    yield from _of_params(rule)
    for key in ("valid_from", "valid_to"):
        for value, mark in _days(rule.get(key)):
            yield Mutant("date", f"{key} {mark}", {**rule, key: value})
    if rule.get("dead_end"):
        yield Mutant("drop", "dead_end", _without(rule, "dead_end"))


def mutants_of_adaptation(adapt: dict[str, Any]) -> Iterator[Mutant]:
    """All mutants of an `[[adapt]]`; dropped as a whole it also turns on again what was lifted."""
    yield Mutant("drop", "adapt", None)
    yield from _of_words(adapt)
    yield from _of_params(adapt)
    if adapt.get("dead_end"):
        yield Mutant("drop", "dead_end", _without(adapt, "dead_end"))


def mutants_of_list(items: list[Any]) -> Iterator[Mutant]:
    """A named list with one of its entries dropped."""
    yield from _shorter(items, "")


def mutants_of_conditions(conditions: Conditions, place: str) -> Iterator[Mutant]:
    """A list of conditions with one thing changed in one of them, or with any instead of all."""
    if len(conditions) > 1:
        yield Mutant("swap", f"{place} any", [{"any": conditions}])
    yield from _of_group(conditions, place)


def _of_group(items: Conditions, place: str) -> Iterator[Mutant]:
    for index, item in enumerate(items):
        here = f"{place}[{index}]"
        yield Mutant("drop", here, [*items[:index], *items[index + 1 :]])
        for mutant in _of_condition(item, here):
            yield mutant._replace(data=[*items[:index], mutant.data, *items[index + 1 :]])


def _of_condition(item: Any, place: str) -> Iterator[Mutant]:
    if not isinstance(item, dict) or "check" in item:
        return  # a named group has mutants of its own, and a check has no opposite
    for group, other in (("any", "all"), ("all", "any")):
        if group in item:
            yield Mutant("swap", f"{place} {other}", {other: item[group]})
            for mutant in _of_group(item[group], f"{place}.{group}"):
                yield mutant._replace(data={group: mutant.data})
            return
    yield from _of_leaf(item, place)


def _of_leaf(leaf: dict[str, Any], place: str) -> Iterator[Mutant]:
    operator = next(key for key in leaf if key in OPERANDS)
    operand = leaf[operator]
    if operator in OPPOSITE:
        yield Mutant("opposite", place, _renamed(leaf, operator, OPPOSITE[operator]))
    for mutant in _of_value(operand, f"{place}.{operator}"):
        yield mutant._replace(data={**leaf, operator: mutant.data})
    if isinstance(operand, dict) and operator in _EDGE:  # a day more or less of a relative date
        yield Mutant("date", f"{place} {_EDGE[operator]}", _renamed(leaf, operator, _EDGE[operator]))


def _of_value(value: Any, place: str) -> Iterator[Mutant]:
    """A number or a day one more and one less, a list with one entry less."""
    if isinstance(value, list):
        yield from _shorter(value, place)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield Mutant("number", f"{place} -1", value - 1)
        yield Mutant("number", f"{place} +1", value + 1)
    elif isinstance(value, dict) and len(value) == 1 and next(iter(value)) in UNITS:
        ((unit, amount),) = value.items()
        for mutant in _of_value(amount, f"{place}.{unit}"):
            yield mutant._replace(operator="date", data={unit: mutant.data})
    for changed, mark in _days(value):
        yield Mutant("date", f"{place} {mark}", changed)


def _days(value: Any) -> Iterator[tuple[date, str]]:
    if isinstance(value, date):
        yield value - timedelta(1), "-1"
        yield value + timedelta(1), "+1"


def _shorter(items: list[Any], place: str) -> Iterator[Mutant]:
    for index, item in enumerate(items):
        yield Mutant("entry", f"{place} {item}".strip(), [*items[:index], *items[index + 1 :]])


def _of_words(entry: dict[str, Any]) -> Iterator[Mutant]:
    """Severity a step up or down, an order type or a nature less, none of them at all."""
    for severity in _NEIGHBOURS[entry["severity"]] if "severity" in entry else ():
        yield Mutant("severity", severity, {**entry, "severity": severity})
    for key, words in (("orders", orders_of(tuple(entry.get("orders", ())))), ("applies_to", None)):
        found = _together(list(words if words is not None else entry.get(key, ())))
        if len(found) > 1:  # without the last one it would be for all, as with none of them at all
            for mutant in _shorter(found, key):
                yield mutant._replace(operator=key, data={**entry, key: mutant.data})
        if found:
            yield Mutant(key, f"{key} none", _without(entry, key))


def _together(orders: list[str]) -> list[str]:
    """Orders by the narrowest group they stand for: the two kinds of new service are lost together."""
    for group in ("new_service", "change", "cancel", "unfinished"):
        if {*ORDER_GROUPS[group]} <= {*orders}:
            at = orders.index(ORDER_GROUPS[group][0])
            rest = [order for order in orders if order not in ORDER_GROUPS[group]]
            orders = [*rest[:at], group, *rest[at:]]
    return orders


def _of_params(entry: dict[str, Any]) -> Iterator[Mutant]:
    for name, value in entry.get("params", {}).items():
        for mutant in _of_value(value, f"params.{name}"):
            yield mutant._replace(data={**entry, "params": {**entry["params"], name: mutant.data}})


def _of_papers(rule: dict[str, Any]) -> Iterator[Mutant]:
    if isinstance(rule.get("material"), dict):
        for mutant in _shorter(rule["material"]["one_of"], "one_of"):
            yield mutant._replace(data={**rule, "material": {"one_of": mutant.data}})
    if "about" in rule:
        yield Mutant("drop", "about", _without(rule, "about"))


def _swapped_fields(rule: dict[str, Any]) -> Iterator[Mutant]:
    """Two paths of one type changing places; of codes only those that have the same name."""
    parts = {key: rule[key] for key in ("when", "demand", "about") if key in rule}
    paths = list(dict.fromkeys(_paths_in(parts)))
    for one, other in itertools.combinations(paths, 2):
        if _are_alike(one, other):
            swapped = _with_paths(parts, {one: other, other: one})
            yield Mutant("fields", f"{one} {other}", {**rule, **swapped})


def _are_alike(one: str, other: str) -> bool:
    kinds = type_of(one), type_of(other)
    is_code = str(kinds[0]).strip("[]") == "code"
    same_name = one.rpartition(".")[2] == other.rpartition(".")[2]
    return kinds[0] is not None and kinds[0] == kinds[1] and (same_name or not is_code)


def _paths_in(data: Any) -> Iterator[str]:
    """Every path in conditions; values that chance to look like one do not, as none has a dot."""
    if isinstance(data, str) and "." in data and type_of(data):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _paths_in(part)


def _with_paths(data: Any, names: dict[str, str]) -> Any:
    if isinstance(data, str):
        return names.get(data, data)
    if isinstance(data, dict):
        return {key: _with_paths(value, names) for key, value in data.items()}
    return [_with_paths(item, names) for item in data] if isinstance(data, list) else data


def _renamed(leaf: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in leaf.items()}


def _without(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != key}
