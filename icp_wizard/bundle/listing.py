"""The checklist's items: papers and pictures with who signs, who seals, what to photograph, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_on_paper
from icp_wizard.assessment.material_texts import material_about, material_title, must_show, slot_title
from icp_wizard.assessment.materials import seal_of
from icp_wizard.assessment.texts import confirmation_text, finding_text
from icp_wizard.bundle.doing import status_text
from icp_wizard.bundle.steps import is_uploaded
from icp_wizard.bundle.uploading import upload_places
from icp_wizard.forms.model import ChecklistGroup, ChecklistItem, Reason
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.assessment import Assessment, Finding, MaterialView
    from icp_wizard.bundle.enclosing import Enclosed
    from icp_wizard.i18n import Catalogue

_GROUPS = (("sign", ("free", "official")), ("issued", ("issued",)), ("capture", ("capture",)))


def checklist_groups(
    assessment: Assessment, catalogue: Catalogue, images: Sequence[Enclosed] = ()
) -> tuple[ChecklistGroup, ...]:
    """What is needed for certain, by how it comes about; then what may be; then what to confirm."""
    certain = [view for view in assessment.materials if not view.is_undecided]
    groups = [
        ChecklistGroup(
            catalogue.text(f"bundle.group.{name}"),
            tuple(
                checklist_item(assessment, view, catalogue, images)
                for view in certain
                if view.options[0].kind in kinds
            ),
        )
        for name, kinds in _GROUPS
    ]
    perhaps = [
        checklist_item(assessment, view, catalogue, images)
        for view in assessment.materials
        if view.is_undecided
    ]
    confirm = [_confirmation(assessment, finding, catalogue) for finding in assessment.confirmations]
    groups.append(ChecklistGroup(catalogue.text("bundle.group.perhaps"), tuple(perhaps)))
    groups.append(ChecklistGroup(catalogue.text("bundle.group.confirm"), tuple(confirm)))
    return tuple(group for group in groups if group.items)


def checklist_item(
    assessment: Assessment, view: MaterialView, catalogue: Catalogue, images: Sequence[Enclosed] = ()
) -> ChecklistItem:
    """One paper or picture with everything that is to be said of it."""
    first = view.options[0]
    where = catalogue.text(f"bundle.where.{first.kind}")
    if first.template:
        kind = "template_and_draft" if first.form else "template"
        where = catalogue.text(f"bundle.where.{kind}", template=first.template, form=first.form)
    if first.note:
        where = catalogue.pack_text(first.note)
    reasons = [reason for finding in view.asked_by for reason in _reasons(assessment, finding, catalogue)]
    return ChecklistItem(
        title=material_title(view, catalogue),
        kind=first.kind,
        about=material_about(assessment, view, catalogue),
        signer=named("signer", first.signer, catalogue),
        seal=named("seal", seal_of(assessment, first), catalogue),
        original_or_copy=catalogue.text(
            f"bundle.original.{first.kind if is_uploaded(view) else 'handed_in'}"
        ),
        why=tuple(dict.fromkeys(reasons)),
        where_to_get=where,
        status=status_text(assessment, view, catalogue),
        upload=upload_places(assessment, view, catalogue),
        must_show=_must_show(assessment, view, catalogue),
        files=tuple(image.name for image in images if image.slot.key in {slot.key for slot in view.slots}),
    )


def _must_show(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> str:
    """What must be seen in its pictures; where there are several, in which."""
    shown = {slot_title(slot, catalogue): must_show(assessment, slot, catalogue) for slot in view.slots}
    if len(set(shown.values())) == 1:
        return next(iter(shown.values()))
    text = catalogue.text
    return "；".join(text("bundle.must_show", title=title, shown=what) for title, what in shown.items())


def named(kind: str, code: str, catalogue: Catalogue) -> str:
    """A signer or a seal in words; as the pack has it where we have none."""
    label = f"bundle.{kind}.{code}"
    return (catalogue.text(label) if catalogue.has(label) else code) if code else ""


def _reasons(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> list[Reason]:
    if finding.outcome is None:
        return []
    rule = finding.outcome.rule
    text = finding_text(assessment, finding, catalogue, with_item=False)
    return [Reason(text, authority_on_paper(assessment, rule, catalogue))]


def _confirmation(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> ChecklistItem:
    status = "bundle.status.confirmed" if finding.status is Status.MET else "bundle.status.unconfirmed"
    return ChecklistItem(
        title=confirmation_text(assessment, finding, catalogue),
        kind="confirm",
        why=tuple(_reasons(assessment, finding, catalogue)),
        status=catalogue.text(status),
    )
