"""What of a bundle's next steps there is to do in this filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.bundle.papers import is_signed_itself, printable_forms

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment


def signing(assessment: Assessment) -> tuple[str, ...]:
    """Where the papers to sign come from: `print` ours, `templates` of others; empty where none is."""
    is_ours = any(is_signed_itself(need) for need in printable_forms(assessment))
    ways = ["print"] if is_ours else []
    certain = (view for view in assessment.materials if not view.is_undecided)
    if any(option.kind == "official" for view in certain for option in view.options):
        ways.append("templates")
    return tuple(ways)


def is_signed(assessment: Assessment) -> bool:
    """Whether any paper that is needed for certain waits for a signature or a seal."""
    waiting = (view for view in assessment.materials if not view.is_undecided and not view.is_ready)
    return any(option.signer or option.seal for view in waiting for option in view.options)
