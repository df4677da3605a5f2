"""Where things lie in a draft, as fields and their places name them, and who is asked as an organisation."""

from __future__ import annotations

from icp_wizard.conditions import Leaf

ORG = (Leaf("field", ("entity.nature",), "ne", "person"),)
GOAL = "intent.goal"
ENTITY = "wanted.entity"
FILED = "record.entity"
FILED_SERVICE = "record.services.*"
SERVICE = "wanted.services.*"
DOMAIN = f"{SERVICE}.domains.*"
ACCESS = f"{SERVICE}.access.*"
PLAN = "wanted.plan"
PRE_APPROVAL = f"{SERVICE}.pre_approvals.*"
OF_EVERY_PLAN = (
    *("funding", "review", "inspection", "visitors", "structure", "software", "location"),
    *("protection", "accounts", "records", "response", "recovery"),
)
"""In the order of the plan: money, content, network, security, emergencies."""
