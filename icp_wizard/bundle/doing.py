"""What is still to be done with a paper or picture: a tick in the program signs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.materials import FINGERPRINT_INSTEAD, OFFICIAL, OWN_SIGNERS, seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Material

_FIRST = {"free": ("print",), "official": ("download",), "issued": ("get",), "capture": ()}
_STAMPING = {OFFICIAL: ("seal",), "fingerprint": ("fingerprint",), FINGERPRINT_INSTEAD: ("fingerprint",)}


def status_text(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> str:
    """The steps up to the upload; of what the user ticked, that each of them is to be looked at."""
    if view.is_ready and any(slot.is_filled for slot in view.slots):
        return catalogue.text("bundle.status.pictured")
    first = view.options[0]
    named = _steps(first, seal_of(assessment, first))
    steps = catalogue.listed(catalogue.text(f"bundle.step.{step}") for step in named)
    return catalogue.text(f"bundle.status.{'ready' if view.is_ready else 'to_do'}", steps=steps)


def _steps(material: Material, seal: str) -> Iterator[str]:
    yield from _FIRST[material.kind]
    if material.kind == "official" and material.form:
        yield "fill_in"
    if material.signer in OWN_SIGNERS:
        yield "sign"
    if material.kind != "issued" or material.signer in OWN_SIGNERS:
        yield from _STAMPING.get(seal, ())
    if material.pictures:
        yield "photograph"
        yield "upload"
    else:
        yield "hand_in"
