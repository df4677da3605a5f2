"""A small fixed sample of the soak: killed while saving, nothing acknowledged is lost."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.soak.kills import kill_once, prepare

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_a_killed_process_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    prepare(tmp_path)
    results = [kill_once(tmp_path, seed) for seed in range(10)]
    assert [result["problem"] for result in results] == [None] * 10
    assert sum(result["acks"] for result in results) > 50
