"""Firing a rulebook at a draft: what each rule says about each item now, and because of what.

| `when` | effect | status |
| --- | --- | --- |
| false | – | quiet: no outcome |
| unknown | – | undecided; of advice nothing |
| true | true | met |
| true | unknown | todo |
| true | false | fires; quiet where only irrelevant answers made it false |
| true | none | advice |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions import (
    Cause,
    Context,
    Judgement,
    Reading,
    State,
    causes_of,
    judge,
    together,
    weekdays,
)
from icp_wizard.rules.paths import ITEM_ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from icp_wizard.conditions import Check, Node, Reader
    from icp_wizard.conditions.dates import WorkingDays
    from icp_wizard.rules.planning import Plan
    from icp_wizard.rules.rule import MaterialEffect, Rule
    from icp_wizard.rules.rulebook import Rulebook
    from icp_wizard.rules.subject import Scope, Subject

_NO_CHECKS: Final[dict[str, Check]] = {}


class Status(StrEnum):
    """What a rule says about an item now. Undecided and todo together are what is called pending."""

    UNDECIDED = "undecided"
    MET = "met"
    TODO = "todo"
    FIRES = "fires"
    ADVICE = "advice"


class MaterialNeed(NamedTuple):
    """One of these materials, about this item (None: about the filing as a whole)."""

    kinds: tuple[str, ...]
    about: str | None = None


class Outcome(NamedTuple):
    """What one rule says about one item.

    `because` are the answers that decide whether it applies; of an undecided one, those that would.
    `causes` are the answers that decide its effect, `about` all answers its effect is about: change one of
    them to clear it. `reasons` are message ids of failed named checks.
    """

    rule: Rule
    item: str | None
    status: Status
    because: tuple[Cause, ...] = ()
    causes: tuple[Cause, ...] = ()
    about: tuple[str, ...] = ()
    material: MaterialNeed | None = None
    confirm: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`rule` or `rule@item`: names the outcome across assessments."""
        return f"{self.rule.id}@{self.item}" if self.item else self.rule.id

    @property
    def is_pending(self) -> bool:
        """Whether it is not known yet, or still to do."""
        return self.status in (Status.UNDECIDED, Status.TODO)


def fire(
    rulebook: Rulebook,
    subject: Subject,
    as_of: date,
    *,
    checks: Mapping[str, Check] = _NO_CHECKS,
    working_days: WorkingDays = weekdays,
) -> tuple[Outcome, ...]:
    """One outcome a rule and item, rules in their order, items in theirs; quiet ones are left out.

    `checks` are the named checks; one that is missing is not known. `working_days` counts working days;
    without a calendar these are weekdays.
    """
    views: dict[str, list[_View]] = {}
    shared: dict[str, Reading] = {}
    (whole,) = subject.scopes("draft")
    common = _Common(
        rulebook.plans.common, Context(_Memory(whole.reader, shared), as_of, working_days, checks)
    )
    outcomes: list[Outcome] = []
    for plan in rulebook.plans.rules:
        rule = plan.rule
        if not rule.is_valid_on(as_of) or common.excludes(plan):
            continue
        if rule.scope not in views:
            views[rule.scope] = [
                _View(scope, Context(_Memory(scope.reader, shared), as_of, working_days, checks), subject)
                for scope in subject.scopes(rule.scope)
            ]
        outcomes += [found for view in views[rule.scope] if (found := _outcome(plan, view, common))]
    return tuple(outcomes)


