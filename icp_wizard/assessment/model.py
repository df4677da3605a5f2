"""The result of an assessment. Everything is frozen; texts are rendered where they are shown (`texts.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions import State
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.assessment.field_findings import FieldFindings
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.narrowing import OptionView
    from icp_wizard.assessment.wanted import FormNeed, MaterialView, SlotView
    from icp_wizard.conditions import Cause
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import PlacedField
    from icp_wizard.rules import Material, Rulebook


UNSURE: Final = "unsure"
"""The goal (`intent.goal`) of somebody who asks whether to file at all."""


class FieldView(NamedTuple):
    """A field that is asked in this draft, at one of its places.

    `is_repeat`: its answer was asked at an earlier place. The rest is what the findings make of it.
    """

    placed: PlacedField
    state: State
    is_repeat: bool
    of_fields: FieldFindings

    @property
    def required_by(self) -> tuple[str, ...]:
        """Ids of the rules that demand an answer."""
        return self.of_fields.required_by(self.placed)

    @property
    def for_paper_by(self) -> tuple[str, ...]:
        """Ids of the rules that want a paper which prints the answer, where the console does not ask it."""
        return tuple(finding.rule_id for finding in self.of_fields.on_paper(self.placed))

    @property
    def options(self) -> tuple[OptionView, ...]:
        """The options of a choice, each with the rules that leave it out here."""
        return self.of_fields.options(self.placed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is said of it: what fires first."""
        return self.of_fields.about(self.placed)

    @property
    def paper(self) -> Material | None:
        """The paper it says something of; None for an answer about anything else."""
        return self.of_fields.paper(self.placed)

    @property
    def is_new(self) -> bool:
        """Whether it asks what shall be in the place of what is filed."""
        return self.of_fields.is_new(self.placed)

    @property
    def need(self) -> str:
        """`required`, `depends` (a rule may yet demand it), `for_paper` (to print one), `waited_for` (to
        judge by, as nothing follows from leaving it empty) or `optional`.
        """
        if self.required_by:
            return "required"
        if self.for_paper_by:
            return "for_paper"
        if self.of_fields.is_waited_for(self.placed):
            return "waited_for"
        return "depends" if self.of_fields.may_be_required(self.placed) else "optional"

    @property
    def key(self) -> str:
        """Address of the field for the user's side."""
        return self.placed.key


class CollectionView(NamedTuple):
    """A list the user makes longer or shorter: its path, the kind of its items, their ids.

    `after` is the key of the field behind which one more is offered. `wanted_by`: rules not met now that
    would be with more items.
    """

    path: str
    kind: str
    step: str
    items: tuple[str, ...]
    at_least: int
    after: str
    wanted_by: tuple[Finding, ...]

    @property
    def is_too_short(self) -> bool:
        """Whether a rule wants more items."""
        return bool(self.wanted_by)

    @property
    def lacking(self) -> tuple[Finding, ...]:
        """The rules in the way of going on: blocking ones that wait for the list itself."""
        todo = (f for f in self.wanted_by if f.status is Status.TODO and f.severity == "block")
        return tuple(f for f in todo if any(cause.path == self.path for cause in f.causes))

    @property
    def can_shrink(self) -> bool:
        """Whether an item may be taken out."""
        return len(self.items) > self.at_least


class StepStatus(StrEnum):
    """How far a step is."""

    TODO = "todo"
    STARTED = "started"
    WRONG = "wrong"
    DONE = "done"


class StepView(NamedTuple):
    """A step of the route: its id (`service:s1`), kind (`service`), item, the keys of its fields, how far."""

    id: str
    kind: str
    item: str | None
    fields: tuple[str, ...]
    status: StepStatus


class Blocker(NamedTuple):
    """One thing in the way of a level of readiness.

    `kind`: finding, pending, open, order, pack, material. `key` is the finding's, field's or
    material's; of an order none.
    """

    kind: str
    key: str


class Readiness(NamedTuple):
    """What is in the way of entering the filing in the console, and then of submitting it."""

    enterable: tuple[Blocker, ...]
    submittable: tuple[Blocker, ...]

    @property
    def is_enterable(self) -> bool:
        """Whether every console field is answered, nothing blocks, nothing but papers is pending."""
        return not self.enterable

    @property
    def is_submittable(self) -> bool:
        """Whether papers and pictures are there too."""
        return not self.enterable and not self.submittable


