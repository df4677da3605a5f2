"""The options of a choice: which the rules that apply now leave out, and which rules these are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.conditions import State
from icp_wizard.filing.outline.placed import ROLES
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.conditions import Leaf
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.filing.scopes import Scope


class OptionView(NamedTuple):
    """One option of a choice. `excluded_by` are the rules that leave it out here; usually none."""

    code: str
    label_id: str = ""
    name: str = ""
    person: str | None = None
    excluded_by: tuple[str, ...] = ()


def excluded_options(
    answers: Answers, placed: PlacedField, options: tuple[OptionView, ...], findings: Iterable[Finding]
) -> tuple[OptionView, ...]:
    """The options, each with the blocking rules that would fire if it were chosen."""
    by: dict[str, tuple[str, ...]] = {}
    for rule, leaf, scope in _narrowing(answers, placed, findings):
        for option in _refused(leaf, options, scope):
            by[option.code] = (*by.get(option.code, ()), rule)
    if not by:
        return options
    return tuple(option._replace(excluded_by=by.get(option.code, ())) for option in options)


def _narrowing(
    answers: Answers, placed: PlacedField, findings: Iterable[Finding]
) -> Iterable[tuple[str, Leaf, Scope]]:
    path = placed.path or placed.key
    for finding in findings:
        outcome = finding.outcome
        if outcome is None or finding.severity != "block" or not outcome.rule.narrowing:
            continue
        if finding.status in (Status.UNDECIDED, Status.ADVICE):
            continue
        scope = answers.scope(outcome.rule.scope, outcome.item)
        for leaf in outcome.rule.narrowing:
            if any(cause.path == path for cause in scope.read(leaf.paths[0]).causes):
                yield finding.rule_id, leaf, scope


def _refused(leaf: Leaf, options: tuple[OptionView, ...], scope: Scope) -> list[OptionView]:
    """The options with which as the answer the leaf would be false."""
    operand = leaf.operand
    if leaf.operator == "in" and isinstance(operand, tuple):
        return [option for option in options if option.code not in operand]
    if leaf.operator in ("not_in", "has_none") and isinstance(operand, tuple):
        return [option for option in options if option.code in operand]
    if leaf.operator == "eq":
        return [option for option in options if option.code != operand]
    if leaf.operator == "ne":
        return [option for option in options if option.code == operand]
    return [option for option in options if _refuses_other(leaf, option, scope)]


def _refuses_other(leaf: Leaf, option: OptionView, scope: Scope) -> bool:
    paths = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    other = scope.read(str(paths[0]))
    if other.state is not State.VALUE:
        return False
    is_role = leaf.paths[0].rpartition(".")[2] in ROLES
    is_same = other.value == (option.person if is_role else option.code)
    return is_same is (leaf.operator == "ne_field")
