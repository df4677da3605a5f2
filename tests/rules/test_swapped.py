"""No code knows a province: two of them swapped in packs and regions swap every result."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.plain import parse_draft
from icp_wizard.identifiers.resident_id import check_character
from icp_wizard.regions import tables
from icp_wizard.rules import Rulebook, load_rulebook
from icp_wizard.rules.loading import SHIPPED
from tests.scenarios.runner import read_scenarios, scenario_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.assessment import Assessment

OTHER = {"44": "31", "31": "44"}
CODE = re.compile(r'(?<=")(44|31)(?=["0-9.])')
PLACE = re.compile(r'("(?:province|region|certificate_region|mobile_region)": ")(44|31)')
ID_CARD = re.compile(r'(?<=")(44|31)([0-9]{15})([0-9X])(?=")')
SCENARIOS = [
    scenario
    for path in scenario_files()
    for scenario in read_scenarios(path)
    if scenario.draft.data()["intent"].get("province") in OTHER
]


def swapped(text: str) -> str:
    """A text with codes that begin with one province's digits beginning with the other's."""
    return CODE.sub(lambda found: OTHER[found[1]], text)


@pytest.fixture
def regions_swapped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tables of regions, each of the two under the code of the other."""
    read = tables._read
    readers = (
        tables.current,
        tables.former,
        tables.pinyin,
        tables.province_facts,
        tables.codes_by_parent,
    )
    with monkeypatch.context() as patch:
        patch.setattr(tables, "_read", lambda name: json.loads(swapped(json.dumps(read(name)))))
        for reader in readers:
            reader.cache_clear()
        yield
    for reader in readers:
        reader.cache_clear()


@pytest.fixture
def books(tmp_path: Path) -> dict[str, Rulebook]:
    """The rules of either, from packs in which they are swapped."""
    for path in SHIPPED.rglob("*.toml"):
        place = tmp_path / path.relative_to(SHIPPED)
        place = place.with_name(re.sub("^(44|31)(?=-)", lambda found: OTHER[found[1]], place.name))
        place.parent.mkdir(exist_ok=True)
        place.write_text(swapped(path.read_text(encoding="utf-8")), encoding="utf-8")
    found = {code: load_rulebook(code, checks=CHECKS, packs=tmp_path).rulebook for code in OTHER}
    shutil.rmtree(tmp_path)
    return found


def _results(assessment: Assessment) -> set[str]:
    """What rules come to. Without formats: a credit code keeps the digits it was issued with."""
    findings = [(f.key, str(f.status), f.severity) for f in assessment.findings if f.outcome]
    materials = [(view.key, view.is_ready, view.is_undecided) for view in assessment.materials]
    asked = [
        (view.key, *view.required_by, *(o.code for o in view.options if not o.excluded_by))
        for view in assessment.fields
    ]
    return {json.dumps(line) for line in (*findings, *materials, *asked)}


def test_there_are_scenarios_of_both() -> None:
    assert {scenario.draft.data()["intent"]["province"] for scenario in SCENARIOS} == OTHER.keys()


@pytest.mark.usefixtures("regions_swapped")
def test_every_result_swaps(books: dict[str, Rulebook]) -> None:
    for scenario in SCENARIOS:
        draft = parse_draft(_with_other_codes(scenario.draft.data()))
        book = books[str(draft.data()["intent"]["province"])]
        found = {swapped(line) for line in _results(assess(draft, book, scenario.as_of))}
        assert (scenario.name, found ^ _expected[scenario.name]) == (scenario.name, set())


_expected = {scenario.name: _results(scenario.assessment) for scenario in SCENARIOS}
"""Judged while the regions are as they are."""


def _with_other_codes(data: dict[str, Any]) -> dict[str, Any]:
    """A draft with other codes of places, those in the numbers of ID cards too."""
    text = json.dumps(data, ensure_ascii=False)
    text = PLACE.sub(lambda found: found[1] + OTHER[found[2]], text)
    text = ID_CARD.sub(_other_card, text)
    changed: dict[str, Any] = json.loads(text)
    return changed


def _other_card(found: re.Match[str]) -> str:
    """The number with the other province's digits; sound if it was sound, else with a wrong check digit."""
    body = f"{OTHER[found[1]]}{found[2]}"
    is_sound = check_character(f"{found[1]}{found[2]}") == found[3]
    right = check_character(body)
    return body + (right if is_sound else "0" if right != "0" else "1")
