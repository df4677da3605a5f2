"""Reading papers back: text by two independent readers, fonts, and where things stand on a page."""

from __future__ import annotations

import io
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
import pytest

from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, Box, Reserved, Ring, Text
from icp_wizard.forms.qr import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.forms.marks import Mark, Page


def squeezed(text: str) -> str:
    """Without white space: where lines break is not what is compared."""
    return "".join(text.split())


def text_by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def text_by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


READERS = (text_by_pdfium, text_by_pypdf)


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """(name, is embedded) of every font of every page."""
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found = font.get_object()
            yield found["/BaseFont"], "/FontFile2" in found.get("/FontDescriptor", {})


def sizes(pdf: bytes) -> set[tuple[float, float]]:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return {(round(float(p.mediabox.width), 1), round(float(p.mediabox.height), 1)) for p in pages}


def codes(pdf: bytes) -> list[list[str]]:
    """What a decoder not ours reads on each page, rendered as a printer of 150 dots an inch would."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
    images = [page.render(scale=150 / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [[found.text for found in zxingcpp.read_barcodes(image)] for image in images]


def edges(mark: Text | Box | Reserved | Ring) -> tuple[float, float, float, float]:
    """Left, bottom, right, top; a text takes what its letters take, not its line distance."""
    if isinstance(mark, Ring):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    if isinstance(mark, Text):
        return mark.x, mark.y - 0.2 * mark.style.size, mark.x + mark.width, mark.y + 0.88 * mark.style.size
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def overlaps(page: Page) -> list[tuple[Text, Text | Reserved]]:
    """Texts that stand on another text or where ink is to go."""
    texts = [mark for mark in page if isinstance(mark, Text)]
    ink = [mark for mark in page if isinstance(mark, Reserved)]
    pairs: list[tuple[Text, Text | Reserved]] = [*combinations(texts, 2)]
    pairs += [(text, area) for text in texts for area in ink]
    return [(one, other) for one, other in pairs if _meet(edges(one), edges(other))]


def crossings(page: Page) -> list[tuple[Text, Box]]:
    """Texts that run over the frame of a box."""
    texts = [mark for mark in page if isinstance(mark, Text)]
    boxes = [mark for mark in page if isinstance(mark, Box)]
    return [
        (t, b) for t in texts for b in boxes if _meet(edges(t), edges(b)) and not _inside(edges(t), edges(b))
    ]


def in_the_code(page: Page) -> list[Mark]:
    """What stands in the square of the code with its quiet zone, but the modules of the code itself."""
    (square,) = (mark for mark in page if isinstance(mark, Reserved) and mark.name == RESERVED)
    others = (mark for mark in page if mark is not square and not _is_module(mark))
    return [mark for mark in others if _meet(edges(mark), edges(square))]


def _is_module(mark: Mark) -> bool:
    return isinstance(mark, Box) and mark.line == 0 and mark.fill == 0


def outside(page: Page) -> list[Text]:
    """Texts that leave the paper, or come nearer to its edge than a printer can print."""
    printable = (14.0, 14.0, A4_WIDTH - 14, A4_HEIGHT - 14)
    return [mark for mark in page if isinstance(mark, Text) and not _inside(edges(mark), printable)]


_Edges = tuple[float, float, float, float]


def _meet(a: _Edges, b: _Edges) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(a: _Edges, b: _Edges) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]
