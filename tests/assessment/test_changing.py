"""A change order: the filed value beside the wanted one, and which fields it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment.changing import dropped_line, filed_line, is_changing
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.i18n import Catalogue
from tests.assessment.changes_of import a_change
from tests.assessment.making import assessed
from tests.filing.making import the_company

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment

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


def test_every_filed_value_has_its_like_among_what_is_wanted() -> None:
    of_record = {path.removeprefix("record.") for path in FIELDS if path.startswith("record.entity.")}
    assert of_record
    assert all(f"wanted.{path}" in FIELDS for path in of_record)
