"""What came of the last change of a draft: findings added and cleared, questions, papers, options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.explaining.explanation import Explanation, Part
from icp_wizard.explaining.what_if.outcome import Change, WhatIf
from icp_wizard.explaining.what_if.words import sections

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.i18n import Catalogue

_NEW = (Change.BLOCKS, Change.WARNS, Change.WAITS)


def explain_change(
    before: Assessment, now: Assessment, catalogue: Catalogue, *, with_values: bool
) -> Explanation:
    """What the last change made of a draft that followed `before`, in a line and in full."""
    found = sections(WhatIf(before, now), catalogue, with_values=with_values, told="changed")
    parts = tuple(Part(section.title, tuple(line.text for line in section.lines)) for section in found)
    return Explanation(change_line(before, now, catalogue), parts)


def change_line(before: Assessment, now: Assessment, catalogue: Catalogue) -> str:
    """How many findings the last change added and cleared, and whether anything else follows from it."""
    case = WhatIf(before, now)
    kinds = [one.kind for one in case.findings()]
    added, cleared = sum(kind in _NEW for kind in kinds), kinds.count(Change.CLEARED)
    if added or cleared:
        return catalogue.text("explaining.changed.line", added=added, cleared=cleared)
    return catalogue.text(f"explaining.changed.{'line_none' if case.is_same else 'line_other'}")
