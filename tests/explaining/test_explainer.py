"""Explanations at three depths, of findings and of everything else one may ask about."""

from __future__ import annotations

from datetime import date

import pytest

from icp_wizard.assessment import assess
from icp_wizard.explaining.explainer import Explainer
from icp_wizard.explaining.explanation import WHOLE, Explanation, text_lines
from icp_wizard.explaining.naming import path_label
from icp_wizard.explaining.subjects import (
    explain_field,
    explain_form,
    explain_material,
    explain_option,
    explain_quiet,
)
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Status
from tests.assessment.making import assessed, rulebook, the
from tests.filing.making import the_company, the_individual

NAME = "样例乙"
"""Of somebody in the sample."""


def said(explanation: Explanation, depth: int) -> str:
    return "\n".join(text_lines(explanation, depth))


def expiring(lang: str = "en", *, with_values: bool = True) -> Explanation:
    """Of a domain that expires too soon."""
    assessment = assessed(the_company(), **{"wanted__services__s1__domains__d1__expires_on": "2026-11-30"})
    explainer = Explainer(assessment, Catalogue(lang), with_values=with_values)
    found = next(f for f in assessment.firing if f.rule_id == "nat.domain-validity.remaining")
    return explainer.finding(found)


def test_each_depth_says_more() -> None:
    one, reasons, whole = (said(expiring(), depth) for depth in (1, 2, 3))
    assert "\n" not in one
    assert reasons.startswith(one)
    assert whole.startswith(reasons)


def test_the_reasons_name_the_answer_and_what_would_do() -> None:
    reasons = said(expiring(), 2)
    assert "2026-11-30" in reasons
    assert "or later" in reasons
    assert "the program has tried" in reasons


def test_the_whole_rule_names_sources_dates_and_how_sure() -> None:
    whole = said(expiring(), 3)
    assert "nat.domain-validity.remaining" in whole
    assert "huawei" in whole
    assert "2025-12" in whole
    assert "Noted on" in whole


def test_without_values_no_answer_is_named() -> None:
    assert "2026-11-30" not in said(expiring(with_values=False), 3)


def test_a_field_says_why_it_is_asked_who_wants_it_and_who_reads_it() -> None:
    assessment = assessed(the_company())
    explained = explain_field(Explainer(assessment, Catalogue("en")), the(assessment, "wanted.entity.name"))
    text = said(explained, 3)
    assert "required" in text
    assert "hw.type.entity" in text
    assert "Rules that read this answer" in text


def test_what_is_asked_because_of_another_answer_names_it() -> None:
    assessment = assessed(the_company())
    view = the(assessment, "wanted.entity.legal_representative.name")
    text = said(explain_field(Explainer(assessment, Catalogue("en")), view), 2)
    assert "Asked because of" in text
    assert "Enterprise" in text or "enterprise" in text


def test_an_option_left_out_says_which_rule_and_because_of_what() -> None:
    assessment = assessed(the_individual())
    explainer = Explainer(assessment, Catalogue("en"))
    left_out = [(view, option) for view in assessment.fields for option in view.options if option.excluded_by]
    assert left_out
    view, option = left_out[0]
    explained = explain_option(explainer, view, option)
    assert "cannot be chosen" in explained.line
    assert explained.rules == option.excluded_by
    assert option.excluded_by[0] in said(explained, 3)


def test_an_option_that_is_free_says_so() -> None:
    assessment = assessed(the_company())
    view = the(assessment, "wanted.entity.certificate_type")
    free = next(option for option in view.options if not option.excluded_by)
    assert "can be chosen" in explain_option(Explainer(assessment, Catalogue("en")), view, free).line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_materials_and_forms_say_why_they_are_wanted(lang: str) -> None:
    assessment = assessed(the_company())
    explainer = Explainer(assessment, Catalogue(lang))
    for view in assessment.materials:
        explained = explain_material(explainer, view)
        assert explained.reasons
        assert set(explained.rules) == {finding.rule_id for finding in view.asked_by}
    for need in assessment.forms:
        assert need.form_id in explain_form(explainer, need).line


def test_a_quiet_rule_says_which_answers_make_it_so() -> None:
    assessment = assessed(the_company())
    rule = assessment.rulebook.rule("nat.age.individual", assessment.as_of)
    assert rule is not None
    text = said(explain_quiet(Explainer(assessment, Catalogue("en")), rule), 2)
    assert "Does not apply" in text
    assert "nature" in text.lower()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_a_draft_is_explained_by_message_ids(lang: str) -> None:
    for draft in (the_company(), the_individual()):
        assessment = assessed(draft, wanted__entity__correspondence_address__detail="某")
        explainer = Explainer(assessment, Catalogue(lang))
        for finding in assessment.findings:
            assert "explaining." not in said(explainer.finding(finding), 3)
        for view in assessment.fields:
            assert "explaining." not in said(explain_field(explainer, view), 3)


