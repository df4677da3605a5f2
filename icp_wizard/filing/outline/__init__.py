"""The outline: every field declared once, and placed in the steps where it is asked.

Screens, line prompts, the review page, the filing sheet and masking are rendered from it. Which fields are
required, and which options are left, comes only from rules. Start with `model.py`, then `declared.py` and
`placements.py`.
"""

from icp_wizard.filing.outline.declared import FIELDS, field_at
from icp_wizard.filing.outline.model import Collection, Field, Kind, Placement, Privacy
from icp_wizard.filing.outline.placed import PlacedField, placed_fields
from icp_wizard.filing.outline.placements import COLLECTIONS, PLACEMENTS

__all__ = [
    "COLLECTIONS",
    "FIELDS",
    "PLACEMENTS",
    "Collection",
    "Field",
    "Kind",
    "PlacedField",
    "Placement",
    "Privacy",
    "field_at",
    "placed_fields",
]
