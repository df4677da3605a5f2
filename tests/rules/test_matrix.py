"""The shipped packs, compiled and fired over province × nature × order type × every day something changes."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest

from icp_wizard.conditions import Reading, State
from icp_wizard.conditions.model import leaves
from icp_wizard.conditions.operators import as_items
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.answers import Answers
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.rules import available_provinces, fire
from icp_wizard.rules.vocabulary import KINDS_BY_ANSWER, ORDERS
from icp_wizard.samples import sample_draft, sample_names
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Outcome, Rule, Rulebook

PROVINCES = (None, *available_provinces())
NATURES = tuple(code.code for code in CODES["nature"])
LATER = date(2026, 11, 29)
"""A day on which all packs are as they are now."""


class Pinned(Answers):
    """A draft in which order type, province and nature are as the matrix has them."""

    def __init__(self, draft: Draft, as_of: date, rulebook: Rulebook, pins: dict[str, object]) -> None:
        super().__init__(draft, as_of, rulebook.signed_papers)
        self._whole.update({path: Reading(State.VALUE, value) for path, value in pins.items()})


def dates_in(rule: Rule) -> Iterator[date]:
    """The days at which a rule begins, ends, or changes its mind."""
    yield from (day for day in (rule.valid_from, rule.valid_to) if day)
    for condition in (rule.when, rule.demand):
        for leaf in leaves(condition) if condition else ():
            yield from (item for item in as_items(leaf.operand) if isinstance(item, date))


@cache
def boundary_days(province: str | None) -> tuple[date, ...]:
    rules = (*rulebook(province).rules, *rulebook(province).inactive)
    changes = {day for rule in rules for day in dates_in(rule)}
    around = {day + timedelta(days=step) for day in changes for step in (-1, 0, 1)}
    return (*sorted(around), LATER)


def fired(draft: Draft, province: str | None, order: str, day: date, nature: str = "") -> tuple[Outcome, ...]:
    pins: dict[str, object] = {"order.type": order, "order.province": province or "11"}
    if nature:
        kinds = ("person",) if nature == "person" else ("org", nature)
        pins |= {"entity.nature": nature, "entity.kinds": kinds}
    subject = Pinned(draft, day, rulebook(province), pins)
    return fire(rulebook(province), subject, day, checks=CHECKS, working_days=nth_working_day)


def is_for(rule: Rule, nature: str) -> bool:
    kinds = {nature} if nature == "person" else {"org", nature, *KINDS_BY_ANSWER}
    return not rule.applies_to or bool(kinds.intersection(rule.applies_to))


@pytest.mark.parametrize("province", PROVINCES)
def test_of_every_id_one_rule_is_in_force_on_a_day(province: str | None) -> None:
    for day in boundary_days(province):
        ids = Counter(rule.id for rule in rulebook(province).rules_on(day))
        assert [rule_id for rule_id, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("province", PROVINCES)
def test_there_are_days_on_which_something_changes(province: str | None) -> None:
    """Else the matrix would be one day wide."""
    days = boundary_days(province)
    sizes = {len(rulebook(province).rules_on(day)) for day in days}
    assert len(sizes) > 1


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("province", PROVINCES)
def test_an_empty_draft_meets_only_rules_for_it(province: str | None, order: str) -> None:
    for day in boundary_days(province):
        for nature in NATURES:
            for outcome in fired(new_draft(counting_id), province, order, day, nature):
                rule = outcome.rule
                assert rule.is_valid_on(day)
                assert not rule.orders or order in rule.orders
                assert is_for(rule, nature), rule.id


@pytest.mark.parametrize("sample", sample_names())
@pytest.mark.parametrize("province", PROVINCES)
def test_a_sample_draft_is_judged_on_every_day_and_in_every_order(province: str | None, sample: str) -> None:
    draft = sample_draft(sample)
    on_days = [fired(draft, province, "first", day) for day in boundary_days(province)]
    in_orders = [fired(draft, province, order, LATER) for order in ORDERS]
    assert all(on_days) and all(in_orders)
