"""Which fields are asked in a draft, and where they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from icp_wizard.assessment.field_findings import FieldFindings
from icp_wizard.assessment.model import FieldView
from icp_wizard.conditions import All, State, paths_read
from icp_wizard.filing.outline import PLACEMENTS, placed_fields
from icp_wizard.filing.outline.declared import FIELDS, field_at
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.places import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.rules import Rulebook

_CHOOSERS = {place.path: place for place in PLACEMENTS if place.path.endswith(".principal")}
"""Where the holder of a role is chosen; other roles get their holder with the first answer about them."""


def asked(
    answers: Answers, rulebook: Rulebook, for_forms: frozenset[str] = frozenset()
) -> tuple[PlacedField, ...]:
    """The places that are asked in this draft now; `for_forms` are names of what papers print."""
    wanted = wanted_names(rulebook.names_read | for_forms)
    open_roles: dict[str, bool] = {}
    return tuple(
        placed
        for placed in placed_fields(answers.data)
        if (not placed.placement.for_rules or placed.field.name in wanted)
        and _is_asked(answers, placed, open_roles)
    )


@lru_cache(maxsize=64)
def wanted_names(names: frozenset[str]) -> frozenset[str]:
    """These names of fields, and those of the fields that decide whether these are asked."""
    wanted = set(names)
    for field in reversed(FIELDS.values()):  # a field stands after those its relevance rests on
        if field.name in wanted:
            wanted |= {*paths_read(All(field.relevant))}
    return frozenset(wanted)


def _is_asked(answers: Answers, placed: PlacedField, open_roles: dict[str, bool]) -> bool:
    """`open_roles` are the roles that were looked at already."""
    conditions = placed.placement.asked
    if conditions and answers.relevance.holds(conditions, placed.key)[0] is not True:
        return False
    role, _ = split_role(placed.key) if placed.role else (None, "")
    if role is not None:
        if role not in open_roles:
            open_roles[role] = _role_is_open_for(answers, role)
        if not open_roles[role]:
            return False
    if placed.path is None:
        return not placed.field.relevant
    answer = answers.answer(placed.path)
    return answer.state is not State.IRRELEVANT and not answer.unsettled


def _role_is_open_for(answers: Answers, role: str) -> bool:
    """Whether things are asked about the holder of a role: chosen, or needing no choice."""
    field = field_at(role)
    if field is None or answers.relevance.of(role, field)[0] is not True:
        return False
    if answers.answer(role).state is State.IRRELEVANT:  # its part of the filing is not asked
        return False
    chooser = _CHOOSERS.get(pattern_of(role))
    needs_choice = chooser is not None and answers.relevance.holds(chooser.asked, role)[0] is not False
    return not needs_choice or answers.answer(role).state is State.VALUE


def views(
    answers: Answers, rulebook: Rulebook, asked: tuple[PlacedField, ...], findings: tuple[Finding, ...]
) -> tuple[FieldView, ...]:
    """The asked places with what the findings make of them."""
    of_fields = FieldFindings(answers, rulebook, asked, findings)
    seen: set[str] = set()
    result = []
    for placed in asked:
        path = placed.path or placed.key
        state = answers.answer(placed.path).state if placed.path else State.OPEN
        result.append(FieldView(placed, state, path in seen, of_fields))
        seen.add(path)
    return tuple(result)


def by_step(views: Iterable[FieldView]) -> dict[str, list[FieldView]]:
    """The fields by id of their step, each answer once."""
    found: dict[str, list[FieldView]] = {}
    for view in views:
        if not view.is_repeat:
            found.setdefault(view.placed.step, []).append(view)
    return found
