"""Letters whose values are long: smaller type first, then another page; never without text beside the ink."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from icp_wizard.forms import FORMS, Form, render_form
from icp_wizard.forms.f10_no_pre_approval_letter import HEADING as OF_A_LETTER
from icp_wizard.forms.filling_drafts import HEADING as OF_A_DRAFT
from icp_wizard.forms.letter import SPACINGS
from icp_wizard.forms.marks import Page, Reserved, Text
from icp_wizard.forms.painter import Section, finished
from tests.forms.making import EVERY, META, RARE_NAME, VALUES, values
from tests.forms.reading import READERS, crossings, in_the_code, outside, overlaps, squeezed

LETTERS = ("F01", "F02", "F03", "F10", "F22", "F28", "F35-unit", "F35-person")
SEALED_ONLY = ("F22",)
DRAFTS = ("F04", "F05-unit", "F05-person", "F06", "F07", "F24-unit", "F24-person")
INK_WORDS = ("签名：", "签署日期：", "年", "月", "日", "（加盖公章）", "（按手印）", "（证件颁发机关盖章）")
ON_EVERY_PAGE = (
    OF_A_LETTER,
    OF_A_DRAFT,
    "按模板顺序填写（续）",
    "序号",
    "模板中的项目",
    "填写内容",
    "方式",
    "照抄",
)
"""What stands between the parts of a value that goes over to the next page."""
LONGEST_NAME = 255
SMALLEST = 9

_WORDS = st.text("样例市不存在的国际工程咨询（集团）、·堃龘股份有限公司", min_size=1, max_size=40)
_LATIN = st.from_regex(r"\A[A-Za-z][A-Za-z .,&-]{0,40}[A-Za-z]\Z")
NAMES = st.lists(st.one_of(_WORDS, _LATIN, st.just(RARE_NAME)), min_size=1, max_size=12).map(
    lambda parts: "".join(parts)[:LONGEST_NAME].strip(" .,&-、·") or "样例"
)
_LABEL = st.from_regex(r"\A[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?\Z")
DOMAINS = st.lists(
    st.one_of(
        st.lists(_LABEL, min_size=1, max_size=4).map(lambda parts: ".".join([*parts, "example-sample.cn"])),
        st.just(f"{'a' * 63}.{'b' * 63}.{'c' * 63}.com.cn"),
        st.text("样例网站", min_size=2, max_size=20).map(
            lambda name: f"{name}.中国（xn--sample.xn--fiqs8s）"
        ),
    ),
    min_size=1,
    max_size=40,
).map("、".join)


def filled(form: Form, name: str, domains: str) -> dict[str, str]:
    """Every name of somebody or something as long as this one, and all these domains."""
    long = {path: name for path in EVERY if path.endswith(".name")}
    long |= {path: domains for path in EVERY if path.endswith("domains.name")}
    long["service.content"] = name
    return {path: long.get(path, EVERY[path]) for path in form.needs}


def texts(pages: tuple[Page, ...]) -> list[Text]:
    return [mark for page in pages for mark in page if isinstance(mark, Text)]


@given(st.sampled_from(LETTERS + DRAFTS), NAMES, DOMAINS)
@example(
    "F02", "名" * LONGEST_NAME, "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(10))
)
@example("F10", RARE_NAME, "、".join([f"{'a' * 63}.{'b' * 63}.{'c' * 63}.com.cn"] * 16))
@example("F35-unit", "W" * LONGEST_NAME, "、".join([f"{'a' * 63}.{'b' * 63}.{'c' * 60}.com.cn"] * 40))
@settings(max_examples=60)
def test_whatever_the_length_all_is_printed_and_nothing_stands_in_anothers_way(
    form_id: str, name: str, domains: str
) -> None:
    form = FORMS[form_id]
    given_values = filled(form, name, domains)
    pages = form.lay_out(given_values, META)
    whole = list(finished(Section(pages, META)))
    assert [overlaps(page) + crossings(page) for page in whole] == [[] for _ in whole]
    assert [outside(page) + in_the_code(page) for page in whole] == [[] for _ in whole]
    printed = squeezed("".join(text.text for text in texts(pages) if text.text not in ON_EVERY_PAGE))
    assert [value for value in given_values.values() if squeezed(value) not in printed] == []
    assert min(text.style.size for text in texts(pages)) >= SMALLEST


@given(st.sampled_from(LETTERS), NAMES, DOMAINS)
@settings(max_examples=40)
def test_the_ink_stands_together_on_the_last_page_under_text_of_the_letter(
    form_id: str, name: str, domains: str
) -> None:
    form = FORMS[form_id]
    *before, last = form.lay_out(filled(form, name, domains), META)
    is_ink = ("signature", "date", "seal", "fingerprint")
    assert not [m for page in before for m in page if isinstance(m, Reserved) and m.name.startswith(is_ink)]
    ink = [m for m in last if isinstance(m, Reserved) and m.name.startswith(is_ink)]
    assert len(ink) == (4 if form_id in SEALED_ONLY else 5)
    top = max(mark.y + mark.height for mark in ink)
    above = [text for text in texts((last,)) if not text.text.endswith(INK_WORDS)]
    assert len(above) >= 2
    assert all(text.y > top for text in above)


@pytest.mark.parametrize("form_id", LETTERS)
def test_an_ordinary_letter_stays_one_page_in_ordinary_type(form_id: str) -> None:
    form = FORMS[form_id]
    (page,) = form.lay_out({path: EVERY[path] for path in form.needs}, META)
    assert min(text.style.size for text in texts((page,))) > SPACINGS[-1].body.size


def test_before_a_second_page_the_type_grows_smaller() -> None:
    sizes: dict[int, list[float]] = {}
    for count in range(1, 40):
        domains = "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(count))
        pages = FORMS["F02"].lay_out(values(service__domains__name=domains), META)
        sizes.setdefault(len(pages), []).append(min(text.style.size for text in texts(pages)))
    assert sizes[1] == sorted(sizes[1], reverse=True)
    assert sizes[1][-1] == SPACINGS[-1].grid.size
    assert sizes[2][0] > SPACINGS[-1].grid.size


def test_a_second_page_is_not_begun_with_most_of_the_first_one_empty() -> None:
    domains = "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(60))
    first, *_ = FORMS["F02"].lay_out(values(service__domains__name=domains), META)
    assert min(text.y for text in texts((first,))) < 842 / 3


@pytest.mark.parametrize("reader", READERS)
def test_two_readers_find_a_value_that_goes_over_to_the_next_page(reader: object) -> None:
    name = "".join(f"〔{number:03}〕" for number in range(300))
    paper = render_form("F02", VALUES | {"service.name": name}, META)
    assert paper.page_count == 2
    found = squeezed(reader(paper.pdf))  # type: ignore[operator]
    assert [n for n in range(300) if f"〔{n:03}〕" not in found] == []


@pytest.mark.parametrize("form_id", ["F10", "F04", "F07"])
def test_what_cannot_be_signed_says_so_on_every_page(form_id: str) -> None:
    form = FORMS[form_id]
    domains = "、".join(f"long-example-domain-{n}.example-sample.com.cn" for n in range(90))
    pages = form.lay_out(filled(form, "样例" * 100, domains), META)
    assert len(pages) > 1
    assert ["非官方模板" in "".join(text.text for text in texts((page,))) for page in pages] == [True] * len(
        pages
    )
