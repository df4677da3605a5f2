"""Which fields are asked, which are required and by whom, and which options are left."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from icp_wizard.assessment.model import FieldView, OptionView
from icp_wizard.assessment.narrowing import excluded_options
from icp_wizard.conditions import State
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.outline import PLACEMENTS, Kind, placed_fields
from icp_wizard.filing.outline.declared import FIELDS, field_at
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.people import person_options
from icp_wizard.filing.places import pattern_of
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from icp_wizard.assessment.model import Finding
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.rules import Outcome, Rulebook

_CHOOSERS = {place.path: place for place in PLACEMENTS if place.path.endswith(".principal")}
"""Where the holder of a role is chosen; other roles get their holder with the first answer about them."""

_CHOSEN = (Kind.PERSON, Kind.CHOICE, Kind.CHOICES)
_NONE: tuple[Finding, ...] = ()
_ORDER = {Status.FIRES: 0, Status.TODO: 1, Status.UNDECIDED: 2, Status.MET: 3, Status.ADVICE: 4}


def asked(answers: Answers, rulebook: Rulebook) -> tuple[PlacedField, ...]:
    """The places that are asked in this draft now."""
    wanted = _wanted_by_rules(rulebook.names_read)
    open_roles: dict[str, bool] = {}
    return tuple(
        placed
        for placed in placed_fields(answers.data)
        if (not placed.placement.for_rules or placed.field.name in wanted)
        and _is_asked(answers, placed, open_roles)
    )


@lru_cache(maxsize=64)
def _wanted_by_rules(names_read: frozenset[str]) -> frozenset[str]:
    """Names of the fields that rules read, and of those that decide whether these are asked."""
    wanted = set(names_read)
    for field in reversed(FIELDS.values()):  # a field stands after those its relevance rests on
        if field.name in wanted:
            wanted |= {path for leaf in field.relevant for path in leaf.paths}
    return frozenset(wanted)


def _is_asked(answers: Answers, placed: PlacedField, open_roles: dict[str, bool]) -> bool:
    """`open_roles` are the roles that were looked at already."""
    conditions = placed.placement.asked
    if conditions and answers.relevance.holds(conditions, placed.key)[0] is not True:
        return False
    role, _ = split_role(placed.key)
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
    chooser = _CHOOSERS.get(pattern_of(role))
    needs_choice = chooser is not None and answers.relevance.holds(chooser.asked, role)[0] is not False
    return not needs_choice or answers.answer(role).state is State.VALUE


def views(
    answers: Answers, rulebook: Rulebook, asked: tuple[PlacedField, ...], findings: tuple[Finding, ...]
) -> tuple[FieldView, ...]:
    """The asked places with what the findings make of them."""
    required = _required(findings)
    about = _findings_by_path(findings)
    perhaps = _perhaps_required(findings)
    seen: set[str] = set()
    begun: set[str] = set()
    result = []
    for placed in asked:
        path = placed.path or placed.key
        role = _role_nobody_has(answers, placed)
        begins = "" if placed.path or role in begun else role
        begun.add(begins)
        found = about.get(path, _NONE)
        result.append(
            FieldView(
                placed,
                answers.answer(placed.path).state if placed.path else State.OPEN,
                tuple(required.get(path, ()) or required.get(begins, ())),
                path in perhaps or role in perhaps or role in required,
                _options(answers, placed, found) if placed.field.kind in _CHOSEN else (),
                tuple([finding.key for finding in found]),
                path in seen,
            )
        )
        seen.add(path)
    return tuple(result)


def by_step(views: Iterable[FieldView]) -> dict[str, list[FieldView]]:
    """The fields by id of their step, each answer once."""
    found: dict[str, list[FieldView]] = {}
    for view in views:
        if not view.is_repeat:
            found.setdefault(view.placed.step, []).append(view)
    return found


def _role_nobody_has(answers: Answers, placed: PlacedField) -> str:
    """The role a field is about, while nobody has it; else empty.

    Its holder comes about with the first answer kept with them, so that one is required where the role is.
    What will be wanted of them rules say only then.
    """
    role, _ = split_role(placed.key)
    return role if role and answers.answer(role).state is not State.VALUE else ""


def _required(findings: tuple[Finding, ...]) -> dict[str, list[str]]:
    """Rules in whose way an answer left empty stands, by path of the answer.

    A rule that only warns demands nothing: whoever leaves the answer empty is warned and goes on.
    """
    found: dict[str, list[str]] = {}
    for finding in findings:
        outcome = finding.outcome
        if outcome is None or finding.status is Status.UNDECIDED or finding.severity != "block":
            continue
        for path in _demanded_answers(finding):
            found.setdefault(path, []).append(finding.rule_id)
    return found


def _perhaps_required(findings: tuple[Finding, ...]) -> set[str]:
    """Answers that a blocking rule may yet demand: whether it applies is not known."""
    undecided = [f for f in findings if f.status is Status.UNDECIDED and f.severity == "block"]
    return {path for finding in undecided for path in _demanded_answers(finding)}


def _demanded_answers(finding: Finding) -> tuple[str, ...]:
    """Stored paths of the answers that a finding's rule wants; of a list, even that it has no items."""
    outcome = finding.outcome
    if outcome is None or not outcome.rule.wanted:
        return ()
    if outcome.rule.wants_all_it_reads:
        return finding.about
    return _answers_at(outcome, outcome.rule.wanted)


def _answers_at(outcome: Outcome, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Stored paths of the answers behind rule paths, each once."""
    read = outcome.context.reader.read
    return tuple(dict.fromkeys([cause.path for path in paths for cause in read(path).causes]))


def _findings_by_path(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: _ORDER[f.status]):
        about = finding.about
        if finding.outcome and finding.outcome.rule.at:  # advice is about nothing, but stands somewhere
            about = _answers_at(finding.outcome, (finding.outcome.rule.at,))
        for path in about:
            found.setdefault(path, []).append(finding)
    return found


@cache
def _of_list(name: str) -> tuple[OptionView, ...]:
    return tuple(OptionView(code.code, label_id(name, code.code)) for code in CODES[name])


def _options(answers: Answers, placed: PlacedField, findings: Sequence[Finding]) -> tuple[OptionView, ...]:
    field = placed.field
    if field.kind is Kind.PERSON:
        options = tuple(
            OptionView(option.code, f"outline.role.{option.role}", option.name, option.person)
            for option in person_options(answers, placed.key)
        )
    else:
        options = _of_list(field.options)
    if placed.placement.for_rules:
        return options  # how things are may always be said; what follows from it is a finding
    return excluded_options(answers, placed, options, findings)
