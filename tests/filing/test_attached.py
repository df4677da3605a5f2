"""Which materials are there: those ticked, and those with all their pictures."""

from __future__ import annotations

from typing import Any

import pytest

from icp_wizard.filing.attached import at_hand, digests_in, is_there
from tests.filing.making import a_draft

A, B = "a" * 64, "b" * 64


def a_slot(slot: str, digest: object = A, **more: Any) -> dict[str, Any]:
    return {"id": f"m{slot}", "kind": "card", "about": "p1", "slot": slot, "sha256": digest, **more}


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([], False),
        ([a_slot("front"), a_slot("back", B)], True),
        ([a_slot("front")], False),
        ([a_slot("front"), a_slot("back", "no digest")], False),
        ([a_slot("front"), a_slot("back", None)], False),
        ([a_slot("front"), a_slot("back") | {"about": "p2"}], False),
        ([a_slot("front"), a_slot("back") | {"kind": "other"}], False),
        ([{"id": "m1", "kind": "card", "about": "p1", "status": "ready"}], True),
        ([{"id": "m1", "kind": "card", "about": "p1", "status": "missing"}], False),
        ([{"id": "m1", "kind": "card", "about": "p1", "sha256": A}], False),
    ],
)
def test_a_material_is_there_with_a_tick_or_all_its_pictures(items: list[Any], found: bool) -> None:
    assert is_there(items, {"card": ("front", "back")}, "p1") is found


def test_without_places_only_a_tick_makes_it_be_there() -> None:
    assert not is_there([a_slot("front")], {"card": ()}, "p1")


def test_any_of_several_kinds_will_do() -> None:
    assert is_there([a_slot("front")], {"other": ("picture",), "card": ("front",)}, "p1")


def test_of_a_picture_that_is_not_at_hand_the_name_is_left() -> None:
    items = [a_slot("front", A, file="虚构.jpg"), a_slot("back", B)]
    draft = a_draft(materials=items)
    assert list(digests_in(draft)) == [A, B]
    assert at_hand(draft, {A, B}) is draft
    left = at_hand(draft, {B})
    assert list(digests_in(left)) == [B]
    assert left.data()["materials"][0]["file"] == "虚构.jpg"
    assert list(digests_in(draft)) == [A, B]
