"""F24: what goes into the province's cancellation form, and what no answer says is written by hand."""

from __future__ import annotations

import pytest

from icp_wizard.forms import FORMS, render_form
from icp_wizard.forms.filling_drafts import WITHOUT_SEAL
from tests.forms.making import EVERY, LONG, META, meta
from tests.forms.reading import READERS, crossings, outside, overlaps, squeezed, text_by_pdfium

FORM_IDS = ("F24-unit", "F24-person")
FILED = {
    "record.services@f1.number": "粤ICP备00000000号-1",
    "record.services@f1.name": "样例旧网站",
    "record.services@f2.number": "粤ICP备00000000号-2",
    "record.services@f2.name": "样例{record.number}商城",
    "record.services.domains.name": "old-sample.cn、older-sample.cn",
}
ORDER = (
    *("注销范围", "主体备案号", "名下的服务", "域名", "注销理由", "证件类型", "证件号码"),
    *("联系人姓名", "联系人手机", "联系人邮箱"),
)


def filled(form_id: str, values: dict[str, str]) -> dict[str, str]:
    return {path: values[path] for path in FORMS[form_id].needs}


def text_of(form_id: str, values: dict[str, str], **changes: object) -> str:
    return squeezed(text_by_pdfium(render_form(form_id, values, meta(**changes)).pdf))


@pytest.mark.parametrize(("form_id", "last"), [("F24-unit", "单位公章"), ("F24-person", "申请人签字")])
def test_its_lines_stand_in_the_order_of_the_form(form_id: str, last: str) -> None:
    _, _, text = text_of(form_id, filled(form_id, EVERY)).partition("填写内容方式")
    places = [text.index(label) for label in (*ORDER, last, "申请日期")]
    assert places == sorted(places)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_each_service_filed_has_a_line_with_number_and_name(form_id: str) -> None:
    text = text_of(form_id, filled(form_id, EVERY) | FILED)
    assert "名下的服务粤ICP备00000000号-1样例旧网站照抄" in text
    assert "名下的服务粤ICP备00000000号-2样例{record.number}商城照抄" in text
    assert "域名old-sample.cn、older-sample.cn照抄" in text
    assert "查到的填写" not in text


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_what_is_not_answered_of_the_services_is_written_by_hand(form_id: str) -> None:
    text = text_of(form_id, filled(form_id, EVERY) | {"record.services@f1.number": ""})
    assert text.count("查到的填写手写") == 2


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_reason_and_contact_are_written_by_hand(form_id: str) -> None:
    text = text_of(form_id, filled(form_id, EVERY))
    assert "办理这次注销的人手写" in text
    assert "注销理由如实写明" in text


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_it_says_where_the_form_is_found_and_not_in_the_console(form_id: str) -> None:
    text = text_of(form_id, filled(form_id, EVERY), template="样例申请表")
    assert "“通知公告”按省查找官方表格《样例申请表》" in text
    assert "交省通信管理局" in text
    assert "控制台" not in text


def test_a_unit_seals_and_one_without_a_seal_leaves_a_fingerprint() -> None:
    values = filled("F24-unit", EVERY)
    assert f"加盖{values['entity.name']}的公章盖章" in text_of("F24-unit", values)
    assert squeezed(WITHOUT_SEAL) in text_of("F24-unit", values, has_no_seal=True)
    assert "公章" not in text_of("F24-person", filled("F24-person", EVERY))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("form_id", FORM_IDS)
def test_many_services_go_over_to_more_pages_and_nothing_is_lost(form_id: str, reader: object) -> None:
    many = {f"record.services@f{n}.number": f"粤ICP备00000000号-{n}" for n in range(1, 60)}
    many |= {f"record.services@f{n}.name": f"样例第{n}个名称很长很长很长很长很长的网站" for n in range(1, 60)}
    domains = {
        "record.services.domains.name": "、".join(f"long-example-{n}.example-sample.cn" for n in range(60))
    }
    values = filled(form_id, LONG) | many | domains
    pages = FORMS[form_id].lay_out(values, META)
    assert len(pages) > 1
    assert [overlaps(page) + crossings(page) + outside(page) for page in pages] == [[] for _ in pages]
    found = squeezed(reader(render_form(form_id, values, META).pdf))  # type: ignore[operator]
    assert [value for value in many.values() if squeezed(value) not in found] == []
