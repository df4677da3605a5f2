"""F02, the service principal's authorization letter."""

from __future__ import annotations

import re

import pytest

from icp_wizard.forms import FORMS, TextDoesNotFit, render_form
from icp_wizard.forms.f02_service_principal_letter import NEEDS, lay_out
from icp_wizard.forms.letter import SEAL_DIAMETER
from icp_wizard.forms.marks import MM, Reserved, Ring
from tests.forms.making import META, RARE_NAME, UNKNOWN_TO_ALL_FONTS, VALUES, meta, values
from tests.forms.reading import READERS, crossings, outside, overlaps, squeezed, text_by_pdfium

LONG = values(
    entity__name="样例市不存在的名称特别长的对外经济技术合作与国际工程咨询服务（集团）股份有限公司第一分公司",
    entity__legal_representative__name="Wolfeschlegelsteinhausenbergerdorff Example-Sample",
    service__principal__name="阿卜杜热西提·买买提明·样例",
    service__domains__name="、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(8)),
)


@pytest.mark.parametrize("reader", READERS)
def test_two_readers_find_every_value(reader: object) -> None:
    found = squeezed(reader(render_form("F02", VALUES, META).pdf))  # type: ignore[operator]
    assert [value for value in VALUES.values() if squeezed(value) not in found] == []


def test_it_prints_exactly_what_it_says_it_needs() -> None:
    marked = {path: f"值{number:03}" for number, path in enumerate(sorted(NEEDS))}
    extra = {"entity.correspondence_address": "值999", "people.p1.mobile": "值998"}
    found = text_by_pdfium(render_form("F02", marked | extra, META).pdf)
    assert set(re.findall(r"值\d{3}", found)) == set(marked.values())


def test_the_needs_are_the_paths_of_the_national_letter() -> None:
    assert FORMS["F02"].needs == frozenset(VALUES)


def test_a_certificate_is_named_without_the_consoles_remark() -> None:
    filled = values(entity__certificate_type="营业执照（个人或企业）")
    found = squeezed(text_by_pdfium(render_form("F02", filled, META).pdf))
    assert "营业执照，号码" in found
    assert "个人或企业" not in found


@pytest.mark.parametrize("filled", [VALUES, LONG], ids=["ordinary", "long"])
def test_it_is_one_page_and_nothing_overlaps(filled: dict[str, str]) -> None:
    (page,) = lay_out(filled)
    assert overlaps(page) == []
    assert crossings(page) == []
    assert outside(page) == []


def test_long_values_are_printed_whole() -> None:
    found = squeezed(text_by_pdfium(render_form("F02", LONG, META).pdf))
    assert [value for value in LONG.values() if squeezed(value) not in found] == []


def test_signature_date_and_seal_are_left_blank() -> None:
    (page,) = lay_out(VALUES)
    names = {mark.name for mark in page if isinstance(mark, Reserved)}
    assert names == {"signature", "date 年", "date 月", "date 日", "seal"}


def test_the_seal_circle_is_42_mm_across() -> None:
    (page,) = lay_out(VALUES)
    (ring,) = (mark for mark in page if isinstance(mark, Ring))
    assert ring.radius * 2 == pytest.approx(42 * MM) == SEAL_DIAMETER


def test_a_text_that_leaves_no_room_for_the_seal_is_refused_without_quoting_it() -> None:
    with pytest.raises(TextDoesNotFit) as refused:
        render_form("F02", values(service__name="名" * 2000), META)
    assert refused.value.values == {"form": "F02"}


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
