"""The site construction plan in a bundle: printed and in the packet when complete, else named as lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.papers import CHINESE, PACKET, all_papers, form_values
from icp_wizard.bundle.readme import readme
from icp_wizard.filing.display import answer_in_words
from tests.assessment.test_site_plan import BLOCKING, MANY_DOMAINS, SIX_SITES, judged, plans
from tests.filing.making import PLAN, changed, with_plan
from tests.forms.reading import READERS, squeezed, text_by_pdfium

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.bundle.papers import Paper
    from tests.scenarios.runner import Scenario

TITLES = {SIX_SITES.name: "网站建设方案书（个人）", MANY_DOMAINS.name: "网站建设方案书（单位）"}


def papers(assessment: Assessment) -> dict[str, Paper]:
    found = all_papers(assessment, is_incomplete=False, progress=lambda step, done, of: None)
    return {paper.form_id or paper.name: paper for paper in found}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("scenario", [SIX_SITES, MANY_DOMAINS, BLOCKING], ids=lambda s: s.name)
def test_what_was_typed_is_what_two_readers_find(scenario: Scenario, reader: object) -> None:
    draft = changed(with_plan(scenario.draft), {"wanted.plan.review": "由𬱖堃（负责人）审核；Ａ组复核"})
    assessment = judged(scenario, draft)
    (need,) = plans(assessment)
    assert need.is_printable
    (paper,) = (p for p in papers(assessment).values() if p.form_id == need.form_id)
    found = squeezed(reader(paper.rendered.pdf))  # type: ignore[operator]
    printed = {cause.path for path in need.material.needs for cause in assessment.answers.read(path).causes}
    words = [answer_in_words(assessment.answers, path, CHINESE) for path in sorted(printed)]
    assert [word for word in words if squeezed(word).removesuffix("（个人或企业）") not in found] == []
    assert len(printed) >= len(need.material.needs)


def test_every_website_and_domain_has_values_of_its_own() -> None:
    assessment = judged(SIX_SITES, with_plan(SIX_SITES.draft))
    values = form_values(assessment, plans(assessment)[0])
    assert values["services@s4.columns"] == "首页；s4 的产品；联系我们"
    assert values["services@s4.domains@d4.purpose"] == "d4 的用途"
    assert values["plan.working_time"] == "兼职"
    assert values["services.name"].count("、") == 5


@pytest.mark.parametrize("scenario", [SIX_SITES, MANY_DOMAINS], ids=lambda s: s.name)
def test_a_plan_written_out_is_in_the_packet_and_on_its_cover(scenario: Scenario) -> None:
    found = papers(judged(scenario, with_plan(scenario.draft)))
    plan = next(paper for name, paper in found.items() if name.startswith("F09"))
    assert plan.title == TITLES[scenario.name]
    text = squeezed(found[PACKET].rendered.text)
    assert squeezed(plan.rendered.text) in text
    place = {"F09-unit": "虚线圆圈处", "F09-person": "方框内手写签名、日期"}[plan.form_id]
    assert f"第{plan.rendered.page_count}页{place}" in text


@pytest.mark.parametrize("scenario", [SIX_SITES, MANY_DOMAINS], ids=lambda s: s.name)
def test_a_plan_that_lacks_answers_is_said_to_be_missing(scenario: Scenario) -> None:
    assessment = judged(scenario, changed(with_plan(scenario.draft), {"wanted.plan.recovery": None}))
    found = papers(assessment)
    assert not [name for name in found if name.startswith("F09")]
    said = readme(assessment, tuple(found.values()), is_incomplete=True).decode()
    assert f"1. “{TITLES[scenario.name]}”还缺答案" in said
    assert '1. "Site construction plan' in said
    assert "设计图或截图" in squeezed(text_by_pdfium(found["checklist.pdf"].rendered.pdf))
    assert PLAN["review"] not in said
