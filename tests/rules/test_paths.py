"""The table of paths agrees with the draft's models, and follows references and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing import draft
from icp_wizard.rules.paths import DERIVED, SHAPES, is_list, paths_near, type_of

if TYPE_CHECKING:
    from pydantic import BaseModel

SAME: dict[str, type[BaseModel]] = {
    "address": draft.Address,
    "account": draft.Account,
    "migration": draft.Migration,
    "entity": draft.Entity,
    "person": draft.Person,
    "service": draft.Service,
    "domain": draft.Domain,
    "access": draft.Access,
    "pre_approval": draft.PreApproval,
    "platform": draft.AppPlatform,
    "record": draft.Record,
    "filed_entity": draft.Entity,
    "filed_service": draft.FiledService,
    "material": draft.Material,
}


@pytest.mark.parametrize("shape", SAME)
def test_every_answer_of_the_draft_can_be_read_and_only_derived_values_beside_them(shape: str) -> None:
    assert set(SHAPES[shape]) - set(DERIVED.get(shape, ())) == set(SAME[shape].model_fields)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("entity.name", "text"),
        ("entity", "entity"),
        ("service.principal", "person"),
        ("service.principal.mobile", "text"),
        ("entity.legal_representative.certificate_type", "code"),
        ("service.domains", "[domain]"),
        ("service.domains.name", "[text]"),
        ("services.domains.name", "[text]"),
        ("service.access.from_address", "[text]"),
        ("entity.certificate_address.province", None),
        ("entity.certificate_address.region.city", "code"),
        ("person.certificate_region.province", "code"),
        ("order.province", "code"),
        ("order.province.city", None),
        ("service.record.domains", "[text]"),
        ("entity.nmae", None),
        ("", None),
        ("confirmations.holds", "yes_no"),
        ("confirmations.", None),
    ],
)
def test_a_path_has_a_type_or_is_none(path: str, expected: str | None) -> None:
    assert type_of(path) == expected


def test_a_list_on_the_way_makes_a_list() -> None:
    assert is_list("services.domains.name")
    assert not is_list("domain.name")


def test_near_paths_differ_in_one_word() -> None:
    assert "entity.name" in paths_near("entity.nmae")
    assert "entity.name" in paths_near("entiti.name")
    assert list(paths_near("nothing.at.all.alike")) == []
