"""Which parts of a filing are asked: all of it for a new one, of a change only what changes.

A field of the outline says which part it belongs to; the goal, and of a change what is to be changed, say
which parts there are. What an answer leads away from is parked and comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Cause, Reading, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.filing.answers import Answers

IDENTITY: Final = "identity"
"""Who files, and where: what the provider's type check asks."""

WHOLE: Final = (
    IDENTITY,
    "record",
    "entity",
    "certificate_address",
    "correspondence_address",
    "legal_representative",
    "entity_principal",
    "service",
    "service_name",
    "service_content",
    "domains",
    "domain_filed",
    "access",
    "service_principal",
    "plan",
    "papers",
)
"""Every part, as a new filing asks them."""

OF_GOAL: Final[dict[str, tuple[str, ...]]] = {
    "open": WHOLE,
    "change": (IDENTITY, "record", "papers"),
    "cancel": (IDENTITY, "record", "papers"),
    "transfer": (IDENTITY,),
    "migrate": (IDENTITY, "record", "which_service", "papers"),
    "claim": (IDENTITY, "record", "papers"),
    "unfinished": (),
    "unsure": (),
}
"""By what the user wants to do (`intent.goal`)."""

OF_CHANGE: Final[dict[str, tuple[str, ...]]] = {
    "entity_name": (),
    "entity_itself": (
        *("certificate_address", "correspondence_address", "entity"),
        *("legal_representative", "entity_principal"),
    ),
    "certificate_address": ("certificate_address",),
    "correspondence_address": ("correspondence_address",),
    "entity_principal": ("legal_representative", "entity_principal"),
    "entity_contact": ("entity_principal",),
    "service_name": ("service", "service_name"),
    "service_content": ("service", "service_content"),
    "service_principal": ("service", "service_principal"),
    "service_contact": ("service", "service_principal"),
    "domains": ("service", "domains"),
    "access": ("service", "access"),
}
"""By what is to be changed (`intent.changes`). The name is of who files; `entity_itself`: another files."""

ALSO_ASKED: Final[dict[str, tuple[str, ...]]] = {"service_principal": ("legal_representative",)}
"""By what is to be changed: parts that stay and are asked for its papers, as who signs a letter."""

OF_REMOVAL: Final[dict[str, tuple[str, ...]]] = {
    "service": ("which_service",),
    "domain": OF_CHANGE["domains"],
}
"""By what shall go (`intent.removal`): a domain that goes is a change of the site that keeps the others."""

_CHANGEABLE: Final = tuple(
    dict.fromkeys(part for of in (OF_CHANGE, ALSO_ASKED) for parts in of.values() for part in parts)
)


def asked_parts(answers: Answers) -> Reading:
    """The parts that are asked; open while the goal is. While it is open what changes, they may grow."""
    goal = answers.answer("intent.goal")
    if goal.state is not State.VALUE:
        return Reading(State.OPEN, None, (Cause("intent.goal", State.OPEN),))
    parts = OF_GOAL.get(str(goal.raw), ())
    if goal.raw == "cancel":
        removal = answers.answer("intent.removal")
        return Reading(
            State.VALUE, (*parts, *OF_REMOVAL.get(str(removal.raw), ())), (goal.cause, removal.cause)
        )
    if goal.raw != "change":
        return Reading(State.VALUE, parts, (goal.cause,))
    changes = answers.answer("intent.changes")
    if changes.state is not State.VALUE:
        if changes.state is State.OPEN:
            return Reading(State.VALUE, parts, (goal.cause,), (changes.cause,), _CHANGEABLE)
        return Reading(State.VALUE, parts, (goal.cause,))
    more = changing_parts(answers, OF_CHANGE) + changing_parts(answers, ALSO_ASKED)
    return Reading(State.VALUE, tuple(dict.fromkeys((*parts, *more))), (goal.cause, changes.cause))


def changing_parts(answers: Answers, of: Mapping[str, tuple[str, ...]] = OF_CHANGE) -> list[str]:
    """The parts that change; a domain that is taken out of a site is a change of it."""
    ticked = answers.answer("intent.changes").raw if answers.stored("intent.goal") == "change" else ()
    named = ticked if isinstance(ticked, (list, tuple)) else ()
    if answers.stored("intent.goal") == "cancel" and answers.stored("intent.removal") == "domain":
        named = ("domains",)
    return [part for change in named for part in of.get(str(change), ())]
