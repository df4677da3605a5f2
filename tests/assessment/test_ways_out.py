"""Which answers, given otherwise, lead out of a dead end."""

from __future__ import annotations

from typing import Any

import pytest

from icp_wizard.assessment.ways_out import ways_out
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company

DOMAIN = "wanted.services.s1.domains.d1.is_filed"
FILED = "record.is_entity_filed"
HERE = {FILED: True, "record.at_provider": True, "record.account": "this", "record.is_before_2018_09": False}


@pytest.mark.parametrize(
    ("answers", "ways"),
    [
        ({DOMAIN: True}, [FILED, DOMAIN]),
        (
            {FILED: True, "record.at_provider": False, "record.is_shell": True},
            ["intent.goal", FILED, "record.is_shell"],
        ),
        (
            {**HERE, "record.is_shell": False, "record.account": "other"},
            ["intent.goal", FILED, "record.at_provider", "record.account"],
        ),
        ({"account.has_open_order": True}, ["intent.goal", "account.has_open_order"]),
        ({"record.is_pending_elsewhere": True}, [FILED, "record.is_pending_elsewhere"]),
    ],
)
def test_what_leads_on_comes_first_and_what_does_not_help_is_left_out(
    answers: dict[str, Any], ways: list[str]
) -> None:
    assessment = assessed(changed(the_company(), answers))
    assert assessment.route.is_impossible
    found = [view.key for view in ways_out(assessment)]
    assert found[: len(ways)] == ways, found


@pytest.mark.parametrize("subject", ["app", "protection"])
def test_where_no_source_says_whether_to_file_what_it_turns_on_can_be_answered_otherwise(
    subject: str,
) -> None:
    answers = {"intent.goal": "unsure", "intent.subject": subject, "intent.hosting": "overseas"}
    assessment = assessed(changed(the_company(), answers))
    assert assessment.route.dead_ends == ()
    assert [way.key for way in ways_out(assessment)] == ["intent.subject", "intent.hosting"]


def test_of_what_no_answer_to_where_the_server_is_would_settle_only_the_subject_is_offered() -> None:
    answers = {"intent.goal": "unsure", "intent.subject": "not_public"}
    assert [way.key for way in ways_out(assessed(changed(the_company(), answers)))] == ["intent.subject"]


def test_an_account_with_another_entity_may_have_been_answered_wrongly_or_its_number_mistyped() -> None:
    other = {"account.has_entity": True, "account.entity_certificate_number": "91440300MA5XXXX220"}
    found = [view.key for view in ways_out(assessed(changed(the_company(), other)))]
    assert found == [
        "account.has_entity",
        "wanted.entity.certificate_number",
        "account.entity_certificate_number",
    ]
