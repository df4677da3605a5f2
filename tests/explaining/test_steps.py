"""Steps are such as a user can take."""

from __future__ import annotations

from icp_wizard.explaining.clearing import ways
from tests.assessment.making import assessed
from tests.filing.making import the_company

PRINCIPAL = "wanted.entity.principal"


def test_a_role_is_given_to_somebody_else_only_where_that_is_asked() -> None:
    """Who the legal representative is, is said by their name; whom to choose as principal is asked."""
    assessment = assessed(the_company(), **{PRINCIPAL: "p2"})
    finding = assessment.finding_by_key["nat.principal.legal-representative"]
    steps = [step for way in ways(assessment, finding) for step in way.steps]
    assert PRINCIPAL in {step.path for step in steps}
    assert "wanted.entity.legal_representative" not in {step.path for step in steps}
