"""Provinces side by side: what a cell says, and that no rule never looks like no restriction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.provinces.cells import Cell, Column, State, Whose, compare, concerns
from icp_wizard.explaining.provinces.words import Matrix, cell_lines, mark, pack_line
from icp_wizard.i18n import Catalogue
from icp_wizard.rules import available_provinces, load_rulebook
from icp_wizard.rules.vocabulary import KINDS, TOPICS
from icp_wizard.text import cell_width
from tests.rules.making import TODAY, Packs, a_rule
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.rules import Rulebook

RULE = a_rule("99.age", 'demand = [{ field = "entity.name", filled = true }]', cites="province-high")
ADVICE = a_rule("99.told", "", severity="info", cites="province-high")
FREE = a_rule("99.free", "permits = true", severity="info", cites="province-high")
GAP = '[[gap]]\ntopic = "age"\nnote = { zh_CN = "年龄没有查到", en = "Age not found" }\n'
COMPLETE = "complete = true\n"


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return Packs(tmp_path)


def the_cell(book: Rulebook, topic: str = "age", kind: str = "") -> Cell:
    return compare({"99": book}, TODAY, topics=[topic], kind=kind).rows[0].cells[0]


def complete(packs: Packs) -> Rulebook:
    book = packs.rulebook()
    path = packs.root / "shipped" / "provinces" / "99-nowhere.toml"
    path.write_text(COMPLETE + path.read_text("utf-8"), encoding="utf-8")
    assert not book.packs[-1].is_complete
    return load_rulebook("99", packs=packs.root / "shipped").rulebook


@pytest.mark.parametrize(
    ("own", "state", "whose"),
    [
        (RULE, State.KNOWN, Whose.OWN),
        (ADVICE, State.KNOWN, Whose.OWN),
        (FREE, State.UNRESTRICTED, None),
        (FREE + ADVICE, State.KNOWN, Whose.OWN),
        (FREE + GAP, State.UNRESTRICTED, None),
        (GAP, State.GAP, None),
        ("", State.INCOMPLETE, None),
    ],
)
def test_a_cell_says_how_much_is_known_and_by_whom(
    packs: Packs, own: str, state: State, whose: Whose | None
) -> None:
    packs.province = own
    cell = the_cell(packs.rulebook())
    assert (cell.state, cell.whose) == (state, whose)


@pytest.mark.parametrize(
    ("adapt", "whose"),
    [
        ("", Whose.WIDER),
        ('[[adapt]]\nrule = "nat.age"\ncites = ["province-high"]', Whose.REPEATED),
        ('[[adapt]]\nrule = "nat.age"\nseverity = "warn"\ncites = ["province-high"]', Whose.ADAPTED),
    ],
)
def test_what_a_wider_pack_says_is_the_provinces_own_as_far_as_it_says_so(
    packs: Packs, adapt: str, whose: Whose
) -> None:
    packs.national = a_rule("nat.age", 'demand = [{ field = "entity.name", filled = true }]')
    packs.province = adapt
    assert the_cell(packs.rulebook()).whose is whose


def test_a_rule_of_the_user_is_called_so(packs: Packs) -> None:
    packs.add_overlay(a_rule("local.age", "", severity="info", cites="overlay-high"))
    assert the_cell(packs.rulebook()).whose is Whose.LOCAL


def test_a_lifted_rule_is_no_permission(packs: Packs) -> None:
    packs.national = a_rule("nat.age", 'demand = [{ field = "entity.name", filled = true }]')
    packs.province = '[[adapt]]\nrule = "nat.age"\noff = true\nbecause = "99.told"\n' + ADVICE
    cell = the_cell(packs.rulebook())
    assert (cell.state, [rule.id for rule in cell.lifted]) == (State.KNOWN, ["nat.age"])


def test_a_rule_lifted_because_of_a_permission_leaves_no_restriction(packs: Packs) -> None:
    packs.national = a_rule("nat.age", 'demand = [{ field = "entity.name", filled = true }]')
    packs.province = '[[adapt]]\nrule = "nat.age"\noff = true\nbecause = "99.free"\n' + FREE
    assert the_cell(packs.rulebook()).state is State.UNRESTRICTED


def test_nothing_in_a_complete_pack_is_another_nothing_than_in_none(packs: Packs) -> None:
    assert the_cell(complete(packs)).state is State.NOTHING
    assert the_cell(packs.rulebook(None)).state is State.NO_PACK


def test_nothing_in_a_pack_for_some_orders_is_another_nothing_again(packs: Packs) -> None:
    path = packs.write_shipped() / "provinces" / "99-nowhere.toml"
    path.write_text('covers = ["cancel"]\n' + path.read_text("utf-8"), encoding="utf-8")
    book = load_rulebook("99", packs=packs.root / "shipped").rulebook
    assert the_cell(book).state is State.PARTIAL
    for catalogue in map(Catalogue, ("zh_CN", "en")):
        (column,) = compare({"99": book}, TODAY).columns
        assert catalogue.text("outline.order_group.cancel") in pack_line(column, catalogue)
        assert mark(the_cell(book), catalogue) != mark(the_cell(packs.rulebook(None)), catalogue)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_words_of_nothing_are_those_of_no_restriction(packs: Packs, language: str) -> None:
    catalogue = Catalogue(language)
    free = mark(the_cell_of(packs, FREE), catalogue)
    others = [the_cell(packs.rulebook(None)), the_cell_of(packs, ""), the_cell_of(packs, GAP)]
    assert free not in {part for cell in others for part in mark(cell, catalogue).split("+")}
    assert len({mark(cell, catalogue) for cell in others}) == 3


def the_cell_of(packs: Packs, own: str) -> Cell:
    packs.province = own
    return the_cell(packs.rulebook())


@pytest.mark.parametrize(
    ("applies_to", "kind", "is_so"),
    [
        ((), "person", True),
        (("org",), "person", False),
        (("org",), "enterprise", True),
        (("enterprise",), "org", True),
        (("person",), "org", False),
        (("enterprise",), "sole_trader", True),
        (("sole_trader",), "enterprise", False),
        (("foreign_entity",), "sole_trader", False),
        (("person", "government"), "enterprise", False),
    ],
)
def test_whom_a_rule_may_concern(applies_to: tuple[str, ...], kind: str, is_so: bool) -> None:
    assert concerns(applies_to, kind) is is_so


def test_only_what_is_in_force_on_the_day_counts(packs: Packs) -> None:
    packs.province = a_rule("99.old", "valid_to = 2020-01-01", severity="info", cites="province-high")
    assert the_cell(packs.rulebook()).state is State.INCOMPLETE


def test_a_narrower_gap_takes_the_place_of_the_wider_one(packs: Packs) -> None:
    packs.national = GAP + 'facts = ["99.a"]\n'
    packs.province = GAP + 'instead_of = ["99.a"]\n'
    assert [gap.pack for gap in the_cell(packs.rulebook()).gaps] == ["99-nowhere"]


# Side by side


def test_what_holds_in_all_is_told_apart_from_what_differs(packs: Packs) -> None:
    packs.national = a_rule("nat.age", "", severity="info") + a_rule("nat.more", "", severity="info")
    packs.province = '[[adapt]]\nrule = "nat.age"\ncites = ["province-high"]\n' + ADVICE
    row = compare({"99": packs.rulebook(), "98": packs.rulebook(None)}, TODAY, topics=["age"]).rows[0]
    assert [one.rule.id for one in row.shared] == ["nat.age", "nat.more"]
    assert row.differs
    catalogue = Catalogue("en")
    here, there = (list(cell_lines(row, cell, catalogue)) for cell in row.cells)
    assert len(here) == 1
    assert here[0].endswith("99.told")
    assert there == [catalogue.text("explaining.compare.nothing.no_pack")]


def test_the_same_rules_do_not_differ(packs: Packs) -> None:
    packs.national = a_rule("nat.age", "", severity="info")
    books = {"98": packs.rulebook(None), "97": packs.rulebook(None)}
    assert not any(row.differs for row in compare(books, TODAY).rows)


def test_two_provinces_swapped_are_two_columns_swapped() -> None:
    one, other = (rulebook(code) for code in ("31", "44"))
    rows = compare({"31": one, "44": other}, TODAY).rows
    swapped = compare({"31": other, "44": one}, TODAY).rows
    for row, back in zip(rows, swapped, strict=True):
        assert [cell[1:] for cell in row.cells] == [cell[1:] for cell in reversed(back.cells)]
        assert row.differs == back.differs


@pytest.mark.parametrize("kind", ["", "person", "org", "enterprise", "sole_trader"])
def test_every_province_with_a_pack_has_a_word_on_every_topic(kind: str) -> None:
    books = {code: rulebook(code) for code in available_provinces()}
    comparison = compare(books, TODAY, kind=kind)
    assert [row.topic for row in comparison.rows] == list(TOPICS)
    assert {len(row.cells) for row in comparison.rows} == {len(books)}
    for language in ("zh_CN", "en"):
        marks = [mark(cell, Catalogue(language)) for row in comparison.rows for cell in row.cells]
        assert all(marks)
        assert "explaining." not in "".join(marks)


def test_what_guangdong_says_of_local_numbers_is_a_permission() -> None:
    books = {code: rulebook(code) for code in ("44", "31")}
    row = compare(books, TODAY, topics=["phone"], kind="person").rows[0]
    assert [cell.permits for cell in row.cells] == [True, False]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_matrix_fits_and_leaves_nobody_out(language: str, width: int) -> None:
    book = rulebook("44")
    comparison = compare({f"{code:02}": book for code in range(11, 42)}, TODAY)
    matrix = Matrix(comparison, Catalogue(language))
    pages = matrix.pages(width)
    assert [place for page in pages for place in page] == list(range(31))
    lines = [matrix.heading(page) for page in pages]
    lines += [matrix.line(number, page) for page in pages for number in range(len(TOPICS))]
    assert max(cell_width(line) for line in lines) <= width


def test_some_of_the_provinces_are_taken_out_with_their_cells() -> None:
    book = rulebook(None)
    some = compare({"11": book, "12": book, "13": book}, TODAY).of([2, 0])
    assert [column.province for column in some.columns] == ["13", "11"]
    assert all([cell.column.province for cell in row.cells] == ["13", "11"] for row in some.rows)


def test_a_kind_leaves_out_what_is_not_about_it(packs: Packs) -> None:
    packs.province = a_rule("99.p", 'applies_to = ["person"]', severity="info", cites="province-high")
    states = {kind: the_cell(packs.rulebook(), kind=kind).state for kind in KINDS}
    assert states.pop("person") is State.KNOWN
    assert set(states.values()) == {State.INCOMPLETE}


def test_a_column_tells_how_much_of_a_pack_there_is(packs: Packs) -> None:
    book = packs.rulebook()
    assert compare({"99": book}, TODAY).columns == (Column("99", book, State.INCOMPLETE),)
