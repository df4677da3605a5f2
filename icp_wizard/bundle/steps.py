"""What there is to print, sign and seal in this filing, and so which steps follow a bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.materials import OFFICIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, FormNeed, MaterialView
    from icp_wizard.rules import Material


def printable_forms(assessment: Assessment) -> tuple[FormNeed, ...]:
    """The forms whose answers are all there."""
    return tuple(need for need in assessment.forms if need.is_printable)


def is_signed_itself(need: FormNeed) -> bool:
    """Whether our paper is signed, and by who files: it stands in the packet."""
    return _is_ours(need.material)


def is_ours(view: MaterialView) -> bool:
    """Whether one of the alternatives is a paper of ours that is signed itself."""
    return any(map(_is_ours, view.options))


def _is_ours(material: Material) -> bool:
    """Whether it is ours to sign: of a filling draft the template is, and what others issue is theirs."""
    return bool(material.form) and not material.template and material.kind != "issued"


def is_on_cover(view: MaterialView) -> bool:
    """Whether the packet's cover names it: ours, an official template, what the unit writes and seals."""
    first = view.options[0]
    return not view.is_undecided and (is_ours(view) or first.kind == "official" or first.seal == OFFICIAL)


def has_cover(assessment: Assessment) -> bool:
    """Whether there is a packet: it has a cover as soon as that has a paper to name."""
    return any(map(is_on_cover, assessment.materials))


def is_uploaded(view: MaterialView) -> bool:
    """Whether pictures of it go into the console; what an authority takes on paper does not."""
    return bool(view.slots)


def signing(assessment: Assessment) -> tuple[str, ...]:
    """Where the papers to sign come from: `print` ours, `templates` of the console; empty where none is."""
    ways = ["print"] if any(map(is_signed_itself, printable_forms(assessment))) else []
    certain = (view for view in assessment.materials if not view.is_undecided and is_uploaded(view))
    if any(option.kind == "official" for view in certain for option in view.options):
        ways.append("templates")
    return tuple(ways)


def is_signed(assessment: Assessment) -> bool:
    """Whether any paper that is needed for certain waits for a signature or a seal."""
    return any(_waiting_for_ink(assessment))


def is_photographed(assessment: Assessment) -> bool:
    """Whether one of them is uploaded when it is signed."""
    return any(map(is_uploaded, _waiting_for_ink(assessment)))


def _waiting_for_ink(assessment: Assessment) -> Iterator[MaterialView]:
    for view in assessment.materials:
        is_inked = any(option.signer or option.seal for option in view.options)
        if is_inked and not view.is_undecided and not view.is_ready:
            yield view
