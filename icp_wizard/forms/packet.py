"""签署打印包: all papers to sign in one document, in the order to sign them, behind a cover that says how.

The pages are those of the single papers, with their own numbers. Official templates are named on the cover
and not contained: their text is not ours to print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.forms.checklist import SIGNING_WORDS
from icp_wizard.forms.filing_sheet import NEWEST_WORD
from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.marks import MM, Reserved, Ring, Style
from icp_wizard.forms.model import Reason
from icp_wizard.forms.painter import Section, paint_together
from icp_wizard.forms.table import Column, Piece, Table, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from icp_wizard.forms.marks import Mark, Page
    from icp_wizard.forms.model import PaperMeta, Rendered
    from icp_wizard.forms.table import Row

ID = "PACKET"
TITLE = "签署打印包"

# What no rule says of papers to sign; where sources differ the strictest is said.
INSTRUCTIONS = (
    Reason(
        "不涂改，不留空项；写错的重新打印再签。", "腾讯云《教育类承诺书模板下载》，资料时间 2022，可信度中"
    ),
    Reason(
        "公章须是盖在这张纸上的红色鲜章，复印件上的章不收。",
        "jikeqianyan.com《备案指南》，资料时间 2024-10，可信度低",
    ),
    Reason(
        "签署日期不晚于提交日，签后 30 天内提交；过期的重新打印，写最新日期，重新签字盖章。",
        "期限各家从 1 个月（jikeqianyan.com，2024-10）到 3 个月（腾讯云，2022）不等，取最严的，可信度低；"
        "重签：华为云《备案规则 filing-rules》，资料时间 2026-08，可信度高",
    ),
    Reason(
        "签盖后的原件拍照或彩色扫描为 jpg 或 png 图片，单张约 4MB 以内；整页入镜，四角完整，文字清晰。",
        "华为云《备案材料咨询》，资料时间 2025-12，可信度高",
    ),
)

_MARGINS = Margins(left=20 * MM, right=20 * MM, top=24 * MM)
_PAPER_COLUMNS = (
    Column(12 * MM, "次序"),
    Column(58 * MM, "文书"),
    Column(12 * MM, "页数"),
    Column(34 * MM, "谁签、签在哪里"),
    Column(28 * MM, "盖章、在哪里"),
    Column(26 * MM, "份数与形式"),
)
_ELSEWHERE_COLUMNS = (Column(62 * MM, "文书"), Column(36 * MM, "签署与盖章"), Column(72 * MM, "从哪里来"))
_RULE_COLUMNS = (Column(90 * MM, "要求"), Column(80 * MM, "依据"))
_TITLE = Style(20, 28, "bold")
_INTRO = Style(10, 15)
_NAME = Style(10.5, 15, "bold")
_BODY = Style(9.5, 13)
_SOURCE = Style(8, 10, grey=0.3)


@dataclass(frozen=True)
class PaperToSign:
    """A paper of the packet, and what the cover says of it."""

    section: Section
    about: str = ""
    signer: str = ""
    seal: str = ""
    original_or_copy: str = ""


@dataclass(frozen=True)
class PaperElsewhere:
    """A paper that is to be signed too and is not in the packet: `where` says how to come by it."""

    title: str
    where: str
    about: str = ""
    signer: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Packet:
    """What is in it in signing order, what is to be added, and what the rules in force say of signing."""

    papers: tuple[PaperToSign, ...]
    elsewhere: tuple[PaperElsewhere, ...] = ()
    rules: tuple[Reason, ...] = ()


def render_packet(packet: Packet, meta: PaperMeta) -> Rendered:
    """Cover and papers as one PDF; the meta is the cover's."""
    cover = Section(lay_out_cover(packet, meta), meta)
    return paint_together((cover, *(paper.section for paper in packet.papers)))


