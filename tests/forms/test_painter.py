"""What all papers have in common: fonts, size, footer, marks, properties, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from pdfminer.high_level import extract_text

from icp_wizard.forms import FORMS, render_checklist, render_filing_sheet, render_form
from icp_wizard.forms.checklist import lay_out as lay_out_checklist
from icp_wizard.forms.f02_service_principal_letter import FORM as LETTER
from icp_wizard.forms.filing_sheet import lay_out as lay_out_sheet
from icp_wizard.forms.painter import Section, finished, paint_together
from tests.forms.making import (
    EVERY,
    LONG,
    META,
    UNKNOWN_TO_ALL_FONTS,
    VALUES,
    checklist,
    meta,
    sheet,
    values,
    with_items,
)
from tests.forms.reading import (
    crossings,
    fonts,
    in_the_code,
    outside,
    overlaps,
    sizes,
    text_by_pdfium,
)

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.forms import PaperMeta
    from icp_wizard.forms.marks import Page

MARKED = meta(is_sample=True, is_incomplete=True)
HASH = """
import hashlib
from tests.forms.test_painter import all_papers
from tests.forms.making import META
print(hashlib.sha256(b"".join(all_papers(META))).hexdigest())
"""


def all_papers(about: PaperMeta) -> list[bytes]:
    return [
        render_form("F02", VALUES, about).pdf,
        render_filing_sheet(sheet(rows=20, pages=2), about).pdf,
        render_checklist(checklist(items=12), about).pdf,
        render_form("F09-unit", with_items(EVERY, sites=9, domains=3), about).pdf,
        render_form("F09-person", with_items(EVERY), about).pdf,
        render_form("F02", values(service__domains__name="long.example-sample.cn、" * 90), about).pdf,
    ]


@pytest.mark.parametrize("about", [META, MARKED], ids=["plain", "marked"])
def test_all_fonts_are_ours_and_embedded(about: PaperMeta) -> None:
    found = {font for pdf in all_papers(about) for font in fonts(pdf)}
    assert all(is_embedded for _, is_embedded in found)
    assert {name.partition("+")[2] for name, _ in found} == {"IcpwSerif-Regular", "IcpwSerif-Bold"}


@pytest.mark.parametrize("about", [META, MARKED], ids=["plain", "marked"])
def test_helvetica_is_not_even_named(about: PaperMeta) -> None:
    assert not any(b"Helvetica" in pdf for pdf in all_papers(about))


def test_every_page_is_a4() -> None:
    assert {size for pdf in all_papers(META) for size in sizes(pdf)} == {(595.3, 841.9)}


def test_every_page_has_form_revision_and_page_number() -> None:
    pages = pypdf.PdfReader(io.BytesIO(all_papers(META)[1])).pages
    footers = [page.extract_text().strip().splitlines()[-1] for page in pages]
    assert footers == [
        f"F02 互联网信息服务负责人授权书 · 修订 12 · 第 {n} 页 共 {len(pages)} 页"
        for n in range(1, len(pages) + 1)
    ]


@pytest.mark.parametrize(("flag", "word"), [("is_sample", "样例"), ("is_incomplete", "未完成")])
def test_sample_and_incomplete_are_said_on_every_page(flag: str, word: str) -> None:
    for pdf in all_papers(meta(**{flag: True})):
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        assert all(page.extract_text().count(word) >= 2 for page in pages)


def test_an_ordinary_paper_bears_no_mark() -> None:
    assert not any(word in text_by_pdfium(all_papers(META)[0]) for word in ("样例：", "未完成"))


LAID_OUT = {
    "letter": LETTER.lay_out(VALUES, META),
    "letter with rare names": LETTER.lay_out(values(service__name=f"{UNKNOWN_TO_ALL_FONTS}网"), META),
    "sheet": lay_out_sheet(sheet(rows=45, pages=2), MARKED),
    "checklist": lay_out_checklist(checklist(items=30), MARKED),
    **{form_id: form.lay_out(with_items(LONG), MARKED) for form_id, form in FORMS.items()},
}


@pytest.mark.parametrize("pages", LAID_OUT.values(), ids=list(LAID_OUT))
@pytest.mark.parametrize("about", [META, MARKED], ids=["plain", "marked"])
def test_nothing_on_a_finished_page_stands_in_anothers_way(pages: tuple[Page, ...], about: PaperMeta) -> None:
    whole = list(finished(Section(pages, about)))
    assert [overlaps(page) + crossings(page) for page in whole] == [[] for _ in whole]
    assert [outside(page) + in_the_code(page) for page in whole] == [[] for _ in whole]


def test_papers_painted_together_keep_their_footers_and_the_first_names_the_document() -> None:
    letter, second = (Section(LETTER.lay_out(VALUES, META), meta(form_id=name)) for name in ("F02", "F03"))
    together = paint_together((letter, second))
    assert [line[:3] for line in together.text.splitlines() if "第 1 页 共 1 页" in line] == ["F02", "F03"]
    about = pypdf.PdfReader(io.BytesIO(together.pdf)).metadata
    assert about
    assert about.subject == "F02 · 修订 12"
    assert together.page_count == 2


def test_the_properties_name_the_paper_and_no_person() -> None:
    reader = pypdf.PdfReader(io.BytesIO(all_papers(META)[0]))
    found = {
        str(value) for key, value in (reader.metadata or {}).items() if key not in ("/Producer", "/Trapped")
    }
    assert {META.title, "icp-wizard", "F02 · 修订 12"} <= found
    assert not any(value in "".join(found) for value in VALUES.values())
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_the_same_paper_twice_is_the_same_bytes() -> None:
    assert all_papers(META) == all_papers(META)


def test_bytes_do_not_depend_on_home_time_zone_language_or_hash_seed(tmp_path: Path) -> None:
    elsewhere = {
        "HOME": str(tmp_path),
        "TZ": "America/Los_Angeles",
        "LANG": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    found = subprocess.run(
        [sys.executable, "-c", HASH], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == hashlib.sha256(b"".join(all_papers(META))).hexdigest()


def test_importing_the_room_does_not_import_reportlab() -> None:
    code = "import sys, icp_wizard.forms; print([m for m in sys.modules if m.startswith('reportlab')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_qpdf_finds_no_fault() -> None:
    for pdf in all_papers(MARKED):
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=False) as document:
            assert document.check_pdf_syntax() == []


def test_a_third_reader_reads_rare_names_too() -> None:
    found = extract_text(io.BytesIO(all_papers(META)[0]))
    assert VALUES["entity.legal_representative.name"] in found
