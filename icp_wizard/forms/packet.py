"""签署打印包: all papers to sign in one document, in the order to sign them, behind a cover that says how.

The pages are those of the single papers, with their own numbers. Official templates are named on the cover
and not contained: their text is not ours to print. Where they are all there is to sign, the cover is alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.forms.filing_sheet import NEWEST_WORD
from icp_wizard.forms.flow import Flow, Margins
from icp_wizard.forms.marks import MM, Reserved, Ring, Style
from icp_wizard.forms.painter import Section, paint_together
from icp_wizard.forms.table import Column, Piece, Table, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from icp_wizard.forms.marks import Mark, Page
    from icp_wizard.forms.model import PaperMeta, Reason, Rendered
    from icp_wizard.forms.table import Row

ID = "PACKET"
TITLE = "签署打印包"
COVER_TITLE = "签署说明"
"""Of a cover without papers of ours behind it."""

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
_RULE_COLUMNS = (Column(86 * MM, "要求"), Column(84 * MM, "依据"))
_TITLE = Style(20, 28, "bold")
_INTRO = Style(10, 15)
_NAME = Style(10.5, 15, "bold")
_BODY = Style(9.5, 13)
_RULE = Style(9, 12)
_SOURCE = Style(7.5, 9.5, grey=0.25)


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
    flow.centred(meta.title, _TITLE)
    flow.skip(2 * MM)
    flow.paragraph(_intro(packet, meta), _INTRO)
    if meta.notice:
        flow.paragraph(meta.notice, _INTRO)
    flow.skip(2 * MM)
    papers = tuple(_paper_row(number, paper) for number, paper in enumerate(packet.papers, 1))
    if papers:
        draw(flow, Table("本包中的文书", _PAPER_COLUMNS, papers))
    if packet.elsewhere:
        elsewhere = tuple(_elsewhere_row(paper) for paper in packet.elsewhere)
        title = "还须签署而不在本包中的文书" if papers else "须签署的文书"
        draw(flow, Table(title, _ELSEWHERE_COLUMNS, elsewhere))
    if packet.rules:
        rules = tuple(_rule_row(reason) for reason in packet.rules)
        draw(flow, Table("签署、盖章和拍照", _RULE_COLUMNS, rules))
    return flow.pages


def _intro(packet: Packet, meta: PaperMeta) -> str:
    date = f"{meta.as_of.year} 年 {meta.as_of.month} 月 {meta.as_of.day} 日"
    pages = sum(len(paper.section.pages) for paper in packet.papers)
    printed = f"共 {len(packet.papers)} 份 {pages} 页（不含本说明），用 A4 纸打印，按下表的次序签署。"
    elsewhere = f"要签署的 {len(packet.elsewhere)} 份文书都不在本包中，从哪里来见下表。"
    return (
        f"{printed if packet.papers else elsewhere}本说明不签字、不上传。"
        "页脚的“修订”和右上角的二维码只是文书的编号和版次。"
        f"所依据的规则截至 {date}，{NEWEST_WORD}。"
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
        return f"{_at(signed, pages)}方框内手写签名、日期" if signed else ""
    words = ((signed, "签名"), (dated, "日期"))
    return "；".join(f"{_at(numbers, pages)}方框内手写{what}" for numbers, what in words if numbers)


def _sealing(pages: Sequence[Page]) -> str:
    places = (
        (_numbers(pages, lambda mark: isinstance(mark, Ring)), "虚线圆圈处"),
        (_numbers(pages, lambda mark: _is_for(mark, "fingerprint")), "“按手印”方框内"),
    )
    return "；".join(f"{_at(numbers, pages)}{place}" for numbers, place in places if numbers)


def _at(numbers: str, pages: Sequence[Page]) -> str:
    """On which of its pages; of a paper of one page nothing need be said."""
    return f"该文书第 {numbers} 页" if len(pages) > 1 else ""


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
    return ((Piece(reason.text, _RULE),), (Piece(reason.source, _SOURCE),))


def _labelled(label: str, text: str) -> str:
    return f"{label}：{text}" if text else ""


def _pieces(*pieces: tuple[str, Style]) -> tuple[Piece, ...]:
    return tuple(Piece(text, style) for text, style in pieces if text)
