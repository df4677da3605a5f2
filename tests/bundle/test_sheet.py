"""The filing sheet's rows: each website has a page of its own, whatever the items are called."""

from __future__ import annotations

from icp_wizard.bundle.papers import CHINESE
from icp_wizard.bundle.sheet import sheet_pages
from tests.assessment.making import assessed
from tests.filing.making import changed, the_company


def test_a_website_whose_id_begins_like_anothers_stays_on_its_own_page() -> None:
    (website,) = the_company().data()["wanted"]["services"]
    other = {**website, "id": "s10", "name": "另一个虚构网站", "domains": [], "access": []}
    assessment = assessed(changed(the_company(), {"wanted.services": [website, other]}))
    pages = [page for page in sheet_pages(assessment, CHINESE) if page.name]
    assert [page.name for page in pages] == [website["name"], "另一个虚构网站"]
    keys = [[row.key for row in page.rows if row.key] for page in pages]
    assert all(key.startswith("wanted.services.s1.") for key in keys[0])
    assert all(key.startswith("wanted.services.s10.") for key in keys[1])
