"""`rules diff`: what rules say otherwise, from whatever holds rules, and what of it touches a draft."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.rules.loading import SHIPPED
from icp_wizard.session.rulebooks import Rulebooks
from tests.journeys.packs import write_overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

RULE = "nat.service-principal.letter"


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """A copy of a shipped pack with some words in it replaced."""

    def write(name: str, *replacements: tuple[str, str]) -> Path:
        text = next(SHIPPED.rglob(f"{name}*.toml")).read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def rulebook_data(province: str = "44") -> dict[str, Any]:
    return Rulebooks().loaded(province).rulebook.to_data()


def test_the_same_rules_have_no_differences(cli: Cli, pack: Callable[..., Path]) -> None:
    ran = cli("rules", "diff", "shipped", pack("44"), lang="en")
    assert (ran.code, ran.out) == (0, "No differences.\n")


def test_a_changed_figure_is_shown_under_its_pack_and_topic(cli: Cli, pack: Callable[..., Path]) -> None:
    ran = cli("rules", "diff", "shipped", pack("44", ("years = 16", "years = 14")))
    assert ran.code == 0
    assert "全国通用（national）  age（年龄）\n  变化 nat.age.organisation" in ran.out
    assert "数值 years：16 → 14" in ran.out
    assert "新增 0，删去 0，变化 1" in ran.out


def test_the_same_as_json(cli: Cli, pack: Callable[..., Path]) -> None:
    found = cli("rules", "diff", "shipped", pack("44", ("years = 16", "years = 14")), "--json").json
    assert [(one["rule"], one["kind"], one["pack"]) for one in found["rules"]] == [
        ("nat.age.organisation", "changed", "national")
    ]
    assert {"what": "params.years", "before": 16, "after": 14} in found["rules"][0]["changes"]
    assert found["draft"] is None


def test_a_rulebook_a_bundle_and_a_folder_hold_rules_too(cli: Cli, tmp_path: Path) -> None:
    carried = tmp_path / "rulebook.json"
    carried.write_text(json.dumps(rulebook_data()), encoding="utf-8")
    bundle = tmp_path / "b.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.write(carried, "rules/rulebook.json")
    for word in (carried, bundle, SHIPPED):
        assert cli("rules", "diff", word, "shipped", "--province", "44", lang="en").out == "No differences.\n"


def test_with_a_draft_only_what_touches_it_is_shown(
    cli: Cli, sample: Path, pack: Callable[..., Path]
) -> None:
    new = pack("national", ("{ months = 3 }", "{ months = 900 }"), ("{ hours = 24", "{ hours = 25"))
    every = cli("rules", "diff", "shipped", new, "--json").json["rules"]
    ran = cli("rules", "diff", "shipped", new, "--draft", sample)
    found = cli("rules", "diff", "shipped", new, "--draft", sample, "--json").json["draft"]["findings"]
    assert 0 < len(found) < len(every)
    assert all(one["rule"] in ran.out for one in found)
    assert "符合 → 不符合" in ran.out


def test_changes_that_do_not_touch_the_draft_are_counted(
    cli: Cli, sample: Path, pack: Callable[..., Path]
) -> None:
    ran = cli(
        "rules", "diff", "shipped", pack("44", ("years = 16", "years = 14")), "--draft", sample, lang="en"
    )
    assert "Rules that differ: 1. None of them changes how this draft is judged." in ran.out


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"format": 1}', b"[" * 100_000, b"\xff"])
def test_what_holds_no_rules_is_refused(cli: Cli, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    ran = cli("rules", "diff", tmp_path / "x.json", "shipped")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err) > 10


def test_a_rulebook_that_names_what_it_does_not_hold_is_refused(cli: Cli, tmp_path: Path) -> None:
    data = rulebook_data()
    data["sources"].popitem()
    (tmp_path / "x.json").write_text(json.dumps(data), encoding="utf-8")
    assert cli("rules", "diff", tmp_path / "x.json", "shipped").code == 2


def test_a_missing_file_and_an_empty_folder_are_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for word in (tmp_path / "nothing.toml", tmp_path / "empty"):
        ran = cli("rules", "diff", word, "shipped", lang="en")
        assert (ran.code, ran.out) == (2, "")


def test_a_broken_pack_is_refused_with_every_mistake(cli: Cli, pack: Callable[..., Path]) -> None:
    ran = cli("rules", "diff", "shipped", pack("44", ("years = 16", "yeers = 16")), lang="en")
    assert ran.code == 2
    assert "44.toml" in ran.err
    assert "yeers" in ran.err


def test_what_holds_here_has_the_packs_of_ones_own(cli: Cli, data: Path) -> None:
    assert "local.desk-note" not in cli("rules", "diff", "shipped", "here").out
    write_overlay(data / "config")
    assert "local.desk-note" in cli("rules", "diff", "shipped", "here").out
