"""A rule there is, said in the choices that rules are drafted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.conditions import All, Leaf, RelativeDate
from icp_wizard.rules.drafting.fields import READABLE, operators_of
from icp_wizard.rules.drafting.model import NO, YES, Condition
from icp_wizard.rules.reading.working import jurisdiction

if TYPE_CHECKING:
    from icp_wizard.conditions import Node
    from icp_wizard.rules.rule import Rule

_LOOKS_LIKE = {"eq": "in", "ne": "not_in"}
"""One code on the right is a list of one."""


def conditions_of(rule: Rule) -> tuple[tuple[Condition, ...], Condition | None] | None:
    """The conditions of a rule, where all of them can be said in these choices: when, and what it demands."""
    own = rule.when.children[len(jurisdiction(rule.applies_to, rule.orders)) :]
    when = [_condition(node) for node in own]
    demanded = [_condition(node) for node in rule.demand.children] if rule.demand else []
    known = [condition for condition in (*when, *demanded) if condition]
    if len(known) < len(when) + len(demanded) or len(demanded) > 1:
        return None
    return tuple(condition for condition in when if condition), demanded[0] if demanded else None


def _condition(node: Node) -> Condition | None:
    if isinstance(node, All) and len(node.children) == 1:
        return _condition(node.children[0])
    readable = READABLE.get(node.paths[0]) if isinstance(node, Leaf) and node.left == "field" else None
    if readable is None or not isinstance(node, Leaf):
        return None
    is_code = isinstance(node.operand, str)
    operator = _LOOKS_LIKE.get(node.operator, node.operator) if is_code else node.operator
    operand = node.operand
    if operator == "ne" and isinstance(operand, bool):
        operator, operand = "eq", not operand
    given = () if operator in ("filled", "blank") else _given(operand)
    if given is None or operator not in operators_of(readable.field):
        return None
    return Condition(readable.path, operator, given)


def _given(operand: object) -> tuple[str, ...] | None:
    if isinstance(operand, bool):
        return (YES if operand else NO,)
    if isinstance(operand, RelativeDate):
        return (str(operand.amount),) if operand.unit == "months_ahead" else None
    if isinstance(operand, str):
        return (operand,)
    if isinstance(operand, tuple) and all(isinstance(item, str) for item in operand):
        return operand
    return None
