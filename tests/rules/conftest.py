"""Packs under construction, in a directory of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.making import Packs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return Packs(tmp_path)
