"""Scenarios for a drafted rule: invented drafts in which it is not met, and in which it is.

Each is tried before it is proposed; one that does not come out as meant is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.filing.errors import EditRefused, MalformedDraft
from icp_wizard.filing.places import lookup, replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules.drafting import READABLE, DraftedScenario, opposite_of
from icp_wizard.samples import sample_draft
from icp_wizard.session.drafting.samples import CannotBeMade, answer_for, nearest_sample, place_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook
    from icp_wizard.rules.drafting import Condition

_PROVINCE = "intent.province"
_NOT_MET = ("fires", "todo", "advice")
_IS_MET = ("met",)


def scenarios_for(
    rule_id: str,
    when: tuple[Condition, ...],
    demand: Condition | None,
    draft: Draft,
    rulebook_for: Callable[[str | None], Rulebook],
    as_of: date,
) -> tuple[DraftedScenario, ...]:
    """Up to two scenarios for a rule of these conditions, near a draft.

    `rulebook_for` gives the rulebook of a province with the drafted rule in it.
    """
    trial = _Trial(rule_id, draft.data(), rulebook_for, as_of)
    wrong = (*when, opposite_of(demand)) if demand else when
    right = (*when, demand) if demand else (*when[:-1], *map(opposite_of, when[-1:]))
    found = (trial.scenario(wrong, _NOT_MET), trial.scenario(right, _IS_MET) if right else None)
    return tuple(scenario for scenario in found if scenario)


class _Trial:
    """One sample, tried with different answers."""

    def __init__(
        self,
        rule_id: str,
        data: dict[str, Any],
        rulebook_for: Callable[[str | None], Rulebook],
        as_of: date,
    ) -> None:
        self._rule_id = rule_id
        self._rulebook_for = rulebook_for
        self._as_of = as_of
        self._sample = nearest_sample(data)
        self._data = sample_draft(self._sample).data()
        home, sampled = lookup(data, _PROVINCE), lookup(self._data, _PROVINCE)
        self._moved = {_PROVINCE: home} if isinstance(home, str) and home != sampled else {}

    def scenario(self, conditions: tuple[Condition, ...], wanted: tuple[str, ...]) -> DraftedScenario | None:
        """The sample with answers for which the conditions hold; None where that is not what comes out."""
        try:
            answers = {**self._moved, **self._answers(conditions)}
            status, ids = self._judged(answers)
        except (CannotBeMade, EditRefused, MalformedDraft):
            return None
        if status not in wanted and not (status == "quiet" and wanted == _IS_MET):
            return None
        unset = tuple(path for path, value in answers.items() if value is MISSING)
        values = {path: value for path, value in answers.items() if value is not MISSING}
        name = f"{self._rule_id} {status}"
        return DraftedScenario(name, self._sample, self._as_of, status, ids, values, unset)

    def _answers(self, conditions: tuple[Condition, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for condition in conditions:
            place = place_in(self._data, READABLE[condition.path])
            value = answer_for(condition, self._data, self._as_of)
            if found.get(place, value) != value:  # two conditions on one answer want different ones
                raise CannotBeMade
            if value != lookup(self._data, place) or condition.operator != "filled":
                found[place] = value
        return found

    def _judged(self, answers: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        """What the rule says of the sample with these answers, and by which keys."""
        data: Any = self._data
        for path, value in answers.items():
            data = replaced(data, path, value)
        province = lookup(data, _PROVINCE)
        rulebook = self._rulebook_for(province if isinstance(province, str) else None)
        found = assess(parse_draft(data), rulebook, self._as_of).findings
        own = [finding for finding in found if finding.rule_id == self._rule_id]
        for status in (*_NOT_MET, "undecided", "met"):
            keys = tuple(finding.key for finding in own if finding.status == status)
            if keys:
                return status, keys
        return "quiet", (self._rule_id,)
