"""What is filed today becomes the beginning of what shall be, and no answer is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import MISSING

from icp_wizard.filing.edits import apply, invert
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.places import indexed, lookup
from icp_wizard.filing.taking_over import taking_over_edits
from icp_wizard.store.history import ids_in
from tests.filing.making import a_draft

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

NUMBER = "粤ICP备00000001号"
ADDRESS = {"region": "440305", "detail": "虚构路1号"}
ENTITY = {
    "nature": "enterprise",
    "name": "样例虚构乌有公司",
    "certificate_type": "business_licence",
    "certificate_number": "91440300MA5XXXX14F",
    "certificate_address": ADDRESS,
}


def filed(place: int, *domains: str, **more: Any) -> dict[str, Any]:
    """One service of the record."""
    listed = [{"id": f"d{place}{n}", "name": name} for n, name in enumerate(domains)]
    service = {"id": f"s9{place}", "number": f"{NUMBER}-{place}", "name": f"样例{place}", "domains": listed}
    return service | more


def a_change(*services: dict[str, Any], goal: str = "change", **wanted: Any) -> Draft:
    """A draft that is about to change what is filed."""
    first = {"id": "s1", "domains": [{"id": "d1"}], "access": [{"id": "a1"}]}
    record = {"is_entity_filed": True, "number": NUMBER, "entity": ENTITY, "services": list(services)}
    return a_draft(intent={"goal": goal}, record=record, wanted={"services": [first], **wanted})


def after(draft: Draft, taken_before: tuple[str, ...] = ()) -> dict[str, Any]:
    """The wanted part once the record is taken over."""
    return dict(apply(draft, edits_of(draft, taken_before)).data()["wanted"])


def edits_of(draft: Draft, taken_before: tuple[str, ...] = ()) -> Any:
    used = set(ids_in(draft.data()))

    def new_id(collection: str) -> str:
        used.add(made := counting_id(collection, used))
        return made

    return taking_over_edits(draft.data(), new_id, taken_before)


def names(service: dict[str, Any]) -> list[Any]:
    return [(domain.get("name"), domain.get("is_filed")) for domain in service["domains"]]


@pytest.mark.parametrize("goal", ["change", "migrate"])
def test_the_entity_is_taken_over(goal: str) -> None:
    entity = after(a_change(goal=goal))["entity"]
    assert {key: entity[key] for key in ENTITY} == ENTITY


@pytest.mark.parametrize("goal", ["open", "cancel", "claim", "unsure"])
def test_where_nothing_goes_on_nothing_is_taken_over(goal: str) -> None:
    assert edits_of(a_change(filed(1, "a.cn"), goal=goal)) == ()


def test_an_answer_stays_blank_or_given() -> None:
    entity = after(a_change(entity={"name": "新名称", "certificate_number": None}))["entity"]
    assert (entity["name"], entity["certificate_number"]) == ("新名称", None)
    assert entity["nature"] == "enterprise"


def test_each_filed_service_becomes_a_wanted_one_that_names_it() -> None:
    services = after(a_change(filed(1, "a.cn", "b.cn"), filed(2, "c.cn")))["services"]
    assert [service["record_id"] for service in services] == ["s91", "s92"]
    assert [service["name"] for service in services] == ["样例1", "样例2"]
    assert [service["kind"] for service in services] == ["website", "website"]
    assert names(services[0]) == [("a.cn", True), ("b.cn", True)]
    assert names(services[1]) == [("c.cn", True)]
    assert services[0]["id"] == "s1"
    assert services[0]["domains"][0]["id"] == "d1"
    assert services[1]["access"]


def test_what_only_says_its_kind_is_the_first_filed_service() -> None:
    services = after(a_change(filed(1, "a.cn"), services=[{"id": "s1", "kind": "website"}]))["services"]
    assert [(service["id"], service["record_id"]) for service in services] == [("s1", "s91")]
    assert names(services[0]) == [("a.cn", True)]


def test_a_service_with_a_filed_domain_is_that_one_whatever_else_is_said_of_it() -> None:
    known = {"id": "s1", "name": "新名称", "domains": [{"id": "d1", "name": "B.cn"}]}
    services = after(a_change(filed(1, "a.cn"), filed(2, "b.cn"), services=[known]))["services"]
    assert [(s["id"], s["record_id"], s["name"]) for s in services[:1]] == [("s1", "s92", "新名称")]
    assert names(services[0]) == [("B.cn", None)]
    assert services[1]["record_id"] == "s91"


def test_a_service_of_another_domain_stays_on_its_own() -> None:
    known = {"id": "s1", "domains": [{"id": "d1", "name": "z.cn"}]}
    services = after(a_change(filed(1, "a.cn"), services=[known]))["services"]
    assert [service.get("record_id") for service in services] == [None, "s91"]
    assert names(services[0]) == [("z.cn", None)]


def test_the_letter_of_a_number_is_no_website() -> None:
    (service,) = after(a_change(filed(1, number=f"{NUMBER}-1X")))["services"]
    assert "kind" not in service


def test_a_second_time_adds_nothing() -> None:
    draft = a_change(filed(1, "a.cn"), filed(2))
    once = apply(draft, edits_of(draft))
    assert edits_of(once) == ()


def test_what_was_taken_out_does_not_come_back() -> None:
    draft = a_change(filed(1, "a.cn"), filed(2, "b.cn"), services=[{"id": "s1", "record_id": "s91"}])
    assert [s["record_id"] for s in after(draft, ("s91", "s92"))["services"]] == ["s91"]
    assert [s["record_id"] for s in after(draft, ("s91",))["services"]] == ["s91", "s92"]


def test_a_record_without_services_and_a_draft_without_a_list() -> None:
    draft = a_draft(intent={"goal": "change"}, record={"services": [filed(1, "a.cn")]}, wanted={})
    assert names(after(draft)["services"][0]) == [("a.cn", True)]
    assert edits_of(a_draft(intent={"goal": "change"})) == ()


SOME = st.sampled_from([MISSING, None, "", "样例1", "z.cn"])


@given(st.lists(st.tuples(SOME, SOME, SOME), max_size=3), st.lists(st.tuples(SOME, SOME), max_size=3))
def test_no_answer_changes_and_all_of_it_can_be_taken_back(wanted: Any, recorded: Any) -> None:
    services = [
        {"id": f"s{n}", "name": name, "kind": kind, "domains": [{"id": f"d{n}", "name": domain}]}
        for n, (name, kind, domain) in enumerate(wanted, 1)
    ]
    record = [filed(n, name=name, number=number) for n, (name, number) in enumerate(recorded, 1)]
    draft = a_change(*map(_answered, record), services=[_answered(service) for service in services])
    edits = edits_of(draft)
    taken = apply(draft, edits)
    assert apply(taken, invert(edits)).data() == draft.data()
    before = indexed(draft.data())
    for path, value in before.items():
        if not isinstance(value, (dict, list)):
            assert lookup(taken.data(), path) == value


def _answered(item: dict[str, Any]) -> dict[str, Any]:
    known = {key: value for key, value in item.items() if value is not MISSING}
    if "domains" in known:
        known["domains"] = [_answered(domain) for domain in known["domains"]]
    return known


@pytest.mark.parametrize(
    ("said", "names"), [(False, ["样例1"]), (True, ["样例1", "样例2"]), (None, ["样例1", "样例2"])]
)
def test_a_service_that_stays_as_it_is_does_not_become_part_of_the_order(said: Any, names: list[str]) -> None:
    draft = a_change(filed(1, "a.cn", is_concerned=True), filed(2, "b.cn", is_concerned=said))
    assert [service["name"] for service in after(draft)["services"]] == names
