"""A change order: the filed value beside the wanted one, and which fields it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment.changing import dropped_line, filed_line, is_changing
from icp_wizard.assessment.labels import field_label
from icp_wizard.assessment.problems import optional_open
from icp_wizard.conditions import State
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.i18n import Catalogue
from icp_wizard.rules import Status
from tests.assessment.changes_of import SITE, a_change
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft

CHINESE = Catalogue("zh_CN")
ADDRESS = "record__entity__correspondence_address__detail"


def _line(assessment: Assessment, key: str) -> str:
    return filed_line(assessment, assessment.by_key[key], CHINESE)


@pytest.mark.parametrize(
    ("change", "record", "key"),
    [
        ("entity_name", {"record__entity__name": "旧值"}, "wanted.entity.name"),
        ("correspondence_address", {ADDRESS: "旧值"}, "wanted.entity.correspondence_address.detail"),
        ("entity_principal", {"record__principal_name": "旧值"}, "wanted.entity.principal.name"),
        ("service_name", {"record__services__f1__name": "旧值"}, "wanted.services.s1.name"),
        (
            "service_principal",
            {"record__services__f1__principal_name": "旧值"},
            "wanted.services.s1.principal.name",
        ),
    ],
)
def test_what_is_filed_stands_beside_what_shall_be(change: str, record: dict[str, str], key: str) -> None:
    assessment = assessed(a_change(change, **record))
    assert _line(assessment, key) == "现备案：旧值"
    assert is_changing(assessment, assessment.by_key[key])


def test_what_is_as_filed_is_said_to_be() -> None:
    name = str(the_company().data()["wanted"]["entity"]["name"])
    assessment = assessed(a_change("entity_name", record__entity__name=name))
    assert _line(assessment, "wanted.entity.name") == f"与现备案相同：{name}"


@pytest.mark.parametrize("filed", [None, ""])
def test_what_nobody_said_is_not_made_up(filed: str | None) -> None:
    assessment = assessed(a_change("entity_name", record__entity__name=filed))
    assert _line(assessment, "wanted.entity.name") == ""


def test_a_service_that_goes_on_from_none_has_nothing_filed() -> None:
    assessment = assessed(a_change("service_name", wanted__services__s1__record_id=None))
    assert _line(assessment, "wanted.services.s1.name") == ""


def test_a_new_filing_shows_nothing_of_a_record() -> None:
    assessment = assessed(a_change("service_name", intent__goal="open"))
    assert _line(assessment, "wanted.services.s1.name") == ""


def test_a_change_is_about_the_whole_of_a_new_principal_and_about_nobody_else() -> None:
    assessment = assessed(a_change("service_principal"))
    about = {view.key for view in assessment.fields if is_changing(assessment, view)}
    assert "wanted.services.s1.principal.mobile" in about
    assert "wanted.services.s1.principal.certificate_number" in about
    assert not any("legal_representative" in key for key in about)
    assert "wanted.services.s1.kind" not in about


def test_domains_that_go_are_named() -> None:
    assert dropped_line(assessed(a_change("domains")), "s1", CHINESE) == "去掉的域名：jiu-xugou.cn"
    assert dropped_line(assessed(a_change("domains", intent__goal="open")), "s1", CHINESE) == ""
    assert dropped_line(assessed(a_change("service_name")), "s1", CHINESE) == ""  # its domains are not asked


def test_domains_do_not_go_where_they_are_not_to_change() -> None:
    assert dropped_line(assessed(a_change("service_name")), "s1", CHINESE) == ""


def test_another_entity_in_the_place_of_the_one_filed_is_asked_whole() -> None:
    asked = {view.key for view in assessed(a_change("entity_itself")).fields}
    assert {"record.entity.nature", "record.entity.name"} <= asked
    assert {"wanted.entity.certificate_address.detail", "wanted.entity.principal.mobile"} <= asked


def test_nothing_is_asked_of_the_record_that_does_not_change() -> None:
    asked = {view.key for view in assessed(a_change("entity_contact")).fields}
    assert not any(key.startswith("record.entity.") for key in asked)
    assert "record.principal_name" not in asked


TWO: list[dict[str, Any]] = [
    {key: value for key, value in SITE.items() if not key.startswith(("is_", "has_", "principal"))},
    {
        "id": "f2",
        "number": "粤ICP备00000000号-2",
        "name": "样例二站",
        "domains": [{"id": "g3", "name": "b.cn"}],
    },
]
OF_SITES = ("is_open", "has_number_shown", "has_number_linked")


def _asked_of(service: str, draft: Draft) -> set[str]:
    start = f"record.services.{service}."
    return {view.key.removeprefix(start) for view in assessed(draft).fields if view.key.startswith(start)}


@pytest.mark.parametrize(
    ("change", "twin"), [("service_content", "content"), ("service_principal", "principal_name")]
)
def test_of_several_services_what_is_filed_is_asked_of_those_that_change(change: str, twin: str) -> None:
    two = [TWO[0] | {"is_concerned": True}, TWO[1] | {"is_concerned": False}]
    assert twin in _asked_of("f1", a_change(change, record__services=two))
    assert twin not in _asked_of("f2", a_change(change, record__services=two))
    assert "is_concerned" in _asked_of("f2", a_change(change, record__services=two))
    assert _asked_of("f1", a_change(change, record__services=TWO)).isdisjoint({twin})


def test_the_only_service_is_the_one_that_changes() -> None:
    asked = _asked_of("f1", a_change("service_content"))
    assert "content" in asked
    assert "is_concerned" not in asked


@pytest.mark.parametrize("change", ["entity_name", "correspondence_address"])
def test_which_service_it_is_is_not_asked_where_none_changes(change: str) -> None:
    assert "is_concerned" not in _asked_of("f2", a_change(change, record__services=TWO))


@pytest.mark.parametrize(
    ("goal", "are_asked"), [("change", True), ("open", True), ("cancel", False), ("migrate", False)]
)
def test_whether_filed_sites_are_in_order_is_asked_where_rules_judge_by_it(
    goal: str, are_asked: bool
) -> None:
    draft = a_change("entity_name", record__services=TWO, intent__goal=goal, intent__removal="entity")
    assert _asked_of("f1", draft).issuperset(OF_SITES) == are_asked
    assert _asked_of("f1", draft).isdisjoint(OF_SITES) != are_asked


def test_what_is_filed_is_nobodys_demand_where_it_only_stands_beside() -> None:
    assessment = assessed(a_change("service_content"))
    content = "record.services.f1.content"
    assert assessment.by_key[content].state is State.OPEN
    assert assessment.by_key[content].need == "optional"
    assert content not in {blocker.key for blocker in assessment.readiness.enterable}


@pytest.mark.parametrize("part", ["correspondence_address", "certificate_address"])
def test_what_is_filed_is_missing_where_a_rule_compares_and_may_be_left_empty(part: str) -> None:
    places = (f"record.entity.{part}.region", f"record.entity.{part}.detail")

    def missing(draft: Draft) -> set[str]:
        return {blocker.key for blocker in assessed(draft).readiness.enterable}.intersection(places)

    assert missing(a_change(part)) == {*places}
    assert not missing(changed(a_change(part), dict.fromkeys(places)))


def test_the_name_that_is_filed_is_wanted_for_the_letter_that_prints_it() -> None:
    name = assessed(a_change("entity_name", record__entity={"name": None})).by_key["record.entity.name"]
    assert name.need == "for_paper"


def test_going_on_leaves_open_what_a_rule_waits_for_and_the_rule_waits_on() -> None:
    draft = a_change("entity_name", record__services=TWO)
    left = {view.key for view in optional_open(assessed(draft), "record")}
    assert left.isdisjoint(f"record.services.f1.{leaf}" for leaf in OF_SITES)
    assessment = assessed(draft)
    assert {assessment.by_key[f"record.services.f1.{leaf}"].need for leaf in OF_SITES} == {"waited_for"}
    waiting = {f.rule_id for f in assessment.findings if f.status is Status.TODO}
    assert {"nat.open-site.filed-open", "nat.open-site.filed-number"} <= waiting
    opened = {blocker.key for blocker in assessment.readiness.enterable if blocker.kind == "open"}
    assert {f"record.services.f2.{leaf}" for leaf in OF_SITES} <= opened


ENTITY_NAME = "wanted.entity.name"


@pytest.mark.parametrize(
    ("changes", "key", "label"),
    [
        (["entity_name"], ENTITY_NAME, "变更后的主办单位名称（个人填姓名）"),
        (["entity_itself"], ENTITY_NAME, "变更后的主办单位名称（个人填姓名）"),
        (["entity_itself"], "wanted.entity.certificate_number", "变更后的证件号码"),
        (["entity_name"], "wanted.entity.certificate_number", "证件号码"),
        (["correspondence_address"], ENTITY_NAME, "主办单位名称（个人填姓名）"),
        (["service_name"], "wanted.services.s1.name", "变更后的网站名称"),
        (["service_principal"], "wanted.services.s1.principal.name", "变更后的姓名"),
        (["service_contact"], "wanted.services.s1.principal.name", "姓名"),
        (["service_principal"], "wanted.services.s1.principal.mobile", "手机号码"),
        (["entity_name"], "record.entity.name", "现备案的主办单位名称"),
    ],
)
@pytest.mark.parametrize("record_id", ["f1", None])
def test_what_is_new_is_not_to_be_taken_for_what_is_filed(
    changes: list[str], key: str, label: str, record_id: str | None
) -> None:
    assessment = assessed(a_change(*changes, wanted__services__s1__record_id=record_id))
    assert field_label(assessment.by_key[key], CHINESE) == label


def test_of_a_new_filing_nothing_is_called_new() -> None:
    assert not any(view.is_new for view in assessed(a_change("entity_name", intent__goal="open")).fields)


def test_a_new_name_stands_among_what_changes_though_nobody_said_the_old_one() -> None:
    assessment = assessed(a_change("entity_name"))
    assert is_changing(assessment, assessment.by_key[ENTITY_NAME])
    assert not is_changing(assessment, assessment.by_key["wanted.entity.certificate_number"])


def test_every_filed_value_has_its_like_among_what_is_wanted() -> None:
    of_record = {path.removeprefix("record.") for path in FIELDS if path.startswith("record.entity.")}
    assert of_record
    assert all(f"wanted.{path}" in FIELDS for path in of_record)
