"""Which fields are asked, which are required, and which options are left: all by rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.assessment.problems import optional_open, step_problems
from icp_wizard.conditions import All, Leaf
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules import Status
from tests.assessment.making import SAMPLES, assessed, rulebook, the
from tests.filing.making import NAME, TODAY, changed, opened, the_company, the_individual

SERVICE = "wanted.services.s1"
LEGAL = "wanted.entity.legal_representative"
DOMAIN = f"{SERVICE}.domains.d1"


def _with_rule(draft: Any, demand: Leaf, *, severity: Any = "block", scope: Any = "draft") -> Any:
    """The assessment by the shipped rules and one more."""
    book = rulebook()
    rule = replace(
        next(rule for rule in book.rules if rule.demand),
        id="local.extra",
        severity=severity,
        scope=scope,
        when=All(()),
        demand=All((demand,)),
    )
    return assess(draft, replace(book, rules=(*book.rules, rule)), TODAY)


@pytest.mark.parametrize(
    "key",
    [
        "intent.province",
        "record.is_entity_filed",
        NAME,
        "wanted.entity.certificate_address.detail",
        "wanted.entity.principal",
        "wanted.entity.principal.emergency_phone",
        f"{SERVICE}.name",
        f"{SERVICE}.involves",
        f"{SERVICE}.principal",
        f"{DOMAIN}.is_filed",
        f"{DOMAIN}.expires_on",
        f"{DOMAIN}.holder_relation",
        f"{SERVICE}.access.a1.from_address",
    ],
)
def test_what_a_blocking_rule_wants_is_required(key: str) -> None:
    assert the(assessed(the_company()), key).required_by


@pytest.mark.parametrize("key", ["wanted.entity.remark", f"{SERVICE}.remark"])
def test_what_no_rule_wants_is_not(key: str) -> None:
    assert the(assessed(the_company()), key).required_by == ()


def test_a_warning_requires_nothing() -> None:
    filled = Leaf("field", ("service.remark",), "filled", True)
    for severity, expected in (("block", ("local.extra",)), ("warn", ()), ("info", ())):
        assessment = _with_rule(the_company(), filled, severity=severity, scope="service")
        assert the(assessment, f"{SERVICE}.remark").required_by == expected


@pytest.mark.parametrize(
    ("operator", "operand", "is_required"),
    [
        ("filled", True, True),
        ("length_ge", 3, True),
        ("contains_any", ("甲",), True),
        ("matches", "甲", True),
        ("contains_none", ("甲",), False),
        ("not_matches", "甲", False),
        ("ne", "甲", False),
    ],
)
def test_an_answer_is_required_when_none_would_break_a_rule(
    operator: str, operand: Any, is_required: bool
) -> None:
    assessment = _with_rule(the_company(), Leaf("field", ("entity.remark",), operator, operand))
    assert ("local.extra" in the(assessment, "wanted.entity.remark").required_by) is is_required


def test_without_any_rule_nothing_is_required_and_no_option_is_left_out() -> None:
    assessment = assess(the_company(), replace(rulebook(), rules=()), TODAY)
    assert not [view for view in assessment.fields if view.required_by]
    assert not [o for view in assessment.fields for o in view.options if o.excluded_by]
    assert assessment.materials == ()


def test_a_legal_representative_nobody_is_yet_begins_with_a_name() -> None:
    assessment = assessed(opened(the_company(), LEGAL))
    required = [
        view.key for view in assessment.fields if "legal_representative" in view.key and view.required_by
    ]
    assert required == ["wanted.entity.legal_representative.name"]
    assert "wanted.entity.legal_representative.name" in [
        p.key for p in step_problems(assessment, "principal")
    ]


# Options


def _left_out(assessment: Any, key: str) -> dict[str, tuple[str, ...]]:
    return {option.code: option.excluded_by for option in the(assessment, key).options if option.excluded_by}


def test_an_enterprise_is_not_offered_personal_certificates() -> None:
    left_out = _left_out(assessed(the_company()), "wanted.entity.certificate_type")
    assert left_out["resident_id_card"] == ("hw.certificate.enterprise",)
    assert "business_licence" not in left_out


def test_a_public_institution_is_offered_only_its_own_certificates() -> None:
    institution = changed(the_company(), {"wanted.entity.nature": "public_institution"})
    left_out = _left_out(assessed(institution), "wanted.entity.certificate_type")
    assert {code.code for code in CODES["certificate_type"]} - set(left_out) == {
        "institution_certificate",
        "institution_credit_code_certificate",
        "institution_organisation_code_certificate",
    }
    assert left_out["business_licence"] == ("hw.certificate.institution",)


def test_an_individual_is_offered_only_what_an_individual_may_choose() -> None:
    assessment = assessed(the_individual())
    assert set(_left_out(assessment, "wanted.entity.certificate_type")) == {
        "business_licence",
        "institution_certificate",
        "institution_credit_code_certificate",
        "institution_organisation_code_certificate",
        "hkmo_travel_permit",
    }
    assert set(_left_out(assessment, f"{DOMAIN}.holder_relation")) == {
        "legal_representative",
        "foreign_parent",
        "other",
    }


def test_an_option_is_left_out_also_while_nothing_is_chosen() -> None:
    assessment = assessed(opened(the_individual(), f"{DOMAIN}.holder_relation"))
    assert _left_out(assessment, f"{DOMAIN}.holder_relation")["other"] == ("nat.domain-holder.individual",)


def test_while_it_is_not_known_whether_a_rule_applies_nothing_is_left_out() -> None:
    assessment = assessed(opened(the_company(), "wanted.entity.nature"))
    assert _left_out(assessment, "wanted.entity.certificate_type") == {}


def test_a_warning_leaves_nothing_out() -> None:
    leaf = Leaf("field", ("entity.nature",), "ne", "person")
    assert _left_out(_with_rule(the_company(), leaf, severity="warn"), "wanted.entity.nature") == {}
    assert _left_out(_with_rule(the_company(), leaf), "wanted.entity.nature") == {"person": ("local.extra",)}


@pytest.mark.parametrize(
    ("operator", "operand", "left_out"),
    [
        ("eq", "ecs", {"flexus_l", "enterprise_portal", "dedicated_cloud", "nat_gateway", "auth_code"}),
        ("ne", "ecs", {"ecs"}),
        ("in", ("ecs", "auth_code"), {"flexus_l", "enterprise_portal", "dedicated_cloud", "nat_gateway"}),
        ("not_in", ("ecs",), {"ecs"}),
        ("has_none", ("ecs", "flexus_l"), {"ecs", "flexus_l"}),
    ],
)
def test_every_operator_narrows_as_it_says(operator: str, operand: Any, left_out: set[str]) -> None:
    leaf = Leaf("field", ("service.access.resource",), operator, operand)
    found = _left_out(_with_rule(the_company(), leaf, scope="service"), f"{SERVICE}.access.a1.resource")
    assert {code for code, rules in found.items() if "local.extra" in rules} - {"other"} == left_out


def test_who_must_be_the_same_person_is_the_only_choice() -> None:
    left_out = _left_out(assessed(the_individual()), f"{SERVICE}.principal")
    assert left_out == {"new": ("hw.service-principal.individual",)}


def test_an_answer_that_must_equal_another_is_compared_by_its_code() -> None:
    leaf = Leaf(
        "field", ("entity.principal.certificate_type",), "eq_field", ("service.principal.certificate_type",)
    )
    assessment = _with_rule(the_company(), leaf, scope="service")
    left_out = _left_out(assessment, "wanted.entity.principal.certificate_type")
    assert "resident_id_card" not in left_out
    assert left_out["passport"] == ("local.extra",)


# People


def _choices(draft: Any, key: str) -> list[tuple[str, str | None]]:
    return [(option.code, option.person) for option in the(assessed(draft), key).options]


def test_a_role_can_be_given_to_whoever_has_an_earlier_one() -> None:
    assert _choices(the_company(), "wanted.entity.principal") == [
        ("legal_representative", "p1"),
        ("new", None),
    ]
    draft = changed(the_company(), {"wanted.entity.principal": "p2"})
    assert _choices(draft, f"{SERVICE}.principal") == [
        ("legal_representative", "p1"),
        ("entity_principal", "p2"),
        ("new", None),
    ]


def test_one_person_is_offered_once() -> None:
    assert _choices(the_company(), f"{SERVICE}.principal") == [("legal_representative", "p1"), ("new", None)]


def test_a_later_service_can_be_given_to_whoever_runs_an_earlier_one() -> None:
    draft = the_company().data()
    first = draft["wanted"]["services"][0]
    draft["wanted"]["services"] = [first, {"id": "s2"}, {"id": "s3"}]
    assert _choices(parse_draft(draft), "wanted.services.s3.principal") == [
        ("legal_representative", "p1"),
        ("service_principal_1", "p2"),
        ("new", None),
    ]
    assert _choices(parse_draft(draft), f"{SERVICE}.principal") == [
        ("legal_representative", "p1"),
        ("new", None),
    ]


def test_a_role_can_be_given_to_the_holder_of_a_role_nobody_holds_yet() -> None:
    draft = changed(new_draft(counting_id), {"wanted.entity.nature": "enterprise"})
    assert _choices(draft, f"{SERVICE}.principal") == [
        ("legal_representative", None),
        ("entity_principal", None),
        ("new", None),
    ]


# What is asked


def test_about_a_principal_nothing_is_asked_before_somebody_is_chosen() -> None:
    keys = assessed(opened(the_company(), f"{SERVICE}.principal")).by_key
    assert f"{SERVICE}.principal" in keys
    assert f"{SERVICE}.principal.name" not in keys


def test_what_may_not_be_asked_at_all_is_not_shown() -> None:
    keys = assessed(opened(the_company(), "wanted.entity.nature")).by_key
    assert not [key for key in keys if key.startswith("wanted.entity.legal_representative")]


def test_an_answer_is_asked_once_and_repeated_elsewhere() -> None:
    draft = changed(the_company(), {f"{SERVICE}.principal": "p1"})
    assessment = assessed(draft)
    assert not the(assessment, "wanted.entity.legal_representative.name").is_repeat
    assert the(assessment, "wanted.entity.principal.name").is_repeat
    assert the(assessment, f"{SERVICE}.principal.mobile").is_repeat


def test_whoever_has_no_principal_is_led_to_what_is_asked_of_one_and_to_no_repeat() -> None:
    assessment = assessed(changed(the_individual(), {"wanted.entity.principal": None}))
    view = assessment.field_for("wanted.entity.principal")
    assert view is not None
    assert not view.is_repeat
    assert view.key.startswith("wanted.entity.principal.")


def test_the_holder_of_a_domain_is_asked_only_when_it_is_somebody_else() -> None:
    draft = the_company()
    assert f"{DOMAIN}.holder_name" not in assessed(draft).by_key
    assert f"{DOMAIN}.holder_name" in assessed(changed(draft, {f"{DOMAIN}.holder_relation": "other"})).by_key


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_finding_about_an_answer_stands_at_its_field(sample: str) -> None:
    draft = changed(SAMPLES[sample](), {NAME: None, f"{DOMAIN}.expires_on": "2026-11-01"})
    assessment = assessed(draft)
    for finding in assessment.firing:
        for path in finding.about:
            view = assessment.field_for(path)
            assert view is not None
            assert finding in view.findings


def test_advice_stands_at_the_field_it_is_about() -> None:
    assessment = assessed(the_company())
    for key, leaf in (
        ("hw.service.name-related@s1", "name"),
        ("hw.service-principal.face-check@s1", "principal"),
    ):
        assert assessment.finding_by_key[key] in the(assessment, f"{SERVICE}.{leaf}").findings


def test_findings_at_a_field_begin_with_those_that_fire() -> None:
    assessment = assessed(changed(the_company(), {f"{SERVICE}.name": "12"}))
    order = [finding.status for finding in the(assessment, f"{SERVICE}.name").findings]
    assert order == sorted(
        order, key=[Status.FIRES, Status.TODO, Status.UNDECIDED, Status.MET, Status.ADVICE].index
    )


# Continuing


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("step", ["intent", "entity", "principal", "service:s1"])
def test_a_finished_step_can_be_left(sample: str, step: str) -> None:
    assert step_problems(assessed(SAMPLES[sample]()), step) == ()


def test_a_step_is_left_only_when_what_it_requires_is_there() -> None:
    problems = step_problems(assessed(new_draft(counting_id)), "intent")
    assert [problem.key for problem in problems] == [
        "intent.province",
        "wanted.entity.nature",
        NAME,
        "wanted.entity.certificate_type",
        "wanted.entity.certificate_number",
        "record.is_entity_filed",
        "account.has_open_order",
        "account.has_entity",
        f"{SERVICE}.kind",
        f"{DOMAIN}.name",
        f"{DOMAIN}.is_filed",
    ]
    assert all(problem.finding is None for problem in problems)


def test_a_problem_of_several_fields_is_told_once() -> None:
    draft = changed(the_company(), {f"{SERVICE}.home_urls": ["www.bieren.cn"]})
    problems = step_problems(assessed(draft), "service:s1")
    assert [problem.finding.rule_id for problem in problems if problem.finding] == ["hw.service.home-url"]


def test_a_warning_keeps_nobody_in_a_step() -> None:
    draft = changed(the_company(), {"wanted.entity.correspondence_address.detail": "虚构路"})
    assert assessed(draft).firing
    assert step_problems(assessed(draft), "entity") == ()


def _left_blank(draft: Any, step: str) -> list[str]:
    return [view.key for view in optional_open(assessed(draft), step)]


def test_what_nobody_requires_may_be_left_blank() -> None:
    draft = opened(the_company(), "wanted.entity.remark", "wanted.entity.correspondence_address.detail")
    assert _left_blank(draft, "entity") == ["wanted.entity.remark"]


def test_what_may_yet_be_required_stays_open() -> None:
    draft = changed(the_company(), {"record.is_entity_filed": MISSING, f"{SERVICE}.content": MISSING})
    draft = opened(draft, f"{SERVICE}.remark")
    assert _left_blank(draft, "service:s1") == [f"{SERVICE}.remark"]


def test_what_the_console_does_not_ask_is_asked_where_a_rule_reads_it() -> None:
    is_foreign = "wanted.entity.is_foreign_entity"
    assert is_foreign not in {view.key for view in assessed(the_company()).fields}
    with_rule = _with_rule(the_company(), Leaf("field", ("entity.is_foreign_entity",), "filled", True))
    assert is_foreign in {view.key for view in with_rule.fields}


def test_the_chinese_name_on_the_licence_is_asked_of_a_legal_representative_with_a_passport_only() -> None:
    foreign = {f"people.{person}.certificate_type": "passport" for person in ("p1", "p2")}
    company = assess(changed(the_company(), foreign), rulebook("31"), TODAY)
    asked = {view.key for view in company.fields if view.key.endswith("certificate_name")}
    assert asked == {f"{LEGAL}.certificate_name"}
    individual = changed(the_individual(), {"wanted.entity.certificate_type": "passport"})
    person = assess(individual, rulebook("31"), TODAY)
    assert not [view.key for view in person.fields if view.key.endswith("certificate_name")]


def test_an_answer_that_decides_whether_such_a_one_is_asked_is_asked_too() -> None:
    trader = changed(the_company(), {"wanted.entity.is_sole_trader": True})
    found = _with_rule(trader, Leaf("field", ("entity.has_seal",), "eq", True))
    keys = [view.key for view in found.fields]
    assert "wanted.entity.is_sole_trader" in keys
    assert "wanted.entity.has_seal" in keys


def test_while_an_individual_is_not_yet_a_principal_the_first_answer_is_required_and_none_optional() -> None:
    data = the_individual().data()
    data["people"] = []
    del data["wanted"]["entity"]["principal"], data["wanted"]["services"][0]["principal"]
    del data["wanted"]["entity"]["certificate_expires_on"]
    draft = parse_draft(data)
    role = "wanted.entity.principal"
    needs = {view.key: view.need for view in assessed(draft).fields if view.key.startswith(f"{role}.")}
    assert needs[f"{role}.certificate_valid_from"] == "required"
    assert "optional" not in needs.values()
    assert _left_blank(draft, "principal") == []
    assert [p.key for p in step_problems(assessed(draft), "principal")] == [f"{role}.certificate_valid_from"]


def test_how_things_are_can_be_said_even_where_it_is_in_the_way() -> None:
    status = "wanted.entity.certificate_status"
    assert [option.excluded_by for option in the(assessed(the_company()), status).options] == [()] * 4
    revoked = assessed(changed(the_company(), {status: "revoked"}))
    assert any(finding.is_blocking for finding in revoked.firing)


def test_a_finding_about_two_fields_of_a_step_is_said_at_the_one_its_rule_names_first() -> None:
    same = changed(the_company(), {"people.p1.emergency_phone": "13800000000"})
    assert [
        (problem.key, problem.finding.rule_id)
        for problem in step_problems(assessed(same), "principal")
        if problem.finding
    ] == [("wanted.entity.principal.emergency_phone", "hw.phone.emergency-differs")]


def test_a_step_is_not_done_while_a_list_in_it_lacks_an_item() -> None:
    assessment = assessed(changed(the_company(), {f"{SERVICE}.involves": ["publishing"]}))
    (problem,) = step_problems(assessment, "service:s1")
    assert problem.finding
    assert (problem.key, problem.finding.rule_id) == (f"{SERVICE}.involves", "hw.pre-approval.kinds")
    (step,) = (step for step in assessment.steps if step.id == "service:s1")
    assert step.status == "started"
    assert step_problems(assessment, "entity") == ()
