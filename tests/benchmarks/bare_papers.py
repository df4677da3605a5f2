"""The pages of a bundle drawn by nothing but reportlab: the least that printing them can cost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from icp_wizard.bundle import build_bundle
from icp_wizard.forms import painter
from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, Box, Ring, Text
from icp_wizard.forms.typeface import FONT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.assessment import Assessment
    from icp_wizard.forms.marks import Mark, Page
    from icp_wizard.forms.painter import Section

    Document = list[Page]


def documents_of(judged: Assessment, path: Path) -> list[Document]:
    """Every mark on every page of every paper in the bundle, as our painter is given them."""
    found: dict[int, Document] = {}
    canvases: list[Any] = []  # held, so that no two have one identity
    paint = painter._paint

    def recording(canvas: Any, section: Section) -> Iterator[str]:
        canvases.append(canvas)
        found.setdefault(id(canvas), []).extend(painter.finished(section))
        return paint(canvas, section)

    with patch.object(painter, "_paint", recording):
        build_bundle(judged, path)
    return list(found.values())


def draw(documents: list[Document]) -> int:
    """Draw them all in memory; how many bytes that makes."""
    from reportlab.pdfgen.canvas import Canvas

    size = 0
    for pages in documents:
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(A4_WIDTH, A4_HEIGHT), pageCompression=1, invariant=1)
        for page in pages:
            for mark in page:
                _draw(canvas, mark)
            canvas.showPage()
        canvas.save()
        size += len(target.getvalue())
    return size


def _draw(canvas: Any, mark: Mark) -> None:
    if isinstance(mark, Text):
        canvas.setFont(FONT_NAMES[mark.style.weight], mark.style.size)
        canvas.drawString(mark.x, mark.y, mark.text)
    elif isinstance(mark, Box):
        is_filled = mark.fill is not None
        canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=int(mark.line > 0), fill=int(is_filled))
    elif isinstance(mark, Ring):
        canvas.circle(mark.x, mark.y, mark.radius)
