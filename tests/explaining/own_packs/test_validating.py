"""Scenarios of packs: what they may say, what comes out, and which rules none of them shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.own_packs.trying import MOST_SCENARIOS
from icp_wizard.explaining.own_packs.validating import Report, validate
from icp_wizard.samples import sample_draft
from tests.rules.making import Packs, a_rule, head
from tests.rules.test_overlays import examples

if TYPE_CHECKING:
    from pathlib import Path

RULES = (
    '[[material]]\nid = "note"\ntitle = { zh_CN = "登记单", en = "Note" }\nkind = "issued"\n'
    + a_rule("local.note", 'material = "note"', cites="overlay-high")
    + a_rule(
        "local.shop",
        'for = "service"\ndemand = [{ field = "service.content", has_none = ["shopping"] }]',
        cites="overlay-high",
    )
    + a_rule("local.say", 'at = "entity.name"', severity="info", cites="overlay-high")
)
SHOP = 'set = { "wanted.services.s1.content" = ["shopping"] }\n'


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return Packs(tmp_path)


def report(packs: Packs, scenario: str, province: str = "") -> Report:
    """What is said of a pack with these rules and a scenario of the sample company."""
    packs.load()
    text = head("mine", "overlay") + RULES + f'[[scenario]]\nname = "甲"\n{scenario}'
    (packs.root / "own" / "mine.toml").write_text(text, encoding="utf-8")
    return validate([packs.root / "own"], province=province, packs=packs.root / "shipped")


def of_sample(lines: str) -> str:
    return f'sample = "gd-company"\n{lines}\n'


def mistakes(found: Report) -> list[tuple[str, str]]:
    return [(mistake.code, mistake.key) for mistake, _ in found.mistakes]


@pytest.mark.parametrize(
    "expected",
    [
        'todo = ["local.note"]\nmet = ["local.shop"]\nadvice = ["local.say"]',
        'met = ["local.shop@s1"]',
        SHOP + 'fires = ["local.shop@s1"]',
        'unset = ["wanted.services.s1.content"]\ntodo = ["local.shop"]',
        'as_of = 2026-11-29\ntodo = ["local.note"]',
        'quiet = ["local.shop@s9"]',
    ],
)
def test_a_scenario_that_comes_out_as_it_says_passes(packs: Packs, expected: str) -> None:
    found = report(packs, of_sample(expected))
    assert mistakes(found) == []
    assert [scenario.has_passed for scenario in found.scenarios] == [True]


def test_a_status_that_is_another_is_told_with_both(packs: Packs) -> None:
    found = report(packs, of_sample('met = ["local.note"]\nquiet = ["local.shop"]'))
    told = [(one.mistake.code, one.mistake.found, one.mistake.expected) for one in found.mistakes]
    assert told == [("scenario_status", "todo", "met"), ("scenario_status", "met", "quiet")]
    assert [scenario.has_passed for scenario in found.scenarios] == [False]
    assert not found.is_fine


@pytest.mark.parametrize(
    ("scenario", "code", "key"),
    [
        ("", "scenario_start", ""),
        ('draft = "a.json"\n' + of_sample(""), "scenario_start", ""),
        ('sample = "gd-compny"\n', "scenario_sample", "sample"),
        (of_sample('set = { "wanted.entity.nmae" = "甲" }'), "scenario_path", "set.wanted.entity.nmae"),
        (of_sample('unset = ["wanted.entity.nmae"]'), "scenario_path", "unset[0]"),
        (of_sample('set = { "wanted.entity.name" = 5 }'), "scenario_malformed", "set"),
    ],
)
def test_a_scenario_that_cannot_be_is_reported(packs: Packs, scenario: str, code: str, key: str) -> None:
    found = report(packs, scenario + 'todo = ["local.note"]\n')
    assert mistakes(found) == [(code, key)]


def test_a_scenario_must_say_something(packs: Packs) -> None:
    assert mistakes(report(packs, of_sample(""))) == [("scenario_empty", "")]


@pytest.mark.parametrize("name", ["nat.other", "local.nte"])
def test_a_scenario_names_only_rules_of_its_pack(packs: Packs, name: str) -> None:
    packs.national = a_rule("nat.other", 'demand = [{ field = "entity.name", filled = true }]')
    assert mistakes(report(packs, of_sample(f'met = ["{name}"]'))) == [("scenario_rule", "met[0]")]


def test_rules_that_a_pack_adapts_count_as_its_own(packs: Packs) -> None:
    packs.national = a_rule("nat.other", 'demand = [{ field = "entity.name", filled = true }]')
    adaptation = '[[adapt]]\nrule = "nat.other"\ncites = ["overlay-high"]\n'
    found = report(packs, of_sample('met = ["nat.other"]') + adaptation)
    assert mistakes(found) == []
    assert "never_shown" not in {remark.code for remark in found.remarks}


def test_a_draft_beside_the_pack_is_tried(packs: Packs) -> None:
    packs.load()
    draft = packs.root / "own" / "case.json"
    draft.write_text(json.dumps(sample_draft().data(), ensure_ascii=False), encoding="utf-8")
    assert mistakes(report(packs, 'draft = "case.json"\ntodo = ["local.note"]')) == []


@pytest.mark.parametrize("name", ["../case.json", "link.json", "none.json", ".", "mine.toml", "a\\u0000b"])
def test_no_way_leads_out_of_the_folder(packs: Packs, name: str) -> None:
    packs.load()
    draft = packs.root / "case.json"
    draft.write_text(json.dumps(sample_draft().data()), encoding="utf-8")
    (packs.root / "own" / "link.json").symlink_to(draft)
    found = report(packs, f'draft = "{name}"\ntodo = ["local.note"]')
    assert mistakes(found)[0][0] in ("scenario_draft", "control_characters")


def test_scenarios_of_a_broken_pack_are_not_run(packs: Packs) -> None:
    broken = '[[rule]]\nid = "local.b"\n'
    found = report(packs, of_sample('met = ["local.note"]') + broken)
    assert [scenario.has_passed for scenario in found.scenarios] == [None]
    assert "scenario_status" not in {mistake.code for mistake, _ in found.mistakes}


def test_scenarios_of_other_provinces_are_left_aside(packs: Packs) -> None:
    away = 'set = { "intent.province" = "99" }\nmet = ["local.note"]'
    assert report(packs, of_sample(away), province="44").scenarios == ()
    assert len(report(packs, of_sample(away)).scenarios) == 1


def test_too_many_scenarios_are_refused(packs: Packs) -> None:
    one = of_sample('todo = ["local.note"]')
    many = one + f'[[scenario]]\nname = "乙"\n{one}' * MOST_SCENARIOS
    found = report(packs, many)
    assert (mistakes(found), found.scenarios) == ([("too_many", "scenario")], ())


def test_rules_no_scenario_shows_are_remarked(packs: Packs) -> None:
    found = report(packs, of_sample(SHOP + 'fires = ["local.shop"]\ntodo = ["local.note"]'))
    told = {(remark.code, remark.rule) for remark in found.remarks if remark.code != "unused"}
    assert told == {("never_met", "local.shop"), ("never_met", "local.note"), ("never_advised", "local.say")}


def test_what_a_scenario_wrongly_says_is_not_shown_by_it(packs: Packs) -> None:
    found = report(packs, of_sample('fires = ["local.shop"]'))
    assert ("never_unmet", "local.shop") in {(remark.code, remark.rule) for remark in found.remarks}


def test_the_pack_shown_as_an_example_holds_what_its_scenarios_say(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(examples()[0], encoding="utf-8")
    found = validate([tmp_path])
    assert (found.mistakes, [scenario.has_passed for scenario in found.scenarios]) == ((), [True, True])
