"""What a rulebook is fired at: answers, seen from the items rules are evaluated for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from icp_wizard.conditions import Reader


class Scope(Protocol):
    """One item, and the answers as seen from it."""

    @property
    def item_id(self) -> str | None:
        """Id of the service, domain, person or material; None for the draft as a whole."""
        ...

    @property
    def reader(self) -> Reader:
        """Reads `service.…`, `domain.…`, `person.…` or `material.…` of this item, and every root."""
        ...


class Subject(Protocol):
    """A draft, for the purposes of rules."""

    def scopes(self, kind: str) -> Sequence[Scope]:
        """The items a rule `for` this kind is evaluated for; for `draft` exactly one."""
        ...

    def item_id_of(self, path: str, scope: Scope) -> str | None:
        """Id of the item a path leads to (`service.principal`: the person's id); None where it is open."""
        ...

    def material_state(self, kinds: Mapping[str, tuple[str, ...]], about: str | None) -> bool | None:
        """Whether a material of one of these kinds about this item is there; None: not said yet.

        Behind each kind stand the ids of its pictures: with all of them it is there too.
        """
        ...
