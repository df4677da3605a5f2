"""F01 法定代表人授权书: the legal representative authorizes one person as entity and service principal.

One letter instead of two where both roles go to the same person. The fields are those of the other letters;
the clauses are our own: no source has the wording of theirs.
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

ID = "F01"
TITLE = "法定代表人授权书"
TAKER = "entity.principal"
NEEDS = ENTITY | LEGAL_REPRESENTATIVE | person(TAKER) | {"services.name", "services.domains.name"}
_OPENING = (
    "兹由{unit}（以下简称“本单位”）法定代表人{giver}，授权{taker}担任本单位互联网信息服务备案的主体负责人，"
    "并担任下列互联网信息服务的互联网信息服务负责人。各方及服务信息如下："
)
_CLAUSES = (
    "一、授权事项。被授权人代表本单位办理互联网信息服务备案的填报、变更和注销，"
    "负责上述互联网信息服务的信息内容管理，对备案信息的真实、准确、完整负责；配合备案真实性核验；"
    "及时接收并回复通信管理局和接入服务提供者的通知，按要求完成整改。",
    "二、责任承担。被授权人在授权范围内的行为视为本单位的行为，由此产生的责任由本单位承担。"
    "本授权不免除本单位作为主办单位应负的责任。",
    "三、授权期限。本授权自签署之日起生效，至上述备案注销之日，或者本单位变更负责人并完成变更备案之日止。",
    "特此授权。",
)


def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
    """One page; `values` holds every path of NEEDS, several services and domains already joined."""
    letter = Letter(
        title=TITLE,
        opening=_OPENING.format(
            unit=values["entity.name"],
            giver=keep_together(values["entity.legal_representative.name"]),
            taker=keep_together(values[f"{TAKER}.name"]),
        ),
        facts=(
            *authorizing(values, TAKER),
            ("服务名称", values["services.name"]),
            ("域名", values["services.domains.name"]),
        ),
        clauses=_CLAUSES,
        signer="法定代表人",
    )
    return one_page(letter, ID)


FORM = Form(form_id=ID, title=TITLE, kind="free", needs=NEEDS, lay_out=lay_out)
