"""Conditions on answers: states, operators, three-valued evaluation with causes.

Here lives what "true", "false" and "not known yet" mean. What a filing is, never: paths are opaque here.
Start with `states.py`, then `model.py` (the notation) and `evaluation.py`.
"""

from __future__ import annotations

from icp_wizard.conditions.dates import RelativeDate, weekdays
from icp_wizard.conditions.evaluation import Context, judge, paths_read
from icp_wizard.conditions.leaves import Judgement, causes_of
from icp_wizard.conditions.model import All, AnyOf, Define, Leaf, Node
from icp_wizard.conditions.notation import Names, Parsed, WrongCondition, data_of, parse_conditions
from icp_wizard.conditions.states import FOREVER, Cause, Check, Reader, Reading, State, Verdict
from icp_wizard.conditions.truth import ASIDE, Decides, Truth, truth_of

__all__ = [
    "ASIDE",
    "FOREVER",
    "All",
    "AnyOf",
    "Cause",
    "Check",
    "Context",
    "Decides",
    "Define",
    "Judgement",
    "Leaf",
    "Names",
    "Node",
    "Parsed",
    "Reader",
    "Reading",
    "RelativeDate",
    "State",
    "Truth",
    "Verdict",
    "WrongCondition",
    "causes_of",
    "data_of",
    "judge",
    "parse_conditions",
    "paths_read",
    "truth_of",
    "weekdays",
]
