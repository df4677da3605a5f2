"""Materials and their pictures in words: what they are called, whom they are about, what must be seen.

Pure functions of an assessment and a catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.labels import item_name
from icp_wizard.assessment.materials import FINGERPRINT_INSTEAD, seal_of

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment
    from icp_wizard.assessment.wanted import MaterialView, SlotView
    from icp_wizard.i18n import Catalogue


def material_title(view: MaterialView, catalogue: Catalogue) -> str:
    """What a material is called; alternatives joined. Marked where only the user's own packs ask for it."""
    title = catalogue.text("outline.or").join(catalogue.pack_text(option.title) for option in view.options)
    rules = [finding.outcome.rule for finding in view.asked_by if finding.outcome]
    is_local = bool(rules) and all(rule.layer == "overlay" for rule in rules)
    return catalogue.text("outline.local", text=title) if is_local else title


def slot_title(slot: SlotView, catalogue: Catalogue) -> str:
    """What a picture is called: as its material, and where that has several, which of them."""
    title = catalogue.pack_text(slot.material.title)
    own = catalogue.pack_text(slot.picture.title) if slot.picture.title else ""
    return catalogue.text("outline.picture.of", title=title, picture=own) if own else title


def must_show(assessment: Assessment, slot: SlotView, catalogue: Catalogue) -> str:
    """What must be seen in a picture: as the pack says, else what holds for all of its kind.

    Packs speak of the seal; to whoever has none is said what stands in its place.
    """
    said = slot.picture.must_show
    shown = catalogue.pack_text(said) if said else catalogue.text(f"outline.picture.{slot.material.kind}")
    if seal_of(assessment, slot.material) == FINGERPRINT_INSTEAD:
        return catalogue.text("outline.picture.without_seal", shown=shown)
    return shown


def material_about(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> str:
    """Whom or what a material is about, in words; empty for the filing as a whole."""
    return item_name(assessment, view.need.about, catalogue)
