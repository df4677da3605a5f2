"""Rules on their way from packs into a rulebook: what adaptations change, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from icp_wizard.conditions import All, AnyOf, Leaf, parse_conditions
from icp_wizard.conditions.operands import NamesOfValues, OperandError, resolve
from icp_wizard.rules.rule import MaterialEffect, Rule, Suggestion
from icp_wizard.rules.severity import capped
from icp_wizard.rules.vocabulary import KINDS_BY_ANSWER, ORG, PERSON, orders_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.conditions import Node, Parsed
    from icp_wizard.rules.reading.models import RuleEntry
    from icp_wizard.rules.reading.names import PackNames
    from icp_wizard.rules.rule import Adaptation, Dissent, Layer, Severity, Source


@dataclass(frozen=True)
class Working:
    """A rule and what adaptations made of it so far.

    `entry` carries the params, severity, orders, kinds and text as they are now. `cites` are all sources,
    `judged_by` those that decide how severe the rule may be (keys into the rulebook's sources). `written` is
    the severity in its own pack.
    """

    entry: RuleEntry
    pack: str
    layer: Layer
    written: Severity
    names: PackNames
    cites: tuple[str, ...]
    judged_by: tuple[str, ...]
    dissents: tuple[Dissent, ...]
    is_on: bool
    adaptations: tuple[Adaptation, ...] = ()

    @property
    def is_lifted(self) -> bool:
        """Whether a narrower pack took it away."""
        return any(done.kind == "lift" for done in self.adaptations)

    def changed(self, **values: Any) -> Working:
        """The same rule with other values in its entry."""
        return replace(self, entry=self.entry.model_copy(update=values)) if values else self

    def parsed(self, part: str) -> Parsed:
        """One of its conditions (`when`, `demand`) with the params put in."""
        names = self.names.with_params(self.entry.params)
        return parse_conditions(getattr(self.entry, part) or [], names)


def finished(working: Working, sources: Mapping[str, Source]) -> Rule:
    """The rule as it goes into a rulebook. Its conditions must have been found right."""
    entry = working.entry
    dissenting = [dissent.source for dissent in working.dissents]
    severity, cap = capped(entry.severity, working.judged_by, dissenting, sources)
    return Rule(
        id=entry.id,
        pack=working.pack,
        layer=working.layer,
        topic=entry.topic,
        severity=severity,
        declared=entry.severity,
        scope=entry.scope,
        text=entry.text.model_dump(),
        when=whole_when(working),
        demand=working.parsed("demand").node if entry.demand is not None else None,
        material=MaterialEffect(material_kinds(entry.material), entry.about or "")
        if entry.material
        else None,
        confirm=entry.confirm or "",
        about="" if entry.material else entry.about or "",
        at=entry.at or "",
        params=resolved_params(entry.params, working.names),
        applies_to=entry.applies_to,
        orders=orders_of(entry.orders),
        cites=working.cites,
        dissents=working.dissents,
        cap=cap,
        suggest=Suggestion(entry.suggest.field, entry.suggest.text) if entry.suggest else None,
        fix=entry.fix.model_dump() if entry.fix else None,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        collected_on=entry.collected_on,
        verified_on=entry.verified_on,
        facts=entry.facts,
        replaces=entry.replaces or "",
        is_dead_end=entry.dead_end,
        permits=entry.permits and not any("text" in done.changed for done in working.adaptations),
        order=entry.order or "",
        step=entry.step or 0,
        is_offline=entry.offline,
        adaptations=working.adaptations,
    )


def whole_when(working: Working) -> All:
    """When the rule applies: for which kinds of entity, in which orders, and what its `when` says."""
    before = jurisdiction(working.entry.applies_to, orders_of(working.entry.orders))
    return All((*before, *working.parsed("when").node.children))


@cache
def jurisdiction(applies_to: tuple[str, ...], orders: tuple[str, ...]) -> tuple[Node, ...]:
    """What `applies_to` and `orders` mean, as conditions before those of the rule: one for all such rules."""
    found = () if {ORG, PERSON} <= set(applies_to) else _of_kinds(applies_to)
    return (*found, Leaf("field", ("order.type",), "in", orders)) if orders else found


def own_conditions(rule: Rule) -> tuple[Node, ...]:
    """What a pack wrote under `when`, without what `applies_to` and `orders` mean."""
    before, children = jurisdiction(rule.applies_to, rule.orders), rule.when.children
    return children[len(before) :] if children[: len(before)] == before else children


def _of_kinds(applies_to: tuple[str, ...]) -> tuple[Node, ...]:
    """That the entity is of one of these kinds: by its nature, or by the answer that makes it one."""
    natures = tuple(kind for kind in applies_to if kind != ORG and kind not in KINDS_BY_ANSWER)
    ways: list[Node] = [Leaf("field", ("entity.kinds",), "has_none", (PERSON,))] if ORG in applies_to else []
    if natures:
        ways.append(Leaf("field", ("entity.kinds",), "has_any", natures))
    ways += [
        Leaf("field", (KINDS_BY_ANSWER[kind],), "eq", True) for kind in applies_to if kind in KINDS_BY_ANSWER
    ]
    return (ways[0] if len(ways) == 1 else AnyOf(tuple(ways)),) if ways else ()


def material_kinds(material: object) -> tuple[str, ...]:
    """The materials an effect names; empty where it is written wrongly."""
    if isinstance(material, str):
        return (material,)
    kinds = material.get("one_of") if isinstance(material, dict) and len(material) == 1 else None
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        return tuple(kinds)
    return ()


def resolved_params(params: Mapping[str, Any], names: PackNames) -> dict[str, object]:
    """The params with lists put in; one that names an unknown list stays as it is."""
    known = NamesOfValues({}, names.conditions.lists)
    found: dict[str, object] = {}
    for name, value in params.items():
        try:
            found[name] = resolve(value, known)
        except OperandError:
            found[name] = value
    return found
