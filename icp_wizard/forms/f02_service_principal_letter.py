"""F02 互联网信息服务负责人授权书: the legal representative authorizes somebody else as service principal.

The fields are those the providers' letters ask for (who is authorized by whom for which site, certificates,
date). The clauses are our own: no source has the wording of theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from icp_wizard.forms.letter import Letter, one_page
from icp_wizard.forms.linebreak import keep_together
from icp_wizard.forms.model import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page

# The console names some certificates with who may hold them in brackets; a letter names the certificate.
_WHO_HOLDS_IT: Final = re.compile(r"（[^）]*）$")
ID = "F02"
TITLE = "互联网信息服务负责人授权书"
NEEDS = frozenset(
    {
        "entity.name",
        "entity.certificate_type",
        "entity.certificate_number",
        "entity.legal_representative.name",
        "entity.legal_representative.certificate_type",
        "entity.legal_representative.certificate_number",
        "service.principal.name",
        "service.principal.certificate_type",
        "service.principal.certificate_number",
        "service.name",
        "service.domains.name",
    }
)
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


def lay_out(values: Mapping[str, str]) -> tuple[Page, ...]:
    """One page; `values` holds every path of NEEDS, several domains already joined."""
    letter = Letter(
        title=TITLE,
        opening=_OPENING.format(
            unit=values["entity.name"],
            giver=keep_together(values["entity.legal_representative.name"]),
            taker=keep_together(values["service.principal.name"]),
        ),
        facts=(
            ("授权单位", values["entity.name"]),
            ("单位证件及号码", _certificate(values, "entity")),
            ("法定代表人", values["entity.legal_representative.name"]),
            ("法定代表人证件", _certificate(values, "entity.legal_representative")),
            ("被授权人", values["service.principal.name"]),
            ("被授权人证件", _certificate(values, "service.principal")),
            ("服务名称", values["service.name"]),
            ("域名", values["service.domains.name"]),
        ),
        clauses=_CLAUSES,
        signer="法定代表人",
    )
    return one_page(letter, ID)


def _certificate(values: Mapping[str, str], whose: str) -> str:
    kind = _WHO_HOLDS_IT.sub("", values[f"{whose}.certificate_type"])
    return f"{kind}，号码：{values[f'{whose}.certificate_number']}"


FORM = Form(form_id=ID, title=TITLE, kind="free", needs=NEEDS, lay_out=lay_out)
