"""Help is there for every command, whole in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from icp_wizard.commands.register import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

ALL = [(name,) for name in COMMANDS] + [(name, sub) for name, subs in COMMANDS.items() for sub in subs]
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("words", [(), *ALL], ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(cli: Cli, words: tuple[str, ...], option: str) -> None:
    ran = cli(*words, option)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("用法：icp-wizard")
    assert "commands." not in ran.out


@pytest.mark.parametrize("words", [(), *ALL], ids=" ".join)
def test_headings_are_chinese_in_chinese(cli: Cli, words: tuple[str, ...]) -> None:
    lines = cli(*words, "--help").out.splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings
    assert [line for line in headings if not CHINESE.search(line)] == []


@pytest.mark.parametrize("words", [(), *ALL], ids=" ".join)
def test_english_help_holds_no_chinese(cli: Cli, words: tuple[str, ...]) -> None:
    assert CHINESE.findall(cli(*words, "--help", lang="en").out) == []


def test_global_options_stand_before_and_after_the_command(cli: Cli) -> None:
    after = cli("sample", "--lang", "en")
    before = cli("--lang", "en", "sample")
    assert before.out == after.out
    assert before.out != cli("sample").out


def test_help_fits_the_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from icp_wizard.text import cell_width

    monkeypatch.setenv("COLUMNS", "80")
    widest = max(cell_width(line) for words in ALL for line in cli(*words, "--help").out.splitlines())
    assert widest <= 80
