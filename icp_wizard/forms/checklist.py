"""材料清单: what was found wrong, then papers and pictures, what they must show, who signs, why asked for.

Official templates are not produced here: the list says where to get them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.filing_sheet import NEWEST_WORD
from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.marks import MM, Style
from icp_wizard.forms.painter import paint
from icp_wizard.forms.table import Column, Piece, Table, Tick, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import (
        ChecklistGroup,
        ChecklistItem,
        MaterialKind,
        PaperMeta,
        Reason,
        Remark,
        Rendered,
    )
    from icp_wizard.forms.table import Row

ID = "B02"
TITLE = "材料清单"
HOW_TO_GET: Mapping[MaterialKind, str] = {
    "free": "本程序已生成，打印后签署",
    "official": "官方模板，须另行下载填写",
    "issued": "由出具机关或单位提供",
    "capture": "拍照、扫描或截图",
    "confirm": "自行核实，无纸件",
}
SEE_COVER = "怎样签署、盖章和拍照，见签署打印包的封面。"

_MARGINS = Margins(left=20 * MM, right=20 * MM, top=24 * MM)
_COLUMNS = (
    Column(10 * MM, "办完"),
    Column(45 * MM, "材料"),
    Column(43 * MM, "签署与形式"),
    Column(72 * MM, "要求与依据"),
)
_REMARKS = "检查发现的问题"
_REMARK_COLUMNS = (
    Column(13 * MM, "已处理"),
    Column(92 * MM, "问题与处理"),
    Column(65 * MM, "依据"),
)
_TITLE = Style(20, 28, "bold")
_INTRO = Style(10, 15)
_NAME = Style(10.5, 15, "bold")
_BODY = Style(9.5, 13.5)
_SOURCE = Style(8.5, 11.5, grey=0.3)


def render_checklist(
    groups: Sequence[ChecklistGroup],
    meta: PaperMeta,
    remarks: Sequence[Remark] = (),
    *,
    has_cover: bool = False,
) -> Rendered:
    """The list as PDF; `has_cover`: a packet is in the bundle whose cover says how to sign."""
    return paint(lay_out(groups, meta, remarks, has_cover=has_cover), meta)


def lay_out(
    groups: Sequence[ChecklistGroup],
    meta: PaperMeta,
    remarks: Sequence[Remark] = (),
    *,
    has_cover: bool = False,
) -> tuple[Page, ...]:
    """As many pages as it takes; groups without items are left out, and what was found where nothing was."""
    flow = Flow(_MARGINS)
    flow.centred(TITLE, _TITLE)
    flow.skip(2 * MM)
    flow.paragraph(_intro(groups, meta, has_cover), _INTRO)
    if meta.notice:
        flow.paragraph(meta.notice, _INTRO)
    flow.skip(4 * MM)
    if remarks:
        rows = tuple(_remark_row(number, remark) for number, remark in enumerate(remarks, 1))
        draw(flow, Table(_REMARKS, _REMARK_COLUMNS, rows))
    for group in groups:
        if group.items:
            draw(flow, Table(group.title, _COLUMNS, tuple(_row(item) for item in group.items)))
    return flow.pages


def _intro(groups: Sequence[ChecklistGroup], meta: PaperMeta, has_cover: bool) -> str:
    date = f"{meta.as_of.year} 年 {meta.as_of.month} 月 {meta.as_of.day} 日"
    signing = SEE_COVER if has_cover else ""
    return (
        f"共 {sum(len(group.items) for group in groups)} 项，办完一项勾一项。{signing}"
        f"所依据的规则截至 {date}，{NEWEST_WORD}。"
    )


def _remark_row(number: int, remark: Remark) -> Row:
    """Numbered, since the filing sheet refers to it."""
    said = (
        Piece(f"问题 {number}（{remark.severity}）", _NAME),
        Piece(remark.text, _BODY),
        _labelled("处理", remark.fix),
    )
    return (Tick(), _pieces(said), tuple(Piece(source, _SOURCE) for source in remark.sources))


def _row(item: ChecklistItem) -> Row:
    return (
        Tick(),
        _pieces(
            (
                Piece(item.title, _NAME),
                _labelled("对象", item.about),
                Piece(item.status, _BODY),
                *(_labelled("图片", name) for name in item.files),
            )
        ),
        _pieces(
            (
                Piece(HOW_TO_GET[item.kind], _BODY),
                _labelled("签署", item.signer),
                _labelled("盖章", item.seal),
                _labelled("形式", item.original_or_copy),
            )
        ),
        _pieces(
            (
                _labelled("须看清", item.must_show),
                _labelled("取得", item.where_to_get),
                *_reasons("上传", item.upload),
                *_reasons("依据", item.why),
            )
        ),
    )


def _labelled(label: str, text: str) -> Piece:
    return Piece(f"{label}：{text}" if text else "", _BODY)


def _reasons(label: str, reasons: Sequence[Reason]) -> list[Piece]:
    """The rule's sentence in the size of the list, its source smaller below."""
    return [
        piece
        for reason in reasons
        for piece in (_labelled(label, reason.text), Piece(reason.source, _SOURCE))
    ]


def _pieces(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)
