"""Every test runs cut off from the machine: no settings, terminal, language or home of whoever runs it."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import settings

from tests import permissions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from icp_wizard.rules.compiling.compilation import Compilation

_FROM_OUTSIDE = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "LANGUAGE", "COLUMNS", "LINES", "PYTHONWARNINGS")

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
"""The suite gives the same answer every time; `HYPOTHESIS_PROFILE=explore` searches further."""


def _cut_off(environment: dict[str, str], home: Path) -> None:
    for name in list(environment):
        if name in _FROM_OUTSIDE or name.startswith(("LC_", "TEXTUAL", "XDG_", "ICP_WIZARD")):
            del environment[name]
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    environment["TEXTUAL_ANIMATIONS"] = "none"


_HOME = tempfile.TemporaryDirectory(prefix="icp-wizard-tests-")
_ENVIRONMENT = dict(os.environ)
_cut_off(_ENVIRONMENT, Path(_HOME.name))
os.environ.clear()
os.environ.update(_ENVIRONMENT)  # before Textual and platformdirs are imported: they read it then


@pytest.fixture(autouse=True, scope="session")
def _wider_packs_once() -> Iterator[None]:
    """The shipped national and provider packs, compiled once for all tests, as in a run for all provinces."""
    from icp_wizard.rules.loading import compile_shared

    kept: list[Compilation] = []

    def once(checks: Collection[str] = (), packs: Path | None = None) -> Compilation:
        if packs is not None:
            return compile_shared(checks, packs)
        if not kept:
            kept.append(compile_shared(checks))
        return kept[0]

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr("icp_wizard.session.rulebooks.compile_shared", once)
        yield


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for homes in a folder of their own: `mktemp` looks through all there are to find the next."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own for every test; it is made by whoever writes there, and most do not."""
    home = next(_homes)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))


PRETENDED_DAY = "PRETENDED_DAY"
"""Environment variable: run the suite as if it were that day (`make future`), so that no test ages."""


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    """Today, or the day the suite is asked to pretend."""
    day = os.environ.get(PRETENDED_DAY)
    if day is None:
        yield
        return
    with time_machine.travel(datetime.fromisoformat(day).replace(tzinfo=UTC)):
        yield


@pytest.fixture
def bound_by_modes() -> Iterator[None]:
    """What may not be read or written by its mode may not be by the tests either, not even as root."""
    with permissions.bound_by_modes():
        yield
