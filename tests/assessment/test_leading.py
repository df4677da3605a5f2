"""Whatever is said of an answer leads to a question that is asked."""

from __future__ import annotations

import pytest

from icp_wizard.assessment.leading import place_of, places_for
from tests.assessment.making import assessed
from tests.filing.making import opened, the_company

PRINCIPAL = "wanted.entity.principal"
FILED = {"record__is_entity_filed": True, "record__at_provider": True}


def test_an_answer_that_is_asked_leads_to_its_question() -> None:
    view = place_of(assessed(the_company()), "wanted.entity.name")
    assert view is not None
    assert view.key == "wanted.entity.name"


def test_a_list_leads_to_where_one_more_item_is_offered() -> None:
    assessment = assessed(the_company(), **FILED)
    view = place_of(assessment, "record.services")
    assert view is not None
    assert view.key == "record.number"


@pytest.mark.parametrize("leaf", ["mobile", "emergency_phone"])
def test_what_is_said_of_somebody_nobody_has_named_leads_to_who_that_is(leaf: str) -> None:
    view = place_of(assessed(opened(the_company(), PRINCIPAL)), f"{PRINCIPAL}.{leaf}")
    assert view is not None
    assert view.key == PRINCIPAL


def test_a_question_that_is_not_put_yet_leads_to_the_one_that_decides_it() -> None:
    assessment = assessed(opened(the_company(), "wanted.entity.nature", PRINCIPAL))
    finding = assessment.finding_by_key["hw.entity.principal"]
    assert PRINCIPAL not in assessment.by_key
    assert next(places_for(assessment, finding)).key == "wanted.entity.nature"


def test_what_is_not_asked_here_leads_nowhere() -> None:
    assert place_of(assessed(the_company()), "intent.removal") is None


def test_what_is_undecided_leads_to_what_settles_it() -> None:
    assessment = assessed(opened(the_company(), "wanted.entity.nature"))
    undecided = [f for f in assessment.findings if f.status.value == "undecided" and f.because]
    assert undecided
    for finding in undecided:
        first = next(places_for(assessment, finding), None)
        settling = [place_of(assessment, cause.path) for cause in finding.because]
        assert first in settling
