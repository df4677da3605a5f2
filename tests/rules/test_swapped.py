"""No code knows a province: two of them swapped in packs and regions swap every result."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.explaining.provinces.cells import compare
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.plain import parse_draft
from icp_wizard.identifiers import credit_code
from icp_wizard.identifiers.resident_id import check_character
from icp_wizard.regions import tables
from icp_wizard.rules import available_provinces, load_rulebook
from icp_wizard.rules.loading import SHIPPED
from tests.scenarios.runner import read_scenarios, scenario_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.assessment import Assessment
    from icp_wizard.explaining.provinces.cells import Cell
    from icp_wizard.rules import Rulebook
    from tests.scenarios.runner import Scenario

SCENARIOS = [scenario for path in scenario_files() for scenario in read_scenarios(path)]
PAIRS = ["44-31", "32-41"]
"""Every province with a pack, each with another."""

CATEGORIES = "params = { others = ["
"""How the one line of the packs begins that lists what may begin a credit code."""


class Swap:
    """Two provinces, each in the place of the other."""

    def __init__(self, pair: str) -> None:
        one, two = pair.split("-")
        self.other = {one: two, two: one}
        self._code = re.compile(rf'(?<=")({one}|{two})(?=["0-9.])')
        self._place = re.compile(rf'("(?:province|region|certificate_region|mobile_region)": ")({one}|{two})')
        self._credit_code = re.compile(
            rf'(?<=")([0-9A-Z]{{2}})({one}|{two})([0-9]{{4}}[0-9A-Z]{{9}})([0-9A-Z])(?=")'
        )
        self._id_card = re.compile(rf'(?<=")({one}|{two})([0-9]{{15}})([0-9X])(?=")')

    def text(self, text: str) -> str:
        """A text with codes that begin with one province's digits beginning with the other's.

        What begins credit codes of other kinds of units (GB 32100) are no places.
        """
        lines = text.splitlines(keepends=True)
        return "".join(line if line.startswith(CATEGORIES) else self._swapped(line) for line in lines)

    def _swapped(self, text: str) -> str:
        return self._code.sub(lambda found: self.other[found[1]], text)

    def file_name(self, name: str) -> str:
        """The name of a pack of either under the code of the other."""
        code, dash, rest = name.partition("-")
        return f"{self.other.get(code, code)}{dash}{rest}"

    def draft(self, data: dict[str, Any]) -> dict[str, Any]:
        """A draft with other codes of places, those in the numbers of certificates too."""
        text = json.dumps(data, ensure_ascii=False)
        text = self._place.sub(lambda found: found[1] + self.other[found[2]], text)
        text = self._id_card.sub(self._other_card, text)
        text = self._credit_code.sub(self._other_credit_code, text)
        changed: dict[str, Any] = json.loads(text)
        return changed

    def _other_credit_code(self, found: re.Match[str]) -> str:
        """As above, of an organisation's."""
        before, body = f"{found[1]}{found[2]}{found[3]}", f"{found[1]}{self.other[found[2]]}{found[3]}"
        is_sound = credit_code.check_character(before) == found[4]
        right = credit_code.check_character(body)
        return body + (right if is_sound else "0" if right != "0" else "1")

    def _other_card(self, found: re.Match[str]) -> str:
        """The number with the other digits; sound if it was sound, else with a wrong check digit."""
        body = f"{self.other[found[1]]}{found[2]}"
        is_sound = check_character(f"{found[1]}{found[2]}") == found[3]
        right = check_character(body)
        return body + (right if is_sound else "0" if right != "0" else "1")


@pytest.fixture(params=PAIRS)
def swap(request: pytest.FixtureRequest) -> Swap:
    """Each pair in turn."""
    return Swap(request.param)


@pytest.fixture
def regions_swapped(swap: Swap, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tables of regions, each of the two under the code of the other."""
    read = tables._read
    readers = (
        tables.current,
        tables.former,
        tables.pinyin,
        tables.province_facts,
        tables.codes_by_parent,
        tables.provinces_by_name,
    )
    with monkeypatch.context() as patch:
        patch.setattr(tables, "_read", lambda name: json.loads(swap.text(json.dumps(read(name)))))
        for reader in readers:
            reader.cache_clear()
        yield
    for reader in readers:
        reader.cache_clear()


@pytest.fixture
def books(swap: Swap, tmp_path: Path) -> dict[str, Rulebook]:
    """The rules of either, from packs in which they are swapped."""
    for path in SHIPPED.rglob("*.toml"):
        place = tmp_path / path.relative_to(SHIPPED)
        place = place.with_name(swap.file_name(place.name))
        place.parent.mkdir(exist_ok=True)
        place.write_text(swap.text(path.read_text(encoding="utf-8")), encoding="utf-8")
    return {code: load_rulebook(code, checks=CHECKS, packs=tmp_path).rulebook for code in swap.other}


def _results(assessment: Assessment) -> set[str]:
    """What rules come to. Without formats: a number's other check digits keep what they were issued with."""
    findings = [(f.key, str(f.status), f.severity) for f in assessment.findings if f.outcome]
    materials = [(view.key, view.is_ready, view.is_undecided) for view in assessment.materials]
    asked = [
        (view.key, *view.required_by, *(o.code for o in view.options if not o.excluded_by))
        for view in assessment.fields
    ]
    return {json.dumps(line) for line in (*findings, *materials, *asked)}


def _province(scenario: Scenario) -> str:
    return str(scenario.draft.data()["intent"].get("province"))


def test_every_province_with_a_pack_is_swapped_and_has_scenarios() -> None:
    swapped = {code for pair in PAIRS for code in pair.split("-")}
    assert swapped == set(available_provinces())
    assert swapped <= {_province(scenario) for scenario in SCENARIOS}


@pytest.mark.usefixtures("regions_swapped")
def test_every_result_swaps(swap: Swap, books: dict[str, Rulebook]) -> None:
    for scenario in (scenario for scenario in SCENARIOS if _province(scenario) in swap.other):
        draft = parse_draft(swap.draft(scenario.draft.data()))
        book = books[str(draft.data()["intent"]["province"])]
        found = {swap.text(line) for line in _results(assess(draft, book, scenario.as_of))}
        assert (scenario.name, found ^ _expected[scenario.name]) == (scenario.name, set())


def _told(cell: Cell) -> tuple[object, ...]:
    """What a cell says, without words."""
    rules = [(one.rule.id, one.rule.severity, one.whose) for one in cell.said]
    lifted = [rule.id for rule in cell.lifted]
    return cell.state, cell.whose, rules, lifted, len(cell.gaps)


@pytest.mark.usefixtures("regions_swapped")
def test_side_by_side_the_columns_swap(swap: Swap, books: dict[str, Rulebook]) -> None:
    originals = {code: load_rulebook(swap.other[code], checks=CHECKS).rulebook for code in books}
    day = date(2026, 11, 24)
    for row, before in zip(compare(books, day).rows, compare(originals, day).rows, strict=True):
        found = [swap.text(json.dumps(_told(cell))) for cell in row.cells]
        expected = [json.dumps(_told(cell)) for cell in before.cells]
        assert (row.topic, found) == (row.topic, expected)
        assert row.differs == before.differs


_expected = {scenario.name: _results(scenario.assessment) for scenario in SCENARIOS}
"""Judged while the regions are as they are."""
