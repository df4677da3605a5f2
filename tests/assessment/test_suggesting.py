"""Suggested lines: quoted answers put in, and nothing suggested that would itself break a rule."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.assessment import Suggested, assess
from tests.assessment.making import assessed, rulebook
from tests.filing.making import TODAY, changed, the_company, the_individual

NAME = "wanted.services.s1.name"
REMARK = "wanted.services.s1.remark"


def suggested(changes: dict[str, Any], path: str, make: Any = the_company) -> list[str]:
    """What is suggested for a field once these answers are changed."""
    return [s.text for s in assessed(changed(make(), changes)).suggestions if s.path == path]


def test_an_organisation_may_name_its_site_after_itself() -> None:
    name = the_company().data()["wanted"]["entity"]["name"]
    assert suggested({NAME: MISSING, REMARK: MISSING}, NAME) == [name]
    assert suggested({NAME: "12345"}, NAME) == [name]


def test_an_individual_is_not_told_to_use_the_own_name() -> None:
    assert suggested({NAME: "12345"}, NAME, the_individual) == []


@pytest.mark.parametrize("province", ["44", "31", "41", "32"])
def test_an_individual_is_offered_a_name_that_obeys_the_province(province: str) -> None:
    draft = changed(the_individual(), {NAME: MISSING, "intent.province": province})
    (line,) = [s for s in assess(draft, rulebook(province), TODAY).suggestions if s.path == NAME]
    after = assess(changed(draft, {NAME: line.text}), rulebook(province), TODAY)
    assert not [f for f in after.firing if any(path == NAME for path in f.about)]


def test_what_quotes_an_answer_that_is_to_be_changed_itself_is_not_suggested() -> None:
    nameless = {"is_sole_trader": True, "has_trade_name": False, "has_seal": False, "name": "样例甲"}
    answers = {f"wanted.entity.{key}": value for key, value in nameless.items()}
    draft = changed(the_company(), {"intent.province": "41", NAME: MISSING, **answers})
    found = {s.path: s.text for s in assess(draft, rulebook("41"), TODAY).suggestions}
    assert NAME not in found
    named = changed(draft, {"wanted.entity.name": found["wanted.entity.name"]})
    again = {s.path: s.text for s in assess(named, rulebook("41"), TODAY).suggestions}
    assert again[NAME] == "个体工商户样例甲"


def test_two_websites_are_not_offered_the_same_name() -> None:
    company = the_company().data()["wanted"]
    name, (service,) = company["entity"]["name"], company["services"]
    other = {**service, "id": "s2", "domains": [], "access": []}
    for one in (service, other):
        one.pop("name", None)
    both = assessed(changed(the_company(), {"wanted.services": [service, other]})).suggestions
    assert [s.text for s in both if s.path.endswith(".name")] == [name, f"{name}二站"]
    taken = assessed(changed(the_company(), {"wanted.services": [{**service, "name": name}, other]}))
    assert [s.text for s in taken.suggestions if s.path == "wanted.services.s2.name"] == [f"{name}二站"]


def test_a_line_is_judged_as_finished_wherever_it_stops_at_a_colon() -> None:
    before = {"wanted.services.s1.content": ["other"], REMARK: "用途："}
    (line,) = suggested(before, REMARK)
    assert line.endswith("内容：")


def test_a_name_is_quoted_in_the_very_characters_typed() -> None:
    name = "乌有（虚构）有限公司"
    assert suggested({NAME: "12345", "wanted.entity.name": f" {name}"}, NAME) == [name]


@pytest.mark.parametrize("entity", ["中国样例有限公司", "样例@乌有有限公司", "样例音乐有限公司"])
def test_a_name_that_breaks_a_rule_is_not_suggested(entity: str) -> None:
    assert suggested({NAME: "12345", "wanted.entity.name": entity}, NAME) == []


def test_what_quotes_an_open_answer_is_not_suggested() -> None:
    assert suggested({NAME: "12345", "wanted.entity.name": MISSING}, NAME) == []


def test_an_accepted_suggestion_settles_the_rule_and_breaks_none() -> None:
    before = changed(the_company(), {NAME: "12345"})
    (line,) = [s for s in assessed(before).suggestions if s.path == NAME]
    after = assessed(changed(before, {NAME: line.applied_to("12345")}))
    assert after.firing == ()
    assert after.suggestions == ()


def test_a_remark_quotes_the_site_it_is_about() -> None:
    changes = {"wanted.services.s1.content": ["other"], REMARK: None}
    company = the_company().data()["wanted"]
    (line,) = suggested(changes, REMARK)
    assert company["entity"]["name"] in line
    assert company["services"][0]["name"] in line


@pytest.mark.parametrize(
    ("path", "value", "result"),
    [
        (REMARK, "介绍产品", "介绍产品；说明"),
        (REMARK, "介绍产品；说明", "介绍产品；说明"),
        (REMARK, None, "说明"),
        (NAME, "12345", "说明"),
        (NAME, None, "说明"),
    ],
)
def test_a_line_goes_behind_a_remark_and_in_place_of_a_name(path: str, value: object, result: str) -> None:
    assert Suggested(path, "说明", "nat.any").applied_to(value) == result
