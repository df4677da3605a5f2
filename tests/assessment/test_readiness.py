"""How far a filing is: what is in the way of entering it, and then of submitting it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.assessment import StepStatus, assess
from icp_wizard.conditions import State
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from tests.assessment.making import SAMPLES, assessed, rulebook
from tests.filing.making import NAME, TODAY, changed, the_company, the_individual

FILED = "wanted.services.s1.domains.d1.is_filed"


def _blockers(assessment: Any) -> set[tuple[str, str]]:
    return {(blocker.kind, blocker.key) for blocker in assessment.readiness.enterable}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_can_be_entered_and_not_yet_submitted(sample: str) -> None:
    assessment = assessed(SAMPLES[sample]())
    assert assessment.readiness.enterable == ()
    assert {blocker.kind for blocker in assessment.readiness.submittable} == {"material"}
    assert not assessment.readiness.is_submittable


@pytest.mark.parametrize("sample", SAMPLES)
def test_with_every_paper_at_hand_it_can_be_submitted(sample: str) -> None:
    draft = SAMPLES[sample]()
    views = assessed(draft).materials
    papers = [
        {"id": f"m{n}", "kind": view.need.kinds[0], "about": view.need.about, "status": "ready"}
        for n, view in enumerate(views)
    ]
    assessment = assessed(changed(draft, {"materials": papers}))
    assert assessment.readiness.is_submittable
    assert all(view.is_ready for view in assessment.materials)


@pytest.mark.parametrize(
    ("path", "value", "blocker"),
    [
        (NAME, MISSING, ("open", NAME)),
        (NAME, MISSING, ("pending", "hw.type.entity")),
        (NAME, None, ("finding", "hw.type.entity")),
        ("people.p2.mobile", "1", ("finding", "format.mobile@people.p2.mobile")),
        ("confirmations.resolution_is_off@d1", MISSING, ("pending", "nat.open-site.resolution-off@d1")),
        ("confirmations.resolution_is_off@d1", False, ("finding", "nat.open-site.resolution-off@d1")),
        ("wanted.services.s1.principal", MISSING, ("pending", "nat.service-principal.letter@s1")),
        ("wanted.services.s1.remark", MISSING, ("open", "wanted.services.s1.remark")),
        ("intent.goal", "migrate", ("order", "")),
    ],
)
def test_what_is_in_the_way_is_named(path: str, value: Any, blocker: tuple[str, str]) -> None:
    assert blocker in _blockers(assessed(changed(the_company(), {path: value})))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("wanted.services.s1.remark", None),
        ("wanted.entity.remark", None),
        ("wanted.services.s1.domains.d1.expires_on", "2026-12-24"),
        ("wanted.entity.correspondence_address.detail", "虚构路"),
    ],
)
def test_a_warning_is_in_nobodys_way(path: str, value: Any) -> None:
    assert _blockers(assessed(changed(the_company(), {path: value}))) == set()


def test_what_blocks_comes_before_what_is_merely_open() -> None:
    draft = changed(the_company(), {"people.p2.mobile": "1", "wanted.services.s1.remark": MISSING})
    kinds = [blocker.kind for blocker in assessed(draft).readiness.enterable]
    assert kinds.index("finding") < kinds.index("open")


def test_without_rules_for_the_province_it_cannot_be_entered() -> None:
    draft = changed(the_company(), {"intent.province": "50"})
    assert ("pack", "province") in {
        (blocker.kind, blocker.key) for blocker in assess(draft, rulebook(None), TODAY).readiness.enterable
    }


# The route


@pytest.mark.parametrize(
    ("entity", "domain", "order", "is_impossible"),
    [
        (False, False, "first", False),
        (True, False, "new_service_elsewhere", False),
        (True, True, "new_access", False),
        (False, True, None, True),
        (MISSING, False, None, False),
    ],
)
def test_the_route_follows_from_what_is_filed(
    entity: Any, domain: Any, order: Any, is_impossible: bool
) -> None:
    filed = {"record.is_entity_filed": entity, "record.at_provider": False, FILED: domain}
    draft = changed(the_company(), filed)
    route = assessed(draft).route
    assert (route.order_type, route.is_impossible) == (order, is_impossible)
    assert route.causes


def test_a_dead_end_says_by_which_rule() -> None:
    route = assessed(changed(the_company(), {FILED: True})).route
    assert route.dead_ends == ("hw.type.domain-filed-certificate-not@d1",)
    assert route.state is State.IRRELEVANT


def test_a_possible_filing_has_no_dead_ends() -> None:
    assert assessed(the_company()).route.dead_ends == ()


# Steps


def _steps(draft: Any) -> dict[str, StepStatus]:
    return {step.id: step.status for step in assessed(draft).steps}


def test_the_steps_of_a_new_draft_are_all_to_do() -> None:
    steps = _steps(new_draft(counting_id))
    assert list(steps) == ["intent", "entity", "principal", "service:s1", "materials", "review", "bundle"]
    assert steps.pop("intent") is StepStatus.STARTED  # what is to be done is said
    assert set(steps.values()) == {StepStatus.TODO}


def test_the_steps_of_a_sample_are_done_but_for_the_papers() -> None:
    steps = _steps(the_company())
    assert [steps[step] for step in ("intent", "entity", "principal", "service:s1")] == [StepStatus.DONE] * 4
    assert steps["materials"] is StepStatus.STARTED


@pytest.mark.parametrize(
    ("path", "value", "step", "status"),
    [
        (NAME, MISSING, "intent", StepStatus.STARTED),
        (NAME, None, "intent", StepStatus.WRONG),
        ("wanted.entity.certificate_address.region", "440300", "entity", StepStatus.WRONG),
        ("wanted.entity.correspondence_address.detail", "虚构路", "entity", StepStatus.DONE),
        ("people.p1.mobile", "1", "principal", StepStatus.WRONG),
        ("people.p2.mobile", "1", "service:s1", StepStatus.WRONG),
        ("people.p2.mobile", MISSING, "service:s1", StepStatus.STARTED),
        ("confirmations.resolution_is_off@d1", False, "materials", StepStatus.WRONG),
        ("confirmations", {}, "materials", StepStatus.TODO),
    ],
)
def test_a_step_is_as_far_as_its_answers(path: str, value: Any, step: str, status: StepStatus) -> None:
    assert _steps(changed(the_company(), {path: value}))[step] is status


def test_what_was_asked_before_counts_where_it_was_asked() -> None:
    draft = changed(the_company(), {"wanted.services.s1.principal": "p1", "people.p1.mobile": "1"})
    steps = _steps(draft)
    assert (steps["principal"], steps["service:s1"]) == (StepStatus.WRONG, StepStatus.DONE)


def test_the_individual_has_no_legal_representative_to_name() -> None:
    keys = assessed(the_individual()).by_key
    assert not [key for key in keys if "legal_representative" in key]
    assert "wanted.entity.principal" not in keys
    assert "wanted.entity.principal.mobile" in keys
