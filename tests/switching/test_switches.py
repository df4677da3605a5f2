"""A sample of the switches; the thousand are `python -m tests.soak.switches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.session.making import a_desk
from tests.switching.running import run

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = (3001, 3002, 3003, 3004)
SWITCHES = 15
_TOLD: set[tuple[object, ...]] = set()


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_changes_their_mind_loses_nothing_and_is_left_without_nothing(
    tmp_path: Path, seed: int
) -> None:
    desk = a_desk(tmp_path)
    ran = run(desk, seed, SWITCHES, _TOLD)
    desk.store.close()
    assert ran.wrong == [], " → ".join(ran.trail)
