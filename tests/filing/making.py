"""Builders of drafts for tests: small ones, and the samples with some answers changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.filing.answers import Answers
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

TODAY = date(2026, 11, 24)
NAME = "wanted.entity.name"


def a_draft(**parts: Any) -> Draft:
    """A draft with one service, one domain and two people in no role."""
    services = [{"id": "s1", "domains": [{"id": "d1"}], "access": [{"id": "a1"}]}]
    people = [{"id": "p1"}, {"id": "p2"}]
    return parse_draft({"format": 1, "wanted": {"services": services}, "people": people, **parts})


def the_company(**changes: Any) -> Draft:
    """The company of the samples, with answers changed by path (`__` for dots); MISSING opens one."""
    return changed(sample_draft("gd-company"), changes)


def the_individual(**changes: Any) -> Draft:
    """The individual of the samples, likewise."""
    return changed(sample_draft("gd-person"), changes)


def changed(draft: Draft, changes: dict[str, Any]) -> Draft:
    """A draft with other answers, by path with `__` for dots or as it is."""
    data: Any = draft.data()
    for path, value in changes.items():
        data = replaced(data, path.replace("__", "."), value)
    return parse_draft(data)


def opened(draft: Draft, *paths: str) -> Draft:
    """A draft with answers taken away."""
    return changed(draft, dict.fromkeys(paths, MISSING))


def answers_of(draft: Draft) -> Answers:
    """The answers as rules read them."""
    return Answers(draft, TODAY)
