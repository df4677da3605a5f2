"""Steps are such as a user can take."""

from __future__ import annotations

import pytest

from icp_wizard.explaining.clearing import ways
from icp_wizard.explaining.wording import way_text
from icp_wizard.i18n import Catalogue
from tests.assessment.making import assessed
from tests.filing.making import the_company, the_individual

PRINCIPAL = "wanted.entity.principal"


def test_a_role_is_given_to_somebody_else_only_where_that_is_asked() -> None:
    """Who the legal representative is, is said by their name; whom to choose as principal is asked."""
    assessment = assessed(the_company(), **{PRINCIPAL: "p2"})
    finding = assessment.finding_by_key["nat.principal.legal-representative"]
    steps = [step for way in ways(assessment, finding) for step in way.steps]
    assert PRINCIPAL in {step.path for step in steps}
    assert "wanted.entity.legal_representative" not in {step.path for step in steps}


@pytest.mark.parametrize(("lang", "said"), [("zh_CN", "最多 0 项"), ("en", "0 at most")])
def test_how_many_may_be_chosen_is_a_number_and_no_option(lang: str, said: str) -> None:
    assessment = assessed(the_individual(), **{"wanted__services__s1__involves": ["news"]})
    finding = assessment.finding_by_key["hw.pre-approval.individual@s1"]
    told = [way_text(assessment, way, Catalogue(lang)) for way in ways(assessment, finding)]
    assert any(said in text for text in told), told
