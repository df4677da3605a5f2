"""Which questions are asked in a draft: by the answers they rest on, and by the roles people have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from icp_wizard.conditions import All, Cause, Context, State, judge, truth_of, weekdays
from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.outline.placements import PLACEMENTS
from icp_wizard.filing.scopes import Readings, prefixes_of

if TYPE_CHECKING:
    from icp_wizard.conditions import Decides, Node
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline.model import Field

Truth: TypeAlias = "tuple[bool | None, tuple[Cause, ...]]"
"""True, false or not known yet, and the answers that would settle it."""


def _asked_of_roles() -> frozenset[tuple[str, str]]:
    """(role, leaf) for everything the outline asks of the holder of a role."""
    return frozenset((place.role, split_role(place.path)[1]) for place in PLACEMENTS if place.role)


_ASKED_OF = _asked_of_roles()


class Relevance:
    """Relevance in one draft, each judged once."""

    def __init__(self, answers: Answers, whole: Readings) -> None:
        self._answers = answers
        self._whole = whole
        self._judged: dict[str, Truth] = {}
        self._readings: dict[str, Readings] = {}

    def of(self, path: str, field: Field) -> Truth:
        """Whether the field at a path is asked here, and what would settle it where that is not known."""
        if path not in self._judged:
            self._judged[path] = (None, ())  # a relevance that rests on itself is not known
            self._judged[path] = self._judge(path, field)
        return self._judged[path]

    def _judge(self, path: str, field: Field) -> Truth:
        if field.part:
            parts = self._answers.parts
            if not isinstance(parts.value, tuple):
                return None, parts.causes
            if field.part not in parts.value:
                return (None, parts.pending) if field.part in parts.possible else (False, ())
        root, _, rest = path.partition(".")
        if root == "people":
            by_role = self._of_person(*rest.partition(".")[::2])
            if by_role[0] is not True:
                return by_role
        return self.holds(field.relevant, path) if field.relevant else (True, ())

    def _of_person(self, person: str, leaf: str) -> Truth:
        """By the roles the person has; while one is still to be given, that may bring the question about."""
        roles = self._answers.roles.get(person, ())
        if not roles or any((role, leaf) in _ASKED_OF for role in roles):
            return bool(roles), ()
        places = [path for path, role in self._answers.role_places if (role, leaf) in _ASKED_OF]
        open_roles = [self._answers.answer(path) for path in places]
        causes = tuple(answer.cause for answer in open_roles if answer.state is State.OPEN)
        services = self._whole["services"]
        if services.state is State.OPEN and ("service_principal", leaf) in _ASKED_OF:
            causes += services.causes
        return (None, causes) if causes else (False, ())

    def holds(self, conditions: tuple[Node, ...], path: str) -> Truth:
        """Whether all conditions hold, seen from the items a path runs through."""
        if not conditions:
            return True, ()
        context = Context(self._seen_from(path), self._answers.as_of, weekdays, {})
        truth = _truth_of(conditions)(context)
        if truth is None:
            return None, judge(All(conditions), context).causes
        return truth is True, ()

    def causes(self, conditions: tuple[Node, ...], path: str) -> tuple[Cause, ...]:
        """The answers that decide whether all conditions hold, seen as in `holds`."""
        context = Context(self._seen_from(path), self._answers.as_of, weekdays, {})
        return judge(All(conditions), context).causes

    def _seen_from(self, path: str) -> Readings:
        prefixes = prefixes_of(path)
        if not prefixes:
            return self._whole
        *_, innermost = prefixes.values()
        if innermost not in self._readings:
            self._readings[innermost] = Readings(self._answers.rule_paths, prefixes, self._whole)
        return self._readings[innermost]


@cache
def _truth_of(conditions: tuple[Node, ...]) -> Decides:
    return truth_of(All(conditions))