def required_materials(
    outcomes: Iterable[Outcome],
) -> tuple[tuple[MaterialNeed, tuple[Outcome, ...]], ...]:
    """What must be provided, each need once, with the outcomes that ask for it (undecided: may be asked)."""
    found: dict[MaterialNeed, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.material:
            found.setdefault(outcome.material, []).append(outcome)
    return tuple((need, tuple(asking)) for need, asking in found.items())


class _View(NamedTuple):
    """One item and what conditions on it are judged against."""

    scope: Scope
    context: Context
    subject: Subject


@dataclass(slots=True)
class _Memory:
    """A reader that reads each path once; what does not depend on the item, once for all items."""

    reader: Reader
    shared: dict[str, Reading]
    own: dict[str, Reading] = field(default_factory=dict)

    def read(self, path: str) -> Reading:
        readings = self.own if path.partition(".")[0] in ITEM_ROOTS else self.shared
        found = readings.get(path)
        if found is None:
            found = readings[path] = self.reader.read(path)
        return found

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        return self.reader.siblings(path, collection)


class _Common:
    """The conditions that rules have in common, judged when first asked for."""

    def __init__(self, conditions: tuple[Node, ...], context: Context) -> None:
        self._conditions = conditions
        self._context = context
        self._judged: dict[int, Judgement] = {}

    def judgement(self, place: int) -> Judgement:
        """That of the condition at a place."""
        found = self._judged.get(place)
        if found is None:
            found = self._judged[place] = judge(self._conditions[place], self._context)
        return found

    def excludes(self, plan: Plan) -> bool:
        """Whether a rule applies to nothing, whatever its items are."""
        return any(place is not None and self.judgement(place).truth is False for place, _ in plan.when)

    def applies(self, plan: Plan, context: Context) -> Judgement:
        """Whether a rule applies to an item."""
        return together(
            self.judgement(place) if place is not None else judge(node, context) for place, node in plan.when
        )


def _outcome(plan: Plan, view: _View, common: _Common) -> Outcome | None:
    rule = plan.rule
    applies = common.applies(plan, view.context)
    if applies.truth is False:
        return None
    if rule.is_advice:
        # Advice is never a finding, so it is not pending either: unless it applies, it says nothing.
        return Outcome(rule, view.scope.item_id, Status.ADVICE, applies.causes) if applies.truth else None
    effect = _effect(plan, view)
    if effect.judgement.irrelevant:
        return None
    judged = effect.judgement
    return Outcome(
        rule,
        view.scope.item_id,
        _STATUS[judged.truth] if applies.truth else Status.UNDECIDED,
        applies.causes,
        judged.causes if applies.truth else (),
        effect.about,
        effect.material,
        effect.confirm,
        judged.reasons if applies.truth else (),
    )


_STATUS: Final = {True: Status.MET, None: Status.TODO, False: Status.FIRES}


class _Effect(NamedTuple):
    judgement: Judgement
    about: tuple[str, ...]
    material: MaterialNeed | None = None
    confirm: str = ""


def _effect(plan: Plan, view: _View) -> _Effect:
    rule = plan.rule
    if rule.demand is not None:
        judged = judge(rule.demand, view.context, sets_aside=True)
        return _Effect(judged, _answers(plan.demanded, view.context.reader))
    if rule.material:
        return _material(rule.material, view)
    return _confirmation(rule.confirm, view)


def _answers(paths: Iterable[str], reader: Reader) -> tuple[str, ...]:
    """Full paths of the relevant answers that stand behind paths."""
    found: dict[str, None] = {}
    for path in paths:
        reading = reader.read(path)
        if reading.state is not State.IRRELEVANT:
            found.update(dict.fromkeys(cause.path for cause in reading.causes) or {path: None})
    return tuple(found)


def _material(effect: MaterialEffect, view: _View) -> _Effect:
    item = view.scope.item_id
    about: tuple[str, ...] = ()
    if effect.about:
        reading = view.context.reader.read(effect.about)
        causes = causes_of(reading, effect.about)
        if reading.state is State.IRRELEVANT:
            return _Effect(Judgement(False, causes, irrelevant=True), ())
        about = tuple(cause.path for cause in causes)
        item = view.subject.item_id_of(effect.about, view.scope)
        if reading.state is not State.VALUE or item is None:
            # Whom the paper concerns is not known yet, so nobody can have provided it.
            return _Effect(Judgement(None, causes), about, MaterialNeed(effect.kinds))
    truth = view.subject.material_state(effect.kinds, item)
    return _Effect(Judgement(truth), about, MaterialNeed(effect.kinds, item))


def _confirmation(confirm: str, view: _View) -> _Effect:
    key = f"{confirm}@{view.scope.item_id}" if view.scope.item_id else confirm
    path = f"confirmations.{key}"
    reading = view.context.reader.read(path)
    causes = causes_of(reading, path)
    truth = None
    if reading.state is State.VALUE:
        truth = reading.value is True
    elif reading.state in (State.BLANK, State.IRRELEVANT):
        truth = False
    judged = Judgement(truth, causes, irrelevant=reading.state is State.IRRELEVANT)
    return _Effect(judged, (path,), confirm=key)
