"""The outline declares every field once, places it, and every word it needs is in both catalogues."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.conditions.model import leaves
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.filing.outline.declared import _DECLARED, FIELDS, field_at
from icp_wizard.filing.outline.model import Kind, Privacy
from icp_wizard.filing.outline.placed import placed_fields, split_role, stored_path
from icp_wizard.filing.outline.placements import NOT_ASKED, PLACEMENTS
from icp_wizard.filing.outline.roots import FILED_SERVICE
from icp_wizard.i18n import LANGUAGES
from icp_wizard.identifiers import FORMATS
from icp_wizard.rules.paths import type_of
from tests.catalogues import messages
from tests.filing.making import the_company, the_individual

if TYPE_CHECKING:
    from icp_wizard.filing.outline.model import Field, Placement

STEPS = ("intent", "record", "entity", "principal", "service", "plan", "materials")
ROLES = ("legal_representative", "entity_principal", "service_principal")


def _ids() -> list[str]:
    fields = [i for field in FIELDS.values() for i in (field.label_id, field.why_id, field.example_id)]
    options = [
        label_id(field.options, code.code)
        for field in FIELDS.values()
        for code in CODES.get(field.options, ())
    ]
    steps = [f"outline.step.{step}" for step in (*STEPS, "materials", "review", "bundle")]
    pages = [f"outline.page.{page}" for page in sorted({place.page for place in PLACEMENTS if place.page})]
    not_asked = [f"outline.not_asked.{name}" for _, _, name in NOT_ASKED]
    roles = [f"outline.role.{role}" for role in (*ROLES, "new")]
    nothing = [f"outline.{field.name}.none" for field in FIELDS.values() if _may_be_none(field)]
    return [*fields, *options, *steps, *pages, *not_asked, *roles, *nothing]


def _may_be_none(field: Field) -> bool:
    return field.path == "wanted.services.*.involves"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message_id", sorted(set(_ids())))
def test_every_word_of_the_outline_is_there(message_id: str, language: str) -> None:
    domain = message_id.partition(".")[0]
    assert messages(language, domain).get(message_id)


def test_every_field_is_declared_once() -> None:
    assert [path for path, n in Counter(field.path for field in _DECLARED).items() if n > 1] == []
    assert [name for name, n in Counter(field.name for field in _DECLARED).items() if n > 1] == []


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.path)
def test_a_field_says_all_that_is_needed_to_ask_it(field: Field) -> None:
    assert field.privacy in Privacy
    assert bool(field.options) == (field.kind in (Kind.CHOICE, Kind.CHOICES))
    assert not field.options or field.options in CODES
    assert not field.format or field.format in FORMATS
    assert not field.format_by or field_at(f"{field.path.rpartition('.')[0]}.{field.format_by}")
    assert field.max_length if field.kind in (Kind.TEXT, Kind.LINES) else not field.max_length
    of_filed = ("service.", "record.services.") if field.path.startswith(FILED_SERVICE) else ("", "")
    for leaf in (leaf for condition in field.relevant for leaf in leaves(condition)):
        assert all(type_of(path) or type_of(path.replace(*of_filed, 1)) for path in leaf.paths)


IDENTIFYING = (
    "name",
    "certificate_number",
    "mobile",
    "emergency_phone",
    "email",
    "detail",
    "remark",
    "region",
    "entity_certificate_number",
    "certificate_name",
    "supervisor",
    "office_phone",
    "code",
    "team",
    "knowledge",
)


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.path)
def test_what_tells_who_somebody_is_is_not_public(field: Field) -> None:
    leaf = field.path.rpartition(".")[2]
    is_public_anyway = field.path.endswith(".domains.*.name")
    assert (field.privacy is Privacy.PUBLIC) == (
        is_public_anyway or leaf not in (*IDENTIFYING, "holder_name", "principal_name", "target_account")
    )


@pytest.mark.parametrize("place", PLACEMENTS, ids=lambda place: place.path)
def test_a_place_has_a_field_a_step_and_a_role_where_it_is_about_somebody(place: Placement) -> None:
    role, leaf = split_role(place.path)
    assert (f"people.*.{leaf}" if role else place.path) in FIELDS
    assert place.step in STEPS
    assert place.role in ("", *ROLES)
    assert bool(place.role) == (role is not None or FIELDS[place.path].kind is Kind.PERSON)
    assert bool(place.page) == bool(place.order)


def test_every_field_is_placed() -> None:
    placed = {f"people.*.{leaf}" if role else path for path in _places() for role, leaf in [split_role(path)]}
    assert FIELDS.keys() - placed == {
        "wanted.entity.legal_representative",
    }


def _places() -> list[str]:
    return [place.path for place in PLACEMENTS]


def test_a_place_stands_once() -> None:
    assert [path for path, n in Counter(_places()).items() if n > 1] == []


def test_orders_on_a_page_of_the_console_are_its_own() -> None:
    asked = [(place.page, place.order) for place in PLACEMENTS if place.page]
    not_asked = [(page, order) for page, order, _ in NOT_ASKED]
    assert [spot for spot, n in Counter(asked + not_asked).items() if n > 1] == []
    assert {page for page, _, _ in NOT_ASKED} - {place.page for place in PLACEMENTS} == {"upload"}


@pytest.mark.parametrize("draft", [the_company(), the_individual(), new_draft(counting_id)])
def test_every_place_of_a_draft_shows_a_field(draft: object) -> None:
    data = draft.data()  # type: ignore[attr-defined]
    placed = placed_fields(data)
    assert len({one.key for one in placed}) == len(placed)
    for one in placed:
        assert one.path is None or field_at(one.path) is one.field
        assert stored_path(data, one.key) == one.path


def test_the_principal_of_an_individual_is_the_entity() -> None:
    data = the_individual().data()
    assert stored_path(data, "wanted.entity.principal.name") == "wanted.entity.name"
    assert stored_path(data, "wanted.entity.principal.mobile") == "people.p1.mobile"
    assert (
        stored_path(data, "wanted.services.s1.principal.certificate_number")
        == "wanted.entity.certificate_number"
    )


def test_about_a_role_nobody_holds_nothing_is_stored_yet() -> None:
    data = new_draft(counting_id).data()
    assert stored_path(data, "wanted.services.s1.principal.mobile") is None
    assert stored_path(data, "wanted.entity.principal.name") is None


def test_the_modules_of_the_outline_name_no_place() -> None:
    folder = Path(__file__).parents[2] / "icp_wizard"
    from icp_wizard.regions import provinces

    names = [province.name.removesuffix("省").removesuffix("市") for province in provinces()]
    text = "".join(
        p.read_text(encoding="utf-8")
        for room in ("filing", "assessment", "session")
        for p in (folder / room).rglob("*.py")
    )
    assert [name for name in names if name in text] == []
