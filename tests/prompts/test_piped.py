"""Lines from a pipe, put to the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.equality import same_filing
from icp_wizard.prompts.piped import LONGEST_LINE, BadLine, answer_from_lines
from icp_wizard.samples import sample_draft
from tests.prompts.answers import COMPANY

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue
    from icp_wizard.session.session import Session


def give(session: Session, text: str | bytes, catalogue: Catalogue) -> list[str]:
    said: list[str] = []
    content = text if isinstance(text, bytes) else text.encode()
    answer_from_lines(
        session, catalogue, content.splitlines(keepends=True), lambda line="": said.append(line)
    )
    return said


def test_the_company_is_that_of_the_sample(session: Session, catalogue: Catalogue) -> None:
    give(session, COMPANY, catalogue)
    assert same_filing(session.draft, sample_draft())
    assert session.assessment.readiness.is_enterable


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(session: Session, catalogue: Catalogue) -> None:
    give(session, b"\xef\xbb\xbf" + COMPANY.replace("\n", "\r\n").encode(), catalogue)
    assert same_filing(session.draft, sample_draft())


def test_an_empty_line_leaves_a_required_answer_open(session: Session, catalogue: Catalogue) -> None:
    give(session, "44\n\n乌有公司\n", catalogue)
    entity = session.draft.data()["wanted"]["entity"]
    assert "nature" not in entity
    assert entity["name"] == "乌有公司"


def test_an_empty_line_leaves_an_optional_answer_blank(company: Session, catalogue: Catalogue) -> None:
    company.answer("wanted.entity.remark", "x")
    company.undo()
    from pydantic import MISSING

    company.answer("wanted.entity.remark", MISSING)
    give(company, "\n", catalogue)
    assert company.draft.data()["wanted"]["entity"]["remark"] is None


@pytest.mark.parametrize("number", [2, 5, 6, 12, 20, 26, 32])
def test_a_bad_line_is_told_by_number(session: Session, catalogue: Catalogue, number: int) -> None:
    lines = COMPANY.splitlines()
    lines[number - 1] = "绝不是答案！"
    with pytest.raises(BadLine) as caught:
        give(session, "\n".join(lines), catalogue)
    assert caught.value.values["number"] == number
    assert "绝不是答案" not in caught.value.render(catalogue)


def test_what_has_a_wrong_form_is_not_kept(session: Session, catalogue: Catalogue) -> None:
    lines = COMPANY.splitlines()
    lines[5] = "91440300MA5XXXX14A"
    with pytest.raises(BadLine):
        give(session, "\n".join(lines), catalogue)
    assert "certificate_number" not in session.draft.data()["wanted"]["entity"]


def test_bytes_that_are_no_text_are_a_bad_line(session: Session, catalogue: Catalogue) -> None:
    with pytest.raises(BadLine) as caught:
        give(session, b"44\n\xff\xfe\n", catalogue)
    assert caught.value.values["number"] == 2


def test_a_line_without_end_is_called_too_long(session: Session, catalogue: Catalogue) -> None:
    with pytest.raises(BadLine) as caught:
        give(session, b"44\n" + "长".encode() * LONGEST_LINE, catalogue)
    assert "64 KiB" in caught.value.render(catalogue)


def test_more_than_a_draft_takes_is_a_bad_line(session: Session, catalogue: Catalogue) -> None:
    with pytest.raises(BadLine):
        give(session, "44\n1\n" + "长" * 5000 + "\n", catalogue)


PAPERS = "y\n\n" + "y\n" * 5 + "y\n\n"
"""All papers and pictures of the company are there; when its two signed papers were signed is left empty."""


def test_a_line_too_many_is_a_bad_line(company: Session, catalogue: Catalogue) -> None:
    with pytest.raises(BadLine) as caught:
        give(company, PAPERS + "\n\nmore\n", catalogue)
    assert caught.value.values["number"] == 12


def test_when_a_paper_was_signed_is_asked_where_the_user_has_it(
    company: Session, catalogue: Catalogue
) -> None:
    give(company, "y\n2026-08-01\n", catalogue)
    fired = [finding.rule_id for finding in company.assessment.firing]
    assert fired == ["nat.paper.signed-too-long-ago"]
    assert company.assessment.readiness.is_enterable


def test_what_comes_to_fire_is_said_and_the_next_question_named(
    session: Session, catalogue: Catalogue
) -> None:
    lines = COMPANY.splitlines()
    lines[6:7] = ["y", "n", "y"]
    said = give(session, "\n".join(lines[:17]), catalogue)
    assert [line for line in said if line.startswith("! ")]
    assert said[-1] != said[0]


def test_the_position_is_that_of_the_next_question(session: Session, catalogue: Catalogue) -> None:
    give(session, "44\n1\nn\n", catalogue)
    assert session.position == ("intent", "wanted.entity.name")


@pytest.mark.parametrize("order", [":undo", "：撤销", "?", ":q"])
def test_a_command_on_a_pipe_is_told_where_it_works(
    session: Session, catalogue: Catalogue, order: str
) -> None:
    with pytest.raises(BadLine) as caught:
        give(session, f"44\n{order}\n", catalogue)
    assert catalogue.text("prompts.unclear.order") in caught.value.render(catalogue)


def test_a_list_that_is_too_short_is_asked_for_again(company: Session, catalogue: Catalogue) -> None:
    company.answer("wanted.services.s1.involves", ["publishing"])
    give(company, "n\n" + "\n" * 8, catalogue)
    give(company, "y\npublishing\n（虚构）1 号\n2030-12-31\n", catalogue)
    assert company.assessment.readiness.is_enterable
