"""What papers say of a filing."""

from __future__ import annotations

from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.papers import CHINESE, form_values
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company


def test_a_letter_for_several_websites_names_each_once() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "name": "样例虚构第二官网", "domains": [domain], "access": []}
    assessment = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    (need,) = assessment.forms
    values = form_values(assessment, need)
    assert values["service.name"] == "样例虚构乌有官网、样例虚构第二官网"
    assert values["service.domains.name"] == "yangli-xugou.cn、er-xugou.cn"
    assert values["service.principal.name"] == "样例乙𬱖"


def test_what_holds_of_every_website_is_said_once() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "domains": [domain], "access": []}
    assessment = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    letters = [
        item
        for group in checklist_groups(assessment, CHINESE)
        for item in group.items
        if item.title == "互联网信息服务负责人授权书"
    ]
    (letter,) = letters
    assert len({reason.text for reason in letter.why}) == len(letter.why)
    assert not [reason for reason in letter.why if reason.text.startswith("网站")]
