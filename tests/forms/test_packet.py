"""The packet: a cover that says who signs and seals what, and behind it the pages of the single papers."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from icp_wizard.forms import PaperMeta, Reason, render_form
from icp_wizard.forms.packet import (
    COVER_TITLE,
    ID,
    TITLE,
    Packet,
    PaperElsewhere,
    PaperToSign,
    lay_out_cover,
    render_packet,
)
from icp_wizard.forms.painter import Section, finished
from icp_wizard.forms.register import form_pages
from tests.forms.making import META, VALUES, meta
from tests.forms.reading import codes, crossings, in_the_code, outside, overlaps, squeezed

COVER = meta(form_id=ID, title=TITLE)
OFFICIAL = PaperElsewhere(
    "互联网信息服务备案承诺书", "控制台上传该项处下载", "本次备案", "法定代表人", "手印"
)
RULE = Reason("授权书不留空项。", "虚构出处，2026，可信度高")


def paper(about: PaperMeta = META) -> PaperToSign:
    section = Section(form_pages("F02", VALUES, about), about)
    return PaperToSign(section, "样例乙", "法定代表人", "单位公章", "原件签署后拍照或彩色扫描")


def packet(papers: int = 1) -> Packet:
    return Packet((paper(),) * papers, (OFFICIAL,), (RULE,))


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_behind_the_cover_stand_the_pages_of_the_single_papers_as_they_are() -> None:
    _, *found = pages(render_packet(packet(2), COVER).pdf)
    assert found == pages(render_form("F02", VALUES, META).pdf) * 2


def test_the_cover_says_who_signs_and_seals_each_paper_and_where() -> None:
    cover, _ = pages(render_packet(packet(), COVER).pdf)
    expected = ["共1份1页（不含本说明）", META.title, "F02", "对象：样例乙", "法定代表人方框内手写签名、日期"]
    expected += ["单位公章虚线圆圈处", "1份原件签署后拍照或彩色扫描"]
    assert [words for words in expected if words not in squeezed(cover)] == []


def test_what_is_to_be_downloaded_is_named_with_its_place_and_not_contained() -> None:
    cover, *rest = pages(render_packet(packet(), COVER).pdf)
    assert squeezed(OFFICIAL.title) in squeezed(cover)
    assert squeezed(OFFICIAL.where) in squeezed(cover)
    assert len(rest) == 1


def test_where_nothing_is_to_be_added_nothing_is_said_of_it() -> None:
    rendered = render_packet(Packet((paper(),)), COVER)
    assert "不在本包" not in rendered.text


def test_a_rule_stands_on_the_cover_with_whose_word_it_is_and_no_other_does() -> None:
    found = squeezed(render_packet(packet(), COVER).text)
    assert squeezed(RULE.text) + squeezed(RULE.source) in found
    bare = squeezed(render_packet(replace(packet(), rules=()), COVER).text)
    assert [word for word in ("黑色", "正楷", "鲜章", "30天", "4MB", "涂改") if word in bare] == []


def test_where_only_templates_are_to_be_signed_the_cover_stands_alone_and_says_so() -> None:
    alone = meta(form_id=ID, title=COVER_TITLE)
    rendered = render_packet(replace(packet(), papers=()), alone)
    found = squeezed(rendered.text)
    assert rendered.page_count == 1
    assert "签署说明要签署的1份文书都不在本包中" in found
    assert squeezed(OFFICIAL.title) in found
    assert "本包中的文书" not in found.replace("不在本包中的文书", "")
    assert squeezed(RULE.text) in found


def test_a_paper_without_a_ring_is_sealed_wherever_it_says() -> None:
    plain = replace(paper(), section=Section(((),), META))
    (cover,) = lay_out_cover(Packet((plain,)), COVER)
    text = squeezed("".join(mark.text for mark in cover if hasattr(mark, "text")))
    assert "单位公章" in text
    assert "虚线圆圈" not in text
    assert "方框" not in text


@pytest.mark.parametrize("papers", [1, 12])
def test_nothing_on_the_cover_stands_in_anothers_way(papers: int) -> None:
    marked = replace(COVER, is_incomplete=True, is_sample=True, notice="只有全国的规则。")
    cover = list(finished(Section(lay_out_cover(packet(papers), marked), marked)))
    assert [overlaps(page) + crossings(page) for page in cover] == [[] for _ in cover]
    assert [outside(page) + in_the_code(page) for page in cover] == [[] for _ in cover]


def test_every_page_is_marked_the_cover_too() -> None:
    marked = Packet((paper(meta(is_incomplete=True)),), (OFFICIAL,), (RULE,))
    found = pages(render_packet(marked, replace(COVER, is_incomplete=True)).pdf)
    assert [text.count("未完成") >= 2 for text in found] == [True, True]


def test_each_page_bears_its_own_papers_code() -> None:
    assert codes(render_packet(packet(), COVER).pdf) == [["PACKET 12"], ["F02 12"]]


def test_the_same_packet_twice_is_the_same_bytes() -> None:
    assert render_packet(packet(3), COVER) == render_packet(packet(3), COVER)
