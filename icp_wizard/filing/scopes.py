"""The draft as one item of it sees it: `domain.name` is the name of this domain, `service` what it is of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from icp_wizard.conditions import Reader, Reading
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.rule_paths import RulePaths

ITEM_KINDS = {
    "services": "service",
    "domains": "domain",
    "access": "access",
    "pre_approvals": "pre_approval",
    "people": "person",
    "materials": "material",
}
"""What an item of a list is called by rules."""
COLLECTIONS_OF = {kind: name for name, kind in ITEM_KINDS.items()}


@lru_cache(maxsize=4096)
def prefixes_of(path: str) -> Mapping[str, str]:
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


class Readings(dict[str, "Reading"]):
    """What was read from one item, each path once; what does not depend on the item, once for all items."""

    __slots__ = ("_prefixes", "_rule_paths", "_shared")

    def __init__(self, rule_paths: RulePaths, prefixes: Mapping[str, str], shared: Readings | None) -> None:
        super().__init__()
        self._rule_paths = rule_paths
        self._prefixes = prefixes
        self._shared = shared

    read = dict.__getitem__

    def __missing__(self, path: str) -> Reading:
        is_own = self._shared is None or path.partition(".")[0] in self._prefixes
        found = self._rule_paths.read(path, self._prefixes) if is_own else self._shared[path]  # type: ignore[index]
        self[path] = found
        return found

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        """See `Scope.siblings`."""
        return self._rule_paths.siblings(path, collection, self._prefixes)


class Scope:
    """The draft as one item of it sees it, or as none does (`item_id` is None then)."""

    __slots__ = ("_readings", "answers", "item_id", "read")

    def __init__(self, answers: Answers, item_id: str | None, readings: Readings) -> None:
        self.answers = answers
        self.item_id = item_id
        self._readings = readings
        self.read: Callable[[str], Reading] = readings.read
        """The answer at a rule path. Unknown roots read as irrelevant; nothing is ever raised."""

    @property
    def reader(self) -> Scope:
        """A scope reads for itself: whoever has it has the answers it reads."""
        return self

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        """The same answer at every other item of the collection that has a part in the filing.

        An open one stands for those that may still come.
        """
        return self._readings.siblings(path, collection)