class Route(NamedTuple):
    """Which order this is. `order_type` is None while it is not known, or when there is none.

    `dead_ends` are keys of blocking findings that say the filing cannot be made this way, `decided_by` of the
    one that says which order it is. `possible` are the orders it may still become: while it is known, that
    one.
    """

    order_type: str | None
    state: State
    causes: tuple[Cause, ...]
    dead_ends: tuple[str, ...]
    possible: tuple[str, ...] = ()
    decided_by: str = ""

    @property
    def is_impossible(self) -> bool:
        """Whether the user must take another way than this filing."""
        return bool(self.dead_ends) or self.state is State.IRRELEVANT


class Suggested(NamedTuple):
    """A line a rule proposes for a field; always Chinese."""

    path: str
    text: str
    rule_id: str

    def applied_to(self, value: object) -> str:
        """The answer with the line in it: behind what a remark says already, in place of anything else."""
        if not self.path.endswith(".remark") or not isinstance(value, str) or not value:
            return self.text
        return value if self.text in value else f"{value}；{self.text}"


@dataclass(frozen=True)
class Assessment:
    """Everything that follows from one draft by one rulebook on one day."""

    as_of: date
    answers: Answers
    rulebook: Rulebook
    route: Route
    steps: tuple[StepView, ...]
    fields: tuple[FieldView, ...]
    collections: tuple[CollectionView, ...]
    findings: tuple[Finding, ...]
    to_do: tuple[Finding, ...]
    materials: tuple[MaterialView, ...]
    forms: tuple[FormNeed, ...]
    confirmations: tuple[Finding, ...]
    suggestions: tuple[Suggested, ...]
    readiness: Readiness

    @cached_property
    def by_key(self) -> dict[str, FieldView]:
        """Asked fields by key."""
        return {view.key: view for view in self.fields}

    def suggestion_for(self, view: FieldView) -> Suggested | None:
        """The line a rule proposes for a field."""
        path = view.placed.path or view.key
        return next((suggested for suggested in self.suggestions if suggested.path == path), None)

    @cached_property
    def slots(self) -> dict[str, SlotView]:
        """Every slot once, by key, in the order of the materials; alternatives may share one."""
        return {slot.key: slot for view in self.materials for slot in view.slots}

    @cached_property
    def finding_by_key(self) -> dict[str, Finding]:
        """Findings by key."""
        return {finding.key: finding for finding in self.findings}

    @property
    def asks_whether(self) -> bool:
        """Whether the user wants to know whether to file at all."""
        return bool(self.answers.stored("intent.goal") == UNSURE)

    @property
    def has_bundle(self) -> bool:
        """Whether there is a bundle to make: not of a few clicks, nor of a question."""
        return any(step.kind == "bundle" for step in self.steps)

    @property
    def results(self) -> tuple[Finding, ...]:
        """The answers to whether to file."""
        return tuple(finding for finding in self.findings if finding.is_result)

    @property
    def firing(self) -> tuple[Finding, ...]:
        """Findings that fire, the blocking ones first; what is the answer to a question is none of them."""
        fires = [f for f in self.findings if f.status is Status.FIRES and not f.is_result]
        return tuple(sorted(fires, key=lambda finding: _RANK[finding.severity]))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings that fire and only warn."""
        return tuple(finding for finding in self.firing if finding.severity == "warn")

    @property
    def advices(self) -> tuple[Finding, ...]:
        """What is only said, never counted."""
        return tuple(finding for finding in self.findings if finding.status is Status.ADVICE)

    def step_of(self, path: str) -> str:
        """The step where an answer is asked, by stored path or key; empty where nowhere."""
        view = self.field_for(path)
        return view.placed.step if view else ""

    def field_for(self, path: str) -> FieldView | None:
        """The first place that asks an answer, by stored path or key.

        Of a role nobody holds yet it is the first field about its holder that was not asked before.
        """
        fallback = None
        for view in self.fields:
            if path in (view.key, view.placed.path):
                return view
            if fallback is None and not view.is_repeat and view.key.startswith(path + "."):
                fallback = view
        return fallback


_RANK = {"block": 0, "warn": 1, "info": 2}
