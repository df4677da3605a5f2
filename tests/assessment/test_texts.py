"""Everything an assessment says can be said in both languages, in words, and without telling the answers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess, authority, texts
from icp_wizard.assessment.labels import full_label, label_of
from icp_wizard.assessment.material_texts import material_title
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.conditions import State
from icp_wizard.filing.display import answer_in_words
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Status, available_provinces
from icp_wizard.rules.vocabulary import ORDERS
from tests.assessment.making import assessed, rulebook
from tests.filing.making import NAME, TODAY, changed, opened, the_company, the_individual
from tests.scenarios.runner import Scenario, all_scenarios

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft

SCENARIOS = all_scenarios()
UNSAID = re.compile(
    r"[{}]|\b(outline|codes|rules|filing|identifiers|wanted|people)\.[a-z_]+|MISSING|: None$|\b[psdam]\d\b"
)
"""What no text for people holds: blanks, message ids, paths, ids, Python."""


def _said(assessment: Assessment, catalogue: Catalogue) -> Iterator[str]:
    for finding in assessment.findings:
        yield texts.finding_text(assessment, finding, catalogue)
        yield texts.severity_text(finding, catalogue)
        for cause in (*finding.because, *finding.causes):
            yield texts.cause_text(assessment, cause, catalogue, with_values=True)
        for path in finding.about:
            yield label_of(assessment, path, catalogue)
    for finding in assessment.confirmations:
        yield texts.confirmation_text(assessment, finding, catalogue)
    for view in assessment.fields:
        yield full_label(view, catalogue)
        yield texts.missing_text(view, catalogue)
    for material in assessment.materials:
        yield material_title(material, catalogue)


@pytest.mark.parametrize(
    ("scenario", "language"),
    [(scenario, LANGUAGES[number % len(LANGUAGES)]) for number, scenario in enumerate(SCENARIOS)],
    ids=lambda one: getattr(one, "name", one),
)
def test_all_is_said_in_words(scenario: Scenario, language: str) -> None:
    said = set(_said(scenario.assessment, Catalogue(language)))
    assert "" not in said
    assert {text for text in said if UNSAID.search(text)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_word_a_rule_is_can_be_said_of_every_rule(language: str) -> None:
    assessment, catalogue = assessed(the_company()), Catalogue(language)
    for rule in assessment.rulebook.rules:
        lines = authority.authority_lines(assessment, rule, catalogue)
        assert lines
        assert not [line for line in lines if not line or "{" in line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_values_no_answer_is_told(language: str) -> None:
    draft = changed(
        the_company(),
        {NAME: "", "people.p2.mobile": "1380000秘", "people.p1.certificate_number": "44030519000101001秘"},
    )
    assessment, catalogue = assessed(draft), Catalogue(language)
    for finding in assessment.findings:
        said = [texts.finding_text(assessment, finding, catalogue, with_values=False)]
        said += [texts.cause_text(assessment, c, catalogue, with_values=False) for c in finding.causes]
        assert not [text for text in said if "秘" in text or "1380000" in text or "4403051900" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_values_a_wrong_number_is_still_spoken_of_in_whole_sentences(language: str) -> None:
    number = "991101199001010016"  # no province 99
    assessment = assessed(changed(the_company(), {"people.p1.certificate_number": number}))
    finding = next(f for f in assessment.findings if f.rule_id == "format.resident_id")
    said = texts.finding_text(assessment, finding, Catalogue(language), with_values=False)
    assert "99" in texts.finding_text(assessment, finding, Catalogue(language))
    assert "99" not in said
    assert "…" not in said


def test_a_label_says_whose_answer_it_is() -> None:
    assessment, chinese = assessed(the_company()), Catalogue("zh_CN")
    labels = [label_of(assessment, path, chinese) for path in ("people.p2.mobile", "people.p1.name", NAME)]
    assert labels == ["互联网信息服务负责人：手机号码", "法定代表人：姓名", "主办单位名称（个人填姓名）"]


def test_an_answer_is_shown_by_its_label_and_a_parked_or_open_one_not_at_all() -> None:
    answers, chinese = assessed(the_company()).answers, Catalogue("zh_CN")
    shown = {
        "intent.province": "广东省",
        "wanted.entity.nature": "企业",
        "wanted.entity.certificate_address.region": "广东省深圳市南山区",
        "wanted.entity.legal_representative": "样例甲",
        "people.p1.certificate_expires_on": "长期",
        "wanted.services.s1.domains.d1.expires_on": "2028-11-24",
        "wanted.services.s1.domains.d1.is_filed": "否",
        "wanted.entity.remark": "",
        "wanted.services.s1.domains.d1.holder_name": "",
        "wanted.entity.supervisor": "",
    }
    assert {path: answer_in_words(answers, path, chinese) for path in shown} == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_malformed_answer_is_shown_as_it_was_typed(language: str) -> None:
    assessment = assessed(changed(the_company(), {"people.p2.mobile": "1 2"}))
    assert answer_in_words(assessment.answers, "people.p2.mobile", Catalogue(language)) == "1 2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_of_a_list_is_said_to_be_none(language: str) -> None:
    assessment = assessed(the_individual())
    assert answer_in_words(assessment.answers, "wanted.services.s1.involves", Catalogue(language))


def test_what_is_said_of_the_packs_depends_on_the_province() -> None:
    chinese = Catalogue("zh_CN")
    assert pack_notice(assessed(the_company()), chinese) == ""
    book = rulebook()
    unfinished = replace(book, packs=tuple(replace(pack, is_complete=False) for pack in book.packs))
    assert "广东" in pack_notice(assess(the_company(), unfinished, TODAY), chinese)
    assert pack_notice(SCENARIO_WITHOUT_PACK.assessment, chinese)
    assert pack_notice(SCENARIO_NEW.assessment, chinese) == ""


SCENARIO_WITHOUT_PACK = next(s for s in SCENARIOS if s.name.startswith("没有规则包的省"))
SCENARIO_NEW = next(s for s in SCENARIOS if s.name.startswith("新草稿"))


def test_an_open_cause_is_told_by_its_state() -> None:
    assessment = assessed(opened(the_company(), "wanted.entity.nature"))
    undecided = next(f for f in assessment.findings if f.status is Status.UNDECIDED)
    assert undecided.because[0].state is State.OPEN
    said = texts.cause_text(assessment, undecided.because[0], Catalogue("zh_CN"), with_values=True)
    assert said.startswith("主办单位性质")


def test_titles_within_a_title_take_single_marks() -> None:
    assessment = assessed(the_company())
    nested = next(s for s in assessment.rulebook.sources.values() if "《" in s.title)
    assert not re.search("《[^》]*《", authority.source_text(nested, Catalogue("zh_CN")))
    assert nested.title in authority.source_text(nested, Catalogue("en"))


def test_quotes_within_a_title_are_not_doubled_and_an_undated_one_is_said_to_be_so() -> None:
    source = next(s for s in assessed(the_company()).rulebook.sources.values() if "“" in s.title)
    assert "““" not in authority.source_text(replace(source, title="“名称”要求"), Catalogue("en"))
    undated = replace(source, as_of="unknown")
    assert "，资料未标日期，" in authority.source_text(undated, Catalogue("zh_CN"))


def test_a_document_has_one_date() -> None:
    for province in available_provinces():
        dates: dict[str, set[str]] = {}
        for source in rulebook(province).sources.values():
            dates.setdefault(source.locator, set()).add(source.as_of)
        assert [locator for locator, found in dates.items() if len(found) > 1] == []


@pytest.mark.parametrize(("language", "joined"), [("zh_CN", "甲、乙"), ("en", "甲, 乙")])
def test_lists_are_joined_as_the_language_does(language: str, joined: str) -> None:
    assert Catalogue(language).listed(["甲", "乙"]) == joined


def gaps_of(draft: Draft, province: str = "44", *, has_pack: bool = True) -> str:
    """What is said to be not known, a line a gap; of a province that has no pack, of wider packs alone."""
    filed_there = changed(draft, {"intent.province": province})
    book = rulebook(province if has_pack else None)
    return "\n".join(gap_texts(assess(filed_there, book, TODAY), Catalogue("zh_CN")))


FOREIGN = {"people.p1.certificate_type": "passport"}


@pytest.mark.parametrize(
    ("province", "answers", "gap"),
    [
        ("44", FOREIGN, "外籍法定代表人在广东"),
        ("44", {"wanted.entity.legal_representative": MISSING}, "外籍法定代表人在广东"),
        ("44", {"wanted.entity.certificate_form": "electronic"}, "广东是否接受电子营业执照"),
        ("44", {"wanted.services.s1.access.a1.resource": "nat_gateway"}, "专属云和公网 NAT 网关"),
        ("41", FOREIGN, "法定代表人是外籍的单位在河南"),
        ("32", FOREIGN, "法定代表人是外籍的单位在江苏"),
        ("32", {"wanted.entity.certificate_form": "electronic"}, "江苏是否接受电子营业执照"),
        ("53", {}, "华为云的云南、辽宁、吉林管局要求页"),
    ],
)
def test_what_nobody_has_a_source_for_is_said_where_it_is_about_this_filing(
    province: str, answers: dict[str, Any], gap: str
) -> None:
    has_pack = province != "53"
    ordinary = gaps_of(the_company(), province if has_pack else "44")
    assert gap in gaps_of(changed(the_company(), answers), province, has_pack=has_pack)
    assert gap not in ordinary


def test_the_letter_of_a_service_principal_is_a_question_only_where_there_is_one() -> None:
    assert "广东对互联网信息服务负责人授权书" in gaps_of(the_company())
    assert "授权书" not in gaps_of(the_company(wanted__services__s1__principal="p1"))


def test_of_several_websites_it_is_said_that_their_number_is_not_known() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    two = changed(
        the_company(), {"wanted.services": [service, {**service, "id": "s2", "domains": [], "access": []}]}
    )
    assert "一张订单最多能报几个网站" in gaps_of(two)
    assert "一张订单最多能报几个网站" not in gaps_of(the_company())


def test_what_a_province_says_more_exactly_is_not_said_of_all_provinces_as_well() -> None:
    filed = changed(the_company(), {"record.is_entity_filed": True})
    assert "注销申请表" in gaps_of(filed)
    assert "各省注销申请表" not in gaps_of(filed)
    assert "各省注销申请表" in gaps_of(filed, "53", has_pack=False)


def test_what_nobody_has_a_source_for_is_said_of_complete_packs_only() -> None:
    company = assessed(the_company())
    unfinished = tuple(replace(pack, is_complete=False) for pack in company.rulebook.packs)
    assert gap_texts(company, Catalogue("zh_CN"))
    assert (
        gap_texts(replace(company, rulebook=replace(company.rulebook, packs=unfinished)), Catalogue("zh_CN"))
        == ()
    )


def test_what_nobody_has_a_source_for_is_said_of_the_order_at_hand() -> None:
    catalogue = Catalogue("zh_CN")

    def concerned(assessment: Assessment) -> set[str]:
        said = gap_texts(assessment, catalogue)
        gaps = [gap for gap in assessment.rulebook.gaps if catalogue.pack_text(gap.note) in said]
        return {order for gap in gaps if len(gap.orders) < len(ORDERS) / 2 for order in gap.orders}

    filed = changed(the_company(), {"record.is_entity_filed": True, "record.at_provider": False})
    assert assessed(filed).route.order_type == "new_service_elsewhere"
    assert "cancel_entity" in concerned(assessed(filed))
    assert "migration" not in concerned(assessed(filed))
    assert not {"cancel_entity", "migration"} & concerned(assessed(the_company()))
    unknown = assessed(opened(the_company(), "record.is_entity_filed"))
    assert unknown.route.order_type is None
    assert concerned(unknown) == concerned(assessed(filed)) | concerned(assessed(the_company()))


def test_where_a_filed_domain_leads_to_another_order_what_is_not_known_of_that_is_said() -> None:
    migration, cancellation = "支持网站迁移的 26 个省市", "各省注销申请表"
    filed_domain = {"wanted.services.s1.domains.d1.is_filed": True}
    no_order = changed(the_company(), filed_domain)
    another_entitys = changed(no_order, {"record.is_entity_filed": True})
    assert assessed(no_order).route.state is State.IRRELEVANT
    assert assessed(another_entitys).route.order_type == "new_access"
    for draft in (no_order, another_entitys):
        assert migration in gaps_of(draft, "53", has_pack=False)
        assert cancellation in gaps_of(draft, "53", has_pack=False)
    assert migration not in gaps_of(the_company(), "53", has_pack=False)
    assert migration not in gaps_of(
        changed(the_company(), {"record.is_entity_filed": True}), "53", has_pack=False
    )
    not_said = opened(the_company(), "wanted.services.s1.domains.d1.is_filed")
    assert migration not in gaps_of(not_said, "53", has_pack=False)


def test_what_is_confirmed_of_several_says_of_which() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    access = {**service["access"][0], "id": "a2"}
    other = {**service, "id": "s2", "domains": [{"id": "d2"}], "access": [access]}
    assessment = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    catalogue = Catalogue("zh_CN")
    found = [f.outcome.confirm for f in assessment.confirmations if f.outcome]
    labels = {label_of(assessment, f"confirmations.{key}", catalogue) for key in found}
    asked = {texts.confirmation_text(assessment, f, catalogue) for f in assessment.confirmations}
    assert len(labels) == len(asked) == len(set(found))


@pytest.mark.parametrize(
    ("draft", "key", "example"),
    [
        (the_company(), "wanted.entity.certificate_number", "91440300MA5XXXXX1A（18 位统一社会信用代码）"),
        (the_individual(), "wanted.entity.certificate_number", "11010519491231002X（18 位）"),
        (the_individual(), "wanted.entity.name", "张三"),
        (
            changed(the_company(), {"people.p1.certificate_type": "passport"}),
            "wanted.entity.legal_representative.certificate_number",
            "E00000000",
        ),
    ],
    ids=["company", "card", "person", "passport"],
)
def test_an_example_is_one_this_entity_could_give(draft: Draft, key: str, example: str) -> None:
    assessment = assessed(draft)
    assert texts.example_text(assessment, assessment.by_key[key], Catalogue("zh_CN")) == example


def test_why_an_address_is_asked_depends_on_who_files() -> None:
    key = "wanted.entity.certificate_address.region"
    said = [
        texts.why_text(found, found.by_key[key], Catalogue("zh_CN"))
        for found in (assessed(the_company()), assessed(the_individual()))
    ]
    assert "单位须" in said[0]
    assert "身份证上印的住址" in said[1]


@pytest.mark.parametrize("make", [the_company, the_individual])
@pytest.mark.parametrize("leaf", ["name", "remark"])
def test_an_example_of_a_site_obeys_the_rules_itself(make: Any, leaf: str) -> None:
    key = f"wanted.services.s1.{leaf}"
    before = assessed(make())
    example = texts.example_text(before, before.by_key[key], Catalogue("zh_CN"))
    after = assessed(changed(make(), {key: example}))
    new = {finding.rule_id for finding in after.firing} - {finding.rule_id for finding in before.firing}
    assert new == set()
