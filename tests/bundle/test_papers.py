"""What papers say of a filing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import (
    CHINESE,
    Paper,
    _checklist,
    _sheet,
    all_papers,
    form_paper,
    form_section,
    form_values,
)
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.sheet import sheet_pages
from icp_wizard.bundle.steps import signing
from icp_wizard.forms import render_checklist
from icp_wizard.forms.marks import Reserved, Ring
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company, the_individual
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


def test_a_single_address_is_entered_as_first_and_last() -> None:
    single = assessed(changed(the_company(), {"wanted.services.s1.access.a1.to_address": None}))
    rows = [row for page in sheet_pages(single, CHINESE) for row in page.rows]
    (last,) = (row for row in rows if row.label == "服务器公网 IP（止）")
    assert (last.value, last.entered) == ("1.2.3.4", "1.2.3.4")
    assert "起止填同一个" in last.note


def test_the_name_of_an_individual_as_principal_is_called_a_name() -> None:
    pages = sheet_pages(assessed(the_individual()), CHINESE)
    labels = [row.label for page in pages[1:] for row in page.rows]
    assert "主体负责人：姓名" in labels
    assert not [label for label in labels if "主办单位名称" in label]


def _all(assessment: Assessment) -> tuple[Paper, ...]:
    return all_papers(assessment, is_incomplete=False, progress=lambda *said: None)


def texts_of(assessment: Assessment) -> dict[str, str]:
    return {paper.name: squeezed(paper.rendered.text) for paper in _all(assessment)}


def a_trader(*, has_seal: bool) -> Assessment:
    """A sole trader in Guangdong with a trade name."""
    answers = {"is_sole_trader": True, "has_trade_name": True, "has_seal": has_seal}
    return assessed(changed(the_company(), {f"wanted.entity.{key}": value for key, value in answers.items()}))


def test_a_sole_trader_without_a_seal_is_asked_for_a_fingerprint_on_letter_packet_and_checklist() -> None:
    without, with_one = a_trader(has_seal=False), a_trader(has_seal=True)
    for assessment, ring, box in ((without, 0, 1), (with_one, 1, 0)):
        need = next(form for form in assessment.forms if form.form_id == "F02")
        (page,) = form_section(assessment, need, is_incomplete=False).pages
        assert sum(isinstance(mark, Ring) for mark in page) == ring
        reserved = [mark.name for mark in page if isinstance(mark, Reserved)]
        assert reserved.count("fingerprint") == box
    papers = texts_of(without)
    for path in ("forms/packet.pdf", "checklist.pdf"):
        assert "没有公章：签名旁按手印，写明身份证号码" in papers[path], path
        assert "盖章：单位公章" not in papers[path], path
    letters = [
        item
        for group in checklist_groups(without, CHINESE)
        for item in group.items
        if item.title == "互联网信息服务负责人授权书"
    ]
    assert letters
    assert all("按手印" in letter.status and "盖公章" not in letter.status for letter in letters)
    assert all("没有公章：看清签名旁的手印" in letter.must_show for letter in letters)
    assert "没有公章：看清签名旁的手印" in papers["forms/02-F05-unit.pdf"]
    assert not [path for path, text in texts_of(with_one).items() if "没有公章：看清" in text]
    assert "个体工商户无公章" in papers["forms/packet.pdf"]
    assert "没有公章的，按手印并写明身份证号码" in papers["forms/02-F05-unit.pdf"]
