"""What was not foreseen is said without anything it might carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.commands import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_mistake_of_ours_names_its_kind_and_place_only(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def breaks(name: str) -> None:
        raise KeyError(f"secret {name}")

    monkeypatch.setattr("icp_wizard.samples.sample_draft", breaks)
    ran = cli("sample", "gd-company", lang=lang)
    assert ran.code == 70
    assert "KeyError" in ran.err
    assert "icp_wizard.commands.sample:" in ran.err
    assert "secret" not in ran.all
    assert "Traceback" not in ran.all


def test_an_interruption_is_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sample, "run", interrupted)
    ran = cli("sample")
    assert ran.code == 130
    assert "Traceback" not in ran.all


def test_text_of_others_cannot_act_on_the_terminal(cli: Cli) -> None:
    new = cli("ask", typed="44\n").out.strip()
    cli("drafts", "rename", new, "a\x1b[31mb\u202ec")
    ran = cli("drafts", "list")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
