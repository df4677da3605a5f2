"""Starting: what is loaded when, streams whatever the locale, and leaving when nobody reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.commands import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

ROOT = Path(__file__).parents[2]


def python(*arguments: str, env: dict[str, str] | None = None, **more: object) -> subprocess.CompletedProcess:  # type: ignore[type-arg]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, *arguments], env=environment, capture_output=True, timeout=60, **more
    )


def test_nothing_heavy_comes_with_the_commands() -> None:
    code = "import sys, icp_wizard.commands; print(sorted(sys.modules))"
    loaded = python("-c", code).stdout.decode()
    assert [n for n in ("textual", "reportlab", "PIL", "pydantic", "argparse") if f"'{n}'" in loaded] == []


def test_checking_loads_neither_screens_nor_paper(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom icp_wizard.commands import main\n"
        f"main(['sample', 'gd-company', '-o', {str(tmp_path / 'd.json')!r}])\n"
        f"main(['check', {str(tmp_path / 'd.json')!r}])\n"
        "print([n for n in ('textual', 'reportlab', 'PIL') if n in sys.modules])"
    )
    assert python("-c", code).stdout.decode().splitlines()[-1] == "[]"


def test_the_version_is_said_at_once() -> None:
    code = "import sys\nfrom icp_wizard.commands import main\nmain(['--version'])\nprint(sorted(sys.modules))"
    version, loaded = python("-c", code).stdout.decode().splitlines()
    assert version.startswith("icp-wizard 0.")
    assert [n for n in ("argparse", "pydantic", "gettext", "PIL") if f"'{n}'" in loaded] == []


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_output_is_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    ran = python("-m", "icp_wizard", "sample", env={**locale, "PYTHONCOERCECLOCALE": "0"})
    assert "广东" in ran.stdout.decode("utf-8")


def test_closed_streams_are_no_error() -> None:
    code = (
        "import sys\nfrom icp_wizard.commands import main\n"
        "sys.stdout = sys.stderr = None\nsys.exit(main(['check']))"
    )
    assert python("-c", code).returncode == 2


def test_a_closed_input_has_nothing_to_read(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom icp_wizard.commands import main\n"
        f"sys.stdin = None\nsys.exit(main(['ask', '--data-dir', {str(tmp_path)!r}]))"
    )
    assert python("-c", code).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_where_talk_cannot_be_written_the_exit_code_still_tells(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "icp_wizard", "check", str(tmp_path / "none.json")],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONUNBUFFERED": "",
            },  # what is held back fails late
            stderr=full,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("command", ["schema", "sample"])
def test_a_full_disk_is_said(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "icp_wizard", command],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 2
    assert len(ran.stderr.decode().splitlines()) == 1


def test_a_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "icp_wizard", "schema"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_no_word_at_all_opens_the_wizard_or_says_why_not(cli: Cli) -> None:
    assert main([]) == 2


def test_a_pack_that_cannot_be_read_does_not_stop_a_check(cli: Cli, sample: Path, data: Path) -> None:
    packs = data / "config" / "packs"
    packs.mkdir(parents=True)
    (packs / "gone.toml").symlink_to(packs / "nowhere")
    (packs / "folder.toml").mkdir()
    ran = cli("check", sample)
    assert ran.code == 0
    assert "gone.toml" in ran.err
    assert "folder.toml" in ran.err
