"""Ways that say the same from either side: make one answer like the other, or the other like the one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from icp_wizard.explaining.clearing import Way
    from icp_wizard.explaining.steps import Step

_EITHER: Final = {"same_as": "alike", "differ_from": "apart"}
"""Steps between two answers, and how one says that either may be the one to change."""


def joined(found: Iterable[Way]) -> list[Way]:
    """The ways, those that differ only in which of two answers is changed as one; that may be either then."""
    groups: dict[Hashable, list[Way]] = {}
    for way in found:
        key = (way.kind, way.key, way.verdict, way.turns_on, tuple(map(_sides, way.steps)))
        groups.setdefault(key, []).append(way)
    return [_either(group) for group in groups.values()]


def _sides(step: Step) -> Hashable:
    if step.how in _EITHER:
        return step.how, frozenset((step.path, *step.said))
    return repr(step)  # its values may be items of lists, which have no hash


def _either(group: list[Way]) -> Way:
    steps = []
    for number, step in enumerate(group[0].steps):
        is_either = any(way.steps[number] != step for way in group)
        steps.append(step._replace(how=_EITHER[step.how]) if is_either else step)
    return group[0]._replace(steps=tuple(steps))
