"""Every collected fact is a rule, a gap or a stated omission: the tables in `accounting/` say which.

One table a source file (a province's by its code, the national one, the provider's flow and constraints, the
rejections), tab-separated: fact, how, where, note. `how` is rule (it asks for something), advice, wider (a
rule of a wider pack says it), gap (a declared one), field (what an answer may be, declared in the outline),
flow (what the program does by itself) or omitted (then the note says why). `where` are ids of rules; of a
field `path=format` (the format, what decides it, the list of options, or the greatest length); of flow a
step, a derived answer, a list, or a row of `docs/fields.tsv` that is left out. Facts are named as `facts` in
the packs name them.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.derived import DERIVED
from icp_wizard.filing.outline import COLLECTIONS, FIELDS, PLACEMENTS
from icp_wizard.rules import available_provinces
from tests.filing import field_table
from tests.scenarios.runner import rulebook_for

if TYPE_CHECKING:
    from icp_wizard.rules import Rule, Rulebook

FOLDER = Path(__file__).with_name("accounting")
TABLES = sorted(FOLDER.glob("[0-9][0-9].tsv"))
WIDE = {"national": ("00.",), "huawei": ("flow.", "constraints.", "faq."), "rejections": ("R:",)}
"""Tables of what is no province's: how their facts begin. Rules of any pack may encode these."""

WIDE_TABLES = [FOLDER / f"{name}.tsv" for name in WIDE]
SAID = {"rule", "advice", "wider"}
DONE = {"field", "flow"}
HOW = {*SAID, *DONE, "gap", "omitted"}
REJECTIONS = 135
"""How many the catalogue of rejections has; what it says it lacks is not counted."""


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _rules(book: Rulebook) -> dict[str, Rule]:
    return {rule.id: rule for rule in (*book.rules, *book.inactive)}


def _facts(rule: Rule) -> set[str]:
    return {*rule.facts, *(fact for adaptation in rule.adaptations for fact in adaptation.facts)}


def _books() -> list[Rulebook]:
    return [rulebook_for(code) for code in (None, *_codes())]


@pytest.mark.parametrize("table", [*TABLES, *WIDE_TABLES], ids=lambda table: table.stem)
def test_every_fact_is_accounted_for_once(table: Path) -> None:
    rows = _rows(table)
    assert [fact for fact, n in Counter(row["fact"] for row in rows).items() if n > 1] == []
    assert {row["how"] for row in rows} <= HOW
    assert [row["fact"] for row in rows if row["how"] == "omitted" and not row["note"]] == []
    assert [row["fact"] for row in rows if (row["how"] in SAID | DONE) != bool(row["where"])] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_rules_a_table_names_are_there_and_name_the_fact(table: Path) -> None:
    rules = _rules(rulebook_for(table.stem))
    for row in _rows(table):
        for rule_id in row["where"].split():
            rule = rules[rule_id]
            assert row["how"] == "wider" or row["fact"] in _facts(rule), row["fact"]
            assert rule.is_advice == (row["how"] == "advice") or row["how"] == "wider", row["fact"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_a_pack_names_is_in_its_table(table: Path) -> None:
    book = rulebook_for(table.stem)
    named = {fact for rule in (*book.rules, *book.inactive) for fact in rule.facts if rule.pack == table.stem}
    named |= {fact for gap in book.gaps if gap.pack == table.stem for fact in gap.facts}
    own = {fact for fact in named if fact.startswith(f"{table.stem}.")}
    assert own - {row["fact"] for row in _rows(table)} == set()


@pytest.mark.parametrize("table", WIDE_TABLES, ids=lambda table: table.stem)
def test_the_rules_a_wide_table_names_stand_in_some_pack_and_name_the_fact(table: Path) -> None:
    versions: dict[str, list[Rule]] = {}
    for book in _books():
        for rule_id, rule in _rules(book).items():
            versions.setdefault(rule_id, []).append(rule)
    for row in _rows(table):
        assert row["how"] != "wider", row["fact"]
        for rule_id in row["where"].split() if row["how"] in SAID else ():
            assert any(row["fact"] in _facts(rule) for rule in versions[rule_id]), row["fact"]
            assert versions[rule_id][0].is_advice == (row["how"] == "advice"), row["fact"]


@pytest.mark.parametrize("table", WIDE_TABLES, ids=lambda table: table.stem)
def test_what_any_pack_names_of_a_wide_table_is_in_it(table: Path) -> None:
    named = {fact for book in _books() for rule in _rules(book).values() for fact in _facts(rule)}
    named |= {fact for book in _books() for gap in book.gaps for fact in gap.facts}
    own = {fact for fact in named if fact.startswith(WIDE[table.stem])}
    assert own - {row["fact"] for row in _rows(table)} == set()


def test_a_gap_of_a_wide_table_is_declared() -> None:
    declared = {fact for book in _books() for gap in book.gaps for fact in gap.facts}
    wanted = {row["fact"] for table in WIDE_TABLES for row in _rows(table) if row["how"] == "gap"}
    assert wanted <= declared


def test_a_gap_stands_instead_of_gaps_there_are() -> None:
    for book in _books():
        declared = {fact for gap in book.gaps for fact in gap.facts}
        assert {fact for gap in book.gaps for fact in gap.instead_of} <= declared


def test_the_fields_a_table_names_have_the_format_it_names() -> None:
    for row in (row for table in (*TABLES, *WIDE_TABLES) for row in _rows(table) if row["how"] == "field"):
        for named in row["where"].split():
            path, _, what = named.partition("=")
            field = FIELDS[path]
            assert what in (field.format, field.format_by, field.options, str(field.max_length)), row["fact"]


def test_what_the_program_does_by_itself_is_there() -> None:
    left_out = {row["path"] for row in field_table.rows() if row["asked"] == field_table.LEFT_OUT}
    lists = {collection.path for collection in COLLECTIONS}
    steps = {*(place.step for place in PLACEMENTS), "materials", "review", "bundle"}
    known = {*DERIVED, *left_out, *lists, *steps}
    for row in (row for table in (*TABLES, *WIDE_TABLES) for row in _rows(table) if row["how"] == "flow"):
        assert set(row["where"].split()) <= known, row["fact"]


def test_every_entry_of_the_catalogue_of_rejections_is_accounted_for() -> None:
    rows = _rows(FOLDER / "rejections.tsv")
    assert len([row for row in rows if not row["fact"].startswith("R:missing.")]) == REJECTIONS


def test_a_complete_pack_has_a_table() -> None:
    complete = {pack.id for book in _books() for pack in book.packs if pack.is_complete}
    assert complete <= {table.stem for table in (*TABLES, *WIDE_TABLES)}


def _codes() -> tuple[str, ...]:
    return tuple(available_provinces())
