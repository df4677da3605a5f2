"""Papers that are not signed by who files: a letter an authority seals, a form the administration takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import CHINESE, PACKET, all_papers
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.steps import is_on_cover, signing
from icp_wizard.i18n import Catalogue
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company, the_individual
from tests.forms.reading import squeezed, text_by_pdfium

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.bundle.papers import Paper
    from icp_wizard.forms.model import ChecklistItem

FILED: dict[str, Any] = {
    "record.is_entity_filed": True,
    "record.number": "粤ICP备00000000号",
    "record.services": [],
}
OLD_NAME = "样例虚构从前有限公司"
RENAMED = FILED | {
    "intent.goal": "change",
    "intent.changes": ["entity_name"],
    "record.at_provider": True,
    "record.is_shell": False,
    "record.entity.name": OLD_NAME,
}
CANCELLED = FILED | {
    "intent.goal": "cancel",
    "intent.removal": "entity",
    "record.at_provider": False,
    "record.is_shell": True,
}


def renamed() -> Assessment:
    return assessed(changed(the_company(), RENAMED))


def papers_of(assessment: Assessment) -> dict[str, Paper]:
    made = all_papers(assessment, is_incomplete=True, progress=lambda *_: None)
    return {paper.form_id or paper.name: paper for paper in made}


def item_of(assessment: Assessment, title: str) -> ChecklistItem:
    groups = checklist_groups(assessment, CHINESE)
    (item,) = (item for group in groups for item in group.items if title in item.title)
    return item


def steps_of(assessment: Assessment, papers: dict[str, Paper]) -> str:
    text = readme(assessment, tuple(papers.values()), is_incomplete=True).decode("utf-8-sig")
    return text.partition("=====")[0].partition("需要知道的事")[0]


def test_the_draft_of_the_rename_letter_is_printed_and_stands_in_no_packet() -> None:
    papers = papers_of(renamed())
    text = squeezed(text_by_pdfium(papers["F22"].rendered.pdf))
    assert OLD_NAME in text
    assert not papers["F22"].is_signed
    assert "名称变更证明" not in squeezed(papers[PACKET].rendered.text)


def test_without_the_old_name_there_is_no_rename_letter_to_print() -> None:
    assessment = assessed(changed(the_company(), RENAMED | {"record.entity.name": ""}))
    (need,) = (need for need in assessment.forms if need.form_id == "F22")
    assert need.missing == ("record.entity.name",)
    assert "F22" not in papers_of(assessment)


def test_first_the_authoritys_own_letter_is_to_be_got_and_ours_only_where_it_has_none() -> None:
    assessment = renamed()
    papers = papers_of(assessment)
    steps = steps_of(assessment, papers)
    _, got, note = steps.partition("取得：工商更名函")
    assert got
    assert "先向登记机关取得它自己的更名函" in note
    assert "登记机关没有模板的，才用本程序印出的《名称变更证明》（F22）" in note
    assert papers["F22"].name not in steps
    whole = readme(assessment, tuple(papers.values()), is_incomplete=True).decode("utf-8-sig")
    assert (
        f"{papers['F22'].name}  工商更名函（名称变更证明）：我们自拟的，出具机关没有自己的文书时才用" in whole
    )


def test_the_rename_letter_is_sealed_by_the_authority_also_for_a_trader_without_a_seal() -> None:
    trader = {"wanted.entity.is_sole_trader": True, "wanted.entity.has_seal": False}
    for assessment in (renamed(), assessed(changed(the_company(), RENAMED | trader))):
        item = item_of(assessment, "工商更名函")
        assert item.seal == "证件颁发机关的章"
        assert item.where_to_get.startswith("先向登记机关取得")
        (view,) = (view for view in assessment.materials if view.options[0].form == "F22")
        assert not is_on_cover(view)
    assert Catalogue("en").has("bundle.seal.issuing_authority")


def test_a_shell_entity_gets_the_filling_draft_of_its_kind_and_is_told_where_the_form_is() -> None:
    for draft, form in ((the_company(), "F24-unit"), (the_individual(), "F24-person")):
        assessment = assessed(changed(draft, CANCELLED))
        assert [need.form_id for need in assessment.forms] == [form]
        papers = papers_of(assessment)
        text = squeezed(text_by_pdfium(papers[form].rendered.pdf))
        assert "粤ICP备00000000号" in text
        assert not papers[form].is_signed
        item = item_of(assessment, "ICP备案注销申请表")
        assert "“通知公告”" in item.where_to_get
        assert form in item.where_to_get
        assert "控制台" not in item.where_to_get


def test_what_is_handed_in_is_neither_photographed_nor_uploaded_nor_found_in_the_console() -> None:
    assessment = assessed(changed(the_company(), CANCELLED))
    item = item_of(assessment, "ICP备案注销申请表")
    assert item.original_or_copy == "交签署好的原件，不上传"
    assert item.upload == ()
    assert item.status.endswith("把原件交出去")
    steps = steps_of(assessment, papers_of(assessment))
    assert "登录华为云中国站" not in steps
    assert "拍照" not in steps
    assert "上传各项图片" not in steps
    assert signing(assessment) == ()
    assert "登录华为云中国站" in steps_of(renamed(), papers_of(renamed()))


def test_an_entity_that_is_no_shell_gets_none() -> None:
    here = {"record.is_shell": False, "record.at_provider": True}
    assessment = assessed(changed(the_company(), CANCELLED | here))
    assert assessment.forms == ()
