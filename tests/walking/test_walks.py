"""A sample of the walks; the long run is `python -m tests.soak.walks`."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.session.making import a_desk
from tests.walking.planning import planned
from tests.walking.reaching import Reached
from tests.walking.walk import Ended, Walk

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = range(2001, 2025)


def walked(folder: Path, seed: int) -> Ended:
    """Where the walk of a seed leads."""
    desk = a_desk(folder)
    chance = Random(seed)
    plan = planned(chance)._replace(services=1, domains=chance.choice((1, 2)))
    session = desk.open(desk.create())
    ended = Walk(session, plan, chance, Reached()).run()
    session.close()
    return ended


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_ends_where_nothing_is_left_hanging(tmp_path: Path, seed: int) -> None:
    ended = walked(tmp_path, seed)
    assert not ended.wrong, " → ".join(ended.trail)
    assert ended.result != "blocked"


def test_the_same_seed_takes_the_same_way(tmp_path: Path) -> None:
    first, second = (walked(tmp_path / name, SEEDS[0]) for name in ("first", "second"))
    assert first == second
