"""A new draft of the same entity holds who files, and nothing of what was filed."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.filing.ids import counting_id, random_id
from icp_wizard.filing.starting_again import started_from
from tests.filing.making import a_draft, the_company, the_individual

ENTITY = {"name": "样例（虚构）公司", "legal_representative": "p7", "principal": "p8", "later": {"kept": 1}}
PEOPLE = [{"id": "p7", "name": "甲"}, {"id": "p9", "name": "丙"}, {"id": "p8", "name": "乙", "mobile": None}]


def test_entity_and_the_people_of_its_roles_come_along() -> None:
    old = a_draft(wanted={"entity": ENTITY, "services": [{"id": "s1", "principal": "p9"}]}, people=PEOPLE)
    new = started_from(old, counting_id).data()
    expected = {**ENTITY, "legal_representative": "p1", "principal": "p2"}
    assert {key: new["wanted"]["entity"][key] for key in ENTITY} == expected
    assert new["people"] == [{"id": "p1", "name": "甲"}, {"id": "p2", "name": "乙", "mobile": None}]


@pytest.mark.parametrize("draft", [the_company, the_individual])
def test_nothing_else_does(draft: Any) -> None:
    old = draft(record__is_entity_filed=True, record__number="粤ICP备00000001号", intent__goal="change")
    new = started_from(old, random_id)
    assert new.intent.model_dump() == {"goal": "open", "province": "44", "migration": {}}
    (service,) = new.data()["wanted"]["services"]
    assert set(service) == {"id", "domains", "access"}
    assert new.data()["wanted"]["plan"] == {}
    assert new.record.is_entity_filed is MISSING
    assert new.record.number is MISSING
    assert (new.materials, new.confirmations, new.answers_to_findings) == ((), {}, ())
    assert new.progress.model_dump() == {}
    assert new.account.model_dump() == {}
    assert (new.envelope.packs, new.envelope.title, new.envelope.revision) == ((), "", 0)


def test_what_is_invented_stays_marked_and_keeps_its_day() -> None:
    new = started_from(the_company(), counting_id)
    assert (new.envelope.is_sample, new.envelope.as_of) == (True, the_company().envelope.as_of)
    real = the_company(envelope__is_sample=False)
    assert started_from(real, counting_id).envelope.as_of is MISSING


def test_one_person_in_both_roles_is_one_person() -> None:
    entity = {"legal_representative": "p1", "principal": "p1"}
    new = started_from(a_draft(wanted={"entity": entity}), random_id).data()
    (person,) = new["people"]
    assert new["wanted"]["entity"]["principal"] == person["id"]
    assert new["wanted"]["entity"]["legal_representative"] == person["id"]


def test_an_empty_draft_gives_an_empty_one() -> None:
    assert started_from(a_draft(), counting_id).data()["people"] == []
