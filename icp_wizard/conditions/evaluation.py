"""Judging conditions: true, false or not known yet, and because of which answers.

Strong Kleene logic: `all` is false as soon as one child is, also when others are unknown; `any` likewise
with true. Causes are minimal: of a false `all` or a true `any`, those of the first child that decides it, in
author order; of a true `all` or a false `any`, those of all children; of an unknown one, those of its
unknown children, which is what would settle it.

An irrelevant leaf is false. A *demand* that fails only on irrelevant leaves asks for nothing, so demands are
judged with `sets_aside=True`: irrelevant leaves are then left out beside others, and where nothing else
speaks against the demand its judgement is marked `irrelevant`. While something beside them is unknown the
demand is unknown, so that answering can only settle it, never turn it over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.conditions.leaves import Judgement, judge_leaf
from icp_wizard.conditions.model import AnyOf, Define, Leaf, leaves
from icp_wizard.conditions.operators import OPERANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from icp_wizard.conditions.dates import WorkingDays
    from icp_wizard.conditions.model import All, Node
    from icp_wizard.conditions.states import Check, Reader


class Context(NamedTuple):
    """What conditions are judged against."""

    reader: Reader
    as_of: date
    working_days: WorkingDays
    checks: Mapping[str, Check]


def judge(node: Node, context: Context, *, sets_aside: bool = False) -> Judgement:
    """Judge a condition in a context. Never raises, whatever the answers are."""
    if isinstance(node, Leaf):
        found = judge_leaf(node, context)
        return found if sets_aside or not found.irrelevant else found._replace(irrelevant=False)
    if isinstance(node, Define):
        return judge(node.child, context, sets_aside=sets_aside)
    judged = (judge(child, context, sets_aside=sets_aside) for child in node.children)
    return together(judged, decisive=isinstance(node, AnyOf))


def together(judgements: Iterable[Judgement], *, decisive: bool = False) -> Judgement:
    """The judgement of a group from those of its children, in author order; they are asked for one by one.

    `decisive` is what one child alone makes the group: true of an `any`, false of an `all`.
    """
    judged: list[Judgement] = []
    for found in judgements:
        if found.truth is decisive and not found.irrelevant:
            return found
        judged.append(found)
    return _undecided_or_opposite(judged, decisive)


def _undecided_or_opposite(judged: list[Judgement], decisive: bool) -> Judgement:
    """The judgement of a group none of whose children decides it."""
    unknown = [found for found in judged if found.truth is None]
    if unknown:
        return _together(None, unknown)
    relevant = [found for found in judged if not found.irrelevant]
    # An `all` falls to irrelevant beside true children; an `any` only when it has no other child.
    if len(relevant) < len(judged) and not (decisive and relevant):
        return _together(False, [found for found in judged if found.irrelevant])._replace(irrelevant=True)
    return _together(not decisive, relevant)


def _together(truth: bool | None, judged: list[Judgement]) -> Judgement:
    if len(judged) == 1:
        return Judgement(truth, judged[0].causes, False, judged[0].reasons)
    # Each answer once, in author order.
    causes = {cause.path: cause for found in judged for cause in found.causes}
    reasons = tuple([reason for found in judged for reason in found.reasons])
    return Judgement(truth, tuple(causes.values()), False, reasons)


def paths_read(node: All | Node) -> tuple[str, ...]:
    """Every path a condition reads, in author order, once each; collections are not paths."""
    paths: dict[str, None] = {}
    for leaf in leaves(node):
        paths.update(dict.fromkeys(leaf.paths))
        if OPERANDS.get(leaf.operator) in ("path", "paths"):
            paths.update(dict.fromkeys(leaf.operand))  # type: ignore[call-overload]
    return tuple(paths)
