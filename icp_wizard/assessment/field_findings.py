"""What the findings make of the asked fields: who requires an answer, what is said at it, which options stay.

At every edit everything is judged, but only the fields of one page are looked at, so this is worked out when
it is first asked for.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from icp_wizard.assessment.narrowing import OptionView, excluded_options
from icp_wizard.conditions import State
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.filed import is_new
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.people import person_options
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.rules import Material, Outcome, Rulebook

_CHOSEN = (Kind.PERSON, Kind.CHOICE, Kind.CHOICES)
_ORDER = {Status.FIRES: 0, Status.TODO: 1, Status.UNDECIDED: 2, Status.MET: 3, Status.ADVICE: 4}


class FieldFindings:
    """The findings of one assessment, by the fields they are about."""

    def __init__(
        self,
        answers: Answers,
        rulebook: Rulebook,
        asked: tuple[PlacedField, ...],
        findings: tuple[Finding, ...],
    ) -> None:
        self._answers = answers
        self._rulebook = rulebook
        self._asked = asked
        self._findings = findings

    def about(self, placed: PlacedField) -> tuple[Finding, ...]:
        """The findings about a field: those that fire first, last those that want it on a paper."""
        own = self._by_path.get(placed.path or placed.key, ())
        return tuple({finding.key: finding for finding in (*own, *self.on_paper(placed))}.values())

    def paper(self, placed: PlacedField) -> Material | None:
        """The paper a field says something of; None for other fields, and where no pack knows the paper."""
        if not placed.key.startswith("materials."):
            return None
        kind = self._answers.stored(f"materials.{placed.item}.kind")
        return self._rulebook.materials.get(kind) if isinstance(kind, str) else None

    def required_by(self, placed: PlacedField) -> tuple[str, ...]:
        """The rules in whose way an answer left empty stands.

        Of what the console does not ask, also those that want a paper which prints it.
        """
        own = self._required.get(placed.path or placed.key, ())
        by_paper = [finding.rule_id for finding in self.on_paper(placed) if finding.severity == "block"]
        return tuple(own or self._required.get(self._begins(placed), ()) or by_paper)

    def on_paper(self, placed: PlacedField) -> tuple[Finding, ...]:
        """The findings that want a paper printing this answer, where the console does not ask it."""
        return () if placed.placement.page else tuple(self._by_paper.get(placed.path or "", ()))

    def may_be_required(self, placed: PlacedField) -> bool:
        """Whether a rule may yet demand an answer, once it is known whether it applies."""
        role = self._role_nobody_has(placed)
        path = placed.path or placed.key
        return path in self._perhaps or role in self._perhaps or role in self._required

    def is_new(self, placed: PlacedField) -> bool:
        """Whether it asks what shall be in the place of what is filed, which is asked elsewhere."""
        return is_new(self._answers, placed.key, placed.role or placed.field.part)

    def is_waited_for(self, placed: PlacedField) -> bool:
        """Whether a rule that applies is judged by a yes or no: left empty it would hold, unsaid."""
        return placed.field.kind is Kind.YES_NO and placed.path in self._waited_for

    def options(self, placed: PlacedField) -> tuple[OptionView, ...]:
        """The options of a choice, each with the rules that leave it out; of another field none."""
        kind = placed.field.kind
        if kind not in _CHOSEN:
            return ()
        options = _people(self._answers, placed) if kind is Kind.PERSON else _of_list(placed.field.options)
        if placed.placement.for_rules:
            return options  # how things are may always be said; what follows from it is a finding
        return excluded_options(self._answers, placed, options, self.about(placed))

    @cached_property
    def _by_path(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in sorted(self._findings, key=lambda f: _ORDER[f.status]):
            about = finding.about
            if finding.outcome and finding.outcome.rule.at:  # advice is about nothing, but stands somewhere
                about = _answers_at(finding.outcome, (finding.outcome.rule.at,))
            for path in about:
                found.setdefault(path, []).append(finding)
        return found

    @cached_property
    def _required(self) -> dict[str, list[str]]:
        """Rules that demand an answer, by its path.

        A rule that only warns demands nothing: whoever leaves the answer empty is warned and goes on.
        """
        found: dict[str, list[str]] = {}
        for finding in self._findings:
            if finding.severity == "block" and finding.status is not Status.UNDECIDED:
                for path in _demanded_answers(finding):
                    found.setdefault(path, []).append(finding.rule_id)
        return found

    @cached_property
    def _by_paper(self) -> dict[str, list[Finding]]:
        """The findings that want a paper of ours for certain, by path of each answer it prints."""
        found: dict[str, list[Finding]] = {}
        for finding in self._findings:
            if finding.status is not Status.UNDECIDED:
                for path in self._printed_answers(finding):
                    found.setdefault(path, []).append(finding)
        return found

    def _printed_answers(self, finding: Finding) -> tuple[str, ...]:
        outcome = finding.outcome
        if outcome is None or outcome.material is None:
            return ()
        materials = (self._rulebook.materials[kind] for kind in outcome.material.kinds)
        return _answers_at(outcome, (path for material in materials for path in material.printed))

    @cached_property
    def _perhaps(self) -> set[str]:
        """Answers that a blocking rule may yet demand: whether it applies is not known."""
        undecided = [f for f in self._findings if f.status is Status.UNDECIDED and f.severity == "block"]
        return {path for finding in undecided for path in _demanded_answers(finding)}

    @cached_property
    def _waited_for(self) -> set[str]:
        """Open answers that the demands of blocking rules wait for."""
        todo = (f for f in self._findings if f.status is Status.TODO and f.severity == "block")
        demanding = (f.outcome for f in todo if f.outcome and f.outcome.rule.demand)
        return {cause.path for outcome in demanding for cause in outcome.causes if cause.state is State.OPEN}

    def _role_nobody_has(self, placed: PlacedField) -> str:
        """The role a field is about, while nobody has it; else empty.

        Its holder comes about with the first answer kept with them, so that one is required where the role
        is. What will be wanted of them rules say only then.
        """
        role, _ = split_role(placed.key)
        return role if role and self._answers.answer(role).state is not State.VALUE else ""

    def _begins(self, placed: PlacedField) -> str:
        """The role whose holder comes about with the answer to this field; else empty."""
        return self._first_of_roles.get(placed.key, "")

    @cached_property
    def _first_of_roles(self) -> dict[str, str]:
        nobody = ((placed.key, self._role_nobody_has(placed)) for placed in self._asked if not placed.path)
        first = {role: key for key, role in reversed(list(nobody))}
        return {key: role for role, key in first.items()}


def _demanded_answers(finding: Finding) -> tuple[str, ...]:
    """Stored paths of the answers that a finding's rule wants; of a list, even that it has no items."""
    outcome = finding.outcome
    if outcome is None or not outcome.rule.wanted:
        return ()
    if outcome.rule.wanted == outcome.rule.demanded:
        return finding.about
    return _answers_at(outcome, outcome.rule.wanted)


def _answers_at(outcome: Outcome, paths: Iterable[str]) -> tuple[str, ...]:
    """Stored paths of the answers behind rule paths, each once."""
    read = outcome.context.reader.read
    return tuple(dict.fromkeys([cause.path for path in paths for cause in read(path).causes]))


def _people(answers: Answers, placed: PlacedField) -> tuple[OptionView, ...]:
    return tuple(
        OptionView(option.code, f"outline.role.{option.role}", option.name, option.person)
        for option in person_options(answers, placed.key)
    )


@cache
def _of_list(name: str) -> tuple[OptionView, ...]:
    return tuple(OptionView(code.code, label_id(name, code.code)) for code in CODES[name])
