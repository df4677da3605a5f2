"""Where in the console a paper or picture goes, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_on_paper, source_text
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.steps import is_uploaded
from icp_wizard.forms.model import Reason

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, MaterialView
    from icp_wizard.i18n import Catalogue

TOPIC = "upload"


def upload_places(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> tuple[Reason, ...]:
    """The place the sources name for it; else what the rules in force say of all there is none for.

    None of what is not uploaded.
    """
    if not is_uploaded(view):
        return ()
    upload = view.options[0].upload
    if upload is not None:
        source = assessment.rulebook.sources[upload.source]
        return (Reason(catalogue.pack_text(upload.place), source_text(source, catalogue)),)
    return tuple(
        Reason(
            finding_text(assessment, finding, catalogue, with_item=False),
            authority_on_paper(assessment, finding.outcome.rule, catalogue),
        )
        for finding in assessment.advices
        if finding.outcome is not None and finding.outcome.rule.topic == TOPIC
    )
