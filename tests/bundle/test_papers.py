"""What papers say of a filing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import CHINESE, _checklist, _sheet, all_papers, form_paper, form_values
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.steps import signing
from icp_wizard.forms import render_checklist
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company
from tests.forms.making import META
from tests.forms.reading import squeezed, text_by_pdfium

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment


def test_a_letter_for_several_websites_names_each_once() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "name": "样例虚构第二官网", "domains": [domain], "access": []}
    assessment = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    need = next(form for form in assessment.forms if form.form_id == "F02")
    values = form_values(assessment, need)
    assert values["service.name"] == "样例虚构乌有官网、样例虚构第二官网"
    assert values["service.domains.name"] == "yangli-xugou.cn、er-xugou.cn"
    assert values["service.principal.name"] == "样例乙𬱖"


def test_a_name_is_printed_in_the_very_characters_typed() -> None:
    assessment = assessed(changed(the_company(), {"wanted.entity.name": "样例（虚构）乌有有限公司"}))
    need = next(form for form in assessment.forms if form.form_id == "F02")
    for paper in (form_paper(assessment, [need], is_incomplete=False), _sheet(assessment, False).rendered):
        assert "样例（虚构）乌有有限公司" in squeezed(text_by_pdfium(paper.pdf))


def test_what_holds_of_every_website_is_said_once() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "domains": [domain], "access": []}
    assessment = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    letters = [
        item
        for group in checklist_groups(assessment, CHINESE)
        for item in group.items
        if item.title == "互联网信息服务负责人授权书"
    ]
    (letter,) = letters
    assert len({reason.text for reason in letter.why}) == len(letter.why)
    assert not [reason for reason in letter.why if reason.text.startswith("网站")]


def warned(**more: Any) -> Assessment:
    """A company whose domain runs out within three months: a warning, and nothing in the way."""
    expiry = {"wanted.services.s1.domains.d1.expires_on": "2027-01-10"}
    return assessed(changed(the_company(), expiry | more))


def test_what_fires_stands_in_the_readme_in_both_languages_with_what_to_do_and_whose_word_it_is() -> None:
    assessment = warned()
    assert assessment.readiness.is_enterable
    text = readme(assessment, (), is_incomplete=False).decode("utf-8-sig")
    assert "- [注意] 域名剩余有效期应大于 3 个月，不足的先续费" in text
    assert "处理：查看并修改“域名到期日”" in text
    assert "华为云《备案管局咨询》" in text.partition("需要知道的事")[0]
    assert "- [warning] The domain should stay valid for more than 3 months" in text


def test_what_fires_is_numbered_on_the_checklist_and_its_row_of_the_sheet_says_so() -> None:
    assessment = warned(**{"people.p1.mobile": "123"})
    checklist, sheet = (_checklist(assessment, (), True), _sheet(assessment, True))
    found = squeezed(checklist.rendered.text)
    assert "问题1（须改正）填写11位手机号码" in found
    assert "问题2（注意）域名剩余有效期应大于3个月" in found
    assert "须改正（材料清单问题1）" in squeezed(sheet.rendered.text)


def test_where_nothing_fires_nothing_is_said_of_it() -> None:
    assessment = assessed(the_company())
    texts = [_checklist(assessment, (), False).rendered.text, _sheet(assessment, False).rendered.text]
    texts.append(readme(assessment, (), is_incomplete=False).decode("utf-8-sig"))
    assert not [text for text in texts if "检查发现的问题" in text or "材料清单问题" in text]


def test_what_is_to_be_confirmed_is_not_said_to_have_a_box_in_the_console() -> None:
    groups = checklist_groups(assessed(the_company()), CHINESE)
    (confirmed,) = (group for group in groups if group.title == "提交前须确认的事")
    text = render_checklist((confirmed,), META).text
    assert "自行核实，无纸件" in text
    assert "控制台勾选" not in text


def test_steps_are_those_there_are() -> None:
    own_letter = assessed(the_company())
    assert signing(own_letter) == ("print", "templates")
    no_letter = assessed(the_company(), wanted__services__s1__principal="p1")
    assert signing(no_letter) == ("templates",)
    nothing = replace(no_letter, materials=(), forms=())
    assert signing(nothing) == ()
    assert "签好的文书" not in readme(nothing, (), is_incomplete=False).decode("utf-8-sig")
    assert "签好的文书" in readme(no_letter, (), is_incomplete=False).decode("utf-8-sig")


def test_the_sheet_says_where_it_has_not_what_was_typed() -> None:
    typed = {"wanted.services.s1.home_urls": ["https://www.yangli-xugou.cn:8080/a?b"]}
    text = squeezed(_sheet(assessed(changed(the_company(), typed)), False).rendered.text)
    assert "已去掉www.，按yangli-xugou.cn备案" in text
    assert "端口、路径等不填" in text


def test_what_acts_on_a_terminal_does_not_reach_the_readme() -> None:
    named = {"wanted.services.s1.name": "样例\x1b[31m网\u202e站"}
    text = readme(assessed(changed(the_company(), named)), (), is_incomplete=True).decode("utf-8-sig")
    assert not {"\x1b", "\u202e"} & set(text)


def test_of_two_papers_on_pre_approval_is_said_which_kinds_each_is_for() -> None:
    answers = {"wanted.services.s1.involves": ["culture"], "wanted.entity.business_scope": "虚构的新闻服务"}
    groups = checklist_groups(assessed(changed(the_company(), answers)), CHINESE)
    why = {
        item.title: " ".join(reason.text for reason in item.why) for group in groups for item in group.items
    }
    assert "在前置审批处选上的各类" in why["前置审批文件"]
    (letter,) = (text for title, text in why.items() if title.startswith("不涉及前置审批承诺书"))
    assert "前置审批处没有选上该项" in letter


def test_what_goes_into_an_official_template_is_copied_not_signed() -> None:
    assessment = assessed(the_company())
    papers = all_papers(assessment, is_incomplete=False, progress=lambda *_: None)
    (draft,) = (paper for paper in papers if paper.template)
    assert (draft.name, draft.form_id) == ("forms/02-F05-unit.pdf", "F05-unit")
    assert "不能签署，不能上传" in draft.rendered.text
    steps = readme(assessment, papers, is_incomplete=False).decode("utf-8-sig")
    assert f"照 {draft.name} 逐项填写" in steps
    assert f"打印 {draft.name}" not in steps
    assert steps.index("打印 forms/packet.pdf") < steps.index(f"照 {draft.name}")
