"""The room for ink that closes a signed paper: signature and date on the left, seal or print on the right.

It never stands alone: what is said last goes with it to the next page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from icp_wizard.forms.flow import lines_of, measure, text_at
from icp_wizard.forms.marks import MM, Box, Reserved, Ring, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.forms.flow import Flow

SEAL_DIAMETER = 42 * MM
SEAL_CAPTION = "（加盖公章）"
FINGERPRINT_SIDE = 30 * MM
FINGERPRINT_CAPTION = "（按手印）"
_WIDTH = 82 * MM
_SIGNATURE_HEIGHT = 20 * MM
_DATE_HEIGHT = 12 * MM
_SEAL_CENTRE = 128 * MM
_STYLE = Style(12, 20)
_CAPTION = Style(10, 16, grey=0.35)
_DATE_PARTS = ((26 * MM, "年"), (48 * MM, "月"), (70 * MM, "日"))
HEIGHT = 2 * _STYLE.leading + _SIGNATURE_HEIGHT + _DATE_HEIGHT + 3 * MM
_GAP_AT_LEAST = 7 * MM
_GAP_AT_MOST = 22 * MM


@dataclass(frozen=True)
class Ink:
    """Who signs (label of the signature, "" where nobody does) and what goes beside it ("": nothing).

    `seal_caption` says whose seal it is, where it is another's.
    """

    signer: str
    stamp: Literal["seal", "fingerprint", ""] = "seal"
    seal_caption: str = SEAL_CAPTION


def close(flow: Flow, last: Sequence[tuple[str, Style, float]], ink: Ink) -> None:
    """The last paragraphs of a paper (text, style, indent) and the room for ink, together on one page."""
    height = sum(style.leading * len(lines_of(text, flow.width, style, by)) for text, style, by in last)
    if flow.room < height + _GAP_AT_LEAST + HEIGHT:
        flow.page_break()
    for text, style, indent in last:
        flow.paragraph(text, style, indent)
    flow.skip(min(flow.room - HEIGHT, _GAP_AT_MOST))
    _draw(flow, ink)


def _draw(flow: Flow, ink: Ink) -> None:
    top = flow.y
    dated = top
    if ink.signer:
        flow.put(text_at(flow.left, top, f"{ink.signer}签名：", _STYLE))
        bottom = top - _STYLE.leading - _SIGNATURE_HEIGHT
        flow.put(Box(flow.left, bottom, _WIDTH, _SIGNATURE_HEIGHT))
        flow.put(Reserved("signature", flow.left, bottom, _WIDTH, _SIGNATURE_HEIGHT))
        dated = bottom - 3 * MM
    flow.put(text_at(flow.left, dated, "签署日期：", _STYLE))
    _date(flow, dated - _STYLE.leading)
    if ink.stamp == "seal":
        _seal(flow, top, ink.seal_caption)
    elif ink.stamp:
        _fingerprint(flow, top)


def _date(flow: Flow, top: float) -> None:
    flow.put(Box(flow.left, top - _DATE_HEIGHT, _WIDTH, _DATE_HEIGHT))
    start = 0.0
    for offset, word in _DATE_PARTS:
        flow.put(text_at(flow.left + offset, top - (_DATE_HEIGHT - _STYLE.leading) / 2, word, _STYLE))
        flow.put(
            Reserved(f"date {word}", flow.left + start, top - _DATE_HEIGHT, offset - start, _DATE_HEIGHT)
        )
        start = offset + measure(word, _STYLE)


def _seal(flow: Flow, top: float, caption: str) -> None:
    centre = flow.left + _SEAL_CENTRE
    radius = SEAL_DIAMETER / 2
    flow.put(Ring(centre, top - radius, radius))
    flow.put(Reserved("seal", centre - radius, top - SEAL_DIAMETER, SEAL_DIAMETER, SEAL_DIAMETER))
    _caption(flow, centre, top - SEAL_DIAMETER - 1 * MM, caption)


def _fingerprint(flow: Flow, top: float) -> None:
    left, bottom = flow.left + _SEAL_CENTRE - FINGERPRINT_SIDE / 2, top - FINGERPRINT_SIDE
    flow.put(Box(left, bottom, FINGERPRINT_SIDE, FINGERPRINT_SIDE))
    flow.put(Reserved("fingerprint", left, bottom, FINGERPRINT_SIDE, FINGERPRINT_SIDE))
    _caption(flow, flow.left + _SEAL_CENTRE, bottom - 1 * MM, FINGERPRINT_CAPTION)


def _caption(flow: Flow, centre: float, top: float, words: str) -> None:
    flow.put(text_at(centre - measure(words, _CAPTION) / 2, top, words, _CAPTION))
