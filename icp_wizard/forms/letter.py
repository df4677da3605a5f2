"""A letter: title, opening, a grid of facts, clauses, and room for signature, date and seal.

One page wherever the text allows it: first its spacing shrinks step by step, then its type, to 9 points. What
still does not fit goes on on further pages, the last clauses together with the room for ink.
No hints are printed: notes in brackets would have to be struck from a signed paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from icp_wizard.forms.flow import Flow, Margins, measure, text_at
from icp_wizard.forms.ink import SEAL_CAPTION, Ink, close
from icp_wizard.forms.marks import MM, Box, Reserved, Style
from icp_wizard.forms.table import PADDING, Column, Piece, grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.forms.marks import Page

_LABEL_WIDTH = 38 * MM
_BLANK_HEIGHT = 12 * MM
_HEADING = Style(11, 20, "bold")
_BELOW_HEADING = 4 * MM
_LAST_CLAUSES = 2


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
    Spacing(Style(9.5, 13.5), Style(9, 12), 7),
)
"""From the widest to the tightest; nothing is printed smaller than 9 points."""


@dataclass(frozen=True)
class Letter:
    """What the letter says; `facts` are pairs of label and value, `signer` is the label of the signature.

    Without a signer it is dated and sealed only; `seal_caption` says by whom, where it is not who files.
    `blanks` are labels of rows to be filled in by hand; `stamp` is what goes beside the signature. `heading`
    stands boxed at the top of each page of a text that cannot be signed as it is.
    """

    title: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    signer: str
    blanks: tuple[str, ...] = ()
    stamp: Literal["seal", "fingerprint"] = "seal"
    heading: str = ""
    seal_caption: str = SEAL_CAPTION


def letter_pages(letter: Letter) -> tuple[Page, ...]:
    """The letter on as few pages as it takes, at the widest spacing that takes no more."""
    tried = []
    for spacing in SPACINGS:
        tried.append(_laid_out(letter, spacing))
        if len(tried[-1]) == 1:
            break
    return min(tried, key=len)


def _laid_out(letter: Letter, spacing: Spacing) -> tuple[Page, ...]:
    flow = Flow(Margins(), headed(letter.heading) if letter.heading else None)
    _body(flow, letter, spacing)
    last = [(clause, spacing.body, 2 * spacing.body.size) for clause in letter.clauses[-_LAST_CLAUSES:]]
    close(flow, last, Ink(letter.signer, letter.stamp, letter.seal_caption))
    return flow.pages


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
    for label in letter.blanks:
        _blank(flow, label, bold)
    flow.skip(spacing.around / 3)
    for clause in letter.clauses[:-_LAST_CLAUSES]:
        flow.paragraph(clause, spacing.body, indent)


def headed(words: str) -> Callable[[Flow], None]:
    """What puts these words in a frame at the top of a page."""

    def put(flow: Flow) -> None:
        _boxed(flow, words)
        flow.skip(_BELOW_HEADING)

    return put


def _boxed(flow: Flow, words: str) -> None:
    """A line in a frame over the whole width."""
    flow.put(Box(flow.left, flow.y - _HEADING.leading, flow.width, _HEADING.leading, line=1, fill=0.93))
    flow.put(text_at(flow.left + (flow.width - measure(words, _HEADING)) / 2, flow.y, words, _HEADING))
    flow.skip(_HEADING.leading)


def _blank(flow: Flow, label: str, style: Style) -> None:
    """A row of the grid to be filled in by hand."""
    if flow.room < _BLANK_HEIGHT:
        flow.page_break()
    bottom, width = flow.y - _BLANK_HEIGHT, flow.width - _LABEL_WIDTH
    flow.put(Box(flow.left, bottom, _LABEL_WIDTH, _BLANK_HEIGHT, fill=0.93))
    flow.put(Box(flow.left + _LABEL_WIDTH, bottom, width, _BLANK_HEIGHT))
    flow.put(Reserved(label, flow.left + _LABEL_WIDTH, bottom, width, _BLANK_HEIGHT))
    middle = flow.y - (_BLANK_HEIGHT - style.leading) / 2
    flow.put(text_at(flow.left + PADDING, middle, label, style))
    flow.skip(_BLANK_HEIGHT)
