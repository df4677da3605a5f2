"""Paths lead to answers; looking up and replacing never change what they are given."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.filing.errors import EditRefused
from icp_wizard.filing.places import lookup, parts_of, replaced

DATA: dict[str, Any] = {
    "a": {"b": None, "c": {}},
    "people": [{"id": "p1", "name": "甲"}, {"id": "p2"}],
    "confirmations": {"x.y@p1": True},
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.b", None),
        ("a.c", {}),
        ("a.d", MISSING),
        ("a.b.c", MISSING),
        ("people.p1.name", "甲"),
        ("people.p2.name", MISSING),
        ("people.p3", MISSING),
        ("people.0.name", MISSING),
        ("confirmations.x.y@p1", True),
        ("confirmations.x", MISSING),
        ("", MISSING),
    ],
)
def test_a_path_leads_to_a_value_or_nowhere(path: str, value: Any) -> None:
    assert lookup(DATA, path) is value or lookup(DATA, path) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [("a.b", 1), ("a.d.e.f", 1), ("people.p2.name", "乙"), ("confirmations.z.z@p2", False), ("new", [])],
)
def test_what_is_put_somewhere_is_found_there_and_nothing_else_changes(path: str, value: Any) -> None:
    before = copy.deepcopy(DATA)
    after = replaced(DATA, path, value)
    assert lookup(after, path) == value
    assert before == DATA
    assert replaced(after, path, lookup(DATA, path)).keys() == DATA.keys()


def test_what_is_taken_away_is_absent() -> None:
    assert "b" not in replaced(DATA, "a.b", MISSING)["a"]
    assert replaced(DATA, "a.nothing", MISSING) == DATA


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("people.p9.name", "no_such_item"),
        ("people.p1", "no_such_item"),
        ("people.p1.name.first", "not_an_object"),
        ("a.b.c", "not_an_object"),
    ],
)
def test_where_nothing_can_stand_nothing_is_put(path: str, reason: str) -> None:
    with pytest.raises(EditRefused) as caught:
        replaced(DATA, path, 1)
    assert caught.value.message_id == f"filing.error.{reason}"
    assert caught.value.values == {"path": path}


def test_a_confirmation_is_one_key() -> None:
    assert parts_of("confirmations.local.sure@d1") == ["confirmations", "local.sure@d1"]
    assert parts_of("confirmations") == ["confirmations"]
