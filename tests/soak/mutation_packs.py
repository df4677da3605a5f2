"""Packs with one entry mutated, compiled by the normal compiler; for speed with the rules concerned alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.conditions import All, AnyOf, Define, Leaf
from icp_wizard.conditions.model import required_leaves
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.codes import CODES
from icp_wizard.rules import available_provinces
from icp_wizard.rules.compiling.compilation import Compilation, start, with_pack
from icp_wizard.rules.loading import SHIPPED
from icp_wizard.rules.reading.pack_file import PackFile
from tests.soak.mutation_operators import (
    mutants_of_adaptation,
    mutants_of_conditions,
    mutants_of_list,
    mutants_of_rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from icp_wizard.conditions import Node
    from icp_wizard.rules import Rule, Rulebook
    from icp_wizard.rules.rule import Layer
    from tests.soak.mutation_operators import Mutant

REACHABLE: Final = {
    "order.type": frozenset({"first", "new_service_here", "new_service_elsewhere", "new_access"}),
    "entity.kinds": frozenset({"person", "org", *(code.code for code in CODES["nature"])}),
}
"""Order types and natures that every rule is tried with; one for other orders alone with those."""

WIDE: Final[dict[str, Layer]] = {"national": "national", "huawei": "provider"}

_MAKERS: Final[dict[str, Callable[[Any], Iterator[Mutant]]]] = {
    "rule": mutants_of_rule,
    "adapt": mutants_of_adaptation,
    "list": mutants_of_list,
    "define": lambda conditions: mutants_of_conditions(conditions, ""),
}


@dataclass(frozen=True)
class Target:
    """One entry of a pack that can be mutated: of a table that repeats by its number, else by its name."""

    pack: str
    table: str
    key: int | str

    @property
    def data(self) -> Any:
        """The entry as the pack has it."""
        return pack_data(self.pack)[self.table][self.key]

    @property
    def name(self) -> str:
        """What reports call it: the id of a rule, else with the pack and the table."""
        if self.table == "rule":
            return str(self.data["id"])
        inside = self.data["rule"] if self.table == "adapt" else self.key
        return f"{self.pack} {self.table} {inside}"

    @property
    def provinces(self) -> tuple[str, ...]:
        """Codes of the packs beside the wide ones it can be seen with; "" for none."""
        return ("", *available_provinces()) if self.pack in WIDE else (self.pack,)

    def mutants(self) -> tuple[Mutant, ...]:
        """All its mutants, each once."""
        found: list[Mutant] = []
        for mutant in _MAKERS[self.table](self.data):
            if mutant.data not in [other.data for other in found]:
                found.append(mutant)
        return tuple(found)

    @property
    def rule_ids(self) -> frozenset[str]:
        """The rules it concerns: itself, the one adapted, or all that use a list or a define."""
        if self.table == "rule":
            return frozenset({self.data["id"]})
        if self.table == "adapt":
            return frozenset({self.data["rule"]})
        return _users(self.pack, "@" + str(self.key) if self.table == "list" else str(self.key))


@cache
def pack_data(pack: str) -> dict[str, Any]:
    """The parsed TOML of a shipped pack: `national`, `huawei`, or the code of a province."""
    path = SHIPPED / f"{pack}.toml" if pack in WIDE else next((SHIPPED / "provinces").glob(f"{pack}-*.toml"))
    return tomllib.loads(path.read_text(encoding="utf-8"))


def targets() -> tuple[Target, ...]:
    """Everything that is mutated, pack by pack."""
    found = []
    for pack in (*WIDE, *available_provinces()):
        data = pack_data(pack)
        for table in ("rule", "adapt"):
            found += [Target(pack, table, number) for number in range(len(data.get(table, ())))]
        for table in ("list", "define"):
            found += [Target(pack, table, name) for name in data.get(table, ())]
    return tuple(found)


@cache
def _users(pack: str, name: str) -> frozenset[str]:
    """Ids of the rules that use a name of a pack, also by way of another name."""
    packs = [pack_data(other) for other in (*WIDE, *available_provinces()) if other == pack or pack in WIDE]
    lists = [("@" + own, value) for data in packs for own, value in data.get("list", {}).items()]
    defines = [item for data in packs for item in data.get("define", {}).items()]
    names, before = {name}, 0
    while len(names) > before:
        before = len(names)
        names |= {own for own, value in (*lists, *defines) if names & {*_words(value)}}
    rules = [rule for data in packs for rule in data.get("rule", ())]
    parts = ("when", "demand", "params")
    return frozenset(r["id"] for r in rules if names & {*_words([r.get(part, []) for part in parts])})


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _words(part)


def compiled(province: str, ids: frozenset[str], target: Target, mutant: Mutant | None) -> Rulebook | None:
    """The rules of these ids by the packs for a province; None where the mutant does not compile."""
    order = (*WIDE, province) if province else (*WIDE,)
    place = order.index(target.pack) if mutant and target.pack in order else len(order)
    compilation = _shipped(order[:place], ids)
    for pack in order[place:]:
        changed = (target, mutant) if mutant and pack == target.pack else None
        file = PackFile(pack, data=_reduced(pack, ids, changed))
        compilation = _with(compilation, file, pack)
        if file.mistakes:
            return None
    return compilation.rulebook()


@cache
def _shipped(order: tuple[str, ...], ids: frozenset[str]) -> Compilation:
    if not order:
        return start(CHECKS)
    file = PackFile(order[-1], data=_reduced(order[-1], ids, None))
    found = _with(_shipped(order[:-1], ids), file, order[-1])
    assert not file.mistakes, file.mistakes
    return found


def _with(before: Compilation, file: PackFile, pack: str) -> Compilation:
    return with_pack(before, file, WIDE.get(pack, "province"), "" if pack in WIDE else pack)


def _reduced(pack: str, ids: frozenset[str], changed: tuple[Target, Mutant] | None) -> dict[str, Any]:
    """The data of a pack without the rules that do not matter, with the change made."""
    data = dict(pack_data(pack))
    if changed:
        target, mutant = changed
        data[target.table] = _with_entry(data[target.table], target.key, mutant.data)
    kept = ids | _in_their_stead(ids)
    adapts = [adapt for adapt in data.get("adapt", ()) if adapt["rule"] in kept]
    rules = [rule for rule in data.get("rule", ()) if rule["id"] in kept]
    left_out = {key: value for key, value in data.items() if key not in ("rule", "adapt", "gap")}
    return {**left_out, **({"rule": rules} if rules else {}), **({"adapt": adapts} if adapts else {})}


@cache
def _in_their_stead(ids: frozenset[str]) -> frozenset[str]:
    """Rules that adaptations of these name as the ones that take their place."""
    adapts = [adapt for pack in (*WIDE, *available_provinces()) for adapt in pack_data(pack).get("adapt", ())]
    return frozenset(adapt["because"] for adapt in adapts if adapt["rule"] in ids and "because" in adapt)


def _with_entry(table: Any, key: int | str, entry: Any) -> Any:
    """A table with one entry changed, or dropped where it is None."""
    if isinstance(table, dict):
        return {**table, key: entry}
    changed = [entry if number == key else other for number, other in enumerate(table)]
    return [other for other in changed if other is not None]


def judged(rulebook: Rulebook, ids: frozenset[str]) -> frozenset[tuple[object, ...]]:
    """What of the rules in force is judged by; two rulebooks with the same say the same of every draft."""
    return frozenset(_essence(rule) for rule in rulebook.rules if rule.id in ids and _is_reachable(rule))


def _is_reachable(rule: Rule) -> bool:
    """Whether it is for some order type and nature that a draft can come to."""
    wanted = (leaf for leaf in required_leaves(rule.when) if leaf.operator in ("in", "has_any"))
    return all(_words_of(leaf) for leaf in wanted if isinstance(leaf.operand, tuple))


def _essence(rule: Rule) -> tuple[object, ...]:
    is_dead_end = rule.is_dead_end and rule.severity == "block"
    conditions = _normal(rule.when), rule.demand and _normal(rule.demand)
    effect = rule.material, rule.confirm, rule.severity, is_dead_end
    return (rule.id, rule.scope, *conditions, *effect, rule.valid_from, rule.valid_to)


def _normal(node: Node) -> object:
    """A condition regardless of the order in it, and of which of two equal sides stands first."""
    if isinstance(node, Define):
        return _normal(node.child)
    if isinstance(node, All | AnyOf):
        if len(node.children) == 1:
            return _normal(node.children[0])
        return type(node).__name__, frozenset(_normal(child) for child in node.children)
    return _leaf(node)


def _leaf(leaf: Leaf) -> object:
    operand = leaf.operand
    if leaf.operator in ("eq_field", "ne_field") and isinstance(operand, tuple):
        return leaf.operator, frozenset((*leaf.paths, *operand))
    if isinstance(operand, tuple):
        return leaf.left, leaf.paths, leaf.operator, _words_of(leaf)
    paths = frozenset(leaf.paths) if leaf.left == "distinct" else leaf.paths
    return leaf.left, paths, leaf.operator, operand, leaf.check


def _words_of(leaf: Leaf) -> frozenset[object]:
    """The words on the right of a leaf, without those that no draft comes to."""
    words = frozenset(leaf.operand) if isinstance(leaf.operand, tuple) else frozenset()
    kept = words & REACHABLE.get(leaf.paths[0], words)
    return kept or (words if leaf.paths[0] == "order.type" else kept)
