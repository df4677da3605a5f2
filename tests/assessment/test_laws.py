"""Laws of the assessment: pure, monotonous, nothing lost by a change of mind, nothing without its rule."""

from __future__ import annotations

import gc
from dataclasses import replace
from random import Random

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.filing.plain import canonical_json
from tests.assessment.making import SAMPLES, assessed, content, rulebook, statuses
from tests.assessment.monotony import answered, turned_over
from tests.filing.making import TODAY, changed, the_company, the_individual
from tests.scenarios.runner import Scenario, all_scenarios

SCENARIOS = all_scenarios()


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_draft_is_judged_the_same_again(sample: str) -> None:
    draft = SAMPLES[sample]()
    before = canonical_json(draft.data())
    first = assessed(draft)
    assert content(first) == content(assessed(SAMPLES[sample]()))
    assert content(first) == content(assessed(draft))
    assert canonical_json(draft.data()) == before


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_assessment_goes_as_soon_as_nobody_needs_it(sample: str) -> None:
    """One is made for every key typed: waiting for the collector, they would stop the wizard all at once."""
    drafts = [SAMPLES[sample]() for _ in range(3)]
    content(assessed(drafts[0]))
    gc.collect()
    gc.freeze()  # what other tests keep need not be looked through once more
    gc.disable()
    try:
        for draft in drafts:
            assess(draft, rulebook(), TODAY)
        assert gc.collect() == 0
    finally:
        gc.enable()
        gc.unfreeze()


# Monotony


ANSWERED = [(sample, path) for sample, make in SAMPLES.items() for path in answered(make())]


@pytest.mark.parametrize(("sample", "path"), ANSWERED)
def test_opening_an_answer_only_makes_things_less_known(sample: str, path: str) -> None:
    assert turned_over(SAMPLES[sample](), rulebook(), TODAY, [path]) == {}


@pytest.mark.parametrize("scenario", SCENARIOS[::3], ids=lambda scenario: scenario.name)
def test_opening_an_answer_of_a_scenario_only_makes_things_less_known(scenario: Scenario) -> None:
    """Two answers of every third, always the same ones; all answers of all are opened by `make soak`."""
    draft = scenario.draft
    paths = Random(scenario.name).sample(answered(draft), 2)
    assert turned_over(draft, scenario.rulebook, scenario.as_of, paths) == {}


def test_with_no_website_said_whoever_has_a_part_may_still_be_its_principal() -> None:
    other_way_round = {"wanted.entity.principal": "p2", "wanted.services.s1.principal": "p1"}
    company = changed(the_company(), other_way_round)
    assert turned_over(company, rulebook(), TODAY, ["wanted.services"]) == {}


@pytest.mark.parametrize(("sample", "path"), ANSWERED)
def test_an_answer_opened_is_in_the_way_or_was_never_needed(sample: str, path: str) -> None:
    assessment = assessed(changed(SAMPLES[sample](), {path: MISSING}))
    assert assessment.readiness.enterable


# Parking


def test_a_change_of_mind_about_the_nature_loses_nothing() -> None:
    company = the_company()
    person = changed(company, {"wanted.entity.nature": "person"})
    back = changed(person, {"wanted.entity.nature": "enterprise"})
    assert content(assessed(back)) == content(assessed(company))
    assert content(assessed(person)) != content(assessed(company))


def test_parked_answers_are_neither_asked_nor_judged() -> None:
    parked = {"wanted.entity.legal_representative": "p1", "wanted.services.s1.domains.d1.holder_name": "1"}
    plain, with_parked = assessed(the_individual()), assessed(changed(the_individual(), parked))
    assert statuses(plain) == statuses(with_parked)
    assert plain.by_key.keys() == with_parked.by_key.keys()


# Rules


ASKING = [rule.id for rule in rulebook().rules]


@pytest.mark.parametrize("rule_id", ASKING)
def test_without_its_rule_nothing_of_it_is_left(rule_id: str) -> None:
    book = rulebook()
    without = replace(book, rules=tuple(rule for rule in book.rules if rule.id != rule_id))
    for make in SAMPLES.values():
        draft = changed(make(), {"confirmations": {}, "wanted.services.s1.name": "中国"})
        assessment = assess(draft, without, TODAY)
        assert rule_id not in {finding.rule_id for finding in assessment.findings}
        assert rule_id not in {finding.rule_id for need in assessment.materials for finding in need.asked_by}
        assert rule_id not in {finding.rule_id for need in assessment.forms for finding in need.asked_by}
        assert rule_id not in {rule for view in assessment.fields for rule in view.required_by}
        assert rule_id not in {
            r for v in assessment.fields for option in v.options for r in option.excluded_by
        }
        assert rule_id not in {suggested.rule_id for suggested in assessment.suggestions}
        assert rule_id not in repr((assessment.readiness, assessment.route))


WANTED = sorted({rule.material.kinds for rule in rulebook().rules if rule.material})


@pytest.mark.parametrize("kinds", WANTED)
def test_a_material_goes_with_the_last_rule_that_asks_for_it(kinds: tuple[str, ...]) -> None:
    book = rulebook()
    without = replace(
        book, rules=tuple(r for r in book.rules if not (r.material and r.material.kinds == kinds))
    )
    for make in SAMPLES.values():
        assessment = assess(make(), without, TODAY)
        assert kinds not in [view.need.kinds for view in assessment.materials]
        assert not {form.material.id for form in assessment.forms} & set(kinds)
