"""A letter on one page: title, opening, a grid of facts, clauses, and room for signature, date and seal.

Where the text runs long its spacing shrinks step by step; a text that leaves no room for ink is refused.
No hints are printed: notes in brackets would have to be struck from a signed paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.forms.errors import TextDoesNotFit
from icp_wizard.forms.flow import Flow, Margins, measure, text_at
from icp_wizard.forms.marks import MM, Box, Reserved, Ring, Style
from icp_wizard.forms.table import Column, Piece, grid

if TYPE_CHECKING:
    from icp_wizard.forms.marks import Page

SEAL_DIAMETER = 42 * MM
SEAL_CAPTION = "（加盖公章）"
_LABEL_WIDTH = 38 * MM
_INK_WIDTH = 82 * MM
_SIGNATURE_HEIGHT = 20 * MM
_DATE_HEIGHT = 12 * MM
_SEAL_CENTRE = 128 * MM
_INK_STYLE = Style(12, 20)
_DATE_PARTS = ((26 * MM, "年"), (48 * MM, "月"), (70 * MM, "日"))
_BLOCK_HEIGHT = 2 * _INK_STYLE.leading + _SIGNATURE_HEIGHT + _DATE_HEIGHT + 3 * MM
_GAP_AT_LEAST = 7 * MM
_GAP_AT_MOST = 22 * MM


@dataclass(frozen=True)
class Spacing:
    """Type size and line distance of body and grid, and the space around the title, in points."""

    body: Style
    grid: Style
    around: float


SPACINGS = (
    Spacing(Style(12, 22), Style(12, 18), 26),
    Spacing(Style(12, 20), Style(11.5, 16), 18),
    Spacing(Style(11, 17.5), Style(10.5, 14.5), 14),
    Spacing(Style(10.5, 15.5), Style(10, 13), 9),
)


@dataclass(frozen=True)
class Letter:
    """What the letter says; `facts` are pairs of label and value, `signer` is the label of the signature."""

    title: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    signer: str


def one_page(letter: Letter, form_id: str) -> tuple[Page, ...]:
    """The letter at the widest spacing that fits; TextDoesNotFit when none does."""
    for spacing in SPACINGS:
        flow = Flow(Margins())
        _body(flow, letter, spacing)
        if len(flow.pages) == 1 and flow.room >= _BLOCK_HEIGHT + _GAP_AT_LEAST:
            flow.skip(min(flow.room - _BLOCK_HEIGHT, _GAP_AT_MOST))
            _ink(flow, letter.signer)
            return flow.pages
    raise TextDoesNotFit(form_id)


def _body(flow: Flow, letter: Letter, spacing: Spacing) -> None:
    flow.skip(spacing.around / 2)
    flow.centred(letter.title, Style(20, 28, "bold"))
    flow.skip(spacing.around)
    indent = 2 * spacing.body.size
    flow.paragraph(letter.opening, spacing.body, indent)
    flow.skip(spacing.around / 3)
    columns = (Column(_LABEL_WIDTH, ""), Column(flow.width - _LABEL_WIDTH, ""))
    bold = Style(spacing.grid.size, spacing.grid.leading, "bold")
    grid(flow, columns, tuple(((Piece(a, bold),), (Piece(b, spacing.grid),)) for a, b in letter.facts))
    flow.skip(spacing.around / 3)
    for clause in letter.clauses:
        flow.paragraph(clause, spacing.body, indent)


def _ink(flow: Flow, signer: str) -> None:
    """The signature and date boxes on the left, the seal on the right."""
    top = flow.y
    flow.put(text_at(flow.left, top, f"{signer}签名：", _INK_STYLE))
    signature = top - _INK_STYLE.leading - _SIGNATURE_HEIGHT
    flow.put(Box(flow.left, signature, _INK_WIDTH, _SIGNATURE_HEIGHT))
    flow.put(Reserved("signature", flow.left, signature, _INK_WIDTH, _SIGNATURE_HEIGHT))
    flow.put(text_at(flow.left, signature - 3 * MM, "签署日期：", _INK_STYLE))
    _date(flow, signature - 3 * MM - _INK_STYLE.leading)
    _seal(flow, top)


def _date(flow: Flow, top: float) -> None:
    flow.put(Box(flow.left, top - _DATE_HEIGHT, _INK_WIDTH, _DATE_HEIGHT))
    start = 0.0
    for offset, word in _DATE_PARTS:
        flow.put(text_at(flow.left + offset, top - (_DATE_HEIGHT - _INK_STYLE.leading) / 2, word, _INK_STYLE))
        flow.put(
            Reserved(f"date {word}", flow.left + start, top - _DATE_HEIGHT, offset - start, _DATE_HEIGHT)
        )
        start = offset + measure(word, _INK_STYLE)


def _seal(flow: Flow, top: float) -> None:
    centre = flow.left + _SEAL_CENTRE
    radius = SEAL_DIAMETER / 2
    flow.put(Ring(centre, top - radius, radius))
    flow.put(Reserved("seal", centre - radius, top - SEAL_DIAMETER, SEAL_DIAMETER, SEAL_DIAMETER))
    caption = Style(10, 16, grey=0.35)
    left = centre - measure(SEAL_CAPTION, caption) / 2
    flow.put(text_at(left, top - SEAL_DIAMETER - 1 * MM, SEAL_CAPTION, caption))
