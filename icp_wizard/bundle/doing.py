"""What is still to be done with a paper or picture: a tick in the program signs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Material

_FIRST = {"free": ("print",), "official": ("download",), "issued": ("get",), "capture": ()}
_OWN = ("legal_representative", "entity_principal", "service_principal", "applicant")
"""Signers on the applicant's side; what others sign comes signed."""


def status_text(view: MaterialView, catalogue: Catalogue) -> str:
    """The steps up to the upload; of what the user ticked, that each of them is to be looked at."""
    steps = catalogue.listed(catalogue.text(f"bundle.step.{step}") for step in _steps(view.options[0]))
    return catalogue.text(f"bundle.status.{'ready' if view.is_ready else 'to_do'}", steps=steps)


def _steps(material: Material) -> Iterator[str]:
    yield from _FIRST[material.kind]
    if material.kind == "official" and material.form:
        yield "fill_in"
    if material.signer in _OWN:
        yield "sign"
    if material.kind != "issued" or material.signer in _OWN:
        yield from {"official": ("seal",), "fingerprint": ("fingerprint",)}.get(material.seal, ())
    yield "photograph"
    yield "upload"
