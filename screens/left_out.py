"""Packs of the user's own that could not be taken in, as screens say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.rules.reading.mistakes import mistake_lines

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Loaded

MOST: Final = 3
"""How much of what is wrong is said on a screen; `doctor` says all."""


def left_out_packs(loaded: Loaded, catalogue: Catalogue) -> str:
    """That packs were left out, and what is wrong with them; empty where all are in force."""
    found = mistake_lines(loaded.mistakes, catalogue)
    if not found:
        return ""
    return catalogue.text("screens.packs_left_out", lines="\n".join(found[:MOST]), count=len(found))
