"""Which parts of a filing are asked: all of it for a new one, of a change only what changes.

A field of the outline says which part it belongs to; the goal, and of a change what is to be changed, say
which parts there are. What an answer leads away from is parked and comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Cause, Reading, State
from icp_wizard.filing.outline.parts import ALSO_ASKED, IDENTITY, OF_CHANGE, OF_GOAL, OF_REMOVAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.filing.answers import Answers

_CHANGEABLE: Final = tuple(
    dict.fromkeys(part for of in (OF_CHANGE, ALSO_ASKED) for parts in of.values() for part in parts)
)


def is_whole(answers: Answers) -> bool:
    """Whether everything is asked, as of a new filing; of other orders the rest stays as it is filed."""
    return bool(answers.stored("intent.goal") == "open")


def concerned_parts(answers: Answers) -> frozenset[str] | None:
    """The parts an order is about, or may yet be; None while that is not known.

    Who files is asked of every order, and is what a change is about only where it changes.
    """
    parts = asked_parts(answers)
    if not isinstance(parts.value, tuple):
        return None
    kept = () if is_whole(answers) else IDENTITY
    return frozenset(parts.value).difference(kept) | {*changing_parts(answers), *map(str, parts.possible)}


def asked_parts(answers: Answers) -> Reading:
    """The parts that are asked; open while the goal is. While it is open what changes, they may grow."""
    goal = answers.answer("intent.goal")
    if goal.state is not State.VALUE:
        return Reading(State.OPEN, None, (Cause("intent.goal", State.OPEN),))
    parts = OF_GOAL.get(str(goal.raw), ())
    if goal.raw == "cancel":
        return _parts_of_removal(answers, parts, goal.cause)
    if goal.raw != "change":
        return Reading(State.VALUE, parts, (goal.cause,))
    changes = answers.answer("intent.changes")
    if changes.state is not State.VALUE:
        if changes.state is State.OPEN:
            return Reading(State.VALUE, parts, (goal.cause,), (changes.cause,), _CHANGEABLE)
        return Reading(State.VALUE, parts, (goal.cause,))
    more = changing_parts(answers, OF_CHANGE) + changing_parts(answers, ALSO_ASKED)
    return Reading(State.VALUE, tuple(dict.fromkeys((*parts, *more))), (goal.cause, changes.cause))


def _parts_of_removal(answers: Answers, parts: tuple[str, ...], goal: Cause) -> Reading:
    """Taking out a domain is a change of its site; while it is open what is taken out, it may be one."""
    removal = answers.answer("intent.removal")
    if removal.state is State.OPEN:
        perhaps = tuple(part for more in OF_REMOVAL.values() for part in more)
        return Reading(State.VALUE, parts, (goal,), (removal.cause,), perhaps)
    return Reading(State.VALUE, (*parts, *OF_REMOVAL.get(str(removal.raw), ())), (goal, removal.cause))


def changing_parts(answers: Answers, of: Mapping[str, tuple[str, ...]] = OF_CHANGE) -> list[str]:
    """The parts that change; a domain that is taken out of a site is a change of it."""
    ticked = answers.answer("intent.changes").raw if answers.stored("intent.goal") == "change" else ()
    named = ticked if isinstance(ticked, (list, tuple)) else ()
    if answers.stored("intent.goal") == "cancel" and answers.stored("intent.removal") == "domain":
        named = ("domains",)
    return [part for change in named for part in of.get(str(change), ())]
