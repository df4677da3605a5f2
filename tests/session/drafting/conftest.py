"""Workbenches that are closed after the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.session.drafting.making import Bench, a_bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def make_bench(tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    made: list[Bench] = []

    def make(sample: str = "gd-company", **changes: Any) -> Bench:
        made.append(a_bench(tmp_path, sample, **changes))
        return made[-1]

    yield make
    for bench in made:
        bench.close()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    return make_bench()
