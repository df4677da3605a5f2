"""Assessments for tests: of the samples with answers changed, by the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.assessment import assess
from icp_wizard.assessment.data import assessment_data
from tests import shipped_packs
from tests.filing.making import TODAY, changed, the_company, the_individual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment import Assessment, FieldView, Finding
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook

SAMPLES = {"company": the_company, "individual": the_individual}


def rulebook(province: str | None = "44") -> Rulebook:
    """The shipped rules for a province."""
    return shipped_packs.rulebook(province)


def assessed(draft: Draft, **changes: Any) -> Assessment:
    """What follows from a draft with answers changed (by path, `__` for dots)."""
    return assess(changed(draft, changes) if changes else draft, rulebook(), TODAY)


def the(assessment: Assessment, key: str) -> Any:
    """The view of a field; KeyError where it is not asked."""
    return assessment.by_key[key]


def statuses(assessment: Assessment) -> dict[str, str]:
    """Status by key of every finding."""
    return {finding.key: finding.status.value for finding in assessment.findings}


def content(assessment: Assessment) -> dict[str, Any]:
    """Everything that was worked out, to be compared."""
    worked_out = ("steps", "suggestions", "route", "readiness")
    return (
        assessment_data(assessment, with_values=True)
        | {name: getattr(assessment, name) for name in worked_out}
        | {"fields": [_of_field(view) for view in assessment.fields]}
        | {"collections": [(view[:-1], keys(view.wanted_by)) for view in assessment.collections]}
    )


def _of_field(view: FieldView) -> tuple[object, ...]:
    return (*view[:3], view.required_by, view.need, view.options, keys(view.findings))


def keys(findings: Iterable[Finding]) -> list[str]:
    """What findings are called."""
    return [finding.key for finding in findings]
