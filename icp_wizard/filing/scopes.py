"""The draft as one item of it sees it: `domain.name` is the name of this domain, `service` what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.conditions import Reader, Reading
    from icp_wizard.filing.answers import Answers

ITEM_KINDS = {
    "services": "service",
    "domains": "domain",
    "access": "access",
    "pre_approvals": "pre_approval",
    "people": "person",
}
"""What an item of a list is called by rules."""
COLLECTIONS_OF = {kind: name for name, kind in ITEM_KINDS.items()}


def prefixes_of(path: str) -> dict[str, str]:
    """Scope names for the items a stored path runs through."""
    parts = path.split(".")
    return {
        ITEM_KINDS[parts[index - 1]]: ".".join(parts[: index + 1])
        for index in range(1, len(parts))
        if parts[index - 1] in ITEM_KINDS
    }


class Seen(Protocol):
    """Something that shows the answers from one item."""

    @property
    def reader(self) -> Reader:
        """What reads from there."""
        ...


class Scope(NamedTuple):
    """The draft seen from one item, or from none."""

    answers: Answers
    item_id: str | None
    prefixes: Mapping[str, str]

    @property
    def reader(self) -> Scope:
        """A scope reads for itself."""
        return self

    def read(self, path: str) -> Reading:
        """The answer at a rule path. Unknown roots read as irrelevant; nothing is ever raised."""
        return self.answers.read(path, self.prefixes)

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        """The same answer at every other item of the collection that has a part in the filing."""
        head, _, leaf = path.rpartition(".")
        own = self.answers.item_at(head, self.prefixes)
        items = self.answers.collected(collection, self.prefixes)
        return tuple(self.answers.read_from(item, leaf.split(".")) for item in items if item != own)
