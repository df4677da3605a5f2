"""The notation of conditions, as packs write it, read into a tree; every mistake is reported.

    when = [
      "is_responsible",                                                  # a named group
      { field = "person.birth_date", gt = { years_ago = "$years" } },
      { any = [ { field = "order.type", ne = "change" }, … ] },
    ]

`"$name"` is replaced by a param, `"@name"` by a list, also within a list. The result holds neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.conditions.model import All, AnyOf, Define, Leaf
from icp_wizard.conditions.operands import NamesOfValues, OperandError, operand_data, parse_operand
from icp_wizard.conditions.operators import COUNT_OPERATORS, DISTINCT_OPERATORS, LIST_OPERATORS, OPERANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from icp_wizard.conditions.model import Left, Node

DEEPEST: Final = 12
"""How deep groups may stand in one another."""

_LEFT: Final[tuple[Left, ...]] = ("field", "count", "distinct", "check")
_PATH = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_@-]+)*")


class WrongCondition(NamedTuple):
    """A mistake in a condition: where in the notation, what kind (a code), what stands there, what may."""

    where: tuple[str | int, ...]
    code: str
    found: object = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names(NamesOfValues):
    """What a condition may refer to.

    `kind_of` says of a path whether it gives `one` answer or a `list`, or None where there is no such path;
    without it any path is accepted.
    """

    defines: Mapping[str, Define] = field(default_factory=dict)
    checks: Collection[str] = ()
    kind_of: Callable[[str], str | None] | None = None


class Parsed(NamedTuple):
    """A condition and what is wrong with it; a wrong part stands as an empty group and must not be judged."""

    node: All
    wrong: tuple[WrongCondition, ...]


def parse_conditions(data: object, names: Names | None = None) -> Parsed:
    """Read a list of conditions, all of which must hold."""
    parser = _Parser(names or Names())
    node = All(parser.group(data, ()))
    return Parsed(node, tuple(parser.wrong))


class _Parser:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.wrong: list[WrongCondition] = []

    def report(
        self, where: tuple[str | int, ...], code: str, found: object = None, allowed: Collection[str] = ()
    ) -> Any:
        self.wrong.append(WrongCondition(where, code, found, tuple(allowed)))
        return All(())

    def group(self, data: object, where: tuple[str | int, ...]) -> tuple[Node, ...]:
        if not isinstance(data, list):
            self.report(where, "not_list", data)
            return ()
        if len(where) >= 2 * DEEPEST:
            self.report(where, "too_deep")
            return ()
        return tuple(self.node(item, (*where, index)) for index, item in enumerate(data))

    def node(self, data: object, where: tuple[str | int, ...]) -> Node:
        if isinstance(data, str):
            return self.define(data, where)
        if not isinstance(data, dict) or not data:
            return self.report(where, "not_condition", data)  # type: ignore[no-any-return]
        if "define" in data:
            return self.embedded_define(data, where)
        for key, group in (("all", All), ("any", AnyOf)):
            if key in data:
                for other in data.keys() - {key}:
                    self.report((*where, other), "beside_group", other)
                return group(self.group(data[key], (*where, key)))
        return self.leaf(data, where)

    def define(self, name: str, where: tuple[str | int, ...]) -> Node:
        found = self.names.defines.get(name)
        return found or self.report(where, "unknown_define", name, self.names.defines)

    def embedded_define(self, data: dict[str, Any], where: tuple[str | int, ...]) -> Node:
        """A named group written out, as compiled packs carry it; packs themselves have `[define]`."""
        if (
            not self.names.is_embedded
            or data.keys() != {"define", "all"}
            or not isinstance(data["define"], str)
        ):
            return self.report((*where, "define"), "unknown_key", "define", _LEFT)  # type: ignore[no-any-return]
        return Define(data["define"], All(self.group(data["all"], (*where, "all"))))

    def leaf(self, data: dict[str, Any], where: tuple[str | int, ...]) -> Node:
        lefts = [key for key in _LEFT if key in data]
        if len(lefts) != 1:
            return self.report(where, "one_left", ", ".join(data), _LEFT)  # type: ignore[no-any-return]
        left = lefts[0]
        if left == "check":
            return self.check(data, where)
        paths = self.paths(data[left], (*where, left), is_list=left == "distinct")
        operator = self.operator(data, where, left)
        if not operator or not paths:
            return All(())
        try:
            operand = parse_operand(
                "number" if left != "field" else OPERANDS[operator], data[operator], self.names
            )
        except OperandError as error:
            return self.report((*where, operator), error.code, error.found, error.allowed)  # type: ignore[no-any-return]
        self.check_number(left, paths[0], operator, operand, where)
        if OPERANDS[operator] in ("path", "paths"):
            operand = self.paths(operand, (*where, operator), is_list=OPERANDS[operator] == "paths")
        return Leaf(left, paths, operator, operand)

    def check_number(
        self, left: Left, path: str, operator: str, operand: object, where: tuple[str | int, ...]
    ) -> None:
        """A list needs an operator for lists; only lists can be counted, only their items be unique."""
        kind = self.names.kind_of(path) if self.names.kind_of else None
        if left == "field" and kind == "list" and operator not in LIST_OPERATORS:
            self.report((*where, operator), "needs_one", path, LIST_OPERATORS)
        if (
            operator == "unique_in"
            and kind
            and self.names.kind_of
            and self.names.kind_of(str(operand)) != "list"
        ):
            self.report((*where, operator), "unknown_path", operand)
        if left == "count" and kind == "one":
            self.report((*where, left), "needs_list", path)

    def operator(self, data: dict[str, Any], where: tuple[str | int, ...], left: Left) -> str:
        allowed = {"count": COUNT_OPERATORS, "distinct": DISTINCT_OPERATORS}.get(left, tuple(OPERANDS))
        others = [key for key in data if key != left]
        known = [key for key in others if key in allowed]
        for key in others:
            if key not in allowed:
                self.report((*where, key), "unknown_operator", key, allowed)
        if len(known) == 1:
            return known[0]
        if len(known) > 1 or not others:
            self.report(where, "one_operator", ", ".join(known), allowed)
        return ""

    def check(self, data: dict[str, Any], where: tuple[str | int, ...]) -> Node:
        for key in data.keys() - {"check", "args"}:
            self.report((*where, key), "unknown_key", key, ("check", "args"))
        name = data["check"]
        if not isinstance(name, str) or name not in self.names.checks:
            self.report((*where, "check"), "unknown_check", name, self.names.checks)
        paths = self.paths(data.get("args"), (*where, "args"), is_list=True)
        return Leaf("check", paths, check=str(name))

    def paths(self, data: object, where: tuple[str | int, ...], *, is_list: bool) -> tuple[str, ...]:
        """One path, or where a list may stand, several."""
        items = list(data) if is_list and isinstance(data, (list, tuple)) else [data]
        if not items:
            self.report(where, "empty_list")
        for item in items:
            if not isinstance(item, str) or not _PATH.fullmatch(item):
                self.report(where, "not_path", item)
            elif self.names.kind_of and self.names.kind_of(item) is None:
                self.report(where, "unknown_path", item)
        return tuple(str(item) for item in items)


def data_of(node: Node) -> Any:
    """The notation of a node as JSON values; `Names(is_embedded=True)` reads it back."""
    if isinstance(node, Define):
        return {"define": node.name, "all": [data_of(child) for child in node.child.children]}
    if isinstance(node, All):
        return {"all": [data_of(child) for child in node.children]}
    if isinstance(node, AnyOf):
        return {"any": [data_of(child) for child in node.children]}
    if node.left == "check":
        return {"check": node.check, "args": list(node.paths)}
    left = list(node.paths) if node.left == "distinct" else node.paths[0]
    operand = node.operand
    if OPERANDS[node.operator] == "path" and isinstance(operand, tuple):
        operand = operand[0]
    return {node.left: left, node.operator: operand_data(operand)}
