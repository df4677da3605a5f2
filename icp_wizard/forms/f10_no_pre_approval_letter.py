"""F10 不涉及前置审批承诺书 in its general form: the unit promises not to offer what needs pre-approval.

Provinces have templates of their own, which must be used where there is one (华为云
各省不涉及前置审批承诺书模板下载); hence the heading. The rows are those of the one template whose fields are
known; the clauses are our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, letter_pages
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

ID = "F10"
TITLE = "不涉及前置审批承诺书"
HEADING = "通用文稿 · 非官方模板 · 本省有模板的，照抄到本省模板上签署"
NEEDS = ENTITY | {"service.name", "service.domains.name", "service.content"}
_OPENING = "{unit}（以下简称“本单位”）就下列互联网信息服务不涉及前置审批一事，作出如下承诺："
_CLAUSES = (
    "一、本单位提供的上述互联网信息服务，实际内容与备案信息一致，不从事上列须经主管部门审核同意的互联网信息服务。",
    "二、今后从事须经审核同意的互联网信息服务的，先依法取得主管部门的许可，并变更备案信息，再提供服务。",
    "三、违反上述承诺的，由本单位承担由此产生的法律责任。",
    "特此承诺。",
)


def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """The letter; what is not offered is written in by hand."""
    letter = Letter(
        title=TITLE,
        opening=_OPENING.format(unit=values["entity.name"]),
        facts=(
            ("单位名称", values["entity.name"]),
            ("单位证件及号码", certificate(values, "entity")),
            ("服务名称", values["service.name"]),
            ("域名", values["service.domains.name"]),
            ("服务内容", values["service.content"]),
        ),
        blanks=("不涉及的项目",),
        clauses=_CLAUSES,
        signer="法定代表人",
        heading=HEADING,
    )
    return letter_pages(letter)


FORM = Form(form_id=ID, title=TITLE, kind="official", needs=NEEDS, lay_out=lay_out)
