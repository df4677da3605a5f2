"""Answers as rules read them: states, roles, lists, derived values, and the answers behind each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import MISSING

from icp_wizard.conditions import FOREVER, Reading, State
from icp_wizard.filing.answers import Answers
from tests.filing.making import (
    NAME,
    TODAY,
    a_draft,
    answers_of,
    changed,
    opened,
    the_company,
    the_individual,
)

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

TWO_DOMAINS = [
    {"id": "d1", "name": "yi-yangli.cn", "is_filed": False},
    {"id": "d2", "name": "er-yangli.cn", "is_filed": False},
]


def _read(draft: Draft, path: str, item: str | None = None) -> Reading:
    """A path as read from an item, by the first word of the path, or from the draft."""
    answers = answers_of(draft)
    kind = path.partition(".")[0]
    is_scope = kind in ("service", "domain", "access", "person", "material")
    return answers.scope(kind, item).read(path) if is_scope else answers.read(path)


def _causes(reading: Reading) -> list[str]:
    return [cause.path for cause in reading.causes]


@pytest.mark.parametrize(
    ("path", "value", "state"),
    [
        (NAME, MISSING, State.OPEN),
        (NAME, None, State.BLANK),
        (NAME, "", State.BLANK),
        (NAME, "  \u3000", State.BLANK),
        (NAME, "甲公司", State.VALUE),
        (NAME, "长" * 256, State.MALFORMED),
        ("wanted.entity.nature", "martian", State.MALFORMED),
        ("wanted.entity.certificate_number", "1", State.MALFORMED),
        ("wanted.entity.certificate_address.region", "440300", State.MALFORMED),
        ("wanted.entity.certificate_address.region", "999999", State.MALFORMED),
        ("wanted.entity.certificate_address.region", "440305", State.VALUE),
        ("wanted.entity.has_seal", True, State.IRRELEVANT),
        ("wanted.services.s1.content", [], State.VALUE),
        ("wanted.services.s1.content", ["martian"], State.MALFORMED),
        ("wanted.services.s1.home_urls", [], State.BLANK),
        ("wanted.services.s1.home_urls", [" "], State.BLANK),
        ("wanted.services.s1.domains.d1.holder_name", "某", State.IRRELEVANT),
        ("wanted.services.s1.domains.d1.expires_on", "2028-02-30", State.MALFORMED),
        ("people.p2.mobile", "1380013800", State.MALFORMED),
        ("wanted.entity.office_phone", "不问的", State.IRRELEVANT),
        ("record.number", "不问的", State.IRRELEVANT),
        ("confirmations.sure@d1", True, State.VALUE),
        ("confirmations.sure@d1", None, State.BLANK),
        ("confirmations.sure@d1", MISSING, State.OPEN),
    ],
)
def test_an_answer_has_a_state(path: str, value: Any, state: State) -> None:
    assert answers_of(changed(the_company(), {path: value})).answer(path).state is state


def test_a_value_is_normalised_for_rules_and_kept_as_typed() -> None:
    draft = changed(the_company(), {"people.p1.mobile": " １３８ 0000 0000 "})
    answer = answers_of(draft).answer("people.p1.mobile")
    assert answer.formatted.value == "13800000000"
    assert answer.raw == " １３８ 0000 0000 "


@pytest.mark.parametrize(
    ("typed", "hidden"),
    [
        ("公\x1b[31m司\x07\x00", 3),
        ("\u202eabc\u200b公司", 2),
        (" 乌有公司\u200b ", 0),
        ("𬱖\U000e0100公司", 0),
    ],
)
def test_what_cannot_be_seen_inside_a_text_is_an_error_that_does_not_show_it(typed: str, hidden: int) -> None:
    answer = answers_of(a_draft(wanted={"entity": {"name": typed, "nature": "enterprise"}})).answer(NAME)
    said = [(problem.message_id, dict(problem.values)) for problem in answer.formatted.problems]
    assert said == ([("outline.format.hidden", {"count": hidden})] if hidden else [])


def test_a_date_is_a_date_and_long_term_is_forever() -> None:
    assert _read(the_company(), "domain.expires_on", "d1").value == date(2028, 11, 24)
    assert _read(the_company(), "person.certificate_expires_on", "p1").value == FOREVER


def test_a_number_is_judged_by_the_type_beside_it() -> None:
    permit = changed(the_company(), {"people.p2.certificate_type": "hkmo_travel_permit"})
    assert _read(permit, "person.certificate_number", "p2").state is State.MALFORMED
    unsaid = opened(the_company(), "people.p2.certificate_type")
    assert _read(unsaid, "person.certificate_number", "p2").state is State.VALUE


# Roles


def test_a_path_through_a_role_leads_to_the_person() -> None:
    reading = _read(the_company(), "service.principal.mobile", "s1")
    assert (reading.value, _causes(reading)) == ("13900000000", ["people.p2.mobile"])


def test_a_path_that_ends_on_a_role_is_the_id_of_the_person() -> None:
    reading = _read(the_company(), "entity.principal")
    assert (reading.value, _causes(reading)) == ("p1", ["wanted.entity.principal"])


def test_about_an_open_role_everything_is_open_at_the_place_where_it_will_be_asked() -> None:
    draft = opened(the_company(), "wanted.services.s1.principal")
    reading = _read(draft, "service.principal.mobile", "s1")
    assert (reading.state, _causes(reading)) == (State.OPEN, ["wanted.services.s1.principal.mobile"])


def test_about_a_role_left_blank_nothing_is_known_but_the_blank() -> None:
    draft = changed(the_company(), {"wanted.services.s1.principal": None})
    reading = _read(draft, "service.principal.mobile", "s1")
    assert (reading.state, _causes(reading)) == (State.BLANK, ["wanted.services.s1.principal"])


def test_the_principal_of_an_individual_reads_through_to_the_entity() -> None:
    for path, item in (
        ("entity.principal.name", None),
        ("person.name", "p1"),
        ("service.principal.name", "s1"),
    ):
        reading = _read(the_individual(), path, item)
        assert (reading.value, _causes(reading)) == ("样例丙", [NAME])


def test_the_individual_is_read_before_anybody_is_named_principal() -> None:
    draft = opened(the_individual(), "wanted.entity.principal", "wanted.services.s1.principal")
    assert _causes(_read(draft, "entity.principal.name")) == [NAME]
    assert _causes(_read(draft, "entity.principal.mobile")) == ["wanted.entity.principal.mobile"]


def test_what_stands_at_the_person_is_parked_while_the_entity_is_that_person() -> None:
    draft = changed(the_individual(), {"people.p1.name": "别名"})
    assert _read(draft, "person.name", "p1").value == "样例丙"


def test_nobody_stands_in_for_the_legal_representative_of_an_individual() -> None:
    draft = changed(the_individual(), {"wanted.entity.legal_representative": "p1"})
    assert _read(draft, "entity.legal_representative").state is State.IRRELEVANT
    assert _read(draft, "entity.legal_representative.name").state is State.IRRELEVANT


def test_people_without_a_role_are_parked() -> None:
    draft = changed(the_company(), {"wanted.services.s1.principal": "p1"})
    answers = answers_of(draft)
    assert answers.people_with_roles == ("p1",)
    assert [scope.item_id for scope in answers.scopes("person")] == ["p1"]
    assert answers.answer("people.p2.mobile").state is State.IRRELEVANT
    assert _read(draft, "people.mobile").value == ("13800000000",)


def test_of_a_mere_legal_representative_less_is_asked() -> None:
    draft = changed(the_company(), {"wanted.entity.principal": "p2"})
    answers = answers_of(draft)
    assert answers.roles == {"p1": ("legal_representative",), "p2": ("entity_principal", "service_principal")}
    assert answers.answer("people.p1.name").state is State.VALUE
    assert answers.answer("people.p1.mobile").state is State.IRRELEVANT


def test_roles_name_the_answers_that_gave_them() -> None:
    reading = _read(the_company(), "person.roles", "p1")
    assert reading.value == ("legal_representative", "entity_principal")
    assert _causes(reading) == ["wanted.entity.legal_representative", "wanted.entity.principal"]
    assert reading.pending == ()


def test_a_role_nobody_has_yet_may_still_be_given() -> None:
    draft = opened(the_company(), "wanted.entity.principal")
    reading = _read(draft, "person.roles", "p2")
    assert reading.value == ("service_principal",)
    assert [cause.path for cause in reading.pending] == ["wanted.entity.principal"]


def test_a_parked_role_gives_no_role() -> None:
    draft = changed(the_company(), {"wanted.entity.nature": "person", "wanted.entity.principal": "p2"})
    answers = answers_of(draft)
    assert answers.people_with_roles == ("p2",)
    assert answers.roles["p2"] == ("entity_principal", "service_principal")


# Lists


def test_a_list_on_the_way_is_plucked() -> None:
    draft = changed(the_company(), {"wanted.services.s1.domains": TWO_DOMAINS})
    reading = _read(draft, "service.domains.name", "s1")
    assert reading.value == ("yi-yangli.cn", "er-yangli.cn")
    assert _causes(reading) == [f"wanted.services.s1.domains.{item}.name" for item in ("d1", "d2")]
    assert reading.pending == ()


def test_what_is_open_or_malformed_in_a_list_may_still_come() -> None:
    domains = [*TWO_DOMAINS, {"id": "d3"}, {"id": "d4", "name": "没有点"}, {"id": "d5", "name": None}]
    draft = changed(the_company(), {"wanted.services.s1.domains": domains})
    reading = _read(draft, "services.domains.name")
    assert reading.value == ("yi-yangli.cn", "er-yangli.cn")
    assert [cause.path.split(".")[4] for cause in reading.pending] == ["d3", "d4"]


@pytest.mark.parametrize(
    ("domains", "state", "value"),
    [(MISSING, State.OPEN, None), ([], State.VALUE, ()), (TWO_DOMAINS, State.VALUE, ("d1", "d2"))],
)
def test_an_absent_list_is_open_and_an_empty_one_is_none(domains: Any, state: State, value: Any) -> None:
    draft = changed(the_company(), {"wanted.services.s1.domains": domains})
    reading = _read(draft, "service.domains", "s1")
    assert (reading.state, reading.value) == (state, value)
    assert _causes(reading) == ["wanted.services.s1.domains"]


def test_an_open_list_leaves_what_is_plucked_pending() -> None:
    draft = opened(the_company(), "wanted.services.s1.domains")
    assert _read(draft, "service.domains.name", "s1").state is State.OPEN
    plucked = _read(draft, "services.domains.name")
    assert (plucked.value, [c.path for c in plucked.pending]) == ((), ["wanted.services.s1.domains"])


def test_siblings_are_the_same_answer_of_the_others_who_have_a_part() -> None:
    draft = changed(the_company(), {"people": [*the_company().data()["people"], {"id": "p3", "mobile": "1"}]})
    person = answers_of(draft).scope("person", "p1")
    assert [reading.value for reading in person.siblings("person.mobile", "people")] == ["13900000000"]


def test_siblings_are_found_through_a_role() -> None:
    service = answers_of(the_company()).scope("service", "s1")
    assert [r.value for r in service.siblings("service.principal.mobile", "people")] == ["13800000000"]


@pytest.mark.parametrize("collection", ["service.domains", "services.domains"])
def test_siblings_of_a_domain_are_those_of_its_service(collection: str) -> None:
    draft = changed(the_company(), {"wanted.services.s1.domains": TWO_DOMAINS})
    domain = answers_of(draft).scope("domain", "d1")
    assert [reading.value for reading in domain.siblings("domain.name", collection)] == ["er-yangli.cn"]


def test_siblings_may_be_those_of_all_services() -> None:
    services = changed(the_company(), {"wanted.services.s1.domains": TWO_DOMAINS}).data()["wanted"][
        "services"
    ]
    other = {**services[0], "id": "s2", "domains": [{"id": "d3", "name": "san-yangli.cn"}], "access": []}
    draft = changed(the_company(), {"wanted.services": [*services, other]})
    domain = answers_of(draft).scope("domain", "d3")
    assert [r.value for r in domain.siblings("domain.name", "service.domains")] == []
    assert len(domain.siblings("domain.name", "services.domains")) == len(TWO_DOMAINS)


# Relevance


def test_an_answer_is_relevant_by_another_answer() -> None:
    draft = changed(the_company(), {"wanted.services.s1.domains.d1.holder_relation": "other"})
    reading = _read(draft, "domain.holder_name", "d1")
    assert (reading.state, _causes(reading)) == (State.OPEN, ["wanted.services.s1.domains.d1.holder_name"])


def test_while_relevance_is_not_known_the_answer_is_open_and_names_what_would_settle_it() -> None:
    draft = opened(the_company(), "wanted.services.s1.domains.d1.holder_relation")
    reading = _read(draft, "domain.holder_name", "d1")
    assert (reading.state, _causes(reading)) == (
        State.OPEN,
        ["wanted.services.s1.domains.d1.holder_relation"],
    )


def test_whether_there_is_a_legal_representative_depends_on_the_nature() -> None:
    draft = opened(the_company(), "wanted.entity.nature")
    reading = _read(draft, "entity.legal_representative.name")
    assert (reading.state, _causes(reading)) == (State.OPEN, ["wanted.entity.nature"])


# Derived values


@pytest.mark.parametrize(
    ("path", "item", "value", "causes"),
    [
        ("order.province", None, "44", ["intent.province"]),
        (
            "order.type",
            None,
            "first",
            ["intent.goal", "record.is_entity_filed", "wanted.services.s1.domains.d1.is_filed"],
        ),
        ("entity.kinds", None, ("org", "enterprise"), ["wanted.entity.nature"]),
        ("person.birth_date", "p2", date(1903, 3, 3), ["people.p2.certificate_number"]),
        ("domain.label", "d1", "yangli-xugou", ["wanted.services.s1.domains.d1.name"]),
        ("record.service_count", None, 0, ["record.is_entity_filed"]),
        ("totals.services_after", None, 1, ["wanted.services", "record.is_entity_filed"]),
        (
            "entity.certificate_address.region.province",
            None,
            "44",
            ["wanted.entity.certificate_address.region"],
        ),
        (
            "entity.certificate_address.region.city",
            None,
            "4403",
            ["wanted.entity.certificate_address.region"],
        ),
    ],
)
def test_a_derived_value_names_the_answers_behind_it(path: str, item: str, value: Any, causes: Any) -> None:
    reading = _read(the_company(), path, item)
    assert (reading.value, _causes(reading)) == (value, causes)


def test_how_many_are_filed_already_is_open_while_the_record_does_not_say() -> None:
    for draft, unknown in (
        (changed(the_company(), {"record.is_entity_filed": True}), "record.services"),
        (opened(the_company(), "record.is_entity_filed"), "record.is_entity_filed"),
    ):
        reading = _read(draft, "totals.services_after")
        assert (reading.state, _causes(reading)) == (State.OPEN, [unknown])
    filed = changed(
        the_company(), {"record.is_entity_filed": True, "record.services": [{"id": "s8"}, {"id": "s9"}]}
    )
    assert _read(filed, "totals.services_after").value == 3


@pytest.mark.parametrize(("said", "count"), [([True, False], 1), ([True, True], 2), ([False, None], 0)])
def test_the_services_an_order_is_about_are_counted(said: list[bool | None], count: int) -> None:
    services = [{"id": f"s{n}", "is_concerned": one} for n, one in enumerate(said, 8)]
    cancelled = {"intent.goal": "cancel", "intent.removal": "service", "record.is_entity_filed": True}
    draft = changed(the_company(), cancelled | {"record.services": services})
    assert _read(draft, "record.concerned_count").value == count


def test_a_shell_has_nothing_filed_unless_something_is_named() -> None:
    shell = changed(the_company(), {"record.is_entity_filed": True, "record.is_shell": True})
    reading = _read(shell, "record.service_count")
    assert (reading.value, _causes(reading)) == (0, ["record.is_entity_filed", "record.is_shell"])
    assert _read(shell, "totals.services_after").value == 1
    assert _read(changed(shell, {"record.services": [{"id": "s8"}]}), "record.service_count").value == 1
    assert _read(changed(shell, {"record.is_shell": False}), "record.service_count").state is State.OPEN


def test_what_only_some_certificates_need_is_asked_with_them() -> None:
    name = "people.p1.certificate_name"
    assert answers_of(the_company()).answer(name).state is State.IRRELEVANT
    foreign = changed(the_company(), {"people.p1.certificate_type": "passport"})
    assert answers_of(foreign).answer(name).state is State.OPEN


FILED = "wanted.services.s1.domains.d1.is_filed"


@pytest.mark.parametrize(
    ("entity", "domain", "state", "order"),
    [
        (False, False, State.VALUE, "first"),
        (True, False, State.VALUE, "new_service_elsewhere"),
        (True, True, State.VALUE, "new_access"),
        (False, True, State.IRRELEVANT, None),
        (MISSING, False, State.OPEN, None),
        (False, MISSING, State.OPEN, None),
        (MISSING, MISSING, State.OPEN, None),
        (None, False, State.OPEN, None),
    ],
)
def test_the_order_follows_from_what_is_filed(entity: Any, domain: Any, state: State, order: Any) -> None:
    draft = changed(
        the_company(), {"record.is_entity_filed": entity, "record.at_provider": False, FILED: domain}
    )
    reading = _read(draft, "order.type")
    assert (reading.state, reading.value) == (state, order)
    assert reading.causes


def test_one_domain_unfiled_among_filed_ones_makes_a_new_service() -> None:
    domains = [{**TWO_DOMAINS[0], "is_filed": True}, TWO_DOMAINS[1]]
    draft = changed(
        the_company(),
        {
            "record.is_entity_filed": True,
            "record.at_provider": True,
            "wanted.services.s1.domains": domains,
        },
    )
    assert _read(draft, "order.type").value == "new_service_here"


def test_what_is_derived_from_a_malformed_answer_is_not_known() -> None:
    draft = changed(the_company(), {"people.p2.certificate_number": "44030519030303003"})
    assert _read(draft, "person.birth_date", "p2").state is State.MALFORMED


def test_a_passport_tells_no_birth_date() -> None:
    passport = {"people.p2.certificate_type": "passport", "people.p2.certificate_number": "E12345678"}
    reading = _read(changed(the_company(), passport), "person.birth_date", "p2")
    assert reading.state is State.IRRELEVANT


def test_a_paper_has_dates_that_are_dates() -> None:
    permit = {"id": "m1", "kind": "residence_permit", "expires_on": "2027年1月2日", "issued_on": "昨天"}
    draft = a_draft(materials=[permit])
    assert _read(draft, "material.expires_on", "m1").value == date(2027, 1, 2)
    assert _read(draft, "material.issued_on", "m1").state is State.MALFORMED
    assert _read(draft, "material.signed_on", "m1").state is State.IRRELEVANT


@pytest.mark.parametrize(
    ("kind", "status", "state"),
    [
        ("letter", "ready", State.MALFORMED),
        ("letter", "missing", State.IRRELEVANT),
        ("permit", "ready", State.IRRELEVANT),
    ],
)
def test_when_it_was_signed_is_asked_of_a_paper_somebody_signs(kind: str, status: str, state: State) -> None:
    draft = a_draft(materials=[{"id": "m1", "kind": kind, "status": status, "signed_on": "昨天"}])
    answers = Answers(draft, TODAY, {"letter"})
    assert answers.scope("material", "m1").read("material.signed_on").state is state


# Materials and the rest


def test_a_number_of_an_unknown_kind_is_held_against_no_other() -> None:
    def others(draft: Draft) -> list[State]:
        scope = answers_of(draft).scope("person", "p1")
        return [reading.state for reading in scope.siblings("person.certificate_number", "people")]

    assert others(the_company()) == [State.VALUE]
    assert others(opened(the_company(), "people.p2.certificate_type")) == [State.OPEN]


@pytest.mark.parametrize(
    ("status", "about", "found"), [("ready", "p1", True), ("missing", "p1", None), ("ready", "p2", None)]
)
def test_a_material_is_there_when_it_is_ready_and_about_the_right_one(
    status: str, about: str, found: bool | None
) -> None:
    draft = a_draft(materials=[{"id": "m1", "kind": "photo", "about": about, "status": status}])
    assert answers_of(draft).material_state({"photo": (), "scan": ()}, "p1") is found


@pytest.mark.parametrize(
    "path", ["", "nothing", "nothing.at.all", "entity.nothing", "service.name", "person"]
)
def test_reading_what_is_not_there_never_raises(path: str) -> None:
    assert answers_of(a_draft()).read(path).state in (State.IRRELEVANT, State.OPEN)


def test_scopes_are_the_items_of_the_draft() -> None:
    answers = answers_of(the_company())
    found = {
        kind: [s.item_id for s in answers.scopes(kind)] for kind in ("draft", "service", "domain", "access")
    }
    assert found == {"draft": [None], "service": ["s1"], "domain": ["d1"], "access": ["a1"]}
    assert answers.as_of == TODAY
