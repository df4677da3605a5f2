"""What came of the last change of a draft."""

from __future__ import annotations

from icp_wizard.explaining.explanation import REASONS, text_lines
from icp_wizard.explaining.last_change import change_line, explain_change
from icp_wizard.i18n import Catalogue
from tests.assessment.making import assessed
from tests.filing.making import the_company

ENGLISH = Catalogue("en")
EXPIRES = "wanted__services__s1__domains__d1__expires_on"


def test_a_finding_that_came_and_one_that_went_are_counted_and_named() -> None:
    before, after = assessed(the_company()), assessed(the_company(), **{EXPIRES: "2026-11-30"})
    explained = explain_change(before, after, ENGLISH, with_values=True)
    assert explained.line == "The last change: 1 new, 0 settled"
    assert "nat.domain-validity.remaining" in "\n".join(text_lines(explained, REASONS))
    assert change_line(after, before, ENGLISH) == "The last change: 0 new, 1 settled"


def test_a_change_nothing_follows_from_says_so() -> None:
    before = assessed(the_company())
    after = assessed(the_company(), wanted__entity__remark="样例")
    assert change_line(before, after, ENGLISH) == "The last change made no other difference"
