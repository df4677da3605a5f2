"""Where a drafted rule starts from: a finding, a field, or nothing. Of answers only codes are taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from icp_wizard.conditions import State
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.places import pattern_of
from icp_wizard.rules.drafting import (
    READABLE,
    Condition,
    DraftedOverride,
    DraftedRule,
    DraftedSource,
    conditions_of,
    operators_of,
)
from icp_wizard.rules.drafting.fields import PROVINCE
from icp_wizard.rules.drafting.model import NO, OFFERED_KINDS, YES

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.assessment import Assessment, FieldView, Finding
    from icp_wizard.rules.drafting import Readable


def start_from_nothing(assessment: Assessment, today: date) -> DraftedRule:
    """A rule for the draft's province, noted today."""
    reading = assessment.answers.read(PROVINCE)
    is_known = reading.state is State.VALUE
    when = (Condition(PROVINCE, "in", (str(reading.value),)),) if is_known else ()
    return DraftedRule(when=when, source=DraftedSource(as_of=today.isoformat()))


def start_from_field(assessment: Assessment, view: FieldView, today: date) -> DraftedRule:
    """As above, about a field and its topic; of an answer that is a code, that it should be another one."""
    start = start_from_nothing(assessment, today)
    readable = next((r for r in READABLE.values() if r.key == pattern_of(view.key)), None)
    if readable is None or readable.path == PROVINCE:
        return start
    topics = (finding.outcome.rule.topic for finding in view.findings if finding.outcome)
    demand = _other_than_now(assessment, view, readable)
    return replace(start, topic=next(topics, start.topic), demand=demand)


def _other_than_now(assessment: Assessment, view: FieldView, readable: Readable) -> Condition:
    answer = assessment.answers.answer(view.placed.path) if view.placed.path else None
    value = answer.formatted.value if answer and answer.state is State.VALUE else None
    kind = readable.field.kind
    if kind is Kind.YES_NO and isinstance(value, bool):
        return Condition(readable.path, "eq", (NO if value else YES,))
    if kind is Kind.CHOICE and isinstance(value, str):
        return Condition(readable.path, "not_in", (value,))
    if kind is Kind.CHOICES and isinstance(value, tuple) and value:
        return Condition(readable.path, "has_none", value)
    return Condition(readable.path, operators_of(readable.field)[0])


def start_from_finding(
    assessment: Assessment, finding: Finding, today: date
) -> tuple[DraftedRule, DraftedOverride]:
    """A further rule like that of a finding, as far as it can be said in these choices; or a change of it."""
    start = start_from_nothing(assessment, today)
    rule = finding.outcome.rule if finding.outcome else None
    if rule is None:
        view = next((view for path in finding.about if (view := assessment.field_for(path))), None)
        return start_from_field(assessment, view, today) if view else start, DraftedOverride()
    conditions = conditions_of(rule)
    if conditions is not None:
        when, demand = conditions
        own = [condition for condition in when if condition.path != PROVINCE]
        start = replace(start, when=(*start.when, *own)[:2], demand=demand)
    is_offered = len(rule.applies_to) == 1 and rule.applies_to[0] in OFFERED_KINDS
    start = replace(start, topic=rule.topic, applies_to=rule.applies_to if is_offered else ())
    return start, DraftedOverride(rule=rule.id, topic=rule.topic, source=start.source)
