"""An assessment as plain JSON values: for `--json`, and for the bundle.

Paths, states and rule ids always; answers themselves only with `with_values`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.filing.draft import PackIdentity

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, Blocker
    from icp_wizard.assessment.wanted import FormNeed, MaterialView
    from icp_wizard.conditions import Cause


def assessment_data(assessment: Assessment, *, with_values: bool = False) -> dict[str, Any]:
    """The whole result. Keys are stable: see `schema` in the documentation of commands."""
    return {
        "as_of": assessment.as_of.isoformat(),
        "packs": _packs(assessment),
        "order": {
            "type": assessment.route.order_type,
            "dead_ends": list(assessment.route.dead_ends),
            "decided_by": assessment.route.decided_by,
        },
        "to_do": [finding.key for finding in assessment.to_do],
        "steps": [{"id": step.id, "status": str(step.status)} for step in assessment.steps],
        "findings": [_finding(finding, with_values) for finding in assessment.findings],
        "materials": [_material(view) for view in assessment.materials],
        "forms": [_form(need) for need in assessment.forms],
        "readiness": {
            "is_enterable": assessment.readiness.is_enterable,
            "is_submittable": assessment.readiness.is_submittable,
            "enterable": _blockers(assessment.readiness.enterable),
            "submittable": _blockers(assessment.readiness.submittable),
        },
    }


def pack_identities(assessment: Assessment) -> tuple[PackIdentity, ...]:
    """The packs an assessment rests on, as a draft remembers them."""
    return tuple(
        PackIdentity(id=pack.id, version=pack.version, sha256=pack.sha256)
        for pack in assessment.rulebook.packs
    )


def _packs(assessment: Assessment) -> list[dict[str, Any]]:
    packs = [identity.model_dump(mode="json") for identity in pack_identities(assessment)]
    own = [_if_local(pack.layer == "overlay") for pack in assessment.rulebook.packs]
    return [{**pack, **mark} for pack, mark in zip(packs, own, strict=True)]


def _if_local(is_local: bool) -> dict[str, Any]:
    """The mark of what the user's own packs say or ask; there is none on anything else."""
    return {"is_local": True} if is_local else {}


def _finding(finding: Finding, with_values: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "key": finding.key,
        "rule": finding.rule_id,
        "item": finding.item,
        "status": str(finding.status),
        "severity": finding.severity,
        "because": [_cause(cause, with_values) for cause in finding.because],
        "causes": [_cause(cause, with_values) for cause in finding.causes],
        "about": list(finding.about),
    }
    if finding.is_result:
        data["is_result"] = True
    if finding.problem is not None:
        data["problem"] = finding.problem.message_id
    if finding.outcome is not None and finding.outcome.confirm:
        data["confirm"] = finding.outcome.confirm
    return data | _if_local(finding.is_local)


def _cause(cause: Cause, with_values: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"path": cause.path, "state": str(cause.state)}
    if with_values and cause.value is not None:
        data["value"] = list(cause.value) if isinstance(cause.value, tuple) else cause.value
    return data


def _material(view: MaterialView) -> dict[str, Any]:
    return {
        "kinds": list(view.need.kinds),
        "about": view.need.about,
        "is_undecided": view.is_undecided,
        "is_ready": view.is_ready,
        "pictures": [{"slot": slot.key, "is_there": slot.is_filled} for slot in view.slots],
        "asked_by": [finding.key for finding in view.asked_by],
        **_if_local(bool(view.asked_by) and all(finding.is_local for finding in view.asked_by)),
    }


def _form(need: FormNeed) -> dict[str, Any]:
    return {
        "form": need.form_id,
        "material": need.material.id,
        "about": need.about,
        "is_printable": need.is_printable,
        "missing": list(need.missing),
    }


def _blockers(blockers: tuple[Blocker, ...]) -> list[dict[str, str]]:
    return [{"kind": blocker.kind, "key": blocker.key} for blocker in blockers]
