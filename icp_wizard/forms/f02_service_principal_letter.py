"""F02 互联网信息服务负责人授权书: the legal representative authorizes somebody else as service principal.

The fields are those the providers' letters ask for (who is authorized by whom for which site, certificates,
date). The clauses are our own: no source has the wording of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, one_page
from icp_wizard.forms.linebreak import keep_together
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, LEGAL_REPRESENTATIVE, authorizing, person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta

ID = "F02"
TITLE = "互联网信息服务负责人授权书"
NEEDS = ENTITY | LEGAL_REPRESENTATIVE | person("service.principal") | {"service.name", "service.domains.name"}
_OPENING = (
    "兹由{unit}（以下简称“本单位”）法定代表人{giver}，授权{taker}担任本单位下列互联网信息服务的"
    "互联网信息服务负责人。各方及服务信息如下："
)
_CLAUSES = (
    "一、授权事项。被授权人负责上述互联网信息服务的信息内容管理，对其备案信息的真实、准确、完整负责；"
    "配合备案真实性核验；及时接收并回复通信管理局和接入服务提供者的通知，"
    "按要求完成整改。",
    "二、责任承担。被授权人在授权范围内的行为视为本单位的行为，由此产生的责任由本单位承担。"
    "本授权不免除本单位作为主办单位应负的责任。",
    "三、授权期限。本授权自签署之日起生效，至上述互联网信息服务注销备案之日，"
    "或者本单位变更互联网信息服务负责人并完成变更备案之日止。",
    "特此授权。",
)


def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """One page; `values` holds every path of NEEDS, several domains already joined."""
    letter = Letter(
        title=TITLE,
        opening=_OPENING.format(
            unit=values["entity.name"],
            giver=keep_together(values["entity.legal_representative.name"]),
            taker=keep_together(values["service.principal.name"]),
        ),
        facts=(
            *authorizing(values, "service.principal"),
            ("服务名称", values["service.name"]),
            ("域名", values["service.domains.name"]),
        ),
        clauses=_CLAUSES,
        signer="法定代表人",
    )
    return one_page(letter, ID)


FORM = Form(form_id=ID, title=TITLE, kind="free", needs=NEEDS, lay_out=lay_out)
