"""The gap matrix: every topic is answered for people and organisations, or said not to be known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from icp_wizard.rules import available_provinces
from icp_wizard.rules.checks.coverage import NATURES, NOT_CONCERNED, SPOKEN_OF_WITH, cells, missing_cells
from icp_wizard.rules.vocabulary import TOPICS
from tests.rules.making import a_rule, head
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from tests.rules.making import Packs

NAME = 'demand = [{ field = "entity.name", filled = true }]\n'


@pytest.fixture
def complete(packs: Packs, monkeypatch: pytest.MonkeyPatch) -> Packs:
    """Packs whose province says it is complete."""

    def complete_head(pack_id: str, layer: str, more: str = "") -> str:
        return head(pack_id, layer, more + ("complete = true\n" if layer == "province" else ""))

    monkeypatch.setattr("tests.rules.making.head", complete_head)
    return packs


def answers(packs: Packs, as_of: date | None = None, topic: str = "age") -> list[str]:
    """What answers a topic for people, then for organisations."""
    found = {cell.nature: cell.answer for cell in cells(packs.rulebook(), as_of) if cell.topic == topic}
    return [found[nature] for nature in NATURES]


def gap(more: str = "", topic: str = "age") -> str:
    return f'[[gap]]\ntopic = "{topic}"\nnote = {{ zh_CN = "未查到", en = "Not known" }}\n{more}\n'


@pytest.mark.parametrize("province", available_provinces())
def test_a_shipped_pack_that_is_complete_misses_nothing(province: str) -> None:
    assert missing_cells(rulebook(province)) == ()


def test_an_empty_pack_misses_every_topic_that_concerns_anybody(complete: Packs) -> None:
    missed = {(cell.topic, cell.nature) for cell in missing_cells(complete.rulebook())}
    assert missed == {(t, n) for t in TOPICS for n in NATURES if t != "other"} - set(NOT_CONCERNED)
    assert {cell.pack for cell in missing_cells(complete.rulebook())} == {"99-nowhere"}


def test_a_pack_that_is_not_complete_claims_nothing(packs: Packs) -> None:
    assert cells(packs.rulebook()) == ()


def test_without_a_province_there_is_no_matrix(complete: Packs) -> None:
    assert cells(complete.rulebook(province=None)) == ()


@pytest.mark.parametrize(
    ("applies_to", "expected"),
    [
        ("", ["rule", "rule"]),
        ('applies_to = ["person"]\n', ["rule", "missing"]),
        ('applies_to = ["org"]\n', ["missing", "rule"]),
        ('applies_to = ["sole_trader"]\n', ["missing", "rule"]),
        ('applies_to = ["person", "government"]\n', ["rule", "rule"]),
    ],
)
def test_a_rule_answers_for_those_it_is_for(complete: Packs, applies_to: str, expected: list[str]) -> None:
    complete.national = a_rule("nat.age", NAME + applies_to)
    assert answers(complete) == expected


def test_an_advice_and_a_gap_are_answers_too(complete: Packs) -> None:
    complete.national = a_rule("nat.age", 'applies_to = ["person"]', severity="info")
    complete.province = gap('applies_to = ["org"]')
    assert answers(complete) == ["advice", "gap"]


def test_a_rule_says_more_than_an_advice_and_that_more_than_a_gap(complete: Packs) -> None:
    complete.national = a_rule("nat.advice", "", severity="info")
    complete.province = gap()
    assert answers(complete) == ["advice", "advice"]
    complete.provider = a_rule("hw.age", NAME)
    assert answers(complete) == ["rule", "rule"]


def test_a_rule_that_is_off_or_lifted_answers_nothing(complete: Packs) -> None:
    off = a_rule("nat.age", NAME + 'default = "off"\n').replace('cites = ["national-high"]\n', "")
    complete.national = off
    assert answers(complete) == ["missing", "missing"]
    complete.province = '[[adapt]]\nrule = "nat.age"\ncites = ["province-high"]\n'
    assert answers(complete) == ["rule", "rule"]


def test_a_rule_that_ends_answers_only_while_it_holds(complete: Packs) -> None:
    complete.national = a_rule("nat.age", NAME + "valid_to = 2026-06-30\n")
    assert answers(complete) == ["missing", "missing"]
    assert answers(complete, date(2026, 6, 30)) == ["rule", "rule"]
    assert answers(complete, date(2026, 7, 1)) == ["missing", "missing"]


def test_what_is_spoken_of_together_answers_together(complete: Packs) -> None:
    complete.national = a_rule("nat.phone", NAME).replace('topic = "age"', 'topic = "phone"')
    assert answers(complete, topic="email") == ["rule", "rule"]


def test_the_tables_name_topics_there_are() -> None:
    assert {topic for topic, _ in NOT_CONCERNED} <= set(TOPICS)
    assert {*SPOKEN_OF_WITH, *SPOKEN_OF_WITH.values()} <= set(TOPICS)
    assert all(NOT_CONCERNED.values())
