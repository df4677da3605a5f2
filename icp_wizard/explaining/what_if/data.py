"""What would be otherwise, as plain JSON values; answers themselves never."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.assessment.texts import finding_text
from icp_wizard.explaining.what_if.outcome import Change

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.explaining.what_if.outcome import Changed, Outlook, WhatIf
    from icp_wizard.i18n import Catalogue


def what_if_data(case: WhatIf, catalogue: Catalogue, *, with_values: bool) -> dict[str, Any]:
    """Only what differs; `now` and `then` say how the draft stands on either side."""
    forms_added, forms_gone = case.forms
    return {
        "now": _side(case.now),
        "then": _side(case.then),
        "is_same": case.is_same,
        "findings": [_changed(case, one, catalogue, with_values) for one in case.findings()],
        "papers": {
            "added": [view.key for view in case.papers_added],
            "gone": [view.key for view in case.papers_gone],
        },
        "forms": {"added": list(forms_added), "gone": list(forms_gone)},
        "options": {
            name: [{"field": o.field.key, "code": o.code} for o in case.options if o.is_lost is is_lost]
            for name, is_lost in (("lost", True), ("regained", False))
        },
        "questions": [view.key for view in case.asked],
        "parked": [view.key for view in case.parked],
    }


def outlook_data(outlook: Outlook) -> dict[str, Any]:
    """A province in figures."""
    figures = outlook._asdict()
    del figures["assessment"]
    return {**figures, **_side(outlook.assessment)}


def _side(assessment: Assessment) -> dict[str, Any]:
    return {
        "as_of": assessment.as_of.isoformat(),
        "order": assessment.route.order_type,
        "is_possible": not assessment.route.is_impossible,
        "is_enterable": assessment.readiness.is_enterable,
        "is_submittable": assessment.readiness.is_submittable,
        "packs": [f"{pack.id} {pack.version}" for pack in assessment.rulebook.packs],
    }


def _changed(case: WhatIf, one: Changed, catalogue: Catalogue, with_values: bool) -> dict[str, Any]:
    assessment = case.then if one.then is not None else case.now
    return {
        "key": one.finding.key,
        "rule": one.finding.rule_id,
        "change": str(one.kind if one.kind is not Change.QUIET else "met"),
        "now": _state(one.now),
        "then": _state(one.then),
        "text": finding_text(assessment, one.finding, catalogue, with_values=with_values),
    }


def _state(finding: Finding | None) -> dict[str, str] | None:
    return {"status": str(finding.status), "severity": finding.severity} if finding else None
