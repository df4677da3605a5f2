"""Filling drafts (填写稿) of official templates: F04, F05 for units and for individuals, F06, F07.

Others are in modules of their own and laid out here: F24.

Only the template itself may be signed, and its text is not ours to write: a draft lists what goes into which
of its fields, in its order, and what must be written by hand. Fields and order are those the providers' pages
describe (备案材料模板下载, about 2022; 备案材料, 2025-12); the name of the template comes from the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.letter import headed
from icp_wizard.forms.marks import MM, Style
from icp_wizard.forms.model import Form
from icp_wizard.forms.table import Column, Piece, Table, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

HEADING = "填写稿 · 非官方模板 · 不能签署，不能上传"
COPIED = "照抄"
BY_HAND = "手写"
STAMPED = "盖章"
_COPIED_SEALED = "照抄，盖公章"
WITHOUT_SEAL = "没有公章的，按手印并写明身份证号码"
_PATH = re.compile(r"\{([a-z_.]+)\}")
_COLUMNS = ((11 * MM, "序号"), (40 * MM, "模板中的项目"), (92 * MM, "填写内容"), (17 * MM, "方式"))
_TEXT = Style(11, 16)
_SAID = Style(11, 18)


@dataclass(frozen=True)
class Instruction:
    """Where the template, `{template}`, is found and what becomes of it; what stands over the table."""

    text: str
    heading: str


_FROM_THE_CONSOLE = Instruction(
    "请在备案控制台下载官方模板{template}，打印后按下表逐项填写。"
    "填写、签署完成后拍照或扫描成图片上传的是官方模板，不是本页。",
    "按模板顺序填写",
)


@dataclass(frozen=True)
class Line:
    """A field of the template: its label, what goes there, and how.

    Of a place for the seal whoever has none is told to leave a fingerprint.
    """

    label: str
    text: str
    way: str = BY_HAND
    is_sealed: bool = False


def draft_pages(
    title: str, lines: Sequence[Line], meta: PaperMeta, said: Instruction = _FROM_THE_CONSOLE
) -> tuple[Page, ...]:
    """The draft of a template, a row for each of its fields, in its order."""
    flow = Flow(Margins(), headed(HEADING))
    flow.skip(4 * MM)
    flow.centred(title, Style(18, 26, "bold"))
    flow.skip(4 * MM)
    template = f"《{meta.template}》" if meta.template else ""
    flow.paragraph(said.text.format(template=template), _SAID, 2 * _SAID.size)
    flow.skip(4 * MM)
    rows = tuple(
        tuple((Piece(text, _TEXT),) for text in (str(number), line.label, *_said(line, meta)))
        for number, line in enumerate(lines, 1)
    )
    columns = tuple(Column(width, heading) for width, heading in _COLUMNS)
    draw(flow, Table(said.heading, columns, rows))
    if meta.must_show:
        flow.paragraph(f"签好的官方模板上须看清：{meta.must_show}。", _SAID, 2 * _SAID.size)
    return flow.pages


def _said(line: Line, meta: PaperMeta) -> tuple[str, str]:
    """What goes there, and how."""
    if not (line.is_sealed and meta.has_no_seal):
        return line.text, line.way
    return (f"{line.text}；{WITHOUT_SEAL}", COPIED) if line.way == _COPIED_SEALED else (WITHOUT_SEAL, BY_HAND)


def _draft(form_id: str, title: str, *lines: Line) -> Form:
    """The form whose lines are these, with answers in them as `{path}`."""
    needs = frozenset(path for line in lines for path in _PATH.findall(line.text))

    def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
        return draft_pages(title, [_filled(line, values) for line in lines], meta)

    return Form(form_id=form_id, title=title, kind="official", needs=needs, lay_out=lay_out)


def _filled(line: Line, values: Mapping[str, str]) -> Line:
    return replace(line, text=_PATH.sub(lambda found: values[found[1]], line.text))


_DATE = Line("签署日期", "签署当天的日期")

FORMS = (
    _draft(
        "F04",
        "互联网信息服务负责人授权书（管局专用）填写稿",
        Line("被授权人姓名", "{service.principal.name}", COPIED),
        Line("被授权人证件号码", "{service.principal.certificate_number}", COPIED),
        Line("被授权人职务", "在本单位的职务"),
        Line("需要备案的域名", "{service.domains.name}", COPIED),
        Line("授权单位名称", "{entity.name}", _COPIED_SEALED, is_sealed=True),
        Line("法定代表人签名", "由{entity.legal_representative.name}签名"),
        Line("法定代表人证件号码", "{entity.legal_representative.certificate_number}", COPIED),
        Line("授权日期", "签署当天的日期"),
    ),
    _draft(
        "F05-unit",
        "互联网信息服务备案承诺书（单位版）填写稿",
        Line("签名", "由法定代表人{entity.legal_representative.name}签名"),
        Line("单位公章", "加盖{entity.name}的公章", STAMPED, is_sealed=True),
        _DATE,
    ),
    _draft(
        "F05-person",
        "互联网信息服务备案承诺书（个人版）填写稿",
        Line("签名", "由{entity.name}本人签名，并按手印"),
        Line("证件号码", "{entity.certificate_number}"),
        _DATE,
    ),
    _draft(
        "F06",
        "信息真实性责任告知书填写稿",
        Line("签名", "由互联网信息服务负责人{service.principal.name}本人签名"),
        _DATE,
    ),
    _draft(
        "F07",
        "信息真实性承诺书填写稿",
        Line("负责人姓名", "{service.principal.name}", COPIED),
        Line("备案域名", "{service.domains.name}", COPIED),
        Line("签名", "由{service.principal.name}本人签名"),
        _DATE,
    ),
)
