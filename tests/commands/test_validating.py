"""`rules validate`: what is wrong with packs, for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

BROKEN = Path(__file__).parents[1] / "rules" / "reading" / "broken.toml"
HEAD = 'id = "own"\nlayer = "overlay"\nversion = "1"\ntitle = { zh_CN = "自己的", en = "Own" }\n'
RULE = (
    '[[source]]\nkey = "desk"\npublisher = "虚构客服组"\ntitle = "约定"\nlocator = "1"\nconfidence = "high"\n'
    'as_of = "2026"\n[[rule]]\nid = "local.a"\ntopic = "other"\nseverity = "info"\nat = "entity.name"\n'
    'text = { zh_CN = "提示", en = "Advice" }\ncites = ["desk"]\n'
)
SCENARIO = '[[scenario]]\nname = "甲"\nsample = "gd-company"\n%s = ["local.a"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_sound_packs_are_fine(cli: Cli, own: Path) -> None:
    (own / "own.toml").write_text(HEAD + RULE + SCENARIO % "advice", encoding="utf-8")
    ran = cli("rules", "validate", str(own))
    assert ran.code == 0
    assert ran.out.splitlines() == ["已检查 1 个规则包，没有错误；场景 1/1 符合。"]


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_every_mistake_is_told_with_its_place(cli: Cli, lang: str) -> None:
    ran = cli("rules", "validate", str(BROKEN), lang=lang)
    assert ran.code == 1
    assert f"{BROKEN}:6: compleet: " in ran.out
    assert f"{BROKEN}:41: local.shape: severity: " in ran.out
    assert "rules.mistake" not in ran.out
    assert "commands." not in ran.out


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_scenario_that_comes_out_otherwise_is_named(cli: Cli, own: Path, lang: str) -> None:
    (own / "own.toml").write_text(HEAD + RULE + SCENARIO % "fires", encoding="utf-8")
    ran = cli("rules", "validate", str(own), lang=lang)
    assert ran.code == 1
    assert "甲" in ran.out
    assert "advice" in ran.out
    assert "0/1" in ran.out or "0 of 1" in ran.out


def test_a_program_reads_the_same(cli: Cli, own: Path) -> None:
    text = HEAD + RULE.replace("topic", "topik") + SCENARIO % "fires"
    (own / "own.toml").write_text(text, encoding="utf-8")
    ran = cli("rules", "validate", str(own), "--json")
    assert ran.code == 1
    told = ran.json["mistakes"][0]
    assert (told["line"], told["code"], told["rule"], told["suggestion"]) == (
        12,
        "missing_key",
        "local.a",
        "",
    )
    assert ran.json["scenarios"] == [
        {"file": str(own / "own.toml"), "line": 19, "name": "甲", "passed": None}
    ]


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_without_a_pack_there_is_nothing_to_check(cli: Cli, own: Path, lang: str) -> None:
    for path in (own, own / "none"):
        ran = cli("rules", "validate", str(path), lang=lang)
        assert (ran.code, ran.out) == (2, "")
        assert str(path) in ran.err


def test_names_that_act_are_shown_as_what_they_are(cli: Cli, own: Path) -> None:
    (own / "a\x1b[31m.toml").write_text("nonsense", encoding="utf-8")
    ran = cli("rules", "validate", str(own))
    assert "\x1b" not in ran.out
    assert cli("rules", "validate", str(own), "--json").code == 1


def test_doctor_names_a_pack_that_is_left_out_in_one_province_alone(cli: Cli, data: Path) -> None:
    folder = data / "config" / "packs"
    folder.mkdir(parents=True)
    text = (
        'id = "desk"\nlayer = "overlay"\nversion = "2026.11"\ntitle = { zh_CN = "约定", en = "Rules" }\n'
        '[[source]]\nkey = "s"\npublisher = "p"\ntitle = "t"\nlocator = "l"\nconfidence = "high"\n'
        'as_of = "2026-11"\n[[adapt]]\nrule = "nat.service-principal.letter"\nseverity = "warn"\n'
        'reason = { zh_CN = "理由", en = "Reason" }\ncites = ["s"]\n'
    )
    (folder / "desk.toml").write_text(text, encoding="utf-8")
    ran = cli("doctor")
    assert ran.code == 1
    assert "desk.toml" in ran.out
