"""Ways that say the same from either side are one."""

from __future__ import annotations

from icp_wizard.explaining.clearing import Verdict, Way
from icp_wizard.explaining.mirrored import joined
from icp_wizard.explaining.steps import Step

MINE, ITS = "people.p1.mobile", "people.p2.mobile"


def same(path: str, other: str, verdict: Verdict = Verdict.CLEARS) -> Way:
    return Way("answer", (Step(path, "same_as", ("1",), (other,)),), verdict)


def test_two_answers_to_be_made_alike_are_told_once() -> None:
    (way,) = joined([same(MINE, ITS), same(ITS, MINE)])
    assert way.steps[0].how == "alike"


def test_where_only_one_side_will_do_it_stays_that_one() -> None:
    assert joined([same(MINE, ITS)]) == [same(MINE, ITS)]


def test_where_the_sides_differ_in_what_they_cost_both_are_told() -> None:
    found = [same(MINE, ITS), same(ITS, MINE, Verdict.COSTS)]
    assert joined(found) == found


def test_other_ways_stay_as_they_are() -> None:
    found = [Way("answer", (Step(path, "differ"),), Verdict.UNTRIED) for path in (MINE, ITS)]
    assert joined(found) == found
