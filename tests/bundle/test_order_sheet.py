"""The filing sheet of orders that are no new filing, and their README."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.bundle.papers import CHINESE, all_papers
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.sheet import sheet_pages
from tests.assessment.changes_of import a_change
from tests.assessment.making import assessed
from tests.filing.making import the_company

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.forms.model import SheetRow


def _pages(assessment: Assessment) -> dict[str, dict[str, SheetRow]]:
    return {page.heading: {row.label: row for row in page.rows} for page in sheet_pages(assessment, CHINESE)}


def test_a_change_has_its_steps_its_values_and_what_is_filed() -> None:
    draft = a_change(
        "service_name", "domains", "correspondence_address", wanted__services__s1__name="样例新站"
    )
    pages = _pages(assessed(draft))
    assert list(pages) == [
        "办理步骤：变更备案（主体和服务）",
        "变更内容：主体",
        "变更内容：网站或 App：样例新站",
        "核对和选择",
    ]
    steps, entity, service, filed = pages.values()
    assert list(steps) == [f"第 {number} 步" for number in range(1, 6)]
    assert set(entity) == {"变更后的通信地址：省市区", "变更后的通信地址：详细地址"}
    assert (service["变更后的网站名称"].value, service["变更后的网站名称"].note) == (
        "样例新站",
        "现备案：样例旧站",
    )
    assert service["要删除的域名"].value == "去掉的域名：jiu-xugou.cn"
    assert filed["主体备案号"].value == "粤ICP备00000000号"
    assert not any(row.is_not_asked for page in pages.values() for row in page.values())


def test_a_service_whose_name_stays_is_called_by_it() -> None:
    assert "变更内容：网站或 App：样例旧站" in _pages(assessed(a_change("service_contact")))


@pytest.mark.parametrize("removal", ["entity", "service"])
def test_a_cancellation_has_steps_and_what_to_choose(removal: str) -> None:
    draft = a_change(intent__goal="cancel", intent__removal=removal, record__services__f1__is_concerned=True)
    steps, filed = _pages(assessed(draft)).values()
    assert len(steps) >= 4
    assert filed["服务备案号"].value == "粤ICP备00000000号-1"
    assert ("这次要变更、注销或迁移的是它吗" in filed) == (removal == "service")


def test_a_new_filing_keeps_the_pages_of_the_console() -> None:
    titles = [page.title for page in sheet_pages(assessed(the_company()), CHINESE)]
    assert "办理步骤" not in titles
    assert len(titles) == 4


def test_the_readme_of_a_change_names_its_steps_and_no_others() -> None:
    assessment = assessed(a_change("service_principal"))
    said = readme(
        assessment, all_papers(assessment, is_incomplete=True, progress=_silent), is_incomplete=True
    )
    text = said.decode("utf-8-sig")
    assert "点“变更备案”" in text
    assert "暂停解析" not in text.partition("\n\n" + "=" * 20)[0]
    assert "开通网站，在首页底部" not in text


def test_a_letter_says_what_stays_as_it_is_filed() -> None:
    """A change of the principal asks for no domain, and the letter names it all the same."""
    assessment = assessed(a_change("service_principal"))
    (letter,) = (
        paper
        for paper in all_papers(assessment, is_incomplete=True, progress=_silent)
        if paper.form_id == "F02"
    )
    assert "样例旧站" in letter.rendered.text
    assert "yangli-xugou.cn" in letter.rendered.text
    assert "＿" not in letter.rendered.text


def _cancelled(*, is_shell: bool) -> Assessment:
    return assessed(a_change(intent__goal="cancel", intent__removal="entity", record__is_shell=is_shell))


@pytest.mark.parametrize("is_shell", [True, False])
def test_what_is_done_away_from_the_console_is_not_said_to_be_entered_there(is_shell: bool) -> None:
    assessment = _cancelled(is_shell=is_shell)
    papers = all_papers(assessment, is_incomplete=True, progress=_silent)
    (sheet,) = (paper for paper in papers if paper.name == "filing-sheet.pdf")
    intro = "".join(sheet.rendered.text.split())
    assert ("控制台里不用录入" in intro) == is_shell
    assert ("按控制台的页面和字段顺序排列" in intro) != is_shell
    said = readme(assessment, (), is_incomplete=False).decode("utf-8-sig")
    assert ("控制台里不用录入" in said) == is_shell
    assert ("nothing is entered in the console" in said) == is_shell


def _silent(step: str, done: int, of: int) -> None:
    return None
