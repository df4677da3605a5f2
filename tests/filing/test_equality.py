"""Two drafts are the same filing whatever their ids are called and wherever their envelopes have been."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import MISSING

from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.ids import PREFIXES, counting_id, random_id
from icp_wizard.filing.new import new_draft
from icp_wizard.filing.plain import canonical_json, parse_draft
from tests.filing.making import a_draft, changed, the_company

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

NEW_NAMES = {"p1": "p7xyz", "p2": "p0abc", "s1": "sabcd", "d1": "d1234", "a1": "azzzz", "m1": "m0m0m"}


def _renamed(draft: Draft, names: dict[str, str]) -> Draft:
    text = canonical_json(draft.data())
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"').replace(f"@{old}", f"@{new}")
    return parse_draft(json.loads(text))


def _with_papers(draft: Draft) -> Draft:
    material = {"id": "m1", "kind": "identity_front", "about": "p1", "status": "ready"}
    return changed(draft, {"materials": [material], "confirmations": {"sure@d1": True, "sure": False}})


def test_ids_may_be_called_anything() -> None:
    draft = _with_papers(the_company())
    assert same_filing(draft, _renamed(draft, NEW_NAMES))


def test_swapped_names_of_ids_are_only_names() -> None:
    draft = _with_papers(the_company())
    assert same_filing(draft, _renamed(draft, {"p1": "p9", "p2": "p1", "p9": "p2"}))


def test_the_envelope_does_not_matter() -> None:
    envelope = {"title": "别的", "as_of": "2030-01-01", "position": {"step": "entity", "field": "x"}}
    assert same_filing(the_company(), changed(the_company(), {"envelope": envelope}))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("wanted.entity.name", "别的公司"),
        ("wanted.entity.remark", MISSING),
        ("wanted.entity.principal", "p2"),
        ("wanted.services.s1.principal", "p1"),
        ("wanted.services.s1.domains", MISSING),
        ("wanted.services.s1.access", []),
        ("confirmations.sure@d1", MISSING),
        ("confirmations.sure@d1", None),
        ("materials.m1.about", "p2"),
        ("novel", 1),
    ],
)
def test_any_other_answer_makes_another_filing(path: str, value: Any) -> None:
    draft = _with_papers(the_company())
    assert not same_filing(draft, changed(draft, {path: value}))


def test_open_and_blank_are_not_the_same() -> None:
    assert not same_filing(a_draft(), changed(a_draft(), {"wanted.entity.name": None}))


@given(st.sets(st.integers(0, 40)), st.sampled_from(sorted(PREFIXES)))
def test_an_id_is_never_one_that_was_used(numbers: set[int], collection: str) -> None:
    used = {f"{PREFIXES[collection]}{number}" for number in numbers}
    assert counting_id(collection, used) not in used
    assert random_id(collection, used) not in used


def test_a_random_id_is_one_a_draft_accepts() -> None:
    used: list[str] = []
    for _ in range(50):
        used.append(random_id("people", used))
    people = [{"id": item} for item in used]
    assert len(parse_draft({"format": 1, "people": people}).people) == 50


def test_a_new_draft_holds_one_service_with_one_domain_and_nothing_answered() -> None:
    service = {"id": "s1", "domains": [{"id": "d1"}], "access": [{"id": "a1"}]}
    assert new_draft(counting_id).data()["wanted"]["services"] == [service]
    assert same_filing(new_draft(counting_id), new_draft(random_id))
