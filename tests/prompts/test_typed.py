"""A person at a terminal: questions, commands, going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import MISSING

from icp_wizard.filing.equality import same_filing
from icp_wizard.i18n import Catalogue
from icp_wizard.prompts.interview import Interview, questions
from icp_wizard.prompts.typed import Typed
from icp_wizard.samples import sample_draft
from tests.prompts.answers import COMPANY

if TYPE_CHECKING:
    from icp_wizard.session.session import Session


def talk(session: Session, *lines: str, language: str = "en") -> str:
    """What was said while these lines were typed, and then the end of input."""
    said: list[str] = []
    waiting = iter(lines)
    Typed(session, Catalogue(language), lambda: next(waiting, None), lambda line="": said.append(line)).run()
    return "\n".join(said)


def test_the_company_typed_is_that_of_the_sample(session: Session) -> None:
    talk(session, *COMPANY.splitlines())
    assert same_filing(session.draft, sample_draft())


def test_nothing_is_said_by_its_message_id(session: Session, catalogue: Catalogue) -> None:
    asked = ("?", ":rule", ":changed", ":x")
    said = talk(session, *asked, *COMPANY.splitlines(), ":changed", ":findings", language=catalogue.language)
    assert "explaining." not in said
    assert "prompts." not in said
    assert "outline." not in said


def test_why_tells_the_reason_and_whose_word(session: Session) -> None:
    assert "Each province has rules of its own" in talk(session, "?")
    assert "华为云" in talk(session, ":why")


def test_the_rule_is_told_in_full_and_what_the_last_answer_did(session: Session) -> None:
    said = talk(session, ":changed", ":rule", "44", ":changed")
    assert "Nothing has been changed yet" in said
    assert "hw.type.region" in said
    assert "The last change: " in said


def test_what_is_not_understood_is_asked_again(session: Session) -> None:
    said = talk(session, "Atlantis", "44")
    assert "two-digit code" in said
    assert session.draft.data()["intent"]["province"] == "44"


def test_a_wrong_form_is_told_and_kept_until_typed_again(session: Session) -> None:
    start = ["44", "1", "n", "乌有公司", "1"]
    said = talk(session, *start, "91440300MA5XXXX14A")
    assert "must be mended" in said
    assert session.draft.data()["wanted"]["entity"]["certificate_number"] == "91440300MA5XXXX14A"


def test_back_goes_to_the_question_before_and_enter_keeps_the_answer(session: Session) -> None:
    said = talk(session, "44", "1", ":back", "2", "张三")
    assert "now: Enterprise" in said
    entity = session.draft.data()["wanted"]["entity"]
    assert (entity["nature"], entity["name"]) == ("person", "张三")


def test_undo_takes_back_the_last_answer(session: Session) -> None:
    talk(session, "44", "1", ":undo")
    assert "nature" not in session.draft.data()["wanted"].get("entity", {})


def test_skip_leaves_a_question_open(session: Session) -> None:
    talk(session, "44", ":skip", "乌有公司")
    entity = session.draft.data()["wanted"]["entity"]
    assert ("nature" in entity, entity["name"]) == (False, "乌有公司")


def test_quit_ends_at_once(session: Session) -> None:
    talk(session, "44", ":quit", "1")
    assert "nature" not in session.draft.data()["wanted"].get("entity", {})


def test_a_place_is_picked_from_those_it_could_be(session: Session) -> None:
    start = COMPANY.splitlines()[:19]
    said = talk(session, *start, "南山", "1")
    assert "440305" in said
    region = session.draft.data()["wanted"]["entity"]["certificate_address"]["region"]
    assert said.count(region) >= 1


def test_at_the_end_what_is_in_the_way_can_be_answered(company: Session) -> None:
    company.answer("people.p1.mobile", "123")
    said = talk(company, "", *[""] * 7, "1", "13800000000", "")
    assert company.assessment.readiness.is_enterable, said


def test_findings_are_told_with_their_source(company: Session) -> None:
    company.answer("wanted.services.s1.domains.d1.expires_on", "2026-11-25")
    assert "华为云" in talk(company, ":findings")


def test_one_more_domain_is_asked_for_named_and_removed(session: Session) -> None:
    start = [*COMPANY.splitlines()[:13], "y"]
    said = talk(session, *start, "er-xugou.cn", ":remove", "ecs")
    assert "Domain 2: Domain" in said
    assert "Removed this domain" in said
    (service,) = session.draft.data()["wanted"]["services"]
    assert len(service["domains"]) == 1
    assert service["access"][0]["resource"] == "ecs"


def test_nothing_is_removed_where_nothing_can_be(session: Session) -> None:
    assert "nothing here to remove" in talk(session, ":remove")


def test_each_website_has_its_own_questions(session: Session) -> None:
    lines = COMPANY.splitlines()
    said = talk(session, *lines[:18], "y", "1", "er-xugou.cn", "n", "", "ecs", "1.2.3.5", "", "", "")
    assert "Website 2: Domain" in said
    assert said.count("Add a website") == 2
    assert len(session.draft.data()["wanted"]["services"]) == 2


LIST = "wanted.services.s1.pre_approvals"
LATER = [""] * 8
"""One empty line for each paper of the company and its pre-approval."""


def test_what_rules_find_missing_from_a_list_is_offered_again(company: Session) -> None:
    company.answer("wanted.services.s1.involves", ["publishing"])
    said = talk(company, "n", *LATER, "2", "y", "publishing", "（虚构）1 号", "2030-12-31", "", "")
    assert "2. Add a pre-approval document" in said
    (document,) = company.draft.data()["wanted"]["services"][0]["pre_approvals"]
    assert document["kind"] == "publishing"
    assert company.assessment.readiness.is_enterable, said


def test_the_end_names_what_is_in_the_way(company: Session) -> None:
    company.answer("wanted.services.s1.involves", ["publishing"])
    said = talk(company, "n", *LATER, "", language="zh_CN")
    assert "待确认或未定：选中的每一项前置审批都须填一份审批" in said
    assert "hw.pre-approval.kinds" in said


def test_back_goes_on_before_where_a_draft_was_taken_up(company: Session) -> None:
    said = talk(company, *[":back"] * 12)
    assert "This is the first question" not in said
    assert company.position[0] == "service:s1"


def test_back_ends_at_the_first_question(company: Session) -> None:
    said = talk(company, *[":back"] * 100)
    assert "This is the first question" in said
    assert company.position == ("intent", "intent.goal")


def test_undo_tells_which_answer_went_back_and_asks_it_again(session: Session) -> None:
    said = talk(session, "44", "1", ":undo", "2", ":undo", language="zh_CN")
    assert "已撤销：“主办单位性质”由“企业”改回“未填”。" in said
    assert session.position == ("intent", "wanted.entity.nature")


def test_undo_tells_no_identity_number(company: Session) -> None:
    company.answer("people.p1.certificate_number", "440305190001010025")
    said = talk(company, ":undo", language="zh_CN").splitlines()
    (told,) = [line for line in said if line.startswith("已撤销：")]
    assert "证件号码”改回此前的内容" in told
    assert "440305" not in told


def test_undo_tells_of_items_and_ticks(company: Session) -> None:
    company.add_item("wanted.services")
    assert "已撤销：去掉了加上的网站。" in talk(company, ":undo", language="zh_CN")
    company.tick_material("entity_certificate", None, True)
    said = talk(company, ":undo", language="zh_CN")
    assert "由“是”改回“未填”" in said


def test_what_lost_its_answer_is_not_called_settled(company: Session) -> None:
    company.answer("wanted.services.s1.domains.d1.expires_on", MISSING)
    said = talk(company, "2026-11-25", ":undo")
    assert "nat.domain-validity" in said
    assert "+ settled" not in said


def test_what_is_settled_is_told_by_its_sentence(company: Session) -> None:
    company.answer("people.p1.mobile", "13900000000")
    said = talk(company, *["n"] * 8, "1", "13800000000", "", language="zh_CN")
    (told,) = [line for line in said.splitlines() if line.startswith("+ 已解决：")]
    assert not told.startswith("+ 已解决：nat.")


def _about_to_change(session: Session) -> str:
    """A draft whose questions up to the number it is filed under are answered; a filed service beside it."""
    for key, value in (("intent.goal", "change"), ("intent.changes", ["domains"])):
        session.answer(key, value)
    session.answer("record.is_entity_filed", True)
    item = session.add_item("record.services")
    session.answer(f"record.services.{item}.domains.d2.name", "example.com")
    return item


def test_what_is_filed_is_taken_over_once_its_questions_are_behind(session: Session) -> None:
    item = _about_to_change(session)
    said = talk(session, *[":skip"] * 40)
    assert said.count("filled in from the record: 2") == 1
    (service,) = session.draft.data()["wanted"]["services"]
    assert service["record_id"] == item
    assert service["domains"][0]["name"] == "example.com"


def test_a_website_is_copied_and_moved_and_each_is_undone(company: Session) -> None:
    before = company.draft
    said = talk(company, *_to_the_kind(company), ":copy")
    first, copied = company.draft.data()["wanted"]["services"]
    assert "Copied: name, content" in said
    assert copied["name"] == first["name"]
    assert company.position[1] == f"wanted.services.{copied['id']}.domains.{copied['domains'][0]['id']}.name"
    said = talk(company, *_to_the_kind(company), ":down", ":down", ":up", ":undo", ":undo", ":undo")
    assert said.count("Moved (website)") == 2
    assert said.count("cannot be moved any further") == 1
    assert said.count("the order is what it was (website)") == 2
    assert same_filing(company.draft, before)


def test_what_is_no_website_is_neither_copied_nor_moved(session: Session) -> None:
    said = talk(session, ":copy", ":up")
    assert "can be copied at one of its questions" in said
    assert "cannot be moved" in said


def _to_the_kind(session: Session) -> list[str]:
    """The way back from the first open question to the kind of the first website."""
    asked = list(questions(session.assessment))
    kind = next(at for at, question in enumerate(asked) if question.key == "wanted.services.s1.kind")
    first = Interview(session, Catalogue("en")).current()
    return [":back"] * ((asked.index(first) if first else len(asked)) - kind)


def test_a_list_without_items_that_a_rule_waits_for_is_in_the_way(company: Session) -> None:
    for key in ("record.is_entity_filed", "record.at_provider"):
        company.answer(key, True)
    company.answer("intent.province", "31")
    assert "nat.site-count.plan-organisation" in {b.key for b in company.assessment.readiness.enterable}
    offered = [(q.kind, q.key) for q in Interview(company, Catalogue("en")).in_the_way()]
    assert ("more", "record.services") in offered
