"""The runner notices every way a scenario can be wrong, and accepts nothing unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.accept import accept
from tests.scenarios.runner import FOLDER, differences, read_scenarios, scenario_files
from tests.scenarios.strict_yaml import ScenarioError, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
- name: 名称留空
  extends: base
  as_of: "2026-11-23"
  set:
    wanted.entity.name: null
  expect:
    fires: [hw.type.entity]
    todo: []
    undecided: []
"""


def _folder(tmp_path: Path, text: str) -> Path:
    base = (FOLDER / "base" / "gd-org.yaml").read_text(encoding="utf-8")
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    (tmp_path / "changed.yaml").write_text("extends: base\nunset: [wanted.entity.remark]\n", encoding="utf-8")
    (tmp_path / "deep.yaml").write_text("extends: changed\nset: { intent.goal: x }\n", encoding="utf-8")
    file = tmp_path / "scenarios.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _differences(tmp_path: Path, text: str) -> list[str]:
    file = _folder(tmp_path, text)
    return [line for scenario in read_scenarios(file, tmp_path) for line in differences(scenario)]


def test_a_right_scenario_passes(tmp_path: Path) -> None:
    assert _differences(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("fires: [hw.type.entity]", "fires: []", "fires: unexpected hw.type.entity"),
        ("todo: []", "todo: [hw.type.region]", "todo: missing hw.type.region"),
        ("undecided: []", "undecided: [hw.person.identity@p1]", "undecided: missing hw.person.identity@p1"),
        ("null", '"别的公司"', "fires: missing hw.type.entity"),
        ("[hw.type.entity]", "[hw.type.entity (warn)]", "fires: missing hw.type.entity (warn)"),
        ("[hw.type.entity]", "[hw.type.entity (warn)]", "fires: unexpected hw.type.entity"),
        ("undecided: []", "undecided: []\n    met: [hw.type.entity]", "met: missing hw.type.entity"),
        ("undecided: []", "undecided: []\n    advice: [hw.type.entity]", "advice: missing hw.type.entity"),
        ("undecided: []", "undecided: []\n    quiet: [hw.type.entity]", "quiet: missing hw.type.entity"),
        ("undecided: []", "undecided: []\n    materials: []", "materials: unexpected identity_front@p1"),
    ],
)
def test_whatever_is_expected_must_come_out_exactly(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert line in _differences(tmp_path, GOOD.replace(old, new))


def test_of_what_is_met_advised_or_quiet_only_what_is_named_is_looked_at(tmp_path: Path) -> None:
    named = "advice: [nat.other.truthful]\n    met: [hw.type.region]\n    quiet: [hw.type.shell-entity]"
    assert _differences(tmp_path, GOOD.replace("undecided: []", f"undecided: []\n    {named}")) == []


def test_what_ends_the_way_says_so(tmp_path: Path) -> None:
    ended = GOOD.replace("wanted.entity.name: null", "account.has_open_order: true")
    assert "fires: unexpected hw.type.open-order (dead end)" in _differences(tmp_path, ended)


WRONG = [
    ("[hw.type.entity]", "[hw.type.entity (bad)]", "no rule is called hw.type.entity"),
    ("as_of:", "as-of:", "unknown key as-of"),
    ("    todo: []", "    to_do: []", "unknown key to_do"),
    ("    todo: []\n", "", "does not say what it expects: todo"),
    (GOOD[GOOD.index("  expect") :], "", "does not say what it expects: fires"),
    ("name: 名称留空", "name: ''", "needs a name"),
    ("- name: 名称留空\n  extends", "- extends", "needs a name"),
    ("extends: base", "extends: nowhere", "there is no nowhere"),
    ("extends: base", "extends: ../base", "there is no ../base"),
    ("  extends: base\n", "", "there is no None"),
    ("extends: base", "extends: deep", "more than 2 levels"),
    ('"2026-11-23"', '"2026-11-31"', "as_of must be a quoted date"),
    ('"2026-11-23"', "2026-11-23", "'2026-11-23' would be a timestamp: quote it"),
    ("wanted.entity.name", "wanted.entity.nmae", "the draft has no wanted.entity.nmae"),
    ("wanted.entity.name", "entity.name", "the draft has no entity.name"),
    ("wanted.entity.name", "people.p9.name", "nothing stands at people.p9.name"),
    ("null", "12", "the draft is malformed"),
    ("null", "012", "'012' would be a int: quote it"),
    ("null", "1.5", "'1.5' would be a float: quote it"),
    ("null", "yes", "'yes' would be a bool: quote it"),
    ("null", "~", "'~' would be a null: quote it"),
    ("    wanted.entity.name: null", "    wanted.entity.name: null\n" * 2, "stands twice"),
    ("    wanted.entity.name: null", "    wanted.entity.name: &x null", "aliases"),
    ("hw.type.entity", "hw.type.entty", "no rule is called hw.type.entty"),
    ("hw.type.entity", "hw.person.identity@p9", "the draft has no item p9"),
    ("[hw.type.entity]", "[hw.type.entity, hw.type.entity]", "twice"),
    ("[hw.type.entity]", "hw.type.entity", "must be a list of ids"),
    ("    todo: []", "    todo: []\n    materials: [no_paper]", "no material is called no_paper"),
    ("  expect", "  unset: [wanted.entity.nothing]\n  expect", "nothing stands at wanted.entity.nothing"),
    (GOOD, "", "empty"),
    (GOOD, "{}", "a list of scenarios"),
    (GOOD, "[]", "a list of scenarios"),
    (GOOD, "- 甲", "a scenario has keys"),
    (GOOD, "- {a: [}", "not YAML"),
    (GOOD, GOOD * 2, "another scenario has this name"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_a_wrong_scenario_is_an_error(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(ScenarioError, match=message.replace(".", r"\.")):
        _differences(tmp_path, GOOD.replace(old, new))


def test_a_base_may_change_another(tmp_path: Path) -> None:
    text = GOOD.replace("extends: base", "extends: changed")
    assert _differences(tmp_path, text) == []


def test_words_and_whole_numbers_need_no_quotes() -> None:
    text = "{a: 44, b: 广东, c: true, d: null, e: '010', f: rule.id@p1, g: 0}"
    assert parse_yaml(text, "x") == {
        "a": 44,
        "b": "广东",
        "c": True,
        "d": None,
        "e": "010",
        "f": "rule.id@p1",
        "g": 0,
    }


def test_accepting_writes_what_comes_out_and_tells_the_difference(tmp_path: Path) -> None:
    file = _folder(tmp_path, "# 说明\n" + GOOD.replace("[hw.type.entity]", "[]") + "# 完\n")
    difference = accept(file, tmp_path)
    assert "-    fires: []\n+    fires: [hw.type.entity]\n" in difference
    assert file.read_text(encoding="utf-8") == "# 说明\n" + GOOD + "# 完\n"


def test_accepting_keeps_what_is_named_as_long_as_it_is_so(tmp_path: Path) -> None:
    named = "    advice: [nat.other.truthful]\n    quiet: [hw.type.shell-entity, hw.type.entity]\n"
    file = _folder(tmp_path, GOOD + named)
    accept(file, tmp_path)
    kept = named.replace(", hw.type.entity", "")
    assert file.read_text(encoding="utf-8") == GOOD + kept


def test_accepting_a_scenario_without_expectations_fills_them_in(tmp_path: Path) -> None:
    file = _folder(tmp_path, GOOD[: GOOD.index("  expect")])
    accept(file, tmp_path)
    assert [differences(scenario) for scenario in read_scenarios(file, tmp_path)] == [[]]


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_accepting_what_is_right_changes_nothing(tmp_path: Path, path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert accept(copy, FOLDER) == ""
