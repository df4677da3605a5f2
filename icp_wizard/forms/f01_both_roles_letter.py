"""F01 法定代表人授权书: the legal representative authorizes one person as entity and service principal.

One letter instead of two where both roles go to the same person. The fields are those of the other letters;
the clauses are our own: no source has the wording of theirs.
"""

from __future__ import annotations

from icp_wizard.forms.authorization import authorization

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

FORM = authorization(
    "F01", "法定代表人授权书", taker="entity.principal", about="services", opening=_OPENING, clauses=_CLAUSES
)
