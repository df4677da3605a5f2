"""F24 ICP备案注销申请表填写稿: what goes into the province's form for cancelling an entity on paper.

An entity without a provider is cancelled by the administration, on its own form, which is found under the
notices of the ministry's filing system (华为云 备案注销咨询, 2025-12). The fields are those of three
provinces' forms, as far as undated copies of them show: they differ a little, and so the draft says. What no
answer tells is written by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.filling_drafts import BY_HAND, COPIED, STAMPED, Instruction, Line, draft_pages
from icp_wizard.forms.items import ids_in
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, certificate_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

_NUMBER = "record.number"
_SERVICES = "record.services"
_DOMAINS = "record.services.domains.name"
NEEDS = ENTITY | {_NUMBER}
ALSO = frozenset({f"{_SERVICES}.number", f"{_SERVICES}.name", _DOMAINS})
INSTRUCTION = Instruction(
    "请在工信部备案系统的“通知公告”按省查找官方表格{template}，查不到的向华为云提工单。用 A4 纸打印，"
    "照下表用黑色笔填写；签署后交省通信管理局的是官方表格，不是本页。各省表格的项目和次序略有不同："
    "表上没有的不填，由管局填写的部分空着，随附的证件等以表上的说明为准。",
    "按表上的项目填写",
)
_ASK = "表上有这一项的，照工信部备案系统里查到的填写"


def _lay_out_unit(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    lines = (
        *_what(values),
        *_applicant(values, "申请单位名称"),
        *_contact(),
        Line("单位公章", f"加盖{values['entity.name']}的公章", STAMPED, is_sealed=True),
        _DATE,
    )
    return draft_pages("ICP备案注销申请表（单位）填写稿", lines, meta, INSTRUCTION)


def _lay_out_person(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    signed = Line("申请人签字", f"由{values['entity.name']}本人签字")
    lines = (*_what(values), *_applicant(values, "申请人姓名"), *_contact(), signed, _DATE)
    return draft_pages("ICP备案注销申请表（个人）填写稿", lines, meta, INSTRUCTION)


def _what(values: Mapping[str, str]) -> Iterator[Line]:
    """What is cancelled, and why."""
    yield Line("注销范围", "整个主体的备案，连同名下的全部服务", "照抄或勾选")
    yield Line("拟注销的主体名称", f"{values['entity.name']}；改过名的，写备案登记的名称", COPIED)
    yield Line("主体备案号", values[_NUMBER], COPIED)
    yield from _services(values)
    domains = values.get(_DOMAINS, "")
    yield Line("域名", domains or _ASK, COPIED if domains else BY_HAND)
    yield Line("注销理由", "如实写明；空壳主体写明备案已没有接入商，不能在接入商处注销")


def _services(values: Mapping[str, str]) -> Iterator[Line]:
    """A line for each service that is filed; an empty shell has none."""
    places = [f"{_SERVICES}@{item}" for item in ids_in(values, _SERVICES)]
    listed = [" ".join(filter(None, (values.get(f"{p}.number"), values.get(f"{p}.name")))) for p in places]
    for service in filter(None, listed):
        yield Line("名下的服务", service, COPIED)
    if not any(listed):
        yield Line("名下的服务", _ASK)


def _applicant(values: Mapping[str, str], label: str) -> tuple[Line, ...]:
    return (
        Line(label, values["entity.name"], COPIED),
        Line("证件类型", certificate_kind(values, "entity"), COPIED),
        Line("证件号码", values["entity.certificate_number"], COPIED),
    )


def _contact() -> tuple[Line, ...]:
    """Whom the administration may ask; a cancellation does not ask it of the user."""
    return (
        Line("联系人姓名", "办理这次注销的人"),
        Line("联系人手机", "联系人的手机号码"),
        Line("联系人邮箱", "联系人的电子邮箱"),
    )


_DATE = Line("申请日期", "签署当天的日期")

FORMS = (
    Form("F24-unit", "ICP备案注销申请表（单位）填写稿", "official", NEEDS, _lay_out_unit, ALSO),
    Form("F24-person", "ICP备案注销申请表（个人）填写稿", "official", NEEDS, _lay_out_person, ALSO),
)
