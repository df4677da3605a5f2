"""What was chosen to be changed and yet is as it is filed."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.conditions import State
from icp_wizard.filing.filed import dropped_domains
from tests.filing.making import answers_of, changed, the_company

FILED = {
    "intent.goal": "change",
    "record.is_entity_filed": True,
    "record.services": [
        {
            "id": "f1",
            "name": "样例旧站",
            "domains": [{"id": "g1", "name": "jia-xugou.cn"}, {"id": "g2", "name": "yi-xugou.cn"}],
        },
        {"id": "f2", "name": "样例乙站", "domains": [{"id": "g3", "name": "bing-xugou.cn"}]},
    ],
    "wanted.services": [
        {
            "id": "s1",
            "record_id": "f1",
            "name": "样例旧站",
            "domains": [{"id": "d1", "name": "jia-xugou.cn"}],
        },
    ],
}


def _kept(change: str, more: dict[str, Any]) -> tuple[State, object]:
    draft = changed(the_company(), FILED | {"intent.changes": [change]} | more)
    reading = answers_of(draft).read(f"order.keeps_{change}")
    return reading.state, reading.value


YES, NO, OPEN = (State.VALUE, True), (State.VALUE, False), (State.OPEN, None)
NAME, FILED_NAME = "wanted.entity.name", "record.entity.name"


@pytest.mark.parametrize(
    ("filed", "wanted", "kept"),
    [
        ("样例公司", "样例公司", YES),
        ("样例公司", " 样例公司 ", YES),
        ("样例公司", "样例有限公司", NO),
        ("样例（虚构）公司", "样例(虚构)公司", NO),
        (None, "样例公司", NO),
        (MISSING, "样例公司", OPEN),
        ("样例公司", MISSING, OPEN),
        (None, MISSING, NO),
    ],
)
def test_a_name_stays_where_it_is_typed_as_it_is_filed(
    filed: object, wanted: object, kept: tuple[State, object]
) -> None:
    assert _kept("entity_name", {FILED_NAME: filed, NAME: wanted}) == kept


@pytest.mark.parametrize("address", ["certificate_address", "correspondence_address"])
def test_an_address_stays_where_region_and_detail_do(address: str) -> None:
    same = {
        f"{root}.entity.{address}.{leaf}": value
        for root in ("record", "wanted")
        for leaf, value in (("region", "440305"), ("detail", "虚构路1号"))
    }
    assert _kept(address, same) == YES
    assert _kept(address, same | {f"record.entity.{address}.region": "440304"}) == NO
    assert _kept(address, same | {f"record.entity.{address}.detail": "虚构路2号"}) == NO
    assert _kept(address, same | {f"record.entity.{address}.detail": MISSING}) == OPEN


SECOND = {
    "id": "s2",
    "record_id": "f2",
    "name": "样例新站",
    "domains": [{"id": "d2", "name": "bing-xugou.cn"}],
}
BOTH = [{"id": "d1", "name": "jia-xugou.cn"}, {"id": "d3", "name": "YI-xugou.cn"}]


def test_names_of_services_stay_where_none_is_another() -> None:
    services = FILED["wanted.services"]
    assert isinstance(services, list)
    assert _kept("service_name", {}) == YES
    assert _kept("service_name", {"wanted.services": [*services, SECOND]}) == NO
    assert _kept("service_name", {"wanted.services": [*services, {"id": "s3", "name": "样例丙站"}]}) == NO
    assert _kept("service_name", {"wanted.services.s1.name": MISSING}) == OPEN
    assert _kept("service_name", {"wanted.services.s1.record_id": "f9"}) == NO
    assert _kept("service_name", {"wanted.services": MISSING}) == OPEN


def test_domains_stay_where_none_that_is_filed_is_left_out() -> None:
    both = {"wanted.services.s1.domains": BOTH}
    assert _kept("domains", {}) == NO
    assert _kept("domains", both) == YES
    assert _kept("domains", both | {"wanted.services.s1.record_id": MISSING}) == YES
    assert _kept("domains", {"wanted.services.s1.domains": []}) == NO
    assert _kept("domains", {"wanted.services.s1.domains.d1.name": "ding-xugou.cn"}) == NO
    assert _kept("domains", {"wanted.services.s1.domains.d1.name": MISSING}) == OPEN
    assert _kept("domains", both | {"record.services.f1.domains.g2.name": MISSING}) == OPEN
    assert _kept("domains", both | {"record.services": MISSING}) == OPEN
    assert _kept("domains", {"wanted.services": MISSING}) == OPEN


def test_nothing_is_said_of_what_is_not_asked() -> None:
    state, _ = _kept("entity_name", {"intent.goal": "transfer"})
    assert state is State.IRRELEVANT


def test_a_service_that_names_none_is_the_filed_one_it_has_a_domain_of() -> None:
    data = changed(the_company(), FILED | {"wanted.services.s1.record_id": MISSING}).data()
    assert dropped_domains(data, "s1") == ("yi-xugou.cn",)
