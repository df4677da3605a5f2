"""Filing rules as data: pack models, loading, compiling into a rulebook, firing it at the answers.

Here lives what a rule is and what follows from one; the rules themselves are TOML in `packs/`. No place and
no paper is ever named in the code. Start with `rule.py`, then `firing.py`; packs come by `loading.py`.
"""

from __future__ import annotations

from icp_wizard.rules.carrying import RulebookDamaged
from icp_wizard.rules.firing import fire
from icp_wizard.rules.loading import Loaded, PacksBroken, available_provinces, load_rulebook
from icp_wizard.rules.outcome import MaterialNeed, Outcome, Status, required_materials
from icp_wizard.rules.reading.mistakes import Mistake
from icp_wizard.rules.rule import (
    Adaptation,
    Cap,
    Confirmation,
    Dissent,
    Gap,
    Identity,
    Material,
    Picture,
    Rule,
    Source,
    Suggestion,
)
from icp_wizard.rules.rulebook import Rulebook
from icp_wizard.rules.subject import Scope, Subject
from icp_wizard.rules.text import cap_text, rule_text

__all__ = [
    "Adaptation",
    "Cap",
    "Confirmation",
    "Dissent",
    "Gap",
    "Identity",
    "Loaded",
    "Material",
    "MaterialNeed",
    "Mistake",
    "Outcome",
    "PacksBroken",
    "Picture",
    "Rule",
    "Rulebook",
    "RulebookDamaged",
    "Scope",
    "Source",
    "Status",
    "Subject",
    "Suggestion",
    "available_provinces",
    "cap_text",
    "fire",
    "load_rulebook",
    "required_materials",
    "rule_text",
]
