"""What two rulebooks say otherwise: nothing where they say the same, and each change by its name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules.changes.diffing import changes_between
from icp_wizard.rules.changes.standing_in import rulebook_with
from icp_wizard.rules.loading import PacksBroken
from icp_wizard.rules.reading.pack_file import parse_pack
from icp_wizard.rules.rulebook import Rulebook
from tests.rules.making import Packs, a_rule, head

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.rules.changes.diffing import RulebookChanges

COUNT = 'params = { most = 5 }\ndemand = [{ field = "totals.services_after", le = "$most" }]\n'
NAME = 'demand = [{ field = "entity.name", filled = true }]\n'
MATERIAL = '[[material]]\nid = "note"\ntitle = { zh_CN = "单子", en = "Note" }\nkind = "issued"\n'
GAP = '[[gap]]\ntopic = "age"\nnote = { zh_CN = "不知道", en = "Not known" }\n'


def changes(folder: Path, old: str, new: str) -> RulebookChanges:
    """What a national pack with the second text has otherwise than one with the first."""
    books = []
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir()
        books.append(Packs(folder / name, national=text).rulebook())
    return changes_between(*books)


def what(found: RulebookChanges) -> list[tuple[str, str, list[str]]]:
    """Rules by id, how, and what of them."""
    return [(one.rule.id, one.kind, [change.what for change in one.changes]) for one in found.rules]


def test_packs_that_say_the_same_have_no_differences(tmp_path: Path) -> None:
    found = changes(tmp_path, a_rule("nat.count", COUNT), f"# a remark\n{a_rule('nat.count', COUNT)}")
    assert found.is_empty
    assert found.packs == ()


def test_a_rule_comes_and_a_rule_goes(tmp_path: Path) -> None:
    found = changes(tmp_path, a_rule("nat.old", NAME), a_rule("nat.new", NAME))
    assert what(found) == [("nat.new", "added", []), ("nat.old", "removed", [])]


def test_another_figure_is_named_with_both_values(tmp_path: Path) -> None:
    found = changes(tmp_path, a_rule("nat.count", COUNT), a_rule("nat.count", COUNT.replace("5", "3")))
    assert what(found) == [("nat.count", "changed", ["demand", "params.most"])]
    assert found.rules[0].changes[1] == ("params.most", 5, 3)


def test_another_kind_of_entity_is_no_second_change_of_the_conditions(tmp_path: Path) -> None:
    found = changes(tmp_path, a_rule("nat.name", NAME), a_rule("nat.name", NAME + 'applies_to = ["person"]'))
    assert what(found) == [("nat.name", "changed", ["applies_to"])]


def test_another_source_is_a_change_and_another_research_note_is_none(tmp_path: Path) -> None:
    before = a_rule("nat.name", NAME, severity="warn")
    same = changes(tmp_path, before, before + 'facts = ["41.a.b.c"]')
    assert same.is_empty
    (tmp_path / "two").mkdir()
    found = changes(
        tmp_path / "two", before, a_rule("nat.name", NAME, severity="warn", cites="national-medium")
    )
    assert what(found) == [("nat.name", "changed", ["sources"])]


def test_a_corrected_figure_is_a_period_that_ends_and_one_that_comes(tmp_path: Path) -> None:
    corrected = a_rule("nat.count", COUNT + "valid_to = 2026-12-31") + a_rule(
        "nat.count", COUNT.replace("5", "3") + "valid_from = 2027-01-01"
    )
    found = changes(tmp_path, a_rule("nat.count", COUNT), corrected)
    assert what(found) == [("nat.count", "changed", ["valid_to"]), ("nat.count", "added", [])]
    assert found.rules[1].rule.valid_from == date(2027, 1, 1)


def test_a_rule_that_a_province_lifts_is_no_longer_in_force(tmp_path: Path) -> None:
    national = a_rule("nat.one", NAME) + a_rule("nat.two", NAME)
    books = []
    for name, lift in (("old", ""), ("new", '[[adapt]]\nrule = "nat.one"\noff = true\nbecause = "nat.two"')):
        (tmp_path / name).mkdir()
        books.append(Packs(tmp_path / name, national=national, province=lift).rulebook())
    assert what(changes_between(*books)) == [("nat.one", "changed", ["adaptations", "is_active"])]


def test_materials_and_gaps_are_compared_too(tmp_path: Path) -> None:
    found = changes(tmp_path, MATERIAL, MATERIAL.replace("issued", "capture") + GAP)
    assert [(one.part, one.name, one.kind) for one in found.parts] == [
        ("material", "note", "changed"),
        ("gap", "age", "added"),
    ]


def test_a_carried_rulebook_differs_in_nothing_from_the_one_it_was_made_from(packs: Packs) -> None:
    packs.national = a_rule("nat.count", COUNT + 'orders = ["first"]\napplies_to = ["org"]') + MATERIAL
    rulebook = packs.rulebook()
    assert changes_between(rulebook, Rulebook.from_data(rulebook.to_data())) == ((), (), ())


def overlay(lines: str) -> str:
    return head("own", "overlay") + lines


def test_a_pack_stands_in_for_the_shipped_one_of_its_layer_and_an_overlay_comes_behind() -> None:
    pack = parse_pack(overlay(a_rule("local.one", NAME, cites="overlay-high")).encode(), "own.toml")
    with_own, shipped = rulebook_with([pack], "44", CHECKS), rulebook_with([], "44", CHECKS)
    found = changes_between(shipped, with_own)
    assert what(found) == [("local.one", "added", [])]
    assert [after.id for _, after in found.packs if after] == ["own"]


def test_a_pack_with_a_mistake_is_refused_with_its_line() -> None:
    pack = parse_pack(overlay(a_rule("nat.one", NAME, cites="nobody")).encode(), "own.toml")
    with pytest.raises(PacksBroken) as caught:
        rulebook_with([pack], "44", CHECKS)
    assert {mistake.code for mistake in caught.value.mistakes} == {"wrong_prefix", "unknown_source"}
