"""What an order comes to, at the end of a conversation at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.prompts.doing import doing_lines
from icp_wizard.prompts.typed import Typed

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.session import Session


def told(session: Session, catalogue: Catalogue, *typed: str) -> list[str]:
    """Everything said while these lines are typed, after which input ends."""
    lines, said = iter(typed), list[str]()
    Typed(session, catalogue, lambda: next(lines, None), lambda line="": said.append(line)).run()
    return said


def test_back_at_the_first_question_leads_to_the_goal_and_on_to_the_answer(
    session: Session, catalogue: Catalogue
) -> None:
    said = told(session, catalogue, ":back", "unsure", "website", "overseas")
    assert session.assessment.route.order_type == "not_needed"
    shown = list(doing_lines(session.assessment, catalogue))
    assert shown
    assert [line for line in said if line in shown] == shown


def test_where_one_is_needed_the_goal_is_offered_and_the_filing_asked_on(
    session: Session, catalogue: Catalogue
) -> None:
    told(session, catalogue, ":back", "unsure", "website", "mainland", "1", "open", "44")
    assert session.value("intent.goal") == "open"
    assert session.value("intent.province") == "44"


def test_of_a_filing_with_a_bundle_nothing_is_said(company: Session, catalogue: Catalogue) -> None:
    assert list(doing_lines(company.assessment, catalogue)) == []
