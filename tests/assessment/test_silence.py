"""What nobody has a source for is said of orders that ask about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.assessment.silence import gap_texts
from icp_wizard.filing.outline.parts import WHOLE
from icp_wizard.i18n import Catalogue
from icp_wizard.rules.gaps import OF_PAPERS, PARTS_OF_TOPIC
from icp_wizard.rules.rule import Gap
from icp_wizard.rules.vocabulary import TOPICS
from tests.assessment.changes_of import a_change
from tests.assessment.making import rulebook
from tests.filing.making import TODAY, the_company

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

CANCEL = {"intent__goal": "cancel", "intent__removal": "entity"}


def _said(draft: Draft, topic: str, *orders: str) -> bool:
    """Whether a gap of a topic is said of a draft."""
    book = rulebook()
    gap = Gap(topic, book.packs[0].id, {"zh_CN": "未查到", "en": "not known"}, orders=orders)
    assessment = assess(draft, replace(book, gaps=(gap,)), TODAY)
    return gap_texts(assessment, Catalogue("zh_CN")) == ("未查到",)


@pytest.mark.parametrize("topic", TOPICS)
def test_of_a_new_filing_every_topic_is_said(topic: str) -> None:
    assert _said(the_company(), topic)


@pytest.mark.parametrize(
    ("changes", "topic", "is_said"),
    [
        (["service_name"], "site_name", True),
        (["service_content"], "site_name", False),
        (["entity_name"], "entity_name", True),
        (["entity_name"], "entity_certificate", True),
        (["correspondence_address"], "entity_name", False),
        (["correspondence_address"], "domain_validity", False),
        (["domains"], "domain_validity", True),
        (["entity_contact"], "phone", True),
        (["access"], "phone", False),
        (["access"], "other", True),
        (["entity_name"], "materials", True),
    ],
)
def test_of_a_change_what_it_changes_is_said(changes: list[str], topic: str, is_said: bool) -> None:
    assert _said(a_change(*changes), topic) == is_said


@pytest.mark.parametrize("more", [CANCEL, {"intent__goal": "migrate"}, {"intent__goal": "claim"}])
@pytest.mark.parametrize(
    "topic", ["site_name", "domain_validity", "site_content", "phone", "entity_certificate"]
)
def test_of_what_an_order_does_not_ask_about_nothing_is_said(more: dict[str, Any], topic: str) -> None:
    assert not _said(a_change(**more), topic)


def test_a_gap_that_names_the_order_is_believed() -> None:
    assert _said(a_change(**CANCEL), "site_name", "cancel_entity")
    assert not _said(a_change(**CANCEL), "cancel", "migration")


def test_of_papers_nothing_is_said_where_none_is_wanted() -> None:
    assert not _said(a_change(**CANCEL), "materials")


def test_the_table_speaks_of_topics_and_parts_there_are() -> None:
    assert set(TOPICS) >= {*PARTS_OF_TOPIC, *OF_PAPERS}
    assert set(WHOLE) >= {part for parts in PARTS_OF_TOPIC.values() for part in parts}
    assert PARTS_OF_TOPIC.keys().isdisjoint(OF_PAPERS)
