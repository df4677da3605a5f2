"""What walks found of the ways to clear a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.explaining.clearing import Verdict, Way, ways
from tests.assessment.making import assessed
from tests.filing.making import the_company, the_individual

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

SERVICE = "wanted.services.s1"


def ways_of(draft: Draft, key: str, **changes: Any) -> list[tuple[Verdict, list[tuple[str, str]]]]:
    """The ways to clear a finding: verdict, and how to change which answer."""
    assessment = assessed(draft, **changes)
    return [_said(way) for way in ways(assessment, assessment.finding_by_key[key])]


def _said(way: Way) -> tuple[Verdict, list[tuple[str, str]]]:
    return way.verdict, [(step.how, step.path) for step in way.steps]


def test_fewer_items_of_a_list_is_a_way() -> None:
    domains = [{"id": f"d{n}", "name": f"yangli-{n}.cn", "is_filed": False} for n in (1, 2)]
    found = ways_of(the_company(), "nat.domain.one-per-site@s1", **{f"{SERVICE}.domains": domains})
    assert [steps for _, steps in found] == [[("fewer", f"{SERVICE}.domains")]]


def test_so_is_none_of_them() -> None:
    found = ways_of(the_individual(), "hw.pre-approval.individual@s1", **{f"{SERVICE}.involves": ["news"]})
    assert (Verdict.CLEARS, [("fewer", f"{SERVICE}.involves")]) in found


def test_what_is_worked_out_from_an_answer_left_empty_wants_that_answer() -> None:
    found = ways_of(the_company(), "nat.age.organisation@p2", people__p2__certificate_type=None)
    assert found == [(Verdict.UNTRIED, [("fill", "people.p2.certificate_type")])]


def test_what_is_compared_with_an_unsound_answer_wants_that_one_corrected() -> None:
    found = ways_of(
        the_individual(), "nat.address.as-on-identity-card", wanted__entity__certificate_number="无?"
    )
    assert found == [(Verdict.UNTRIED, [("correct", "wanted.entity.certificate_number")])]
