"""What holds of every form: all values and nothing else, no overlaps, ink left free, a material wants it."""

from __future__ import annotations

import re

import pytest

from icp_wizard.forms import FORMS, render_form
from icp_wizard.forms.f24_cancellation import FORMS as CANCELLATIONS
from icp_wizard.forms.filling_drafts import FORMS as DRAFTS
from icp_wizard.forms.filling_drafts import HEADING
from icp_wizard.forms.items import path_of
from icp_wizard.forms.marks import Reserved, Ring
from icp_wizard.rules import available_provinces
from tests.forms.making import EVERY, LONG, META, meta, with_items
from tests.forms.reading import READERS, crossings, outside, overlaps, squeezed, text_by_pdfium
from tests.shipped_packs import rulebook

DRAFT_IDS = [form.form_id for form in (*DRAFTS, *CANCELLATIONS)]
LETTERS = [form_id for form_id in FORMS if form_id not in (*DRAFT_IDS, "F09-unit", "F09-person")]
STAMPED_BY_HAND = ("F28", "F35-person")
SEALED_ONLY = ("F22",)
NOBODY_WANTS_YET = {"F01", "F28", "F35-unit", "F35-person"}
"""Forms no shipped rule in force asks for: no source of these provinces wants them."""


PLANS = ("F09-unit", "F09-person")
ONE_PAGE = [form_id for form_id in FORMS if form_id not in PLANS]


def needed(form_id: str, values: dict[str, str]) -> dict[str, str]:
    found = with_items(values)
    return {key: value for key, value in found.items() if path_of(key) in FORMS[form_id].needs}


@pytest.mark.parametrize("values", [EVERY, LONG], ids=["ordinary", "long"])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("form_id", FORMS)
def test_two_readers_find_every_value(form_id: str, reader: object, values: dict[str, str]) -> None:
    filled = needed(form_id, values)
    found = squeezed(reader(render_form(form_id, filled, META).pdf))  # type: ignore[operator]
    assert [value for value in filled.values() if squeezed(value) not in found] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_it_prints_exactly_what_it_says_it_needs(form_id: str) -> None:
    marked = {path: f"值{number:03}" for number, path in enumerate(sorted(FORMS[form_id].needs))}
    marked = with_items(EVERY | marked) | marked
    extra = {"entity.correspondence_address": "值999", "people.p1.mobile": "值998"}
    found = text_by_pdfium(render_form(form_id, marked | extra, META).pdf)
    assert set(re.findall(r"值\d{3}", found)) == {marked[path] for path in FORMS[form_id].needs}


@pytest.mark.parametrize("values", [EVERY, LONG], ids=["ordinary", "long"])
@pytest.mark.parametrize("form_id", ONE_PAGE)
def test_it_is_one_page_and_nothing_overlaps(form_id: str, values: dict[str, str]) -> None:
    (page,) = FORMS[form_id].lay_out(needed(form_id, values), META)
    assert overlaps(page) == []
    assert crossings(page) == []
    assert outside(page) == []


@pytest.mark.parametrize("form_id", LETTERS)
def test_signature_date_and_stamp_are_left_blank(form_id: str) -> None:
    (page,) = FORMS[form_id].lay_out(needed(form_id, EVERY), META)
    stamp = "fingerprint" if form_id in STAMPED_BY_HAND else "seal"
    names = {mark.name for mark in page if isinstance(mark, Reserved)}
    assert names >= {"date 年", "date 月", "date 日", stamp}
    assert ("signature" in names) is (form_id not in SEALED_ONLY)
    assert any(isinstance(mark, Ring) for mark in page) is (stamp == "seal")


@pytest.mark.parametrize("form_id", DRAFT_IDS)
def test_a_filling_draft_says_it_is_none_of_the_authorities(form_id: str) -> None:
    paper = render_form(form_id, needed(form_id, EVERY), meta(template="样例模板名称"))
    text = squeezed(text_by_pdfium(paper.pdf))
    assert squeezed(HEADING) in text
    assert "《样例模板名称》" in text
    assert FORMS[form_id].kind == "official"
    assert any(date in text for date in ("签署日期", "授权日期", "申请日期"))


def test_materials_and_their_forms_need_the_same() -> None:
    books = [rulebook(province) for province in available_provinces()]
    wanted = [material for book in books for material in book.materials.values() if material.form]
    assert {material.form for material in wanted} == set(FORMS)
    asked_for = {
        book.materials[kind].form
        for book in books
        for rule in book.rules
        if rule.material
        for kind in rule.material.kinds
    }
    assert asked_for - {""} == set(FORMS) - NOBODY_WANTS_YET
    for material in wanted:
        assert set(material.needs) == FORMS[material.form].needs
        assert material.kind == FORMS[material.form].kind
        assert bool(material.template) is (material.kind == "official")
