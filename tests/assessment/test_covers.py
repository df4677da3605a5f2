"""A province whose pack is written for some orders only: for any other it is as one without a pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment import assess
from icp_wizard.assessment.authority import pack_name
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.i18n import LANGUAGES, Catalogue
from tests.assessment.making import rulebook, statuses
from tests.filing.making import TODAY, a_change, opened, the_company

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook

CHINESE = Catalogue("zh_CN")


def covering(*orders: str) -> Rulebook:
    """The rules of Guangdong, as if they were only for some orders."""
    book = rulebook()
    *wider, own = book.packs
    return replace(book, packs=(*wider, replace(own, is_complete=False, covers=orders)))


def has_pack(assessment: Assessment) -> bool:
    return "pack" not in {blocker.kind for blocker in assessment.readiness.enterable}


@pytest.mark.parametrize(
    ("draft", "orders", "is_covered"),
    [
        (the_company(), ("change",), False),
        (the_company(), ("change", "new"), True),
        (a_change(), ("change",), True),
        (a_change(), ("cancel", "first"), False),
        (opened(the_company(), "record.is_entity_filed"), ("change", "new"), True),
        (opened(the_company(), "record.is_entity_filed"), ("change", "first"), False),
        (opened(a_change(), "record.is_entity_filed"), ("change",), True),
        (opened(a_change(), "record.is_entity_filed"), ("new", "cancel"), False),
        (opened(a_change(), "intent.goal"), ("change", "new", "cancel"), False),
    ],
    ids=[
        *("first", "first too", "change", "change not", "may be any of its orders"),
        *("may be one it is not for", "to be a change", "to be a change it is not for", "no goal yet"),
    ],
)
def test_an_order_it_is_not_for_can_no_more_be_entered_than_without_a_pack(
    draft: Draft, orders: tuple[str, ...], is_covered: bool
) -> None:
    found = assess(draft, covering(*orders), TODAY)
    assert has_pack(found) is is_covered
    without = pack_notice(assess(draft, rulebook(None), TODAY), CHINESE)
    incomplete = CHINESE.text("outline.pack.incomplete", title="广东")
    assert (pack_notice(found, CHINESE) == without) is not is_covered
    assert incomplete.removeprefix("广东")[:8] in pack_notice(found, CHINESE) or not is_covered


def test_what_it_says_is_not_known_is_said_of_its_orders_alone() -> None:
    own = "广东是否接受电子营业执照"
    electronic = {"wanted.entity.certificate_form": "electronic"}
    draft = the_company(**electronic)
    assert own in "\n".join(gap_texts(assess(draft, covering("first"), TODAY), CHINESE))
    assert own not in "\n".join(gap_texts(assess(draft, covering("change"), TODAY), CHINESE))


def test_its_findings_are_the_same_for_whichever_orders_it_is() -> None:
    one, other = (assess(the_company(), book, TODAY) for book in (covering("change"), rulebook()))
    assert statuses(one) == statuses(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_name_says_which_orders_it_is_for(language: str) -> None:
    catalogue = Catalogue(language)
    pack = covering("change", "migration").province_pack
    assert pack is not None
    said = pack_name(pack, catalogue)
    assert catalogue.text("outline.order_group.change") in said
    assert catalogue.text("outline.order.migration") in said
