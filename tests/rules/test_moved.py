"""No code knows a province: each in the place of another, in packs and regions, moves every result along."""

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
from icp_wizard.regions import provinces, tables
from icp_wizard.rules import available_provinces, load_rulebook
from icp_wizard.rules.loading import SHIPPED, compile_shared
from tests.scenarios.runner import all_scenarios, rulebook_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from icp_wizard.assessment import Assessment
    from icp_wizard.explaining.provinces.cells import Cell
    from icp_wizard.rules import Rulebook
    from tests.scenarios.runner import Scenario

CODES = [region.code[:2] for region in provinces()]
STEP = 7
"""How many places a province moves on: so that hardly any stays in its part of the country."""

CATEGORIES = ("params = { others = [", 'demand = [{ field = "entity.number_category"')
"""How the lines of the packs begin that list what may begin a credit code, which looks like a province."""


class Moved:
    """Every province in the place of another."""

    def __init__(self, to: Mapping[str, str]) -> None:
        self.to = dict(to)
        every = "|".join(self.to)
        self._code = re.compile(rf'(?<=")({every})(?=["0-9.])')
        self._place = re.compile(rf'("(?:province|region|certificate_region|mobile_region)": ")({every})')
        self._credit_code = re.compile(
            rf'(?<=")([0-9A-Z]{{2}})({every})([0-9]{{4}}[0-9A-Z]{{9}})([0-9A-Z])(?=")'
        )
        self._id_card = re.compile(rf'(?<=")({every})([0-9]{{4}}(?:19|20)[0-9]{{9}})([0-9X])(?=")')

    def text(self, text: str) -> str:
        """A text with codes that begin with one province's digits beginning with those of the next.

        What begins credit codes of other kinds of units (GB 32100) are no places.
        """
        lines = text.splitlines(keepends=True)
        return "".join(line if line.startswith(CATEGORIES) else self._moved(line) for line in lines)

    def _moved(self, text: str) -> str:
        return self._code.sub(lambda found: self.to[found[1]], text)

    def file_name(self, name: str) -> str:
        """The name of a province's pack under the code of the next; of wider packs as it is."""
        code, dash, rest = name.partition("-")
        return f"{self.to.get(code, code)}{dash}{rest}"

    def draft(self, data: dict[str, Any]) -> dict[str, Any]:
        """A draft with other codes of places, those in the numbers of certificates too."""
        text = json.dumps(data, ensure_ascii=False)
        text = self._place.sub(lambda found: found[1] + self.to[found[2]], text)
        text = self._id_card.sub(self._other_card, text)
        text = self._credit_code.sub(self._other_credit_code, text)
        changed: dict[str, Any] = json.loads(text)
        return changed

    def _other_credit_code(self, found: re.Match[str]) -> str:
        """As above, of an organisation's."""
        before, body = f"{found[1]}{found[2]}{found[3]}", f"{found[1]}{self.to[found[2]]}{found[3]}"
        is_sound = credit_code.check_character(before) == found[4]
        right = credit_code.check_character(body)
        return body + (right if is_sound else "0" if right != "0" else "1")

    def _other_card(self, found: re.Match[str]) -> str:
        """The number with the other digits; sound if it was sound, else with a wrong check digit."""
        body = f"{self.to[found[1]]}{found[2]}"
        is_sound = check_character(f"{found[1]}{found[2]}") == found[3]
        right = check_character(body)
        return body + (right if is_sound else "0" if right != "0" else "1")


ON = Moved(dict(zip(CODES, CODES[STEP:] + CODES[:STEP], strict=True)))
BACK = Moved({there: here for here, there in ON.to.items()})


@pytest.fixture
def regions_moved(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tables of regions, each province under the code of the next."""
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
        patch.setattr(tables, "_read", lambda name: json.loads(ON.text(json.dumps(read(name)))))
        for reader in readers:
            reader.cache_clear()
        yield
    for reader in readers:
        reader.cache_clear()


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rulebook]:
    """The rules of each, from packs in which all are moved; without its pack where it has none ("")."""
    folder = tmp_path_factory.mktemp("moved")
    for path in SHIPPED.rglob("*.toml"):
        place = folder / path.relative_to(SHIPPED)
        place = place.with_name(ON.file_name(place.name))
        place.parent.mkdir(exist_ok=True)
        place.write_text(ON.text(path.read_text(encoding="utf-8")), encoding="utf-8")
    shared = compile_shared(CHECKS, folder)
    return {
        code: load_rulebook(code, checks=CHECKS, packs=folder, shared=shared).rulebook
        for code in ("", *CODES)
    }


@pytest.fixture(scope="module")
def expected() -> dict[str, set[str]]:
    """What comes out of all scenarios. Of the module: it is made before the regions are moved."""
    return {scenario.name: _results(scenario.assessment) for scenario in all_scenarios()}


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


def test_every_province_with_a_pack_has_scenarios() -> None:
    judged = {_province(scenario) for scenario in all_scenarios() if not scenario.is_without_pack}
    assert {*available_provinces()} <= judged


def test_every_province_is_moved() -> None:
    assert ON.to.keys() == {*ON.to.values()} >= {*available_provinces()}
    assert all(here != there for here, there in ON.to.items())


@pytest.mark.usefixtures("regions_moved")
def test_every_result_moves_along(books: dict[str, Rulebook], expected: dict[str, set[str]]) -> None:
    for scenario in (scenario for scenario in all_scenarios() if _province(scenario) in ON.to):
        draft = parse_draft(ON.draft(scenario.draft.data()))
        book = books["" if scenario.is_without_pack else str(draft.data()["intent"]["province"])]
        found = {BACK.text(line) for line in _results(assess(draft, book, scenario.as_of))}
        assert (scenario.name, found ^ expected[scenario.name]) == (scenario.name, set())


def _told(cell: Cell) -> tuple[object, ...]:
    """What a cell says, without words."""
    rules = [(one.rule.id, one.rule.severity, one.whose) for one in cell.said]
    lifted = [rule.id for rule in cell.lifted]
    return cell.state, cell.whose, rules, lifted, len(cell.gaps)


@pytest.mark.usefixtures("regions_moved")
def test_side_by_side_the_columns_move_along(books: dict[str, Rulebook]) -> None:
    originals = {code: rulebook_for(BACK.to[code]) for code in CODES}
    day = date(2026, 11, 24)
    moved = compare({code: books[code] for code in CODES}, day)
    for row, before in zip(moved.rows, compare(originals, day).rows, strict=True):
        found = [BACK.text(json.dumps(_told(cell))) for cell in row.cells]
        expected = [json.dumps(_told(cell)) for cell in before.cells]
        assert (row.topic, found) == (row.topic, expected)
        assert row.differs == before.differs
