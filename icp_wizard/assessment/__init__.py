"""What follows from a draft: steps, fields, findings, materials, forms and how ready it is.

`assess` is a pure function of draft, rulebook and date; whatever is shown, printed or refused is read from
its result. Nothing is stored, asked or drawn here. Start with `model.py`, then `assess.py`.
"""

from icp_wizard.assessment.assess import assess
from icp_wizard.assessment.finding import Finding
from icp_wizard.assessment.model import (
    Assessment,
    Blocker,
    CollectionView,
    FieldView,
    Readiness,
    Route,
    StepStatus,
    StepView,
    Suggested,
)
from icp_wizard.assessment.narrowing import OptionView
from icp_wizard.assessment.wanted import FormNeed, MaterialView, SlotView

__all__ = [
    "Assessment",
    "Blocker",
    "CollectionView",
    "FieldView",
    "Finding",
    "FormNeed",
    "MaterialView",
    "OptionView",
    "Readiness",
    "Route",
    "SlotView",
    "StepStatus",
    "StepView",
    "Suggested",
    "assess",
]
