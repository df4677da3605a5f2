"""A seeded sample of the mutants, and every one that is said to be equivalent."""

from __future__ import annotations

import random

from icp_wizard.filing.codes import CODES
from icp_wizard.rules.vocabulary import KINDS, ORDERS
from tests.soak.mutation import court, equivalents, survivors, tried
from tests.soak.mutation_packs import REACHABLE, targets

SAMPLE = random.Random(20261129).sample(targets(), 12)
BY_NAME = {target.name: target for target in targets()}


def test_no_mutant_of_the_sample_survives_but_those_listed() -> None:
    found = {survivor for target in SAMPLE for survivor in survivors(tried(target))}
    assert found - equivalents().keys() == set()


def test_whatever_is_listed_exists_and_survives() -> None:
    verdicts = {}
    for rule, operator, place in equivalents():
        mutants = {(mutant.operator, mutant.place): mutant for mutant in BY_NAME[rule].mutants()}
        verdicts[rule, operator, place] = court().judge(BY_NAME[rule], mutants[operator, place])
    assert verdicts == dict.fromkeys(equivalents(), "survived")


def test_each_listed_has_its_reason() -> None:
    assert all(reason.strip() for reason in equivalents().values())


def test_names_of_what_is_mutated_are_their_own() -> None:
    assert len(BY_NAME) == len(targets())


def test_every_order_is_come_to_and_natures_left_aside_are_those_nobody_can_choose() -> None:
    assert {code.code for code in CODES["nature"]} < REACHABLE["entity.kinds"] < {*KINDS}
    found = {one.assessment.route.order_type for some in court().scenarios.values() for one in some}
    assert found == {*ORDERS, None} > REACHABLE["order.type"]