def lay_out_cover(packet: Packet, meta: PaperMeta) -> tuple[Page, ...]:
    """One page, or more where many papers are to be signed."""
    flow = Flow(_MARGINS)
    flow.centred(TITLE, _TITLE)
    flow.skip(2 * MM)
    flow.paragraph(_intro(packet, meta), _INTRO)
    if meta.notice:
        flow.paragraph(meta.notice, _INTRO)
    flow.skip(2 * MM)
    papers = tuple(_paper_row(number, paper) for number, paper in enumerate(packet.papers, 1))
    draw(flow, Table("本包中的文书", _PAPER_COLUMNS, papers))
    if packet.elsewhere:
        elsewhere = tuple(_elsewhere_row(paper) for paper in packet.elsewhere)
        draw(flow, Table("还须签署而不在本包中的文书", _ELSEWHERE_COLUMNS, elsewhere))
    rules = tuple(_rule_row(reason) for reason in (*packet.rules, *INSTRUCTIONS))
    draw(flow, Table("签署、盖章和拍照", _RULE_COLUMNS, rules))
    return flow.pages


def _intro(packet: Packet, meta: PaperMeta) -> str:
    pages = sum(len(paper.section.pages) for paper in packet.papers)
    date = f"{meta.as_of.year} 年 {meta.as_of.month} 月 {meta.as_of.day} 日"
    return (
        f"共 {len(packet.papers)} 份 {pages} 页，用 A4 纸打印，按下表的次序签署。{SIGNING_WORDS}"
        f"封面只作说明，不签字、不上传。所依据的规则截至 {date}，{NEWEST_WORD}。"
    )


def _paper_row(number: int, paper: PaperToSign) -> Row:
    pages, meta = paper.section.pages, paper.section.meta
    return (
        (Piece(str(number), _BODY),),
        _pieces((meta.title, _NAME), (meta.form_id, _BODY), (_labelled("对象", paper.about), _BODY)),
        (Piece(str(len(pages)), _BODY),),
        _pieces((paper.signer, _BODY), (_signing(pages), _BODY)),
        _pieces((paper.seal, _BODY), (_sealing(pages) if paper.seal else "", _BODY)),
        _pieces(("1 份", _BODY), (paper.original_or_copy, _BODY)),
    )


def _signing(pages: Sequence[Page]) -> str:
    signed = _numbers(pages, lambda mark: _is_for(mark, "signature"))
    dated = _numbers(pages, lambda mark: _is_for(mark, "date"))
    if signed == dated:
        return f"第 {signed} 页方框内手写签名、日期" if signed else ""
    words = ((signed, "签名"), (dated, "日期"))
    return "；".join(f"第 {numbers} 页方框内手写{what}" for numbers, what in words if numbers)


def _sealing(pages: Sequence[Page]) -> str:
    places = (
        (_numbers(pages, lambda mark: isinstance(mark, Ring)), "虚线圆圈内"),
        (_numbers(pages, lambda mark: _is_for(mark, "fingerprint")), "“按手印”方框内"),
    )
    return "；".join(f"第 {numbers} 页{place}" for numbers, place in places if numbers)


def _is_for(mark: Mark, ink: str) -> bool:
    return isinstance(mark, Reserved) and mark.name.startswith(ink)


def _numbers(pages: Sequence[Page], is_wanted: Callable[[Mark], bool]) -> str:
    """The pages that hold such a mark, counted within their paper."""
    return "、".join(str(n) for n, page in enumerate(pages, 1) if any(is_wanted(mark) for mark in page))


def _elsewhere_row(paper: PaperElsewhere) -> Row:
    return (
        _pieces((paper.title, _NAME), (_labelled("对象", paper.about), _BODY)),
        _pieces((_labelled("签署", paper.signer), _BODY), (_labelled("盖章", paper.seal), _BODY)),
        (Piece(paper.where, _BODY),),
    )


def _rule_row(reason: Reason) -> Row:
    return ((Piece(reason.text, _BODY),), (Piece(reason.source, _SOURCE),))


def _labelled(label: str, text: str) -> str:
    return f"{label}：{text}" if text else ""


def _pieces(*pieces: tuple[str, Style]) -> tuple[Piece, ...]:
    return tuple(Piece(text, style) for text, style in pieces if text)