def test_hidden_data_stay_hidden_in_every_explanation() -> None:
    assessment = assessed(the_company())
    explainer = Explainer(assessment, Catalogue(), with_values=False)
    explained = [explainer.finding(finding) for finding in assessment.findings]
    explained += [explain_material(explainer, view) for view in assessment.materials]
    explained += [explain_field(explainer, view) for view in assessment.fields]
    assert [one.line for one in explained if NAME in said(one, 3)] == []


def test_only_what_is_asked_has_ways() -> None:
    assessment = assessed(the_company())
    explainer = Explainer(assessment, Catalogue("en"))
    met = next(finding for finding in assessment.findings if finding.status is Status.MET)
    assert "settled" not in said(explainer.finding(met), 2)


def test_what_it_turns_on_comes_before_what_to_do_and_whom_it_concerns_last() -> None:
    headings = [part.heading for part in expiring().reasons]
    assert headings[0] == "Because of your answers"
    assert headings[-1] == "Why it applies to you"


def test_no_answer_is_named_twice() -> None:
    explained = expiring()
    lines = [line for part in explained.reasons for line in part.lines if "2026-11-30" in line]
    assert len(lines) == 1


def test_a_later_day_is_never_all_that_is_asked() -> None:
    assert "another date alone is no help" in said(expiring(), 2)


def test_nobody_is_to_doubt_who_they_are_where_there_is_something_to_do() -> None:
    assessment = assessed(the_individual(), wanted__services__s1__name="中国样例")
    found = next(f for f in assessment.firing if f.rule_id == "nat.site-name.prefix-individual")
    assert "Entity nature” to" not in said(Explainer(assessment, Catalogue("en")).finding(found), 2)


def test_a_number_in_the_wrong_form_says_as_which_certificate_it_was_read() -> None:
    assessment = assessed(the_company(), wanted__entity__certificate_number="91440300MA5XXXX14X")
    found = next(f for f in assessment.firing if f.problem)
    text = said(Explainer(assessment, Catalogue("en")).finding(found), 2)
    assert "Certificate type: Business licence" in text
    assert "compare it with the original" in text


def test_of_what_only_others_retell_it_is_said_whom_to_ask() -> None:
    assessment = assessed(the_individual())
    explainer = Explainer(assessment, Catalogue("en"))
    voices = {
        finding.key: {source.voice for source in assessment.rulebook.sources_of(finding.outcome.rule)}
        for finding in assessment.findings
        if finding.outcome
    }
    retold = {key for key, found in voices.items() if found and found <= {"other_provider", "third_party"}}
    told = {f.key for f in assessment.findings if "Retold by others" in said(explainer.finding(f), 2)}
    assert retold
    assert told == retold


def test_options_left_out_on_the_same_grounds_are_told_together() -> None:
    assessment = assessed(the_company())
    view = the(assessment, "wanted.entity.certificate_type")
    explained = explain_field(Explainer(assessment, Catalogue("en")), view)
    lines = next(part.lines for part in explained.reasons if part.heading == "Options left out")
    grounds = {option.excluded_by for option in view.options if option.excluded_by}
    assert len(lines) == len(grounds) < sum(bool(option.excluded_by) for option in view.options)


def test_an_option_left_out_says_what_can_be_chosen() -> None:
    assessment = assessed(the_company())
    view = the(assessment, "wanted.entity.certificate_type")
    option = next(option for option in view.options if option.excluded_by)
    text = said(explain_option(Explainer(assessment, Catalogue("en")), view, option), 2)
    assert "What can be chosen\n  Business licence" in text


def test_in_full_no_part_is_told_twice() -> None:
    assessment = assessed(the_company())
    for finding in assessment.findings:
        parts = Explainer(assessment, Catalogue("en")).finding(finding).parts(WHOLE)
        assert len(parts) == len(set(parts))


@pytest.mark.parametrize("path", ["service.access.resource", "services.principal", "service.domains.name"])
def test_answers_of_one_of_a_list_have_a_label(path: str) -> None:
    assert path_label(path, Catalogue("en")) != path


def test_many_answers_that_say_the_same_are_told_once_and_few_with_their_item() -> None:
    def told(domains: int) -> list[str]:
        given = [
            {"id": f"d{n}", "name": f"yangli-{n}.cn", "is_filed": False, "holder_relation": "other"}
            for n in range(1, domains + 1)
        ]
        assessment = assessed(the_company(), wanted__services__s1__domains=given)
        found = next(f for f in assessment.firing if f.item == "d1")
        return list(text_lines(Explainer(assessment, Catalogue("en")).finding(found), 2))

    assert "  Domain 2: Is this domain filed already?: No" in told(2)
    assert "  Is this domain filed already?: No (5 times)" in told(5)


def test_a_rule_that_was_not_in_force_that_day_says_so_and_names_no_answers() -> None:
    early = date(2000, 1, 1)
    assessment = assess(the_company(), rulebook(), early)
    rule = assessment.rulebook.rule("44.commitment.organisation", early)
    assert rule is not None
    text = said(explain_quiet(Explainer(assessment, Catalogue("en")), rule), 2)
    assert "not in force on 2000-01-01" in text
    assert "nature" not in text.lower()
