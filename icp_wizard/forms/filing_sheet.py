"""备案信息填写表: every field of the console in the console's order, with the value to enter there.

What this version does not ask and what is not answered yet is listed as such, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.marks import MM, Style
from icp_wizard.forms.painter import paint
from icp_wizard.forms.table import Column, Piece, Table, Tick, draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta, Rendered, SheetPage, SheetRow
    from icp_wizard.forms.table import Row

ID = "B01"
TITLE = "备案信息填写表"
NOT_ASKED = "本版本未收集，需在控制台填写"
UPLOAD = "图片，照 checklist.pdf 上传"
MISSING = "未填写"
WRONG = "格式有误"
EMPTY = "（留空）"
IN_ORDER = "按控制台的页面和字段顺序排列，逐项照录"
OFFLINE = "控制台里不用录入：照办理步骤在控制台之外办"
NEWEST_WORD = "以管局最新要求为准"

_MARGINS = Margins(left=20 * MM, right=20 * MM, top=24 * MM)
_WIDTHS = (42 * MM, 72 * MM, 46 * MM)
_TICKED = Column(10 * MM, "完成")
_TITLE = Style(20, 28, "bold")
_INTRO = Style(10, 15)
_LABEL = Style(10.5, 14.5)
_VALUE = Style(11, 14.5)
_GAP = Style(10.5, 14.5, "bold")
_PALE = Style(10, 14.5, grey=0.3)
_NOTE = Style(9, 12.5)


def render_filing_sheet(pages: Sequence[SheetPage], meta: PaperMeta) -> Rendered:
    """The sheet as PDF."""
    return paint(lay_out(pages, meta), meta)


def lay_out(pages: Sequence[SheetPage], meta: PaperMeta) -> tuple[Page, ...]:
    """As many pages as it takes."""
    flow = Flow(_MARGINS)
    flow.centred(TITLE, _TITLE)
    flow.skip(2 * MM)
    flow.paragraph(_intro(pages, meta), _INTRO)
    if meta.notice:
        flow.paragraph(meta.notice, _INTRO)
    flow.skip(4 * MM)
    for page in pages:
        columns = tuple(Column(width, head) for width, head in zip(_WIDTHS, page.heads, strict=True))
        draw(flow, Table(page.heading, (_TICKED, *columns), tuple(_row(row) for row in page.rows)))
    return flow.pages


def _intro(pages: Sequence[SheetPage], meta: PaperMeta) -> str:
    rows = [row for page in pages for row in page.rows]
    counts = [f"共 {len(rows)} 项"]
    if missing := sum(row.is_missing for row in rows):
        counts.append(f"{missing} 项未填写")
    if wrong := sum(row.is_wrong for row in rows):
        counts.append(f"{wrong} 项{WRONG}")
    if not_asked := sum(row.is_not_asked and not row.is_upload for row in rows):
        counts.append(f"{not_asked} 项本版本未收集")
    date = f"{meta.as_of.year} 年 {meta.as_of.month} 月 {meta.as_of.day} 日"
    return (
        f"{OFFLINE if meta.is_offline else IN_ORDER}，做好一项勾一项。{'，'.join(counts)}。"
        f"所依据的规则截至 {date}，{NEWEST_WORD}。"
    )


def _row(row: SheetRow) -> Row:
    return (Tick(), (Piece(row.label, _LABEL),), (_value(row),), (Piece(row.note, _NOTE),))


def _value(row: SheetRow) -> Piece:
    if row.is_upload:
        return Piece(UPLOAD, _PALE)
    if row.is_not_asked:
        return Piece(NOT_ASKED, _PALE)
    if row.is_missing or row.is_wrong:
        return Piece(WRONG if row.is_wrong else MISSING, _GAP)
    return Piece(row.value, _VALUE) if row.value else Piece(EMPTY, _PALE)
