"""Conditions and changes of rules in words: every operator has its own, and nothing is left unsaid."""

from __future__ import annotations

import re
from functools import cache

import pytest

from icp_wizard.conditions.dates import UNITS
from icp_wizard.conditions.model import Leaf
from icp_wizard.conditions.operators import OPERANDS
from icp_wizard.explaining.changes.conditions import condition_texts
from icp_wizard.explaining.changes.rule_changes import ChangeWords
from icp_wizard.explaining.naming import path_label
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules.changes.diffing import RulebookChanges, changes_between
from icp_wizard.rules.reading.working import own_conditions
from tests.shipped_packs import shipped

UNSAID = re.compile(r"\b(explaining|outline|codes|commands|rules)\.[a-z_]+\.")


@cache
def changes() -> RulebookChanges:
    """What one province has otherwise than another: rules, materials and gaps of all kinds."""
    return changes_between(shipped().loaded("44").rulebook, shipped().loaded("41").rulebook)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operator_and_unit_has_words(language: str) -> None:
    catalogue = Catalogue(language)
    ids = [*(f"explaining.operator.{one}" for one in OPERANDS), *(f"explaining.date.{one}" for one in UNITS)]
    assert [message for message in ids if not catalogue.has(message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conditions_of_every_shipped_rule_can_be_said(language: str) -> None:
    catalogue = Catalogue(language)
    for rule in shipped().loaded("44").rulebook.rules:
        nodes = (*own_conditions(rule), *(rule.demand.children if rule.demand else ()))
        said = condition_texts(nodes, catalogue)
        assert [text for text in said if not text or UNSAID.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_differs_between_two_provinces_can_be_said(language: str) -> None:
    catalogue = Catalogue(language)
    words = ChangeWords(shipped().loaded("44").rulebook, shipped().loaded("41").rulebook, catalogue)
    said = [words.rule_heading(change) for change in changes().rules]
    said += [line for change in changes().rules for line in words.rule_lines(change)]
    said += [*words.pack_lines(changes()), *map(words.part_line, changes().parts)]
    assert len(said) > 100
    assert [line for line in said if UNSAID.search(line)] == []


def test_answers_are_called_by_their_labels_and_codes_by_theirs() -> None:
    chinese = Catalogue()
    leaf = Leaf("field", ("entity.nature",), "in", ("enterprise", "person"))
    assert condition_texts([leaf], chinese) == ("主办单位性质 是其中之一：企业、个人",)
    assert path_label("service.principal.mobile", chinese) == "互联网信息服务负责人：手机号码"
    assert path_label("totals.services_after", chinese) != "totals.services_after"


def test_of_a_long_list_only_the_first_are_named() -> None:
    leaf = Leaf("field", ("service.name",), "contains_none", tuple("abcdefghij"))
    (said,) = condition_texts([leaf], Catalogue("en"))
    assert said.endswith("a, b, c, d, e, f and others, 10 in all")
