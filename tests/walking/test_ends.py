"""The looks at the end of a walk see what they are to see: each wrong thing here is made on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from icp_wizard.rules import Status
from tests.assessment.making import assessed
from tests.filing.making import opened, the_company
from tests.walking.ends import result_of, wrong_at_the_end

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment

NAME = "wanted.entity.name"


def wrong(assessment: Assessment) -> list[str]:
    """What is wrong at the end."""
    return list(wrong_at_the_end(assessment))


def test_nothing_is_wrong_with_the_sample() -> None:
    assert wrong(assessed(the_company())) == []
    assert result_of(assessed(the_company())) == "enterable"


def test_a_field_that_rules_read_and_nobody_asks_is_unreachable() -> None:
    found = assessed(the_company())
    without = replace(found, fields=tuple(view for view in found.fields if view.key != NAME))
    assert wrong(without) == [f"unreachable: {NAME}"]


def test_a_field_in_no_step_is_misplaced() -> None:
    found = assessed(the_company())
    steps = tuple(step._replace(fields=()) if step.id == "entity" else step for step in found.steps)
    own = [view.key for view in found.fields if view.placed.step == "entity" and not view.is_repeat]
    assert wrong(replace(found, steps=steps)) == [f"in no step: {key}" for key in own]


def test_an_open_answer_is_open_and_what_waits_for_it_is_pending() -> None:
    found = wrong(assessed(opened(the_company(), NAME)))
    assert f"open: {NAME}" in found
    assert "pending: hw.type.entity" in found


def test_a_finding_that_leads_to_nothing_asked_is_stuck() -> None:
    found = assessed(opened(the_company(), NAME))
    without = replace(found, steps=tuple(step._replace(fields=()) for step in found.steps))
    assert f"open but not asked: {NAME}" in wrong(without)
    assert "stuck: hw.type.entity" in wrong(without)


def test_what_waits_for_a_paper_alone_is_nothing_wrong() -> None:
    found = assessed(opened(the_company(), "materials"), materials=[])
    todo = [finding for finding in found.findings if finding.status is Status.TODO]
    assert todo
    assert wrong(found) == []
    assert result_of(found) == "enterable"
