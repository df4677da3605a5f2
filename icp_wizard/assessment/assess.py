"""The one function that says what follows from a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment import fields as field_views
from icp_wizard.assessment.doing import decided_by, things_to_do
from icp_wizard.assessment.findings import format_findings, is_dead_end, rule_finding
from icp_wizard.assessment.lists import collection_views
from icp_wizard.assessment.materials import form_needs, material_views, names_on_forms
from icp_wizard.assessment.model import UNSURE, Assessment, Route
from icp_wizard.assessment.readiness import readiness
from icp_wizard.assessment.steps import step_views
from icp_wizard.assessment.suggesting import suggestions
from icp_wizard.conditions import State
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.answers import Answers
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import fire

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook


def assess(draft: Draft, rulebook: Rulebook, as_of: date) -> Assessment:
    """What follows from the draft by these rules on this day. Pure: no clock, no I/O, no globals."""
    deciders = tuple((rule.order, rule.when) for rule in rulebook.deciders_on(as_of))
    answers = Answers(draft, as_of, rulebook.signed_papers, deciders)
    outcomes = fire(rulebook, answers, as_of, checks=CHECKS, working_days=nth_working_day)
    placed = field_views.asked(answers, rulebook, names_on_forms(rulebook, outcomes))
    is_unsure = answers.stored("intent.goal") == UNSURE
    said = (rule_finding(outcome, asks_whether=is_unsure) for outcome in outcomes)
    findings = (*format_findings(answers, placed), *said)
    fields = field_views.views(answers, rulebook, placed, findings)
    blocking = tuple(finding for finding in findings if finding.is_blocking)
    route = _route(answers, findings)
    to_do = things_to_do(findings)
    materials = material_views(answers, rulebook, findings)
    forms = form_needs(answers, materials)
    by_step = field_views.by_step(fields)
    collections = collection_views(answers, by_step, findings)
    return Assessment(
        as_of=as_of,
        answers=answers,
        rulebook=rulebook,
        route=route,
        steps=step_views(answers, by_step, findings, blocking, collections, route.order_type, to_do),
        fields=fields,
        collections=collections,
        findings=findings,
        to_do=to_do,
        materials=materials,
        forms=forms,
        confirmations=tuple(f for f in findings if f.outcome and f.outcome.confirm),
        suggestions=suggestions(answers, rulebook, findings),
        readiness=readiness(rulebook, route, fields, findings, blocking, materials),
    )


def _route(answers: Answers, findings: tuple[Finding, ...]) -> Route:
    reading = answers.read("order.type")
    order_type = str(reading.value) if reading.state is State.VALUE else None
    ends = (finding for finding in findings if finding.is_blocking or finding.is_result)
    dead_ends = tuple(finding.key for finding in ends if is_dead_end(finding))
    by = decided_by(findings, order_type)
    possible = (order_type,) if order_type else tuple(map(str, reading.possible))
    return Route(order_type, reading.state, reading.causes, dead_ends, possible, by)
