"""A whole rule in words: that it is held for less than its pack says, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.whole_rule import concern_lines
from icp_wizard.i18n import LANGUAGES, Catalogue
from tests.assessment.making import rulebook

if TYPE_CHECKING:
    from icp_wizard.rules import Rule

WHY = {
    ("zh_CN", "weak_sources"): "依据不足",
    ("zh_CN", "dissent"): "各方说法不一",
    ("en", "weak_sources"): "its sources carry less",
    ("en", "dissent"): "its sources disagree",
}


def capped(reason: str) -> list[Rule]:
    return [rule for rule in rulebook().rules if rule.cap and rule.cap.reason == reason]


@pytest.mark.parametrize("reason", ["weak_sources", "dissent"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_was_lowered_says_what_for(language: str, reason: str) -> None:
    other = WHY[language, "dissent" if reason == "weak_sources" else "weak_sources"]
    rules = capped(reason)
    assert rules
    for rule in rules:
        lines = "\n".join(concern_lines(rule, Catalogue(language)))
        assert WHY[language, reason] in lines
        assert other not in lines


def test_what_was_not_lowered_says_nothing_of_it() -> None:
    rules = [rule for rule in rulebook().rules if rule.cap is None]
    assert all(rule.severity == rule.declared for rule in rules)
    lines = "\n".join(line for rule in rules for line in concern_lines(rule, Catalogue("en")))
    assert "the pack says" not in lines
