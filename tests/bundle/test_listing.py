"""The checklist's items: nothing unsigned or not photographed looks done, and each has its place to go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import CHINESE, _checklist
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company, the_individual
from tests.forms.reading import squeezed

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.forms import ChecklistItem

LETTER = "互联网信息服务负责人授权书"
UNIT = "互联网信息服务备案承诺书（广东，单位版）"
PERSON = "互联网信息服务备案承诺书（广东，个人版）"


def items(assessment: Assessment) -> dict[str, ChecklistItem]:
    return {item.title: item for group in checklist_groups(assessment, CHINESE) for item in group.items}


@pytest.mark.parametrize(
    ("title", "steps"),
    [
        (LETTER, "打印、手写签名和日期、盖公章、拍照或扫描、上传"),
        (UNIT, "下载官方模板并打印、照填写稿填写、手写签名和日期、盖公章、拍照或扫描、上传"),
        ("主办单位证件照片", "拍照或扫描、上传"),
    ],
)
def test_what_is_not_ticked_says_what_is_to_do(title: str, steps: str) -> None:
    assert items(assessed(changed(the_company(), {"materials": []})))[title].status == f"待办：{steps}"


def test_a_fingerprint_is_asked_of_a_person_and_what_others_issue_is_to_be_got() -> None:
    found = items(assessed(changed(the_individual(), {"materials": []})))
    assert "按手印、拍照" in found[PERSON].status
    assert "公章" not in found[PERSON].status
    assert found["域名证书"].status == "待办：取得、拍照或扫描、上传"


def test_what_was_ticked_is_not_said_to_be_done() -> None:
    draft = the_company()
    ticked = [{"id": "m1", "kind": "service_principal_letter", "about": "p2", "status": "ready"}]
    status = items(assessed(changed(draft, {"materials": ticked})))[LETTER].status
    assert status == "已在程序里勾选；上传前逐步核对：打印、手写签名和日期、盖公章、拍照或扫描、上传"


def test_nothing_on_paper_says_that_something_unsigned_is_ready() -> None:
    text = squeezed(_checklist(assessed(the_company()), False).rendered.text)
    assert "备妥" not in text


def test_every_paper_and_picture_has_a_place_to_go_and_whose_word_that_is() -> None:
    for draft in (the_company(), the_individual()):
        found = [item for item in items(assessed(draft)).values() if item.kind != "confirm"]
        assert [item.title for item in found if not item.upload or not item.upload[0].source] == []


def test_how_to_sign_is_pointed_to_only_where_something_is_to_be_signed() -> None:
    assessment = assessed(the_company())
    pictures = tuple(view for view in assessment.materials if view.options[0].kind == "capture")
    texts = [
        _checklist(a, False).rendered.text for a in (assessment, replace(assessment, materials=pictures))
    ]
    assert [squeezed("见签署打印包的封面") in squeezed(text) for text in texts] == [True, False]
