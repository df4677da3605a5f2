"""Where a draft stands, in words: nothing is said that cannot be told yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.prompts.remaining import ready_lines
from icp_wizard.prompts.wording import field_lines, papers_line, summary_lines
from tests.assessment.changes_of import a_change
from tests.assessment.making import assessed, rulebook
from tests.filing.making import TODAY, changed, the_company

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft

CHINESE = Catalogue()


def with_every_paper(draft: Draft) -> Draft:
    papers = [
        {"id": f"m{n}", "kind": view.need.kinds[0], "about": view.need.about, "status": "ready"}
        for n, view in enumerate(assessed(draft).materials)
    ]
    return changed(draft, {"materials": papers})


def test_below_an_option_that_cannot_be_chosen_stands_why() -> None:
    assessment = assessed(the_company())
    view = assessment.by_key["wanted.entity.certificate_type"]
    lines = field_lines(assessment, view, CHINESE)
    reasons = [line for line in lines if "此处不可选" in line]
    assert reasons
    assert all(len(line.partition("：")[2]) > 8 and "nat." not in line for line in reasons)
    assert lines[lines.index(reasons[0]) - 1].startswith("  ")


def of_a_new_draft() -> Assessment:
    return assess(new_draft(counting_id), rulebook(None), TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_new_draft_the_papers_cannot_be_told(language: str) -> None:
    line = papers_line(of_a_new_draft(), Catalogue(language))
    assert "0" not in line
    assert line in summary_lines(of_a_new_draft(), Catalogue(language))


def test_papers_that_are_missing_are_counted() -> None:
    assessment = assessed(the_company())
    assert str(len(assessment.materials)) in papers_line(assessment, CHINESE)


def test_beside_missing_papers_those_that_cannot_be_told_are_counted() -> None:
    assessment = assessed(changed(the_company(), {"wanted.services.s1.principal": MISSING}))
    assert "至少" in papers_line(assessment, CHINESE)


def test_papers_at_hand_are_not_missing_while_an_answer_is_open() -> None:
    draft = changed(with_every_paper(the_company()), {"wanted.services.s1.remark": MISSING})
    assert papers_line(assessed(draft), CHINESE) == "材料已经齐备。"


def test_with_every_paper_a_filing_can_be_submitted() -> None:
    assert "可以提交" in papers_line(assessed(with_every_paper(the_company())), CHINESE)


def test_a_question_of_a_change_says_what_is_filed() -> None:
    assessment = assessed(a_change("service_name", wanted__services__s1__name="样例新站"))
    lines = field_lines(assessment, assessment.by_key["wanted.services.s1.name"], CHINESE)
    assert "  现备案：样例旧站" in lines


@pytest.mark.parametrize("is_shell", [True, False])
def test_of_what_is_done_away_from_the_console_nothing_is_said_to_be_entered_there(is_shell: bool) -> None:
    changes = {"intent__goal": "cancel", "intent__removal": "entity", "record__is_shell": is_shell}
    assessment = assessed(a_change(**changes))
    said = " ".join(ready_lines(assessment, CHINESE))
    assert ("录入控制台" in said) != is_shell
