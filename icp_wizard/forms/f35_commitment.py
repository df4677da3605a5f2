"""F35 备案承诺书 of our own, for units and individuals, where a commitment is asked for without a template.

Its clauses follow duties of 《互联网信息服务管理办法》 (filing before service, approval of certain contents,
lawful contents) and of 《非经营性互联网信息服务备案管理办法》 (true information, number on the home page,
changes, cancellation), in our own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, letter_pages
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, LEGAL_REPRESENTATIVE, certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

TITLE = "互联网信息服务备案承诺书"
_SERVICES = frozenset({"services.name", "services.domains.name"})
_OPENING = (
    "{name}（以下简称“承诺人”）为办理下列互联网信息服务的备案，依照《互联网信息服务管理办法》和"
    "《非经营性互联网信息服务备案管理办法》，作出如下承诺："
)
_CLAUSES = (
    "一、提交的备案信息和材料真实、准确、完整，与实际情况一致；备案完成前不开通服务。",
    "二、服务的内容合法，不制作、复制、发布、传播法律、行政法规禁止的内容；发现的，立即停止传输，"
    "保存记录并向有关主管部门报告。",
    "三、不从事备案信息以外的服务；须经主管部门审核同意的内容，取得同意之前不提供。",
    "四、服务开通后，在首页底部标明备案编号并按规定链接，供公众查询核对。",
    "五、备案信息发生变化的，按规定办理变更备案；终止服务的，按规定办理注销备案。"
    "联系方式保持畅通，配合主管部门和接入服务提供者的核查。",
    "六、违反上述承诺的，承担相应的法律责任。",
)


def _lay_out_unit(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    owner = (
        ("单位名称", values["entity.name"]),
        ("单位证件及号码", certificate(values, "entity")),
        ("法定代表人", values["entity.legal_representative.name"]),
        ("法定代表人证件", certificate(values, "entity.legal_representative")),
    )
    return letter_pages(_letter(values, owner, "法定代表人", is_sealed=not meta.has_no_seal))


def _lay_out_person(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    owner = (("姓名", values["entity.name"]), ("证件及号码", certificate(values, "entity")))
    return letter_pages(_letter(values, owner, "承诺人", is_sealed=False))


def _letter(
    values: Mapping[str, str], owner: tuple[tuple[str, str], ...], signer: str, *, is_sealed: bool
) -> Letter:
    services = (("服务名称", values["services.name"]), ("域名", values["services.domains.name"]))
    return Letter(
        title=TITLE,
        opening=_OPENING.format(name=values["entity.name"]),
        facts=(*owner, *services),
        clauses=_CLAUSES,
        signer=signer,
        stamp="seal" if is_sealed else "fingerprint",
    )


FORMS = (
    Form("F35-unit", TITLE, "free", ENTITY | LEGAL_REPRESENTATIVE | _SERVICES, _lay_out_unit),
    Form("F35-person", TITLE, "free", ENTITY | _SERVICES, _lay_out_person),
)
