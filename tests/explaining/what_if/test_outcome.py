"""The same draft elsewhere: exactly the differences of two assessments, and the draft as it was."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.assessment.differences import differences
from icp_wizard.explaining.what_if.outcome import Change, WhatIf, outlook, outlooks, supposed, what_if
from icp_wizard.explaining.what_if.words import Section, Table, sections
from icp_wizard.filing.checks import CHECKS
from icp_wizard.i18n import Catalogue
from icp_wizard.rules import Status, load_rulebook
from tests.assessment.making import rulebook
from tests.filing.making import TODAY, a_change, the_company, the_individual
from tests.shipped_packs import packs_covering

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft

LATER = date(2029, 1, 1)
CASES: list[dict[str, Any]] = [
    {"province": "31"},
    {"province": "11"},
    {"nature": "person"},
    {"nature": "enterprise"},
    {"on": LATER},
    {"province": "41", "nature": "person", "on": LATER},
]
DRAFTS = [the_company(), the_individual()]


def a_case(draft: Draft, **supposing: Any) -> WhatIf:
    """A draft of Guangdong, and what it would be."""
    province = supposing.get("province", "44")
    book = rulebook(province if province != "11" else None)
    return what_if(draft, assess(draft, rulebook(), TODAY), book, **supposing)


def kinds(case: WhatIf) -> dict[str, Change]:
    """What becomes of each finding, by key."""
    return {one.finding.key: one.kind for one in case.findings()}


def titles(found: tuple[Section, ...]) -> list[str]:
    return [section.title for section in found]


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("supposing", CASES)
def test_the_draft_stays_as_it_was(draft: Draft, supposing: dict[str, Any]) -> None:
    before = copy.deepcopy(draft.data())
    a_case(draft, **supposing)
    assert draft.data() == before


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("supposing", CASES)
def test_the_differences_are_those_of_two_assessments(draft: Draft, supposing: dict[str, Any]) -> None:
    case = a_case(draft, **supposing)
    found = {one.finding.key: one for one in case.findings()}
    told = {one.key: (one.before, one.after) for one in differences(case.now, case.then)}
    for key, (before, after) in told.items():
        one = found[key]
        assert (str(one.now.status) if one.now else "") == before
        assert (str(one.then.status) if one.then else "") == after
    for key in found.keys() - told.keys():
        now, then = case.now.finding_by_key[key], case.then.finding_by_key[key]
        assert now.severity != then.severity
    same = case.now.finding_by_key.keys() - found.keys()
    assert all(
        (case.now.finding_by_key[k].status, case.now.finding_by_key[k].severity)
        == (case.then.finding_by_key[k].status, case.then.finding_by_key[k].severity)
        for k in same
    )


@pytest.mark.parametrize("draft", DRAFTS)
def test_it_is_judged_as_if_it_had_been_filled_in_there(draft: Draft) -> None:
    case = a_case(draft, province="31", nature="person", on=LATER)
    other = supposed(draft, province="31", nature="person")
    alone = assess(other, rulebook("31"), LATER)
    assert [(f.key, f.status) for f in case.then.findings] == [(f.key, f.status) for f in alone.findings]
    assert other.data()["intent"]["province"] == "31"
    assert other.data()["wanted"]["entity"]["nature"] == "person"


def test_the_same_is_no_difference() -> None:
    case = a_case(the_company(), province="44", nature="enterprise", on=TODAY)
    assert case.is_same
    assert case.findings() == ()
    assert sections(case, Catalogue("zh_CN"), with_values=True) == ()


def test_a_company_of_guangdong_cannot_file_in_shanghai() -> None:
    case = a_case(the_company(), province="31")
    found = kinds(case)
    assert found["nat.eligibility.certificate-province"] is Change.BLOCKS
    assert found["hw.address.in-province"] is Change.WARNS
    assert [view.key for view in case.papers_added] == ["sh_service_principal_letter@p2"]
    assert "gd_commitment_org" in [view.key for view in case.papers_gone]
    assert case.forms == (("F04@p2",), ("F02@p2", "F05-unit"))


def test_what_is_a_matter_here_may_be_none_there() -> None:
    draft = supposed(the_company(), province="31")
    case = what_if(draft, assess(draft, rulebook("31"), TODAY), rulebook(), province="44")
    assert kinds(case)["nat.eligibility.certificate-province"] is Change.CLEARED


def test_another_severity_is_a_difference() -> None:
    draft, book, key = supposed(the_company(), province="31"), rulebook("31"), "hw.address.in-province"
    rules = tuple(replace(rule, severity="info") if rule.id == key else rule for rule in book.rules)
    case = WhatIf(assess(draft, book, TODAY), assess(draft, replace(book, rules=rules), TODAY))
    assert kinds(case) == {key: Change.SEVERITY}
    (section,) = sections(case, Catalogue("en"), with_values=False)
    assert section.lines[0].text.startswith("warning → note: ")


def test_another_day_is_another_age_of_the_domain() -> None:
    assert kinds(a_case(the_company(), on=LATER))["nat.domain-validity.not-expired@d1"] is Change.BLOCKS


def test_answers_that_another_kind_of_entity_does_not_need_are_parked_not_listed_as_matters() -> None:
    case = a_case(the_company(), nature="person")
    parked = {view.key for view in case.parked}
    assert "wanted.entity.business_scope" in parked
    assert parked.isdisjoint(case.then.by_key)
    catalogue = Catalogue("zh_CN")
    found = sections(case, catalogue, with_values=False)
    (parked_section,) = (s for s in found if s.title == catalogue.text("explaining.what_if.parked"))
    others = [line.text for s in found if s is not parked_section for line in s.lines]
    assert not [text for text in others if text.startswith("经营范围")]


def test_new_questions_are_named_once_and_their_demands_not_at_all() -> None:
    case = a_case(the_individual(), nature="enterprise")
    assert "wanted.entity.business_scope" in {view.key for view in case.asked}
    asked = [one for one in case.findings() if one.kind is Change.ASKED]
    assert asked
    shown = {line.text for s in sections(case, Catalogue("zh_CN"), with_values=False) for line in s.lines}
    assert not [one for one in asked if any(one.finding.rule_id in text for text in shown)]


def test_an_option_that_is_left_out_there_is_named() -> None:
    case = a_case(the_company(), nature="person")
    lost = {(option.field.key, option.code) for option in case.options if option.is_lost}
    assert ("wanted.entity.certificate_type", "business_licence") in lost


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("supposing", CASES)
def test_everything_has_words_and_leads_only_where_there_is_a_field(
    draft: Draft, supposing: dict[str, Any], language: str
) -> None:
    case = a_case(draft, **supposing)
    for section in sections(case, Catalogue(language), with_values=True):
        assert "explaining." not in section.title
        for line in section.lines:
            assert "explaining." not in line.text
            assert line.goes_to in ("", "materials") or line.goes_to in case.now.by_key


# All provinces


def test_every_province_in_figures_is_as_it_would_be_there() -> None:
    books = {"31": rulebook("31"), "11": rulebook(None), "44": rulebook()}
    found = outlooks(the_company(), books, TODAY)
    assert [one.province for one in found] == ["31", "11", "44"]
    assert [one.has_pack for one in found] == [True, False, True]
    for one in found:
        judged = assess(supposed(the_company(), province=one.province), books[one.province], TODAY)
        assert one[2:] == outlook(one.province, judged)[2:]
        fires = [f for f in judged.findings if f.status is Status.FIRES]
        assert (one.blocks, one.warnings) == tuple(
            sum(f.severity == severity for f in fires) for severity in ("block", "warn")
        )


def test_a_pack_for_other_orders_is_none(tmp_path: Path) -> None:
    packs = packs_covering(tmp_path, "31", ["change"])
    book = load_rulebook("31", checks=CHECKS, packs=packs).rulebook
    here, there = (outlooks(draft, {"31": book}, TODAY)[0] for draft in (the_company(), a_change()))
    assert there.assessment.route.order_type == "change_service"
    assert [one.has_pack for one in (here, there)] == [False, True]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_table_marks_home_and_who_has_no_pack(language: str) -> None:
    catalogue = Catalogue(language)
    found = outlooks(the_company(), {"11": rulebook(None), "44": rulebook()}, TODAY)
    _, beijing, guangdong = Table(found, "44", catalogue).lines()
    assert beijing.endswith(catalogue.text("explaining.compare.mark.no_pack"))
    assert catalogue.text("explaining.what_if.home", title="X").replace("X", "") in guangdong
