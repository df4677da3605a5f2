"""`verify` of a bundle that comes from standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]


@pytest.fixture
def bundled(cli: Cli, sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "b.zip"
    assert cli("bundle", sample, "-o", path).code == 0
    return path


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_from_standard_input_the_same_is_found_as_in_the_file(
    cli: Cli, bundled: Path, words: tuple[str, ...]
) -> None:
    by_name, piped = cli("verify", bundled, *words), cli("verify", "-", *words, typed=bundled.read_bytes())
    assert (piped.code, piped.out) == (by_name.code, by_name.out)
    assert piped.code == 0


def test_what_was_changed_on_its_way_is_found_too(cli: Cli, bundled: Path) -> None:
    content = bundled.read_bytes()
    assert cli("verify", "-", typed=content + b"behind the end").code == 1


@pytest.mark.parametrize(("lang", "name"), [("zh_CN", "标准输入"), ("en", "Standard input")])
def test_what_is_no_bundle_is_said_of_standard_input(cli: Cli, bundled: Path, lang: str, name: str) -> None:
    ran = cli("verify", "-", typed=bundled.read_bytes()[:5000], lang=lang)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(name)
