"""Knowledge ages: the newest source of a rule says how much, as exactly as it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment.authority import age_text, caveat_lines
from icp_wizard.i18n import Catalogue
from icp_wizard.rules.ageing import ages, is_old, newest_date
from tests.rules.making import TODAY, Packs, a_rule

if TYPE_CHECKING:
    from icp_wizard.rules import Rule, Rulebook

CHINESE = Catalogue()


def citing(packs: Packs, *cites: str) -> tuple[Rulebook, Rule]:
    """A rule that rests on these sources, and its rulebook."""
    packs.national = a_rule("nat.one", "", severity="info", cites='", "'.join(cites))
    rulebook = packs.rulebook()
    return rulebook, rulebook.rules[0]


@pytest.mark.parametrize(
    ("dated", "day", "expected"),
    [
        ("2022", date(2024, 12, 31), False),
        ("2022", date(2025, 1, 1), True),
        ("2022-12", date(2025, 1, 1), True),
        ("2024-05", date(2026, 11, 29), False),
        ("unknown", date(2026, 11, 29), True),
    ],
)
def test_a_source_is_old_after_two_whole_calendar_years_or_without_a_date(
    dated: str, day: date, expected: bool
) -> None:
    assert is_old(dated, day) is expected


def test_the_newest_source_counts_and_an_undated_one_only_where_no_other_is(packs: Packs) -> None:
    assert newest_date(*citing(packs, "national-medium", "national-medium-too", "national-low")) == "2024-05"
    assert newest_date(*citing(packs, "national-low")) == "unknown"


def test_a_rule_on_old_sources_says_so_in_one_line(packs: Packs) -> None:
    rulebook, rule = citing(packs, "national-medium")
    assert caveat_lines(rulebook, rule, CHINESE, TODAY) == ("资料为 2022 年，可能已变",)
    assert age_text(rulebook, rule, Catalogue("en"), TODAY) == "Source of 2022: may have changed"
    assert age_text(rulebook, rule, CHINESE, date(2023, 6, 1)) == ""


def test_a_rule_on_undated_sources_says_so(packs: Packs) -> None:
    rulebook, rule = citing(packs, "national-low")
    assert caveat_lines(rulebook, rule, CHINESE, TODAY) == ("资料未标日期，可能已变",)


def test_a_rule_on_a_new_source_says_nothing_of_age(packs: Packs) -> None:
    assert caveat_lines(*citing(packs, "national-medium", "national-high"), CHINESE, TODAY) == ()


def test_a_pack_reports_its_span_and_how_many_rules_rest_on_nothing_newer(packs: Packs) -> None:
    packs.national = (
        a_rule("nat.new", "verified_on = 2026-11-24", severity="info")
        + a_rule("nat.old", "", severity="info", cites="national-medium")
        + a_rule("nat.undated", "", severity="info", cites="national-low")
        + a_rule("nat.later", "valid_from = 2027-01-01", severity="info")
    )
    national = ages(packs.rulebook(), TODAY)[0]
    assert national == ("national", "2022", "2025-12", 3, 1, 1, 1)
