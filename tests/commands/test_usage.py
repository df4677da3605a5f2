"""Wrong ways of calling: words in both languages, exit 2, and never what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

CANARY = "44030519000101001X"
WRONG = [
    ("check",),
    ("check", f"--{CANARY}"),
    ("sample", "gd-company", CANARY),
    ("--lang", CANARY, "sample"),
    ("--as-of", CANARY, "sample"),
    ("check", "x.json", "--province", CANARY),
    ("rules",),
    ("rules", CANARY),
    ("rules", "list", "--topic", CANARY),
    ("rules", "show", CANARY),
    ("drafts", CANARY),
    ("drafts", "show", f"{CANARY}-7"),
    ("sample", f"{CANARY}x"),
    ("check", "--as-of"),
    ("bundle", "-o"),
    ("form",),
    ("form", CANARY),
    ("form", "render", CANARY, "x.json", "-o", "f.pdf"),
    ("form", "render", "F02", "x.json"),
]


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_gets_words_and_no_echo(cli: Cli, words: tuple[str, ...], lang: str) -> None:
    ran = cli(*words, lang=lang) if "--lang" not in words else cli(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert CANARY not in ran.err
    assert "commands." not in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.strip()) > 10


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_word_that_is_nothing_gets_one_answer(cli: Cli, lang: str) -> None:
    said = {cli(word, lang=lang).err for word in ("nosuch", "completion", "abcd", "没有")}
    assert len(said) == 1
    assert "drafts list" in said.pop()


def test_a_mistyped_command_is_recognised(cli: Cli) -> None:
    assert "check" in cli("chekc").err
    assert "list" in cli("drafts", "lits").err
    assert "--json" in cli("check", "x", "--jsno").err


def test_a_mistyped_rule_is_recognised(cli: Cli) -> None:
    assert "nat.open-site.resolution-off" in cli("rules", "show", "nat.open-site.resolution").err


def test_a_broken_settings_file_does_not_stop_a_command(cli: Cli, data: Path) -> None:
    (data / "config").mkdir(parents=True)
    (data / "config" / "settings.toml").write_text("language = ", encoding="utf-8")
    ran = cli("sample")
    assert ran.code == 0
    assert "settings.toml" in ran.err


def test_the_language_may_be_a_setting(cli: Cli, data: Path) -> None:
    (data / "config").mkdir(parents=True)
    (data / "config" / "settings.toml").write_text('language = "en"', encoding="utf-8")
    assert "Guangdong" in cli("sample").out
    assert "Guangdong" not in cli("sample", lang="zh_CN").out
