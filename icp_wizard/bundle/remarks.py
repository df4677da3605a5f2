"""What fires, as the papers and README say it: a bundle must not be silent about what `check` warns of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.texts import finding_text, fix_text, severity_text
from icp_wizard.forms.model import Remark

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FieldView, Finding
    from icp_wizard.i18n import Catalogue


def remarks(assessment: Assessment, catalogue: Catalogue) -> tuple[Remark, ...]:
    """Every finding that fires, the blocking ones first: the checklist numbers them in this order."""
    return tuple(_remark(assessment, finding, catalogue) for finding in assessment.firing)


def _remark(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> Remark:
    rule = finding.outcome.rule if finding.outcome else None
    return Remark(
        severity=severity_text(finding, catalogue),
        text=finding_text(assessment, finding, catalogue),
        fix=fix_text(assessment, finding, catalogue),
        sources=authority_lines(assessment, rule, catalogue) if rule else (),
    )


def remark_note(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """Which remarks are about a field: how serious, and their numbers on the checklist; else empty."""
    own = {finding.key for finding in view.findings}
    about = [(number, found) for number, found in enumerate(assessment.firing, 1) if found.key in own]
    if not about:
        return ""
    numbers = catalogue.listed(str(number) for number, _ in about)
    return catalogue.text(
        "bundle.sheet.remark", severity=severity_text(about[0][1], catalogue), numbers=numbers
    )
