"""README.txt: what is missing, what to do first, and where each paper and picture goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.bundle.papers import all_papers
from icp_wizard.bundle.readme import readme
from tests.assessment.making import assessed, rulebook
from tests.filing.making import TODAY, changed, the_company, the_individual

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment

HEADINGS = {"zh_CN": "还缺这些，补齐后才能照着填报：", "en": "Still missing before it can be entered"}


def text_of(assessment: Assessment, *, is_incomplete: bool = False) -> str:
    papers = all_papers(assessment, is_incomplete=is_incomplete, progress=lambda *_: None)
    return readme(assessment, papers, is_incomplete=is_incomplete).decode("utf-8-sig").replace("\r\n", "\n")


def parts(text: str) -> tuple[str, str]:
    chinese, _, english = text.partition("=" * 72)
    return chinese, english


def test_an_incomplete_one_names_what_is_missing_under_the_step_where_it_is_answered() -> None:
    gaps = {"wanted.services.s1.name": MISSING, "people.p1.mobile": "123", "confirmations": {}}
    chinese, english = parts(text_of(assessed(changed(the_company(), gaps)), is_incomplete=True))
    assert HEADINGS["zh_CN"] in chinese
    missing = chinese.partition(HEADINGS["zh_CN"])[2].partition("接着填：")[0]
    by_step = {part.partition("】")[0]: part for part in missing.split("【")[1:]}
    assert "没有回答：网站名称" in by_step["网站信息"]
    assert "须改正：填写 11 位手机号码" in by_step["主体负责人"]
    assert "没有确认：yangli-xugou.cn：已关闭该域名的解析" in by_step["材料与确认"]
    assert HEADINGS["en"] in english
    assert "- not answered: Website name" in english


def test_it_says_how_to_go_on() -> None:
    text = text_of(assessed(changed(the_company(), {"wanted.services.s1.name": MISSING})), is_incomplete=True)
    assert "icp-wizard open draft.json" in text.partition("备案包里有身份证件号码")[0]


def test_of_several_websites_it_says_which_lacks_something() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "domains": [domain], "access": []}
    other.pop("name")
    two = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    chinese, _ = parts(text_of(two, is_incomplete=True))
    assert "【网站 2：网站信息】" in chinese
    assert "【网站 1：网站信息】" not in chinese


def test_what_waits_for_an_open_answer_is_named_by_that_answer_alone() -> None:
    text = text_of(assessed(changed(the_company(), {"intent.province": MISSING})), is_incomplete=True)
    missing = text.partition(HEADINGS["zh_CN"])[2].partition("接着填：")[0]
    assert "没有回答：备案省份" in missing
    assert "须选择备案地域" not in missing


def test_a_complete_one_lacks_nothing() -> None:
    text = text_of(assessed(the_company()))
    assert [heading for heading in HEADINGS.values() if heading in text] == []


def test_before_any_template_is_named_it_says_where_they_are_found() -> None:
    chinese, _ = parts(text_of(assessed(the_company())))
    steps = chinese.partition("\n1. ")[2]
    assert steps.startswith("登录华为云中国站")
    assert steps.index("官方模板都在这里") < steps.index("《")


def test_where_no_template_is_wanted_none_is_spoken_of() -> None:
    nothing = replace(assessed(the_company()), materials=(), forms=())
    assert "官方模板" not in parts(text_of(nothing))[0].partition("需要知道的事")[0]


def test_each_paper_and_picture_has_its_place_in_the_console() -> None:
    chinese, english = parts(text_of(assessed(the_individual())))
    step = chinese.partition("上传各项图片，传到哪里：\n")[2].partition("\n9. ")[0]
    assert "- 域名证书：网站信息页的“域名证书”" in step
    assert "- 互联网信息服务备案承诺书（广东，个人版）：每份材料传到控制台对应的上传项，没有对应项" in step
    assert "other attachments" in english


def test_without_the_rule_on_attachments_no_place_is_made_up() -> None:
    fewer = tuple(rule for rule in rulebook().rules if rule.topic != "upload")
    text = text_of(assess(the_company(), replace(rulebook(), rules=fewer), TODAY))
    assert "没有对应项的传到" not in text
    assert "主体信息页的“证件照片”" in text


@pytest.mark.parametrize("is_to_sign", [True, False])
def test_how_to_sign_is_said_only_where_something_is_to_be_signed(is_to_sign: bool) -> None:
    assessment = assessed(the_company())
    assessment = assessment if is_to_sign else replace(assessment, materials=(), forms=())
    assert ("公章用实物印章盖红色鲜章" in text_of(assessment)) == is_to_sign
