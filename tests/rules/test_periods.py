"""Rules and adaptations hold for periods; those of one rule follow one another and never overlap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment.authority import caveat_lines
from icp_wizard.i18n import Catalogue
from tests.rules.making import TEXT, Packs, a_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

CHINESE = Catalogue()
COUNT = 'params = { most = 5 }\ndemand = [{ field = "totals.services_after", le = "$most" }]\n'


def an_adaptation(lines: str, rule: str = "nat.count") -> str:
    """What the province does to a rule."""
    return f'[[adapt]]\nrule = "{rule}"\ncites = ["province-high"]\n{lines}\n'


def most(packs: Packs, *days: date) -> list[object]:
    """The figure of the rule `nat.count` on each day; None where it is not in force."""
    rulebook = packs.rulebook()
    found = [[rule for rule in rulebook.rules_on(day) if rule.id == "nat.count"] for day in days]
    assert all(len(rules) < 2 for rules in found)
    return [rules[0].params["most"] if rules else None for rules in found]


def codes(packs: Packs) -> Sequence[str]:
    """The mistakes found in the province's pack, by code."""
    from icp_wizard.rules import PacksBroken

    with pytest.raises(PacksBroken) as caught:
        packs.load()
    return [mistake.code for mistake in caught.value.mistakes]


def test_an_adaptation_for_a_period_leaves_the_days_before_and_behind_it_alone(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT)
    packs.province = an_adaptation("params = { most = 3 }\nvalid_from = 2026-03-01\nvalid_to = 2026-12-31")
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert most(packs, *days) == [5, 3, 3, 5]


def test_a_corrected_figure_of_an_adaptation_is_a_second_one_for_the_period_behind(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT)
    packs.province = an_adaptation("params = { most = 3 }\nvalid_to = 2026-12-31") + an_adaptation(
        "params = { most = 2 }\nvalid_from = 2027-01-01"
    )
    assert most(packs, date(2026, 12, 31), date(2027, 1, 1)) == [3, 2]


def test_adaptations_of_one_layer_may_not_overlap_by_a_day(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT)
    packs.province = an_adaptation("params = { most = 3 }\nvalid_to = 2027-01-01") + an_adaptation(
        "params = { most = 2 }\nvalid_from = 2027-01-01"
    )
    assert codes(packs) == ["adapted_twice"]


def test_an_adaptation_meets_only_the_periods_of_the_rule_it_overlaps(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_to = 2026-06-30") + a_rule(
        "nat.count", COUNT.replace("5", "9") + "valid_from = 2026-07-01"
    )
    packs.province = an_adaptation("params = { most = 3 }\nvalid_from = 2026-06-01\nvalid_to = 2026-07-31")
    days = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 7, 31), date(2026, 8, 1))
    assert most(packs, *days) == [5, 3, 3, 9]


def test_a_lift_for_a_period_ends(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT) + a_rule(
        "nat.other", 'demand = [{ field = "entity.name", filled = true }]'
    )
    packs.province = (
        '[[adapt]]\nrule = "nat.count"\noff = true\nbecause = "nat.other"\nvalid_to = 2026-12-31\n'
    )
    assert most(packs, date(2026, 12, 31), date(2027, 1, 1)) == [None, 5]


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("valid_from = 2027-01-01\nvalid_to = 2026-01-01", "period_backwards"),
        ("valid_from = 2027-01-01", "period_outside"),
    ],
)
def test_a_period_that_cannot_be_is_reported(packs: Packs, period: str, code: str) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_to = 2026-12-31")
    packs.province = an_adaptation(f"params = {{ most = 3 }}\n{period}")
    assert codes(packs) == [code]


def test_the_first_and_the_last_day_of_the_calendar_are_no_trouble(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT)
    packs.province = an_adaptation("params = { most = 3 }\nvalid_from = 0001-01-01\nvalid_to = 9999-12-31")
    assert most(packs, date(1, 1, 1), date(9999, 12, 31)) == [3, 3]


def lines_on(packs: Packs, day: date) -> tuple[str, ...]:
    """What is said of the rule in force on a day, besides its sources."""
    rulebook = packs.rulebook()
    rule = rulebook.rule("nat.count", day)
    assert rule is not None
    return caveat_lines(rulebook, rule, CHINESE, day)


def test_a_rule_says_since_when_it_holds(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_from = 2025-04-22")
    assert lines_on(packs, date(2026, 11, 24)) == ("自 2025-04-22 起适用",)


def test_a_rule_that_starts_soon_says_so(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_from = 2027-01-01")
    assert lines_on(packs, date(2026, 11, 24))[1:] == ("尚未生效：2027-01-01 起才适用",)


def test_what_a_rule_says_next_is_announced_ninety_days_before(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_to = 2026-12-31") + a_rule(
        "nat.count", COUNT + "valid_from = 2027-01-01"
    ).replace(TEXT, 'text = { zh_CN = "最多 {most} 个", en = "At most {most}" }\n').replace("= 5", "= 2")
    assert lines_on(packs, date(2026, 10, 1)) == ("适用至 2026-12-31",)
    assert lines_on(packs, date(2026, 10, 3)) == (
        "适用至 2026-12-31",
        "2027-01-01 起改为：最多 2 个",
    )


def test_a_rule_that_ends_soon_without_another_behind_it_says_so(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + "valid_to = 2026-12-31")
    assert lines_on(packs, date(2026, 11, 24))[1:] == ("即将失效：2026-12-31 之后不再适用",)
