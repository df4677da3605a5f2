"""Drafting a rule of one's own at an open draft: where to start from, what it would say, and keeping it.

Here a drafted rule meets the draft, the samples and the disk; what may be chosen and how it is written is in
`rules.drafting`. Start with `workbench.py`.
"""

from __future__ import annotations

from icp_wizard.session.drafting.errors import RuleRefused
from icp_wizard.session.drafting.packs import Target
from icp_wizard.session.drafting.starting import start_from_field, start_from_finding, start_from_nothing
from icp_wizard.session.drafting.workbench import Preview, Workbench

__all__ = [
    "Preview",
    "RuleRefused",
    "Target",
    "Workbench",
    "start_from_field",
    "start_from_finding",
    "start_from_nothing",
]
