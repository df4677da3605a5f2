"""Compiled rulebooks that are kept: the same as compiled anew, and made anew at any doubt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from icp_wizard.rules.keeping import digest_of, keep, read_kept
from icp_wizard.session.rulebooks import Rulebooks
from tests.journeys.packs import OVERLAY, packs_without

if TYPE_CHECKING:
    from pathlib import Path

PROVINCE = "44"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache folder in a data folder that is there."""
    return tmp_path / "cache"


def test_what_is_kept_is_what_was_compiled(cache: Path) -> None:
    compiled = Rulebooks(cache=cache).loaded(PROVINCE).rulebook
    assert (cache / "rules-44.json").is_file()
    assert Rulebooks(cache=cache).loaded(PROVINCE).rulebook == compiled


def test_provinces_share_the_rules_they_left_alone(cache: Path) -> None:
    for books in (Rulebooks(), Rulebooks(cache=cache), Rulebooks(cache=cache)):
        of_all, one, other = (books.loaded(code).rulebook for code in (None, PROVINCE, "31"))
        name = "hw.review.mail"  # nobody adapts it
        found = {id(rule) for book in (of_all, one, other) for rule in book.rules if rule.id == name}
        assert len(found) == 1


def test_what_is_kept_of_a_province_is_in_the_order_of_its_packs(cache: Path) -> None:
    compiled = Rulebooks().loaded(PROVINCE).rulebook.to_data()
    Rulebooks(cache=cache).loaded(PROVINCE)
    assert json.dumps(Rulebooks(cache=cache).loaded(PROVINCE).rulebook.to_data()) == json.dumps(compiled)


@pytest.mark.parametrize("place", [9999, "nat.no-such"])
def test_what_refers_to_nothing_is_compiled_again(cache: Path, place: object) -> None:
    compiled = Rulebooks(cache=cache).loaded(PROVINCE).rulebook
    file = cache / "rules-44.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["rulebook"]["rules"][0] = place
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert Rulebooks(cache=cache).loaded(PROVINCE).rulebook == compiled


@pytest.mark.parametrize("damage", ["", "{", '{"digest": 1}', "[]"])
def test_what_does_not_read_back_is_compiled_again(cache: Path, damage: str) -> None:
    compiled = Rulebooks(cache=cache).loaded(PROVINCE).rulebook
    (cache / "rules-44.json").write_text(damage, encoding="utf-8")
    assert Rulebooks(cache=cache).loaded(PROVINCE).rulebook == compiled


def test_a_kept_rule_of_the_wrong_shape_is_compiled_again(cache: Path) -> None:
    compiled = Rulebooks(cache=cache).loaded(PROVINCE).rulebook
    file = cache / "rules-44.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    next(rule for rule in kept["rulebook"]["rules"] if isinstance(rule, dict))["when"] = [{"field": 3}]
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert Rulebooks(cache=cache).loaded(PROVINCE).rulebook == compiled


def test_other_packs_are_other_rules(cache: Path, tmp_path: Path) -> None:
    Rulebooks(cache=cache).loaded(PROVINCE)
    packs = packs_without("nat.service-principal.letter", tmp_path)
    changed = Rulebooks(packs=packs, cache=cache).loaded(PROVINCE).rulebook
    assert "nat.service-principal.letter" not in {rule.id for rule in changed.rules}


def test_an_overlay_that_comes_is_heeded_and_a_broken_one_reported_each_time(
    cache: Path, tmp_path: Path
) -> None:
    Rulebooks(cache=cache).loaded(PROVINCE)
    overlays = tmp_path / "overlays"
    overlays.mkdir()
    (overlays / "desk.toml").write_text(OVERLAY, encoding="utf-8")
    with_desk = Rulebooks(overlays, cache=cache).loaded(PROVINCE).rulebook
    assert "local.desk-note" in {rule.id for rule in with_desk.rules}
    (overlays / "broken.toml").write_text("id = 3", encoding="utf-8")
    for _ in range(2):
        assert Rulebooks(overlays, cache=cache).loaded(PROVINCE).mistakes


def test_packs_that_change_while_the_program_runs_are_not_kept_as_what_they_were(
    cache: Path, tmp_path: Path
) -> None:
    overlays = tmp_path / "overlays"
    overlays.mkdir()
    books = Rulebooks(overlays, cache=cache)
    books.loaded(None)
    (overlays / "desk.toml").write_text(OVERLAY, encoding="utf-8")
    books.loaded(PROVINCE)
    assert (cache / "rules-none.json").is_file()
    assert not (cache / "rules-44.json").exists()


def test_of_a_province_nothing_is_read_beside_another_base_than_it_was_kept_beside(
    cache: Path, tmp_path: Path
) -> None:
    base = Rulebooks().loaded(None).rulebook
    rulebook = Rulebooks().loaded(PROVINCE).rulebook
    other = Rulebooks(packs=packs_without("nat.service-principal.letter", tmp_path)).loaded(None).rulebook
    cache.mkdir()
    keep(cache / "rules.json", "digest", rulebook, base)
    assert read_kept(cache / "rules.json", "digest", base) == rulebook
    assert read_kept(cache / "rules.json", "digest", other) is None


def test_the_content_of_one_file_never_passes_for_another_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, files in ((one, {"a.toml": "#b.toml\n"}), (two, {"a.toml": "#", "b.toml": ""})):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert digest_of(one) != digest_of(two)


def test_no_data_folder_is_made_for_it(tmp_path: Path) -> None:
    Rulebooks(cache=tmp_path / "data" / "cache").loaded(PROVINCE)
    assert not (tmp_path / "data").exists()


def test_a_file_in_the_place_of_the_overlays_is_reported_each_time(cache: Path, tmp_path: Path) -> None:
    overlays = tmp_path / "overlays"
    Rulebooks(overlays, cache=cache).loaded(PROVINCE)
    overlays.write_text("", encoding="utf-8")
    found = [Rulebooks(overlays, cache=cache).loaded(PROVINCE).mistakes for _ in range(2)]
    assert [[mistake.code for mistake in mistakes] for mistakes in found] == [["not_folder"], ["not_folder"]]
