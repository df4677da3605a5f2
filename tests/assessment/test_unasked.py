"""What items are called that no question is about, as the sites of a change of the entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment.labels import item_name, place_name
from icp_wizard.assessment.texts import confirmation_text
from icp_wizard.filing.plain import parse_draft
from icp_wizard.i18n import Catalogue
from tests.assessment.making import assessed
from tests.filing.making import a_change, changed

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment

ZH, EN = Catalogue("zh_CN"), Catalogue("en")


def a_domain(key: str, name: str | None) -> dict[str, Any]:
    return {"id": key, "is_filed": True} | ({"name": name} if name else {})


def two_sites(filed: dict[str, Any] | None = None, second: str | None = None) -> Assessment:
    """A change of what the entity is reached by; both sites stay as they are and none is asked about."""
    sites = [
        {"id": "s1", "record_id": "f1", "kind": "website", "domains": [a_domain("d1", "yangli-xugou.cn")]},
        {"id": "s2", "record_id": "f2", "kind": "website", "domains": [a_domain("d2", second)]},
    ]
    record = [
        {"id": "f1", "name": "样例官网", "number": "粤ICP备00000000号-1"},
        {"id": "f2", **(filed or {})},
    ]
    changes = {"intent.changes": ["entity_contact"], "wanted.services": sites, "record.services": record}
    return assessed(changed(a_change(), changes))


@pytest.mark.parametrize(
    ("filed", "service", "domain"),
    [
        ({"name": "样例商城", "number": "粤ICP备00000000号-2"}, "样例商城", "样例商城"),
        ({"number": "粤ICP备00000000号-2"}, "粤ICP备00000000号-2", "粤ICP备00000000号-2"),
        ({"domains": [{"id": "g2", "name": "wuyou.cn"}]}, "wuyou.cn", "wuyou.cn"),
        ({}, "网站 2", "网站 2"),
    ],
)
def test_a_site_is_called_by_whatever_there_is(filed: dict[str, Any], service: str, domain: str) -> None:
    assessment = two_sites(filed)
    assert not any(view.placed.item in ("s1", "s2", "d2") for view in assessment.fields)
    assert item_name(assessment, "s1", ZH) == "样例官网"
    assert item_name(assessment, "s2", ZH) == service
    assert item_name(assessment, "d2", ZH) == domain


def test_a_domain_is_called_by_its_own_name_first() -> None:
    assessment = two_sites({"name": "样例商城"}, "yangli-wuyou.cn")
    assert item_name(assessment, "d2", ZH) == "yangli-wuyou.cn"
    assert place_name(assessment, "d2", EN) == "Website 2"


def test_one_of_several_domains_without_a_name_is_called_by_its_number() -> None:
    domains = [a_domain("d2", None), a_domain("d3", None)]
    data = two_sites({"name": "样例商城"}).answers.data
    assessment = assessed(changed(parse_draft(data), {"wanted.services.s2.domains": domains}))
    assert [item_name(assessment, item, ZH) for item in ("d2", "d3")] == [
        "网站 2 · 域名 1",
        "网站 2 · 域名 2",
    ]


def test_confirmations_of_several_sites_never_read_alike() -> None:
    for filed in ({"name": "样例商城"}, {"number": "粤ICP备00000000号-2"}, {}):
        assessment = two_sites(filed)
        said = [confirmation_text(assessment, one, ZH) for one in assessment.confirmations]
        assert sum("实名认证" in text for text in said) == 2
        assert len(said) == len(set(said))
