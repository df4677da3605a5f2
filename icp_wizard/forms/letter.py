"""A letter on one page: title, opening, a grid of facts, clauses, and room for signature, date and seal.

Where the text runs long its spacing shrinks step by step; a text that leaves no room for ink is refused.
No hints are printed: notes in brackets would have to be struck from a signed paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from icp_wizard.forms.errors import TextDoesNotFit
from icp_wizard.forms.flow import Flow, Margins, measure, text_at
from icp_wizard.forms.marks import MM, Box, Reserved, Ring, Style
from icp_wizard.forms.table import PADDING, Column, Piece, grid

if TYPE_CHECKING:
    from icp_wizard.forms.marks import Page

SEAL_DIAMETER = 42 * MM
SEAL_CAPTION = "（加盖公章）"
FINGERPRINT_SIDE = 30 * MM
FINGERPRINT_CAPTION = "（按手印）"
_LABEL_WIDTH = 38 * MM
_INK_WIDTH = 82 * MM
_SIGNATURE_HEIGHT = 20 * MM
_DATE_HEIGHT = 12 * MM
_SEAL_CENTRE = 128 * MM
_BLANK_HEIGHT = 12 * MM
_INK_STYLE = Style(12, 20)
_HEADING = Style(11, 20, "bold")
_CAPTION = Style(10, 16, grey=0.35)
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
    """What the letter says; `facts` are pairs of label and value, `signer` is the label of the signature.

    `blanks` are labels of rows to be filled in by hand; `stamp` is what goes beside the signature. `heading`
    stands boxed above the title of a text that cannot be signed as it is.
    """

    title: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    signer: str
    blanks: tuple[str, ...] = ()
    stamp: Literal["seal", "fingerprint"] = "seal"
    heading: str = ""


def one_page(letter: Letter, form_id: str) -> tuple[Page, ...]:
    """The letter at the widest spacing that fits; TextDoesNotFit when none does."""
    for spacing in SPACINGS:
        flow = Flow(Margins())
        _body(flow, letter, spacing)
        if len(flow.pages) == 1 and flow.room >= _BLOCK_HEIGHT + _GAP_AT_LEAST:
            flow.skip(min(flow.room - _BLOCK_HEIGHT, _GAP_AT_MOST))
            _ink(flow, letter)
            return flow.pages
    raise TextDoesNotFit(form_id)


def _body(flow: Flow, letter: Letter, spacing: Spacing) -> None:
    if letter.heading:
        boxed(flow, letter.heading)
    flow.skip(spacing.around / 2)
    flow.centred(letter.title, Style(20, 28, "bold"))
    flow.skip(spacing.around)
    indent = 2 * spacing.body.size
    flow.paragraph(letter.opening, spacing.body, indent)
    flow.skip(spacing.around / 3)
    columns = (Column(_LABEL_WIDTH, ""), Column(flow.width - _LABEL_WIDTH, ""))
    bold = Style(spacing.grid.size, spacing.grid.leading, "bold")
    grid(flow, columns, tuple(((Piece(a, bold),), (Piece(b, spacing.grid),)) for a, b in letter.facts))
    for label in letter.blanks:
        _blank(flow, label, bold)
    flow.skip(spacing.around / 3)
    for clause in letter.clauses:
        flow.paragraph(clause, spacing.body, indent)


def boxed(flow: Flow, words: str) -> None:
    """A line in a frame over the whole width."""
    flow.put(Box(flow.left, flow.y - _HEADING.leading, flow.width, _HEADING.leading, line=1, fill=0.93))
    flow.put(text_at(flow.left + (flow.width - measure(words, _HEADING)) / 2, flow.y, words, _HEADING))
    flow.skip(_HEADING.leading)


def _blank(flow: Flow, label: str, style: Style) -> None:
    """A row of the grid to be filled in by hand."""
    bottom, width = flow.y - _BLANK_HEIGHT, flow.width - _LABEL_WIDTH
    flow.put(Box(flow.left, bottom, _LABEL_WIDTH, _BLANK_HEIGHT, fill=0.93))
    flow.put(Box(flow.left + _LABEL_WIDTH, bottom, width, _BLANK_HEIGHT))
    flow.put(Reserved(label, flow.left + _LABEL_WIDTH, bottom, width, _BLANK_HEIGHT))
    middle = flow.y - (_BLANK_HEIGHT - style.leading) / 2
    flow.put(text_at(flow.left + PADDING, middle, label, style))
    flow.skip(_BLANK_HEIGHT)


def _ink(flow: Flow, letter: Letter) -> None:
    """The signature and date boxes on the left, seal or fingerprint on the right."""
    top = flow.y
    flow.put(text_at(flow.left, top, f"{letter.signer}签名：", _INK_STYLE))
    signature = top - _INK_STYLE.leading - _SIGNATURE_HEIGHT
    flow.put(Box(flow.left, signature, _INK_WIDTH, _SIGNATURE_HEIGHT))
    flow.put(Reserved("signature", flow.left, signature, _INK_WIDTH, _SIGNATURE_HEIGHT))
    flow.put(text_at(flow.left, signature - 3 * MM, "签署日期：", _INK_STYLE))
    _date(flow, signature - 3 * MM - _INK_STYLE.leading)
    (_seal if letter.stamp == "seal" else _fingerprint)(flow, top)


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
    _caption(flow, centre, top - SEAL_DIAMETER - 1 * MM, SEAL_CAPTION)


def _fingerprint(flow: Flow, top: float) -> None:
    left, bottom = flow.left + _SEAL_CENTRE - FINGERPRINT_SIDE / 2, top - FINGERPRINT_SIDE
    flow.put(Box(left, bottom, FINGERPRINT_SIDE, FINGERPRINT_SIDE))
    flow.put(Reserved("fingerprint", left, bottom, FINGERPRINT_SIDE, FINGERPRINT_SIDE))
    _caption(flow, flow.left + _SEAL_CENTRE, bottom - 1 * MM, FINGERPRINT_CAPTION)


def _caption(flow: Flow, centre: float, top: float, words: str) -> None:
    flow.put(text_at(centre - measure(words, _CAPTION) / 2, top, words, _CAPTION))
