"""A seeded sample of the mutants, and every one that is said to be equivalent."""

from __future__ import annotations

import random

import pytest

from icp_wizard.filing.codes import CODES
from icp_wizard.rules.vocabulary import KINDS, ORDERS
from tests.soak.mutation import court, equivalents, survivors, tried
from tests.soak.mutation_packs import REACHABLE, Target, targets

SAMPLE = random.Random(20261129).sample(targets(), 40)
BY_NAME = {target.name: target for target in targets()}


@pytest.mark.parametrize("target", SAMPLE, ids=lambda target: target.name)
def test_no_mutant_survives_but_those_listed(target: Target) -> None:
    assert survivors(tried(target)) - equivalents().keys() == set()


@pytest.mark.parametrize("name", sorted({rule for rule, _, _ in equivalents()}))
def test_whatever_is_listed_exists_and_survives(name: str) -> None:
    target = BY_NAME[name]
    listed = {(operator, place) for rule, operator, place in equivalents() if rule == name}
    mutants = {(mutant.operator, mutant.place): mutant for mutant in target.mutants()}
    assert listed <= mutants.keys()
    assert {court().judge(target, mutants[key]) for key in listed} == {"survived"}


def test_each_listed_has_its_reason() -> None:
    assert all(reason.strip() for reason in equivalents().values())


def test_names_of_what_is_mutated_are_their_own() -> None:
    assert len(BY_NAME) == len(targets())


def test_the_orders_and_natures_left_aside_are_those_no_draft_comes_to() -> None:
    assert REACHABLE["order.type"] < {*ORDERS}
    assert {code.code for code in CODES["nature"]} < REACHABLE["entity.kinds"] < {*KINDS}
    found = {one.assessment.route.order_type for some in court().scenarios.values() for one in some}
    assert found == REACHABLE["order.type"] | {None}
