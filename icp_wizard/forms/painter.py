"""From placed marks to PDF bytes, with what stands on every page: code, footer, warnings, missing characters.

Bytes depend on the marks and the meta alone: no clock, no machine fonts, no hash order. The document says
nothing about a person in its properties. Helvetica, which reportlab names on every page unless told
otherwise, never appears.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icp_wizard.forms.flow import lines_of, measure, text_at
from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, MM, Box, Ring, Style, Text
from icp_wizard.forms.model import Rendered, Unprintable
from icp_wizard.forms.qr import code_marks, code_text
from icp_wizard.forms.typeface import FONT_NAMES, code_of, load, missing, runs, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.forms.marks import Mark, Page
    from icp_wizard.forms.model import PaperMeta

SAMPLE_WORDS = "样例：内容均为虚构，不得用于备案"
INCOMPLETE_WORDS = "未完成：仅供核对，不得签署或提交"
HANDWRITING_WORDS = "方框处请手写："
PRODUCT = "icp-wizard"

_FOOTER = Style(9, 12, grey=0.25)
_BANNER = Style(10, 14, "bold")
_NOTE = Style(8.5, 11)
_EDGE = 15 * MM
_FOOTER_TOP = 16 * MM
_NOTE_TOP = 25 * MM
_NOTES_AT_MOST = 12


@dataclass(frozen=True)
class Section:
    """Pages that belong together: numbered among themselves, with the same meta on each."""

    pages: tuple[Page, ...]
    meta: PaperMeta


def paint(pages: tuple[Page, ...], meta: PaperMeta) -> Rendered:
    """Draw the pages in order; the meta is repeated on each."""
    return paint_together((Section(pages, meta),))


def paint_together(sections: Sequence[Section]) -> Rendered:
    """Several papers in one document, each page as it is in its own; the first one names the document."""
    from reportlab.pdfgen.canvas import Canvas

    load()
    target = io.BytesIO()
    canvas = Canvas(
        target,
        pagesize=(A4_WIDTH, A4_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=FONT_NAMES["regular"],
        initialFontSize=12,
        lang="zh-CN",
    )
    _describe(canvas, sections[0].meta)
    lines = [line for section in sections for line in _paint(canvas, section)]
    canvas.save()
    pages = [page for section in sections for page in section.pages]
    return Rendered(target.getvalue(), len(pages), _unprintable(pages), "\n".join(lines))


def _paint(canvas: Any, section: Section) -> Iterator[str]:
    """Draw the pages of a section; the lines of text on them."""
    for page in finished(section):
        _watermark(canvas, section.meta)
        for mark in page:
            _draw(canvas, mark)
            if isinstance(mark, Text):
                yield mark.text
        canvas.showPage()


def finished(section: Section) -> Iterator[Page]:
    """The pages with everything that stands on them."""
    for number, page in enumerate(section.pages, 1):
        yield (*page, *furniture(page, section.meta, number, len(section.pages)))


def _describe(canvas: Any, meta: PaperMeta) -> None:
    canvas.setTitle(meta.title)
    canvas.setAuthor(PRODUCT)
    canvas.setCreator(PRODUCT)
    canvas.setSubject(f"{meta.form_id} · 修订 {meta.revision}")


def _unprintable(pages: Sequence[Page]) -> tuple[Unprintable, ...]:
    found = (Unprintable(code, number) for number, page in enumerate(pages, 1) for code in _codes(page))
    return tuple(dict.fromkeys(found))


def _codes(page: Page) -> Iterator[str]:
    """The code points of this page that no font has, each once."""
    texts = (mark for mark in page if isinstance(mark, Text))
    chars = (char for mark in texts for char in missing(mark.text, mark.style.weight))
    return (code_of(char) for char in dict.fromkeys(chars))


def _warnings(meta: PaperMeta) -> str:
    words = ((meta.is_incomplete, INCOMPLETE_WORDS), (meta.is_sample, SAMPLE_WORDS))
    return "　".join(text for is_due, text in words if is_due)


def furniture(page: Page, meta: PaperMeta, number: int, count: int) -> Iterator[Mark]:
    """Code, footer, banner and note of one page."""
    yield from code_marks(code_text(meta))
    footer = f"{meta.form_id} {meta.title} · 修订 {meta.revision} · 第 {number} 页 共 {count} 页"
    yield text_at((A4_WIDTH - measure(footer, _FOOTER)) / 2, _FOOTER_TOP, footer, _FOOTER)
    if banner := _warnings(meta):
        yield from _banner(banner)
    codes = list(_codes(page))
    if codes:
        more = f" 等 {len(codes)} 个字" if len(codes) > _NOTES_AT_MOST else ""
        note = HANDWRITING_WORDS + "、".join(codes[:_NOTES_AT_MOST]) + more
        for row, line in enumerate(lines_of(note, A4_WIDTH - 2 * _EDGE, _NOTE)):
            yield text_at(_EDGE, _NOTE_TOP - row * _NOTE.leading, line, _NOTE)


def _banner(words: str) -> Iterator[Mark]:
    length = measure(words, _BANNER)
    top = A4_HEIGHT - 10 * MM
    left = (A4_WIDTH - length) / 2
    yield Box(left - 2 * MM, top - _BANNER.leading - 1, length + 4 * MM, _BANNER.leading + 2, line=1)
    yield text_at(left, top, words, _BANNER)


def _watermark(canvas: Any, meta: PaperMeta) -> None:
    """Large pale words across the page: they still show on a photograph of a part of it."""
    words = "　".join(w for is_due, w in ((meta.is_incomplete, "未完成"), (meta.is_sample, "样例")) if is_due)
    if not words:
        return
    size = 90
    canvas.saveState()
    canvas.setFillGray(0.93)
    canvas.setFont(FONT_NAMES["bold"], size)
    canvas.translate(A4_WIDTH / 2, A4_HEIGHT / 2)
    canvas.rotate(50)
    canvas.drawString(-width(words, size, "bold") / 2, -size / 3, words)
    canvas.restoreState()


def _draw(canvas: Any, mark: Mark) -> None:
    if isinstance(mark, Text):
        _draw_text(canvas, mark)
    elif isinstance(mark, Box):
        _draw_box(canvas, mark)
    elif isinstance(mark, Ring):
        _draw_ring(canvas, mark)


def _draw_text(canvas: Any, mark: Text) -> None:
    x = mark.x
    canvas.setFillGray(mark.style.grey)
    for run in runs(mark.text, mark.style.weight):
        length = width(run.text, mark.style.size, mark.style.weight)
        if run.font is None:
            inset = length * 0.06
            _draw_box(canvas, Box(x + inset, mark.y - length * 0.1, length - 2 * inset, length - 2 * inset))
        else:
            canvas.setFont(run.font, mark.style.size)
            canvas.drawString(x, mark.y, run.text)
        x += length


def _draw_box(canvas: Any, box: Box) -> None:
    canvas.setLineWidth(box.line)
    if box.fill is not None:
        canvas.setFillGray(box.fill)
    canvas.rect(box.x, box.y, box.width, box.height, stroke=int(box.line > 0), fill=int(box.fill is not None))


def _draw_ring(canvas: Any, ring: Ring) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setStrokeGray(0.55)
    canvas.setDash(4, 3)
    canvas.circle(ring.x, ring.y, ring.radius, stroke=1, fill=0)
    canvas.restoreState()
