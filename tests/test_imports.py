"""The headless program runs without the interface, and rooms import only what is below them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def _loaded_after(module: str) -> set[str]:
    """Top-level packages in memory after importing a module in a fresh interpreter."""
    result = _python("-c", f"import {module}, sys; print(*sys.modules)")
    assert result.returncode == 0, result.stderr
    return {name.partition(".")[0] for name in result.stdout.split()}


@pytest.mark.parametrize(
    "module",
    [
        "icp_wizard.commands",
        "icp_wizard.commands.check",
        "icp_wizard.commands.ask",
        "icp_wizard.prompts",
        "icp_wizard.session.session",
        "icp_wizard.session.desk",
        "icp_wizard.assessment",
        "icp_wizard.bundle",
        "icp_wizard.pictures",
    ],
)
def test_the_headless_program_loads_neither_interface_nor_papers(module: str) -> None:
    assert _loaded_after(module) & {"textual", "rich", "reportlab", "PIL", "pillow_heif", "screens"} == set()


def test_starting_loads_nothing_heavy() -> None:
    heavy = {
        "pydantic",
        "phonenumbers",
        "holidays",
        "publicsuffixlist",
        "sqlite3",
        "textual",
        "reportlab",
        "PIL",
        "re2",
    }
    assert _loaded_after("icp_wizard.commands") & heavy == set()


def test_conditions_know_nothing_of_filings() -> None:
    result = _python("-c", "import icp_wizard.conditions, sys; print(*sys.modules)")
    rooms = {name.split(".")[1] for name in result.stdout.split() if name.startswith("icp_wizard.")}
    assert rooms <= {"conditions", "dates", "text"}


def test_every_room_imports_only_what_is_below_it() -> None:
    result = _python("-m", "importlinter.cli", "lint", "--no-cache")
    assert result.returncode == 0, result.stdout[result.stdout.find("Broken contracts") :] + result.stderr


def test_the_catalogues_do_not_shadow_the_standard_library() -> None:
    assert not (ROOT / "locale" / "__init__.py").exists()


@pytest.mark.parametrize(
    "package",
    [path.parent for path in sorted((ROOT / "icp_wizard").rglob("__init__.py"))],
    ids=lambda p: p.name,
)
def test_a_folder_says_what_lives_there(package: Path) -> None:
    first = (package / "__init__.py").read_text(encoding="utf-8").lstrip()
    assert first.startswith('"""')


def test_no_module_is_a_bag_of_things() -> None:
    names = {path.stem for room in ("icp_wizard", "screens") for path in (ROOT / room).rglob("*.py")}
    assert names & {"utils", "util", "helpers", "common", "misc", "manager"} == set()
