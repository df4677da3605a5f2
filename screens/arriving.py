"""What a user is told about the rules when a draft opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base import say, words
from screens.left_out import left_out_packs

if TYPE_CHECKING:
    from screens.wizard import WizardScreen


def tell_of_rules(wizard: WizardScreen) -> None:
    """Packs of the user's own that were left out, and what became of the rules since the last time.

    Where that touches the draft it is asked, else said.
    """
    if left_out := left_out_packs(wizard.session.loaded, words(wizard)):
        wizard.notify(left_out, severity="error", timeout=20, markup=False)
    look = wizard.session.look
    if look.held is not None:
        from screens.pinning import ask_rules

        ask_rules(wizard)
    elif look.state != "same":
        wizard.notify(say(wizard, f"rules_changed.{look.state}"), timeout=10, markup=False)
