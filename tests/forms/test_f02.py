"""F02, the service principal's authorization letter."""

from __future__ import annotations

import pytest

from icp_wizard.forms import render_form
from icp_wizard.forms.f02_service_principal_letter import FORM
from icp_wizard.forms.ink import SEAL_DIAMETER
from icp_wizard.forms.marks import MM, Ring
from tests.forms.making import META, RARE_NAME, UNKNOWN_TO_ALL_FONTS, VALUES, meta, values
from tests.forms.reading import squeezed, text_by_pdfium


def test_a_certificate_is_named_without_the_consoles_remark() -> None:
    filled = values(entity__certificate_type="营业执照（个人或企业）")
    found = squeezed(text_by_pdfium(render_form("F02", filled, META).pdf))
    assert "营业执照，号码" in found
    assert "个人或企业" not in found


def test_the_seal_circle_is_42_mm_across() -> None:
    (page,) = FORM.lay_out(VALUES, META)
    (ring,) = (mark for mark in page if isinstance(mark, Ring))
    assert ring.radius * 2 == pytest.approx(42 * MM) == SEAL_DIAMETER


def test_a_name_no_font_has_is_boxed_noted_and_reported() -> None:
    paper = render_form("F02", values(service__principal__name=f"张{UNKNOWN_TO_ALL_FONTS}"), META)
    assert [(found.code, found.page) for found in paper.unprintable] == [("U+217EF", 1)]
    assert "方框处请手写：U+217EF" in text_by_pdfium(paper.pdf)


def test_an_ordinary_letter_reports_nothing_and_notes_nothing() -> None:
    paper = render_form("F02", VALUES, META)
    assert paper.unprintable == ()
    assert "方框处" not in text_by_pdfium(paper.pdf)


def test_a_rare_name_is_not_broken_over_two_lines() -> None:
    assert RARE_NAME in text_by_pdfium(render_form("F02", VALUES, meta(is_sample=True)).pdf)
