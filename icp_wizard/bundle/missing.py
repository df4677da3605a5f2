"""What an incomplete bundle still lacks, step by step, and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.labels import full_label
from icp_wizard.assessment.leading import places_for
from icp_wizard.assessment.texts import confirmation_text, finding_text

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, Blocker, Finding
    from icp_wizard.i18n import Catalogue


def missing_lines(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    """Open fields by label and findings by their sentence, under the step where they are answered."""
    found: dict[str, list[str]] = {}
    for blocker in assessment.readiness.enterable:
        if line := _line(assessment, blocker, catalogue):
            found.setdefault(_step(assessment, blocker), []).append(line)
    if not found:
        return []
    order = {step.id: number for number, step in enumerate(assessment.steps)}
    lines = [catalogue.text("bundle.missing.heading")]
    for step, said in sorted(found.items(), key=lambda pair: order.get(pair[0], 0)):
        lines.append(catalogue.text("bundle.missing.step", step=_title(assessment, step, catalogue)))
        lines += [f"  - {line}" for line in dict.fromkeys(said)]
    return [*lines, catalogue.text("bundle.missing.go_on"), ""]


def _line(assessment: Assessment, blocker: Blocker, catalogue: Catalogue) -> str:
    if blocker.kind == "open":
        view = assessment.by_key[blocker.key]
        kind = "optional" if view.need == "optional" else "open"
        return catalogue.text(f"bundle.missing.{kind}", label=full_label(view, catalogue))
    if blocker.kind in ("order", "pack"):
        return catalogue.text(f"bundle.missing.{blocker.kind}")
    finding = assessment.finding_by_key[blocker.key]
    if blocker.kind == "pending" and _waits_for_open(assessment, finding):
        return ""  # the open field itself is named
    if blocker.kind == "pending" and finding.outcome is not None and finding.outcome.confirm:
        text = confirmation_text(assessment, finding, catalogue)
        return catalogue.text("bundle.missing.confirm", text=text)
    text = finding_text(assessment, finding, catalogue)
    return catalogue.text(f"bundle.missing.{blocker.kind}", text=text)


def _waits_for_open(assessment: Assessment, finding: Finding) -> bool:
    opened = {blocker.key for blocker in assessment.readiness.enterable if blocker.kind == "open"}
    paths = (*finding.about, *(cause.path for cause in finding.because))
    return any(view.key in opened for path in paths if (view := assessment.field_for(path)))


def _step(assessment: Assessment, blocker: Blocker) -> str:
    if blocker.kind == "open":
        return assessment.by_key[blocker.key].placed.step
    if blocker.kind in ("order", "pack"):
        return "intent"
    finding = assessment.finding_by_key[blocker.key]
    if finding.outcome is not None and finding.outcome.confirm:
        return "materials"
    return next((view.placed.step for view in places_for(assessment, finding)), "intent")


def _title(assessment: Assessment, step_id: str, catalogue: Catalogue) -> str:
    """What the wizard calls the step; of several websites which."""
    step = next((step for step in assessment.steps if step.id == step_id), None)
    title = catalogue.text(f"outline.step.{step.kind if step else step_id}")
    services = [other.id for other in assessment.steps if other.kind == "service"]
    if step_id not in services or len(services) == 1:
        return title
    number = catalogue.text("outline.item.service", number=services.index(step_id) + 1)
    return catalogue.text("outline.of_item", item=number, label=title)
