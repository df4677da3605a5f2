"""What the cover of the packet says: who signs and seals what, what is to be added, the rules of signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_on_paper
from icp_wizard.assessment.labels import item_name
from icp_wizard.assessment.materials import seal_of
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.listing import checklist_item, named
from icp_wizard.bundle.steps import is_on_cover, is_ours
from icp_wizard.forms.model import Reason
from icp_wizard.forms.packet import Packet, PaperElsewhere, PaperToSign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.assessment import Assessment, FormNeed, MaterialView
    from icp_wizard.forms.painter import Section
    from icp_wizard.i18n import Catalogue

TOPICS = ("authorization", "commitment", "seal", "signing")
"""Of what advices say, the topics that are about papers to sign."""


def packet_of(
    assessment: Assessment, signed: Sequence[tuple[FormNeed, Section]], catalogue: Catalogue
) -> Packet:
    """The packet of these forms, in their order."""
    return Packet(
        papers=tuple(_paper(assessment, need, section, catalogue) for need, section in signed),
        elsewhere=tuple(_elsewhere(assessment, {need.material.id for need, _ in signed}, catalogue)),
        rules=tuple(dict.fromkeys(_rules(assessment, catalogue))),
    )


def _paper(assessment: Assessment, need: FormNeed, section: Section, catalogue: Catalogue) -> PaperToSign:
    material = need.material
    return PaperToSign(
        section,
        about=item_name(assessment, need.about, catalogue),
        signer=named("signer", material.signer, catalogue),
        seal=named("seal", seal_of(assessment, material), catalogue),
        original_or_copy=catalogue.text(f"bundle.original.{material.kind}"),
    )


def _elsewhere(assessment: Assessment, printed: set[str], catalogue: Catalogue) -> Iterator[PaperElsewhere]:
    """Official templates, what the unit writes and seals itself, forms of ours that still lack answers."""
    for view in assessment.materials:
        if is_on_cover(view) and not any(option.id in printed for option in view.options):
            yield _to_add(assessment, view, catalogue)


def _to_add(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> PaperElsewhere:
    item = checklist_item(assessment, view, catalogue)
    where = catalogue.text("bundle.where.unfinished") if is_ours(view) else item.where_to_get
    return PaperElsewhere(item.title, where, item.about, item.signer, item.seal)


def _rules(assessment: Assessment, catalogue: Catalogue) -> Iterator[Reason]:
    for finding in assessment.advices:
        rule = finding.outcome.rule if finding.outcome else None
        if rule is not None and rule.topic in TOPICS:
            text = finding_text(assessment, finding, catalogue, with_item=False)
            yield Reason(text, authority_on_paper(assessment, rule, catalogue))
