"""Rules of the user's own drafted from simple choices, and written as TOML.

Here lives what one may choose and how it is written; whether the result is a rule only the loader says.
Nothing here reads or writes a file. Start with `model.py`, then `writing.py`.
"""

from __future__ import annotations

from icp_wizard.rules.drafting.fields import READABLE, Readable, operators_of
from icp_wizard.rules.drafting.model import (
    MOST_CONDITIONS,
    Condition,
    DraftedOverride,
    DraftedRule,
    DraftedScenario,
    DraftedSource,
    operand_of,
    opposite_of,
    scope_of,
)
from icp_wizard.rules.drafting.problems import problems_of
from icp_wizard.rules.drafting.reading import conditions_of
from icp_wizard.rules.drafting.writing import Naming, added, fragment, new_pack

__all__ = [
    "MOST_CONDITIONS",
    "READABLE",
    "Condition",
    "DraftedOverride",
    "DraftedRule",
    "DraftedScenario",
    "DraftedSource",
    "Naming",
    "Readable",
    "added",
    "conditions_of",
    "fragment",
    "new_pack",
    "operand_of",
    "operators_of",
    "opposite_of",
    "problems_of",
    "scope_of",
]
