"""The filing sheet and the checklist: what is listed, and how tables go over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icp_wizard.forms import ChecklistGroup, SheetPage, SheetRow, render_checklist, render_filing_sheet
from icp_wizard.forms.checklist import lay_out as lay_out_checklist
from icp_wizard.forms.filing_sheet import lay_out as lay_out_sheet
from icp_wizard.forms.marks import Box, Page, Text
from icp_wizard.forms.table import TICK
from tests.forms.making import ITEM, META, RARE_NAME, checklist, sheet
from tests.forms.reading import READERS, crossings, outside, overlaps, squeezed, text_by_pdfium


def words(page: Page) -> list[str]:
    return [mark.text for mark in page if isinstance(mark, Text)]


def ticks(page: Page) -> int:
    return sum(isinstance(mark, Box) and mark.width == mark.height == TICK for mark in page)


@pytest.mark.parametrize("reader", READERS)
def test_the_sheet_keeps_values_and_their_order(reader: object) -> None:
    rows = (SheetRow("主体负责人姓名", RARE_NAME), SheetRow("电子邮箱", "someone@example-sample.cn"))
    found = squeezed(reader(render_filing_sheet((SheetPage("主体信息", rows),), META).pdf))  # type: ignore[operator]
    assert found.index(RARE_NAME) < found.index("someone@example-sample.cn")


def test_a_field_not_asked_and_one_not_answered_are_listed_as_such() -> None:
    rows = (SheetRow("投资者", is_not_asked=True), SheetRow("手机号码", is_missing=True), SheetRow("备注"))
    (page,) = lay_out_sheet((SheetPage("主体信息", rows),), META)
    assert [w for w in words(page) if w in ("本版本未收集，需在控制台填写", "未填写", "（留空）")] == [
        "本版本未收集，需在控制台填写",
        "未填写",
        "（留空）",
    ]
    assert "共3项，1项未填写，1项本版本未收集。" in squeezed("".join(words(page)))


def test_a_place_for_a_picture_points_to_the_checklist() -> None:
    rows = (SheetRow("主体证件照片", is_not_asked=True, is_upload=True), SheetRow("手机号码", "13800000000"))
    (page,) = lay_out_sheet((SheetPage("主体信息", rows),), META)
    said = squeezed("".join(words(page)))
    assert "图片，照checklist.pdf上传" in said
    assert "本版本未收集" not in said


def test_an_answer_that_cannot_be_entered_is_not_called_missing() -> None:
    rows = (SheetRow("证件号码", "914403", is_wrong=True), SheetRow("手机号码", "13800000000"))
    (page,) = lay_out_sheet((SheetPage("主体信息", rows),), META)
    said = squeezed("".join(words(page)))
    assert "共2项，1项格式有误。" in said
    assert "914403" not in said
    assert "未填写" not in said


@pytest.mark.parametrize("pages", [lay_out_sheet(sheet(3), META), lay_out_checklist(checklist(3), META)])
def test_the_newest_word_of_the_authority_wins(pages: tuple[Page, ...]) -> None:
    assert "以管局最新要求为准" in "".join(words(pages[0]))


@pytest.mark.parametrize(
    "pages",
    [
        lay_out_sheet(sheet(rows=45, pages=2), META),
        lay_out_checklist(checklist(items=30), META),
        lay_out_sheet((SheetPage("长", (SheetRow("名称" * 20, "a-long-value." * 30, "说明" * 60),)),), META),
    ],
    ids=["sheet", "checklist", "long values"],
)
def test_nothing_overlaps_or_leaves_its_cell(pages: tuple[Page, ...]) -> None:
    assert [overlaps(page) + crossings(page) for page in pages] == [[] for _ in pages]
    assert [outside(page) for page in pages] == [[] for _ in pages]


def test_the_head_is_repeated_where_a_table_goes_on() -> None:
    pages = lay_out_sheet(sheet(rows=70), META)
    assert len(pages) == 3
    assert all("控制台字段" in words(page) for page in pages)
    assert all("第 1 部分（续）" in words(page) for page in pages[1:])


def test_no_row_is_lost_or_torn_between_pages() -> None:
    pages = lay_out_checklist(checklist(items=30), META)
    titles = [[w for w in words(page) if w.startswith("承诺书之")] for page in pages]
    assert [title for found in titles for title in found] == [f"承诺书之{number}" for number in range(30)]
    assert [ticks(page) for page in pages] == [len(found) for found in titles]


def test_a_title_never_stands_alone_at_the_foot_of_a_page() -> None:
    for rows in range(24, 40):
        pages = lay_out_sheet((*sheet(rows), SheetPage("第二张表", (SheetRow("唯一", "值"),))), META)
        (holder,) = (page for page in pages if "第二张表" in words(page))
        assert "唯一" in words(holder)


def test_a_row_higher_than_a_page_goes_over_pages_whole() -> None:
    long = "".join(f"〔{number:04}〕" for number in range(700))
    pages = lay_out_sheet((SheetPage("长", (SheetRow("备注", long),)),), META)
    assert len(pages) > 1
    assert "".join(w for page in pages for w in words(page) if w.startswith("〔")) == long


def test_the_checklist_says_who_signs_seals_where_to_get_it_and_why() -> None:
    found = squeezed(text_by_pdfium(render_checklist(checklist(1), META).pdf))
    expected = [ITEM.about, ITEM.signer, ITEM.seal, ITEM.original_or_copy, ITEM.where_to_get, ITEM.must_show]
    expected += [ITEM.status, ITEM.why[0].text, ITEM.why[0].source, "官方模板，须另行下载填写"]
    assert [text for text in expected if squeezed(text) not in found] == []


def test_empty_texts_and_empty_groups_leave_no_trace() -> None:
    bare = replace(ITEM, seal="", where_to_get="", why=())
    (page,) = lay_out_checklist((ChecklistGroup("有", (bare,)), ChecklistGroup("空的一组", ())), META)
    assert not any(word.startswith(("盖章", "取得", "依据", "空的一组")) for word in words(page))
