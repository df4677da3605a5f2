"""A session turns what the user does into groups of edits, saves each, and shows what follows at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import MISSING

from icp_wizard.errors import Problem
from icp_wizard.filing.equality import same_filing
from icp_wizard.samples import sample_draft
from icp_wizard.session.rulebooks import Rulebooks
from icp_wizard.session.session import Session, judged_on
from icp_wizard.store.errors import StoreFull
from tests.filing.making import NAME, changed, the_company
from tests.session.making import NOW
from tests.shipped_packs import packs_of

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk

SERVICE = "wanted.services.s1"


def _people(session: Session) -> list[str]:
    return [person.id for person in session.draft.people]


def test_an_answer_shows_at_once_and_is_saved(new: Session) -> None:
    assert new.answer(NAME, "甲公司")
    assert new.value(NAME) == "甲公司"
    assert not new.answer(NAME, "甲公司")
    new.close()
    assert (new.unsaved, new.last_saved, new.save_problem) == (0, NOW, None)


def test_what_was_refused_and_is_saved_later_is_told_as_saved(new: Session, desk: Desk) -> None:
    told: list[tuple[int, bool]] = []
    new.on_saved = lambda: told.append((new.unsaved, new.last_saved is not None))
    desk.store._connection.execute("PRAGMA query_only=1")
    new.answer(NAME, "甲公司")
    with pytest.raises(Problem):
        new.close()
    desk.store._connection.execute("PRAGMA query_only=0")
    new.retry_saving()
    new.close()
    assert (told[0], told[-1]) == ((1, False), (0, True))


def test_a_listener_that_fails_stops_no_saving(new: Session) -> None:
    new.on_saved = lambda: 1 / 0
    for name in ("甲", "乙"):
        new.answer(NAME, name)
    new.close()
    assert (new.unsaved, new.last_saved) == (0, NOW)


def test_what_is_typed_is_cleaned_of_what_acts_on_a_terminal(new: Session) -> None:
    new.answer(NAME, "甲\x1b[31m公\u202e司 ")
    assert new.value(NAME) == "甲公司 "
    new.answer(f"{SERVICE}.home_urls", ["a.cn\x07", "b.cn"])
    assert new.value(f"{SERVICE}.home_urls") == ["a.cn", "b.cn"]


def test_one_stay_in_a_field_is_undone_at_once(new: Session) -> None:
    for text in ("甲", "甲公", "甲公司"):
        new.answer(NAME, text)
    new.leave_field()
    new.answer(NAME, "乙")
    assert new.undo()
    assert new.value(NAME) == "甲公司"
    assert new.undo()
    assert new.value(NAME) is MISSING
    assert not new.undo()
    assert (new.can_undo, new.can_redo) == (False, True)


def test_another_field_ends_the_stay(new: Session) -> None:
    new.answer(NAME, "甲")
    new.answer("wanted.entity.nature", "enterprise")
    new.answer(NAME, "乙")
    new.undo()
    assert new.value(NAME) == "甲"


def test_the_first_answer_about_a_role_makes_its_holder_and_undo_takes_both(new: Session) -> None:
    new.answer("wanted.entity.nature", "enterprise")
    assert new.answer("wanted.entity.legal_representative.name", "某甲")
    assert new.draft.wanted.entity.legal_representative == "p1"
    assert new.value("wanted.entity.legal_representative.name") == "某甲"
    new.undo()
    assert _people(new) == []
    assert "legal_representative" not in new.draft.data()["wanted"]["entity"]


def test_an_id_undone_is_not_given_again(new: Session) -> None:
    new.answer("wanted.entity.nature", "enterprise")
    new.answer("wanted.entity.legal_representative.name", "某甲")
    new.undo()
    new.answer("wanted.entity.legal_representative.name", "某乙")
    assert _people(new) == ["p2"]


def test_an_id_undone_is_not_given_again_after_a_restart(desk: Desk) -> None:
    one = desk.create()
    session = desk.open(one)
    session.choose_person(f"{SERVICE}.principal", "new")
    session.undo()
    session.close()
    session = desk.open(one)
    session.choose_person(f"{SERVICE}.principal", "new")
    assert _people(session) == ["p2"]
    session.close()


def test_a_role_nobody_holds_can_be_given_together_with_another(new: Session) -> None:
    new.answer("wanted.entity.nature", "enterprise")
    assert new.choose_person(f"{SERVICE}.principal", "legal_representative")
    assert _people(new) == ["p1"]
    assert new.draft.wanted.entity.legal_representative == "p1"
    assert new.chosen_person(f"{SERVICE}.principal") == "legal_representative"


def test_a_person_put_aside_comes_back_when_another_person_is_wanted(company: Session) -> None:
    company.choose_person(f"{SERVICE}.principal", "legal_representative")
    assert company.value(f"{SERVICE}.principal.name") == "样例甲"
    company.choose_person(f"{SERVICE}.principal", "new")
    assert company.value(f"{SERVICE}.principal.name") == "样例乙𬱖"
    assert same_filing(company.draft, sample_draft("gd-company"))


def test_one_person_runs_a_second_website_too(company: Session) -> None:
    second = f"wanted.services.{company.add_item('wanted.services')}.principal"
    company.choose_person(second, "service_principal_1")
    assert _people(company) == ["p1", "p2"]
    assert company.chosen_person(second) == "service_principal_1"
    assert company.value(f"{second}.name") == "样例乙𬱖"
    company.choose_person(second, "new")
    assert _people(company) == ["p1", "p2", "p3"]


def test_a_parked_legal_representative_is_nobody_elses_new_person(desk: Desk) -> None:
    one = desk.store.create(changed(the_company(), {"wanted.entity.principal": "p2"}), "", "")
    session = desk.open(one)
    session.answer("wanted.entity.nature", "person")
    session.choose_person(f"{SERVICE}.principal", "entity_principal")
    session.choose_person(f"{SERVICE}.principal", "new")
    assert session.draft.data()["wanted"]["services"][0]["principal"] == "p3"
    session.close()


def test_choosing_what_is_chosen_changes_nothing(company: Session) -> None:
    assert not company.choose_person(f"{SERVICE}.principal", "new")
    assert not company.choose_person("wanted.entity.principal", "legal_representative")
    assert not company.can_undo


def test_confirmations_and_papers_are_ticked_and_unticked(company: Session) -> None:
    assert company.tick_material("identity_front", "p1", True)
    assert not company.tick_material("identity_front", "p1", True)
    assert company.tick_material("identity_front", "p1", False)
    assert len(company.draft.materials) == 1
    assert company.confirm("resolution_is_off@d1", False)
    assert [finding.key for finding in company.assessment.firing] == ["nat.open-site.resolution-off@d1"]


def test_continuing_blanks_what_is_optional_and_names_what_is_missing(company: Session) -> None:
    company.answer("wanted.entity.remark", MISSING)
    company.answer("wanted.entity.correspondence_address.detail", MISSING)
    problems = company.continue_from("entity")
    assert company.value("wanted.entity.remark") is None
    assert [problem.key for problem in problems] == ["wanted.entity.correspondence_address.detail"]
    assert company.value("wanted.entity.correspondence_address.detail") is MISSING


def test_the_rules_follow_the_province(company: Session) -> None:
    def packs() -> list[str]:
        return [pack.id for pack in company.loaded.rulebook.packs]

    assert packs() == ["national", "huawei", "44"]
    company.answer("intent.province", "31")
    assert packs() == ["national", "huawei", "31"]
    company.undo()
    assert packs() == ["national", "huawei", "44"]


def test_the_position_is_kept_and_is_no_change(desk: Desk) -> None:
    one = desk.create()
    session = desk.open(one)
    session.move_to("entity", "wanted.entity.remark")
    session.close()
    again = desk.open(one)
    assert again.position == ("entity", "wanted.entity.remark")
    assert not again.can_undo
    again.close()


def test_a_text_beyond_reason_is_refused_in_words_and_nothing_changes(new: Session) -> None:
    with pytest.raises(Problem):
        new.answer(NAME, "长" * 5000)
    assert new.value(NAME) is MISSING
    assert new.answer(NAME, "甲")
    assert new.undo()
    assert not new.can_undo


@pytest.mark.parametrize(
    ("pinned", "asked", "day"),
    [
        (MISSING, None, date(2026, 11, 24)),
        ("2025-01-02", None, date(2025, 1, 2)),
        ("2025-01-02", date(2027, 3, 4), date(2027, 3, 4)),
        ("昨天", None, date(2026, 11, 24)),
    ],
)
def test_the_day_is_the_one_asked_for_or_the_drafts_own_or_today(pinned: Any, asked: Any, day: date) -> None:
    envelope = {} if pinned is MISSING else {"as_of": pinned}
    draft = changed(the_company(), {"envelope": envelope})
    assert judged_on(draft, asked, NOW) == day


def test_today_is_shanghais_today() -> None:
    draft = changed(the_company(), {"envelope": {}})
    assert judged_on(draft, None, NOW.replace(hour=16, minute=0)) == date(2026, 11, 25)


def test_a_province_without_a_pack_shares_the_rules_of_all(tmp_path: Path) -> None:
    books = Rulebooks(packs=packs_of(tmp_path, "44"))
    assert books.loaded("50") is books.loaded(None) is books.loaded("不是省") is not books.loaded("44")


# Lists


def test_one_more_website_comes_with_a_domain_and_a_server_and_goes_with_them(company: Session) -> None:
    item = company.add_item("wanted.services")
    keys = {view.key for view in company.assessment.fields if f".{item}." in view.key}
    assert f"wanted.services.{item}.name" in keys
    assert sum(key.endswith(".from_address") for key in keys) == 1
    assert [step.id for step in company.assessment.steps if step.kind == "service"] == [
        "service:s1",
        f"service:{item}",
    ]
    assert company.undo()
    assert same_filing(company.draft, sample_draft())
    assert company.redo()
    assert company.remove_item(f"wanted.services.{item}")
    assert same_filing(company.draft, sample_draft())


def test_the_last_website_domain_and_server_stay(company: Session) -> None:
    for path in ("wanted.services.s1", f"{SERVICE}.domains.d1", f"{SERVICE}.access.a1", "people.p1", "x.y"):
        assert not company.remove_item(path)
    assert same_filing(company.draft, sample_draft())


def test_a_list_that_is_not_there_yet_is_begun_and_undone_without_a_trace(company: Session) -> None:
    company.answer(f"{SERVICE}.involves", ["drugs"])
    before = company.draft.data() | {"envelope": None}
    item = company.add_item(f"{SERVICE}.pre_approvals")
    assert f"{SERVICE}.pre_approvals.{item}.number" in {view.key for view in company.assessment.fields}
    assert company.undo()
    assert company.draft.data() | {"envelope": None} == before


def test_an_id_is_never_given_twice(company: Session) -> None:
    first = company.add_item(f"{SERVICE}.domains")
    assert company.remove_item(f"{SERVICE}.domains.{first}")
    assert company.add_item(f"{SERVICE}.domains") != first


def test_a_draft_opens_although_the_disk_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.create()

    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr(desk.store, "save_opened", full)
    session = desk.open(one)
    assert session.assessment.readiness.enterable
    session.close()


def test_the_revision_is_that_of_the_draft_as_it_is_now(desk: Desk, new: Session) -> None:
    """Papers made in the wizard carry it: two that differ must not carry the same."""
    new.answer(NAME, "样例甲")
    new.answer(NAME, "样例乙")
    new.undo()
    assert new.draft.envelope.revision == new.assessment.answers.draft.envelope.revision
    new.close()
    assert new.draft.envelope.revision == desk.store.load(new.id).revision


def test_what_was_before_the_last_change_is_kept_for_one_stay_in_a_field(company: Session) -> None:
    assert company.before is None
    first = company.assessment
    company.answer(NAME, "甲")
    company.answer(NAME, "甲公")
    assert company.before is first
    company.leave_field()
    company.answer(NAME, "甲公司")
    second = company.before
    assert second is not first
    company.undo()
    assert company.before is not second


def _to_change(session: Session) -> None:
    """A draft about to change the one service of its record."""
    answers = {"intent.goal": "change", "intent.changes": ["domains"], "record.is_entity_filed": True}
    for key, value in answers.items():
        session.answer(key, value)
    item = session.add_item("record.services")
    session.answer(f"record.services.{item}.name", "样例读书笔记")


def test_the_record_is_taken_over_as_one_change(new: Session) -> None:
    _to_change(new)
    assert new.take_over_record() == 1
    (service,) = new.draft.data()["wanted"]["services"]
    assert (service["name"], service["record_id"]) == ("样例读书笔记", "s2")
    assert new.undo()
    assert "record_id" not in new.draft.data()["wanted"]["services"][0]
    assert new.take_over_record() == 1


def test_a_filed_service_that_was_taken_out_stays_out_also_when_opened_again(
    desk: Desk, new: Session
) -> None:
    _to_change(new)
    other = new.add_item("record.services")
    new.answer(f"record.services.{other}.name", "样例乙")
    new.take_over_record()
    second = new.draft.data()["wanted"]["services"][1]["id"]
    assert new.remove_item(f"wanted.services.{second}")
    assert new.take_over_record() == 0
    assert len(new.draft.data()["wanted"]["services"]) == 1
    new.close()
    again = desk.open(new.id)
    assert again.take_over_record() == 0
    late = again.add_item("record.services")
    again.answer(f"record.services.{late}.name", "样例丙")
    assert again.take_over_record() == 1
    assert [s["name"] for s in again.draft.data()["wanted"]["services"]] == ["样例读书笔记", "样例丙"]
    again.close()


def test_a_filed_service_that_is_to_change_after_all_is_taken_over(desk: Desk, new: Session) -> None:
    _to_change(new)
    other = new.add_item("record.services")
    new.answer(f"record.services.{other}.name", "样例乙")
    new.answer(f"record.services.{other}.is_concerned", False)
    new.take_over_record()
    assert len(new.draft.data()["wanted"]["services"]) == 1
    new.close()
    again = desk.open(new.id)
    again.answer(f"record.services.{other}.is_concerned", True)
    again.take_over_record()
    assert [s["name"] for s in again.draft.data()["wanted"]["services"]] == ["样例读书笔记", "样例乙"]
    again.close()


def test_what_is_filed_already_is_not_counted_a_second_time(new: Session) -> None:
    _to_change(new)
    new.take_over_record()
    new.answer("intent.goal", "open")
    after = new.assessment.answers.read("totals.services_after")
    assert after.value == 1
    new.add_item("wanted.services")
    assert new.assessment.answers.read("totals.services_after").value == 2


def test_a_service_is_copied_behind_itself_and_keeps_its_principal(company: Session) -> None:
    before = company.draft
    company.add_item("wanted.services")
    new = company.copy_service(SERVICE)
    first, copied, last = company.draft.data()["wanted"]["services"]
    assert (copied["id"], last["id"]) == (new, "s2")
    assert (copied["name"], copied["principal"]) == (first["name"], first["principal"])
    assert copied["domains"][0].keys() == {"id"}
    assert copied["domains"][0]["id"] != first["domains"][0]["id"]
    assert company.undo()
    assert company.undo()
    assert same_filing(company.draft, before)
    assert company.copy_service("wanted.services.s99") == ""
    assert company.copy_service("people.p1") == ""


def test_items_move_within_their_list_and_back(company: Session) -> None:
    company.add_item("wanted.services")
    assert not company.move_item(SERVICE, -1)
    assert company.move_item(SERVICE, 1)
    assert [service["id"] for service in company.draft.data()["wanted"]["services"]] == ["s2", "s1"]
    assert not company.move_item(SERVICE, 1)
    assert company.undo()
    assert [service["id"] for service in company.draft.data()["wanted"]["services"]] == ["s1", "s2"]
    assert not company.move_item("people.p1", 1)
    assert company.can_move(SERVICE, 1)
    assert not company.can_move("wanted.services.s9", 1)
