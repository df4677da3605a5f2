"""What the entries of a pack may refer to: sources, lists, named conditions; its own before wider ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import All, Define, Leaf, Names, parse_conditions
from icp_wizard.conditions.operands import NamesOfValues, OperandError, resolve
from icp_wizard.rules.paths import kind_of, paths_near
from icp_wizard.rules.reading.sources import full_key, sources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from icp_wizard.conditions import Node, WrongCondition
    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.rule import Source

DEEPEST_DEFINE: Final = 3
"""How many named conditions may stand in one another."""

MOST_LEAVES: Final = 300
"""Of a named condition, with those it names written out."""


@dataclass(frozen=True)
class PackNames:
    """Names in sight of a pack. `sources` are by the key packs cite, whichever pack they come from."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    conditions: Names = field(default_factory=lambda: Names(kind_of=kind_of))

    def with_params(self, params: Mapping[str, object]) -> Names:
        """The names of conditions, for a rule with these params."""
        return replace(self.conditions, params=params)

    def keys(self, cites: Collection[str]) -> tuple[str, ...]:
        """Keys into `Rulebook.sources` for the known ones of what a pack cites."""
        found = (self.sources[cite] for cite in cites if cite in self.sources)
        return tuple(map(full_key, found))


def names_of(pack: PackFile, pack_id: str, wider: PackNames) -> PackNames:
    """The names in sight of this pack; wrong ones are reported and left out."""
    names = PackNames({**wider.sources, **sources_of(pack, pack_id, wider.sources)}, wider.conditions)
    lists = _Lists(pack, wider.conditions.lists).all()
    conditions = replace(names.conditions, lists={**wider.conditions.lists, **lists})
    defines = _Defines(pack, conditions).all()
    return replace(names, conditions=replace(conditions, defines={**conditions.defines, **defines}))


def report_wrong_conditions(pack: PackFile, place: Place, wrong: tuple[WrongCondition, ...]) -> None:
    """Report mistakes in a condition that stands at a place."""
    for mistake in () if pack.is_full else wrong:
        near = paths_near(str(mistake.found)) if mistake.code == "unknown_path" else ()
        pack.report((*place, *mistake.where), mistake.code, mistake.found, mistake.allowed, near)


def table_of(pack: PackFile, name: str) -> dict[str, Any]:
    """A table of named values; empty where the pack has none."""
    found = pack.data.get(name, {})
    if isinstance(found, dict):
        return found
    pack.report((name,), "not_table", found)
    return {}


class _Lists:
    """The lists of a pack, which may splice one another."""

    def __init__(self, pack: PackFile, wider: Mapping[str, tuple[object, ...]]) -> None:
        self.pack = pack
        self.raw = table_of(pack, "list")
        self.wider = wider
        self.found: dict[str, tuple[object, ...]] = {}
        self.under_way: list[str] = []

    def all(self) -> dict[str, tuple[object, ...]]:
        for name in self.raw:
            self.one(name)
        return self.found

    def one(self, name: str) -> tuple[object, ...]:
        if name in self.found:
            return self.found[name]
        if name in self.under_way:
            self.pack.report(("list", name), "recursion", f"@{name}")
            return ()
        self.under_way.append(name)
        self.found[name] = self.resolved(name)
        self.under_way.pop()
        return self.found[name]

    def resolved(self, name: str) -> tuple[object, ...]:
        value = self.raw[name]
        if not isinstance(value, list) or not value:
            self.pack.report(("list", name), "not_list" if value != [] else "empty_list", value)
            return ("",)
        used = {part[1:] for part in value if isinstance(part, str) and part[:1] == "@"}
        known = {**self.wider, **{other: self.one(other) for other in used if other in self.raw}}
        try:
            return tuple(resolve(value, NamesOfValues({}, known)))  # type: ignore[arg-type]
        except OperandError as error:
            self.pack.report(("list", name), error.code, error.found, (), error.allowed)
            return ("",)


class _Defines:
    """The named conditions of a pack, which may name one another."""

    def __init__(self, pack: PackFile, names: Names) -> None:
        self.pack = pack
        self.raw = table_of(pack, "define")
        self.names = names
        self.found: dict[str, Define] = {}
        self.extents: dict[int, tuple[int, int]] = {}
        self.under_way: list[str] = []

    def all(self) -> dict[str, Define]:
        for name in self.raw:
            self.one(name)
        return self.found

    def one(self, name: str) -> Define | None:
        if name in self.found:
            return self.found[name]
        if name in self.under_way:
            self.pack.report(("define", name), "recursion", name)
            return None
        self.under_way.append(name)
        inner = {used: self.one(used) for used in _names_used(self.raw[name]) if used in self.raw}
        known = {**self.names.defines, **{used: define for used, define in inner.items() if define}}
        parsed = parse_conditions(self.raw[name], replace(self.names, defines=known))
        self.under_way.pop()
        wrong = tuple(
            mistake
            for mistake in parsed.wrong
            if not (mistake.code == "unknown_define" and mistake.found in self.raw)
        )
        report_wrong_conditions(self.pack, ("define", name), wrong)
        self.found[name] = Define(name, self.bounded(name, parsed.node))
        return self.found[name]

    def bounded(self, name: str, node: All) -> All:
        """The condition; in place of one that is too large or deep none, so that it cannot grow further."""
        leaves, depth = self.extent(node)
        if depth >= DEEPEST_DEFINE:
            self.pack.report(("define", name), "define_too_deep", name, (str(DEEPEST_DEFINE),))
        elif leaves > MOST_LEAVES:
            self.pack.report(("define", name), "define_too_large", name, (str(MOST_LEAVES),))
        else:
            return node
        return All(())

    def extent(self, node: Node) -> tuple[int, int]:
        """How many leaves a condition has, and how deep named ones stand in it; each is looked at once."""
        if isinstance(node, Leaf):
            return 1, 0
        if isinstance(node, Define):
            if id(node) not in self.extents:
                leaves, depth = self.extent(node.child)
                self.extents[id(node)] = leaves, depth + 1
            return self.extents[id(node)]
        inner = [self.extent(child) for child in node.children]
        return sum(leaves for leaves, _ in inner), max((depth for _, depth in inner), default=0)


def _names_used(data: object) -> tuple[str, ...]:
    """The names in a condition, however deep they stand; a few too many do no harm."""
    if isinstance(data, str):
        return (data,)
    if isinstance(data, dict):
        return tuple(name for key in ("all", "any") for name in _names_used(data.get(key)))
    return tuple(name for item in data for name in _names_used(item)) if isinstance(data, list) else ()
