"""The small QR code in a corner of every page: which form of which revision of the draft, and nothing else.

Whoever sorts signed pages or pictures of them reads it with any telephone. No name, no number of a person and
no digest is in it. The corner is the upper right one: below stand footer, signature and seal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, MM, Box, Reserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.forms.marks import Mark
    from icp_wizard.forms.model import PaperMeta

MODULE = 0.5 * MM
QUIET = 4
"""Modules left white on each side, as ISO/IEC 18004 wants."""
RESERVED = "code"
_EDGE = 5 * MM


def code_text(meta: PaperMeta) -> str:
    """What the code says: `F02 12`."""
    return f"{meta.form_id} {meta.revision}"


@lru_cache(maxsize=64)
def code_marks(text: str) -> tuple[Mark, ...]:
    """The code at its place, and the square it needs with its quiet zone."""
    rows = modules(text)
    side = (len(rows) + 2 * QUIET) * MODULE
    left, top = A4_WIDTH - _EDGE - side, A4_HEIGHT - _EDGE
    inner_left, inner_top = left + QUIET * MODULE, top - QUIET * MODULE
    boxes = (
        Box(inner_left + x * MODULE, inner_top - (y + 1) * MODULE, length * MODULE, MODULE, line=0, fill=0)
        for y, row in enumerate(rows)
        for x, length in _dark_runs(row)
    )
    return (Reserved(RESERVED, left, top - side, side, side), *boxes)


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows from above, dark modules true; as small as the text allows at 15 % error correction."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def _dark_runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Start and length of each unbroken run of dark modules."""
    start = 0
    for at, dark in enumerate((*row, False)):
        if not dark:
            if at > start:
                yield start, at - start
            start = at + 1
