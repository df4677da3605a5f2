"""Firing a rulebook at a draft: what each rule says about each item now.

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
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import ASIDE, Context, State, causes_of, weekdays
from icp_wizard.rules.outcome import MaterialNeed, Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from icp_wizard.conditions import Check, Decides, Truth
    from icp_wizard.conditions.dates import WorkingDays
    from icp_wizard.rules.planning import Plan, Plans
    from icp_wizard.rules.rule import MaterialEffect, Rule
    from icp_wizard.rules.rulebook import Rulebook
    from icp_wizard.rules.subject import Scope, Subject

_NO_CHECKS: Final[dict[str, Check]] = {}
_STATUS: Final = {True: Status.MET, None: Status.TODO, False: Status.FIRES}


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
    (whole,) = subject.scopes("draft")
    plans = rulebook.plans_on(as_of)
    whens = _Whens(plans, Context(whole.reader, as_of, working_days, checks))
    views: dict[str, list[_View]] = {}
    outcomes: list[Outcome] = []
    for plan in plans.rules:
        for_all = whens.for_all(plan.when)
        if for_all is False:
            continue
        kind = plan.rule.scope
        if kind not in views:
            views[kind] = [
                _View(scope, Context(scope.reader, as_of, working_days, checks), subject, rulebook.pictures)
                for scope in subject.scopes(kind)
            ]
        for view in views[kind]:
            applies = for_all if plan.of_an_item is None else whens.for_item(plan.when, plan.of_an_item, view)
            if applies is not False and (found := _outcome(plan, view, applies)):
                outcomes.append(found)
    return tuple(outcomes)


@dataclass(slots=True)
class _View:
    """One item, what conditions on it are judged against, and which `when`s were judged already.

    `pictures` are the ids of what is uploaded of each material.
    """

    scope: Scope
    context: Context
    subject: Subject
    pictures: Mapping[str, tuple[str, ...]]
    judged: dict[int, Truth] = field(default_factory=dict)


class _Whens:
    """The `when`s of a rulebook, and what they have in common, each judged when first asked for."""

    def __init__(self, plans: Plans, context: Context) -> None:
        self._plans = plans
        self._context = context
        self._conditions: dict[int, Truth] = {}
        self._for_all: dict[int, Truth] = {}

    def for_all(self, when: int) -> Truth:
        """What a `when` says of all items; where it is false the rule applies to nothing."""
        if when not in self._for_all:
            self._for_all[when] = self._all(self._plans.whens[when])
        return self._for_all[when]

    def _all(self, places: tuple[int, ...]) -> Truth:
        result: Truth = True
        for place in places:
            if place not in self._conditions:
                self._conditions[place] = self._plans.conditions[place](self._context)
            found = self._conditions[place]
            if found is False:
                return False
            result = result and found
        return result

    def for_item(self, when: int, decides: Decides, view: _View) -> Truth:
        """Whether a `when` that is not false for all holds for an item."""
        if when not in view.judged:
            found = decides(view.context)
            view.judged[when] = found if found is False else (found and self._for_all[when])
        return view.judged[when]


def _outcome(plan: Plan, view: _View, applies: Truth) -> Outcome | None:
    rule = plan.rule
    item = view.scope.item_id
    if plan.is_advice:
        # Advice is never a finding, so it is not pending either: unless it applies, it says nothing.
        return Outcome(rule, item, Status.ADVICE, view.context) if applies else None
    if plan.demand is not None:
        truth = plan.demand(view.context)
        if truth is ASIDE:
            return None
        status = _status(truth, applies)
        return Outcome(rule, item, status, view.context, _asked_besides(rule, status, view))
    if rule.material:
        return _with_material(rule, rule.material, view, applies)
    return _to_confirm(rule, view, applies)


def _status(truth: bool | None, applies: Truth) -> Status:
    return _STATUS[truth] if applies else Status.UNDECIDED


def _with_material(rule: Rule, effect: MaterialEffect, view: _View, applies: Truth) -> Outcome | None:
    context = view.context
    item = about_item = view.scope.item_id
    about: tuple[str, ...] = ()
    if effect.about:
        reading = context.reader.read(effect.about)
        causes = causes_of(reading, effect.about)
        if reading.state is State.IRRELEVANT:
            return None
        about = tuple(cause.path for cause in causes)
        about_item = view.subject.item_id_of(effect.about, view.scope)
        if reading.state is not State.VALUE or about_item is None:
            # Whom the paper concerns is not known yet, so nobody can have provided it.
            need = MaterialNeed(effect.kinds)
            return Outcome(rule, item, _status(None, applies), context, about, need, decided_by=causes)
    pictures = {kind: view.pictures.get(kind, ()) for kind in effect.kinds}
    truth = view.subject.material_state(pictures, about_item)
    need = MaterialNeed(effect.kinds, about_item)
    return Outcome(rule, item, _status(truth, applies), context, about, need)


def _to_confirm(rule: Rule, view: _View, applies: Truth) -> Outcome | None:
    item = view.scope.item_id
    key = f"{rule.confirm}@{item}" if item else rule.confirm
    path = f"confirmations.{key}"
    reading = view.context.reader.read(path)
    if reading.state is State.IRRELEVANT:
        return None
    truth = None
    if reading.state is State.VALUE:
        truth = reading.value is True
    elif reading.state is State.BLANK:
        truth = False
    causes = causes_of(reading, path)
    status = _status(truth, applies)
    about = (path, *_asked_besides(rule, status, view))
    return Outcome(rule, item, status, view.context, about, confirm=key, decided_by=causes)


def _asked_besides(rule: Rule, status: Status, view: _View) -> tuple[str, ...]:
    """The answers behind what a rule says it is about besides; only where it fires they would lead on."""
    if not rule.about or status is not Status.FIRES:
        return ()
    causes = causes_of(view.context.reader.read(rule.about), rule.about)
    return tuple(cause.path for cause in causes if cause.state is not State.IRRELEVANT)
