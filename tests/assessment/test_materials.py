"""Papers and pictures: which, about whom, by which rules; and the forms among them that can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import MISSING

from icp_wizard.assessment import SlotView
from icp_wizard.assessment.material_texts import must_show, slot_title
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Material, Picture
from tests.assessment.making import assessed
from tests.filing.making import NAME, changed, opened, the_company, the_individual

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, FormNeed, MaterialView
    from icp_wizard.filing.draft import Draft

SIDES = (
    Picture("front", {"zh_CN": "正面", "en": "Front"}),
    Picture("back", {"zh_CN": "背面", "en": "Back"}, {"zh_CN": "国徽", "en": "Emblem"}),
)
SERVICE = "wanted.services.s1"


def _view(assessment: Assessment, kind: str) -> MaterialView:
    (view,) = (view for view in assessment.materials if kind in view.need.kinds)
    return view


def letters(assessment: Assessment) -> list[FormNeed]:
    """The authorization letters among the forms."""
    return [form for form in assessment.forms if form.form_id == "F02"]


def _letter(draft: Draft) -> FormNeed:
    (form,) = letters(assessed(draft))
    return form


def _second_service(draft: Draft) -> Draft:
    """The company with two services that have the same principal."""
    (service,) = draft.data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "yangli-dier.cn"}
    other = {**service, "id": "s2", "name": "样例虚构第二官网", "domains": [domain], "access": []}
    return changed(draft, {"wanted.services": [service, other]})


def test_a_paper_names_whom_it_is_about_and_the_rules_that_want_it() -> None:
    view = _view(assessed(the_company()), "service_principal_letter")
    assert view.key == "service_principal_letter@p2"
    assert [finding.key for finding in view.asked_by] == ["nat.service-principal.letter@s1"]
    assert (view.is_undecided, view.is_ready) == (False, False)


def test_one_principal_of_two_services_needs_one_letter() -> None:
    assessment = assessed(_second_service(the_company()))
    view = _view(assessment, "service_principal_letter")
    assert [finding.item for finding in view.asked_by] == ["s1", "s2"]
    assert len(letters(assessment)) == 1


def test_a_letter_for_two_services_needs_the_answers_of_both() -> None:
    draft = opened(_second_service(the_company()), "wanted.services.s2.name")
    assert _letter(draft).missing == ("wanted.services.s2.name",)


def test_a_paper_that_may_be_needed_is_undecided_and_no_form_is_printed_for_it() -> None:
    assessment = assessed(opened(the_company(), f"{SERVICE}.principal"))
    assert _view(assessment, "service_principal_letter").is_undecided
    assert letters(assessment) == []


def test_a_paper_nobody_needs_is_not_there() -> None:
    assessment = assessed(changed(the_company(), {f"{SERVICE}.principal": "p1"}))
    assert not [view for view in assessment.materials if "service_principal_letter" in view.need.kinds]
    assert letters(assessment) == []


def test_any_of_several_papers_will_do() -> None:
    elsewhere = changed(the_individual(), {"wanted.entity.certificate_address.region": "110105"})
    view = _view(assessed(elsewhere), "residence_permit")
    assert view.need.kinds == ("residence_permit", "property_certificate", "social_security_3m")
    assert len(view.options) == 3
    paper = {"id": "m1", "kind": "property_certificate", "status": "ready"}
    assert _view(assessed(changed(elsewhere, {"materials": [paper]})), "residence_permit").is_ready


@pytest.mark.parametrize(
    ("paper", "is_ready"),
    [
        ({"about": "p2", "status": "ready"}, True),
        ({"about": "p1", "status": "ready"}, False),
        ({"about": "p2", "status": "missing"}, False),
        ({"about": "p2"}, False),
    ],
)
def test_a_paper_is_ready_when_it_is_said_to_be(paper: dict[str, Any], is_ready: bool) -> None:
    draft = changed(the_company(), {"materials": [{"id": "m1", "kind": "identity_front", **paper}]})
    views = [view for view in assessed(draft).materials if view.key == "identity_front@p2"]
    assert [view.is_ready for view in views] == [is_ready]


# Forms


def test_a_form_is_printable_when_all_it_needs_is_answered() -> None:
    form = _letter(the_company())
    assert (form.form_id, form.about, form.wanted_by, form.missing) == (
        "F02",
        "p2",
        (("service", "s1"),),
        (),
    )
    assert form.is_printable


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (NAME, MISSING),
        (NAME, None),
        ("people.p2.certificate_number", "1"),
        (f"{SERVICE}.name", MISSING),
        (f"{SERVICE}.domains.d1.name", MISSING),
        ("people.p1.name", None),
    ],
)
def test_a_form_lacks_what_is_open_blank_or_malformed(path: str, value: Any) -> None:
    form = _letter(changed(the_company(), {path: value}))
    assert form.missing == (path,)
    assert not form.is_printable


# Confirmations and suggestions


def test_what_only_the_user_knows_is_asked_as_a_confirmation() -> None:
    keys = [finding.outcome.confirm for finding in assessed(the_company()).confirmations if finding.outcome]
    assert keys == [
        "real_name_matches@d1",
        "suffix_and_registrar_approved@d1",
        "resolution_is_off@d1",
        "never_filed_with_other_certificate",
        "certificate_matches_register",
        "number_not_used_elsewhere@p1",
        "number_not_used_elsewhere@p2",
        "resource_is_eligible@a1",
    ]


def test_a_line_is_suggested_while_it_would_help() -> None:
    draft = changed(the_company(), {"wanted.entity.correspondence_address.detail": "虚构路"})
    (suggested,) = assessed(draft).suggestions
    assert (suggested.path, suggested.text) == ("wanted.entity.remark", "通信地址已为最详细地址")
    mended = changed(draft, {suggested.path: suggested.text})
    assert assessed(mended).suggestions == ()
    assert assessed(mended).firing == ()


# Pictures


def _picture(number: int, kind: str, digest: str, **more: Any) -> dict[str, Any]:
    return {"id": f"m{number}", "kind": kind, "slot": "picture", "sha256": digest * 64, **more}


def test_a_material_is_ready_with_its_picture_and_says_which() -> None:
    licence = _picture(1, "entity_certificate_picture", "a", file="虚构.jpg")
    view = _view(assessed(changed(the_company(), {"materials": [licence]})), "entity_certificate_picture")
    (slot,) = view.slots
    assert (view.is_ready, view.is_ticked) == (True, False)
    assert (slot.key, slot.item, slot.file) == ("entity_certificate_picture#picture", "m1", "虚构.jpg")


def test_a_picture_of_another_person_does_not_count() -> None:
    front = _picture(1, "identity_front", "a", about="p1")
    assessment = assessed(changed(the_company(), {"materials": [front]}))
    ready = {view.need.about: view.is_ready for view in assessment.materials if "identity_front" in view.key}
    assert ready == {"p1": True, "p2": False}


def test_each_of_several_alternatives_has_a_place_and_one_picture_is_enough() -> None:
    draft = the_individual()
    elsewhere = changed(draft, {"people.p1.certificate_region": "420000"}) if draft.people else draft
    for view in assessed(elsewhere).materials:
        assert [slot.material.id for slot in view.slots] == list(view.need.kinds)


def test_the_same_picture_is_told_of_each_place_that_holds_it() -> None:
    sides = [_picture(n, f"identity_{side}", "a", about="p1") for n, side in enumerate(("front", "back"))]
    slots = assessed(changed(the_company(), {"materials": sides})).slots
    assert slots["identity_front@p1#picture"].same_as == ("identity_back@p1#picture",)
    assert slots["identity_back@p1#picture"].same_as == ("identity_front@p1#picture",)
    assert slots["entity_certificate_picture#picture"].same_as == ()


@pytest.mark.parametrize("catalogue", [Catalogue(language) for language in LANGUAGES])
def test_every_place_says_what_must_be_seen(catalogue: Catalogue) -> None:
    company = assessed(the_company())
    for slot in company.slots.values():
        assert must_show(company, slot, catalogue)
        assert slot_title(slot, catalogue)


def test_an_identity_card_must_be_there_from_both_sides() -> None:
    material = Material("card", "desk", {"zh_CN": "证件", "en": "Card"}, "capture", pictures=SIDES)
    slot = SlotView(material, "p1", SIDES[1])
    assert slot.key == "card@p1#back"
    assert slot_title(slot, Catalogue("en")) == "Card: Back"
    assert must_show(assessed(the_company()), slot, Catalogue("zh_CN")) == "国徽"
