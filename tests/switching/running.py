"""A run: so many switches from one start, what holds looked at after each, and back to the first choices."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.assessment.making import content
from tests.switching.laws import unexplained, wrong_with_findings, wrong_with_order, wrong_with_steps
from tests.switching.starts import STARTS, started
from tests.switching.switching import Switcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session


class Ran(NamedTuple):
    """Where a run began, what was done, the orders it came to, and what was wrong after which switch."""

    start: str
    trail: list[str]
    orders: list[str]
    wrong: list[str]


def run(desk: Desk, seed: int, switches: int, told: set[tuple[object, ...]]) -> Ran:
    """The run of a seed. `told` are explanations that were looked at before."""
    chance = Random(seed)
    start = chance.choice(STARTS)
    session = desk.open(desk.store.create(started(start), "", ""))
    try:
        first, switcher = content(session.assessment), Switcher(session, chance)
        wrong: list[str] = []
        orders: set[str] = set()
        for number in range(1, switches + 1):
            faults = [*switcher.switch(), *_wrong_now(session, told, Random(seed * 1000 + number))]
            wrong += [f"{number}: {fault}" for fault in faults]
            orders.add(session.assessment.route.order_type or f"none, {session.assessment.route.state}")
        wrong += switcher.go_back()
        now = content(session.assessment)
        wrong += [f"not as at first: {part}" for part in first if now[part] != first[part]]
    finally:
        session.close()
        desk.delete(session.id)
    return Ran(start, switcher.trail, sorted(orders), wrong)


def _wrong_now(session: Session, told: set[tuple[object, ...]], chance: Random) -> Iterator[str]:
    yield from wrong_with_steps(session)
    yield from wrong_with_order(session.assessment)
    yield from wrong_with_findings(session.assessment)
    yield from unexplained(session.assessment, told, chance)
