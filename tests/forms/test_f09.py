"""F09, the site construction plan: several pages, a row for each website, domain and server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp_wizard.forms import FORMS, ValueMissing, render_form
from icp_wizard.forms.marks import Reserved, Ring, Text
from icp_wizard.forms.painter import Section, finished
from tests.forms.making import EVERY, META, RARE_NAME, meta, with_items
from tests.forms.reading import (
    READERS,
    codes,
    crossings,
    in_the_code,
    outside,
    overlaps,
    squeezed,
    text_by_pdfium,
)

if TYPE_CHECKING:
    from icp_wizard.forms.marks import Page

PLANS = ("F09-unit", "F09-person")
SECTIONS = (
    *("一、网站内容和栏目", "二、人员和资金", "三、内容管理制度", "四、网络部署方案"),
    *("五、信息安全技术措施", "六、应急处置方案", "七、违规责任承诺"),
)


def pages_of(form_id: str, values: dict[str, str]) -> tuple[Page, ...]:
    return FORMS[form_id].lay_out(values, META)


def words(pages: tuple[Page, ...]) -> str:
    return squeezed("".join(mark.text for page in pages for mark in page if isinstance(mark, Text)))


@pytest.mark.parametrize("form_id", PLANS)
def test_the_sections_stand_in_order(form_id: str) -> None:
    text = words(pages_of(form_id, with_items(EVERY)))
    places = [text.index(section) for section in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("form_id", PLANS)
def test_two_readers_find_every_answer_of_every_website(form_id: str, reader: object) -> None:
    values = with_items(EVERY | {"entity.name": f"样例{RARE_NAME}公司"}, sites=7, domains=4)
    numbered = {k: f"〔{n:03}〕{v}" for n, (k, v) in enumerate(values.items()) if "@" in k}
    found = squeezed(reader(render_form(form_id, values | numbered, META).pdf))  # type: ignore[operator]
    assert [value for value in numbered.values() if squeezed(value) not in found] == []
    assert RARE_NAME in found


@pytest.mark.parametrize("form_id", PLANS)
def test_every_page_has_its_number_and_its_code(form_id: str) -> None:
    paper = render_form(form_id, with_items(EVERY, sites=20), meta(form_id=form_id))
    assert paper.page_count > 2
    text = squeezed(text_by_pdfium(paper.pdf))
    for number in range(1, paper.page_count + 1):
        assert f"第{number}页共{paper.page_count}页" in text
    assert codes(paper.pdf) == [[f"{form_id} 12"]] * paper.page_count


def test_a_unit_seals_and_an_individual_signs_on_the_last_page() -> None:
    for form_id, wanted in (("F09-unit", {"seal"}), ("F09-person", {"signature"})):
        *before, last = pages_of(form_id, with_items(EVERY, sites=12))
        names = {mark.name for mark in last if isinstance(mark, Reserved)}
        assert names == {*wanted, "date 年", "date 月", "date 日"}
        assert any(isinstance(mark, Ring) for mark in last) is (wanted == {"seal"})
        assert not [mark for page in before for mark in page if isinstance(mark, Reserved)]
        assert "承担。" in words((last,))


def test_a_server_with_several_addresses_is_named_with_both_ends() -> None:
    values = with_items(EVERY) | {"services@s1.access@a1.to_address": "1.2.3.9"}
    found = squeezed(text_by_pdfium(render_form("F09-unit", values, META).pdf))
    assert "1.2.3.4至1.2.3.9" in found
    alone = values | {"services@s1.access@a1.to_address": "1.2.3.4"}
    assert "至1.2.3" not in squeezed(text_by_pdfium(render_form("F09-unit", alone, META).pdf))


def test_one_website_without_an_answer_is_refused_or_marked() -> None:
    values = with_items(EVERY, sites=3) | {"services@s2.columns": ""}
    with pytest.raises(ValueMissing) as refused:
        render_form("F09-unit", values, META)
    assert refused.value.values == {"form": "F09-unit", "path": "services@s2.columns"}
    marked = render_form("F09-unit", values, meta(is_incomplete=True))
    assert text_by_pdfium(marked.pdf).count("（待填）") == 1


ANSWERS = st.lists(
    st.one_of(
        st.text("样例网站怎样建设、管理（含𬱖堃）；备份。", min_size=1, max_size=60),
        st.from_regex(r"\A[A-Za-z0-9/.:-]{1,120}\Z"),
        st.just(" "),
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: "".join(parts).strip()[:1024] or "样例")


@given(st.sampled_from(PLANS), ANSWERS, st.integers(1, 6), st.integers(1, 5))
@settings(max_examples=40)
def test_long_answers_wrap_and_break_well(form_id: str, answer: str, sites: int, domains: int) -> None:
    long = {path: answer for path in FORMS[form_id].needs if path.startswith(("plan.", "services."))}
    values = with_items(EVERY | long | {"entity.name": answer[:255].strip()}, sites=sites, domains=domains)
    pages = pages_of(form_id, values)
    whole = list(finished(Section(pages, META)))
    assert [overlaps(page) + crossings(page) for page in whole] == [[] for _ in whole]
    assert [outside(page) + in_the_code(page) for page in whole] == [[] for _ in whole]
    assert squeezed(answer) in words(pages)
    for page in pages:
        *_, foot = (mark.text for mark in page if isinstance(mark, Text))
        assert foot not in SECTIONS
