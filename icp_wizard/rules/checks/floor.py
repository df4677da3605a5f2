"""What a user's own pack may not do to a block of the national pack: bring it below a warning.

The doors are many: a lower severity, lifting it or what a narrower pack put in its place, fewer orders or
kinds of entity, params with which it asks less. Another text is none: it is shown as local, with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules.checks.tightening import implies
from icp_wizard.rules.vocabulary import KINDS, ORDERS, ORG, PERSON, orders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from icp_wizard.rules.reading.models import AdaptEntry
    from icp_wizard.rules.reading.working import Working


def is_kept(periods: Iterable[Working], rules: Mapping[str, tuple[Working, ...]]) -> bool:
    """Whether a rule is a block of the national pack, in any period, or stands in the place of one."""
    periods = tuple(periods)
    if any(_is_national_block(working) for working in periods):
        return True
    stand_ins = _stand_ins(rules)
    return any(working.entry.severity == "block" and working.entry.id in stand_ins for working in periods)


def _stand_ins(rules: Mapping[str, tuple[Working, ...]]) -> set[str]:
    """What blocks of the national pack were lifted for, what that was lifted for in its turn, and so on."""
    found: set[str] = set()
    national = (working for periods in rules.values() for working in periods if _is_national_block(working))
    waiting = _lifted_for(national)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _lifted_for(rules.get(name, ()))
    return found


def _lifted_for(periods: Iterable[Working]) -> list[str]:
    return [done.because for working in periods for done in working.adaptations if done.because]


def _is_national_block(working: Working) -> bool:
    return working.layer == "national" and "block" in (working.written, working.entry.severity)


def lowering(entry: AdaptEntry, before: Working, after: Working) -> str:
    """The key of an adaptation by which a block would fall below a warning; "" where none does."""
    if entry.off:
        return "off"
    if entry.severity == "info":
        return "severity"
    if entry.orders and not _orders(before.entry.orders) <= _orders(entry.orders):
        return "orders"
    if entry.applies_to and not _kinds(before.entry.applies_to) <= _kinds(entry.applies_to):
        return "applies_to"
    return "params" if entry.params and not _asks_as_much(before, after) else ""


def _orders(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(orders_of(names) or ORDERS)


def _kinds(names: tuple[str, ...]) -> frozenset[str]:
    """All kinds that are meant, where `org` is every one but a person, and none named are all."""
    every = frozenset(KINDS)
    return frozenset(names) | (every - {PERSON} if ORG in names else every if not names else frozenset())


def _asks_as_much(before: Working, after: Working) -> bool:
    """Whether it is asked wherever it was, and what is asked is no less."""
    conditions = [(w.parsed("when"), w.parsed("demand")) for w in (before, after)]
    if any(part.wrong for pair in conditions for part in pair):
        return True  # that is reported as what it is
    (when, demand), (new_when, new_demand) = conditions
    return implies(when.node, new_when.node) and implies(new_demand.node, demand.node)
