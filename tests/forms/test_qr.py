"""The code in the corner: what it says, that it can be read, and that nothing else is in it."""

from __future__ import annotations

import pytest

from icp_wizard.forms import render_checklist, render_filing_sheet, render_form
from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, MM, Box, Reserved
from icp_wizard.forms.qr import MODULE, QUIET, code_marks, modules
from tests.forms.making import META, VALUES, checklist, meta, sheet
from tests.forms.reading import codes, edges


def test_every_page_of_a_letter_says_form_and_revision_and_nothing_else() -> None:
    assert codes(render_form("F02", VALUES, META).pdf) == [["F02 12"]]


def test_every_page_of_sheet_and_checklist_bears_it_too() -> None:
    for paper in (render_filing_sheet(sheet(60), META), render_checklist(checklist(20), META)):
        assert paper.page_count > 1
        assert codes(paper.pdf) == [["F02 12"]] * paper.page_count


def test_it_is_read_through_the_marks_of_a_sample() -> None:
    marked = meta(is_sample=True, is_incomplete=True)
    assert codes(render_form("F02", VALUES, marked).pdf) == [["F02 12"]]


@pytest.mark.parametrize("text", ["F02 1", "PACKET 1234567"])
def test_what_is_drawn_are_the_modules_of_the_code(text: str) -> None:
    square, *boxes = code_marks(text)
    assert isinstance(square, Reserved)
    left, top = square.x + QUIET * MODULE, square.y + square.height - QUIET * MODULE
    drawn = {
        (round((top - box.y) / MODULE) - 1, round((box.x - left) / MODULE) + step)
        for box in boxes
        if isinstance(box, Box)
        for step in range(round(box.width / MODULE))
    }
    assert drawn == {(y, x) for y, row in enumerate(modules(text)) for x, dark in enumerate(row) if dark}


def test_four_modules_around_it_are_left_white() -> None:
    square, *boxes = code_marks("F02 12")
    assert isinstance(square, Reserved)
    left, bottom, right, top = edges(square)
    inner = [edges(box) for box in boxes if isinstance(box, Box)]
    quiet = pytest.approx(4 * MODULE)
    assert min(box[0] for box in inner) - left == quiet == min(box[1] for box in inner) - bottom
    assert right - max(box[2] for box in inner) == quiet == top - max(box[3] for box in inner)


def test_it_is_a_square_of_14_5_mm_that_every_printer_reaches() -> None:
    (square, *_) = code_marks("PACKET 1234567")
    assert isinstance(square, Reserved)
    left, bottom, right, top = edges(square)
    assert right - left == pytest.approx(14.5 * MM) == pytest.approx(top - bottom)
    assert min(left, bottom, A4_WIDTH - right, A4_HEIGHT - top) >= 14
