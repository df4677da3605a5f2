"""Ids of items: a letter for the kind of item and four random base-32 characters, never used twice."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

PREFIXES = {
    "people": "p",
    "services": "s",
    "domains": "d",
    "access": "a",
    "materials": "m",
    "pre_approvals": "v",
    "platforms": "f",
    "answers_to_findings": "n",
}
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u, which are misread or make words."""


class IdSupply(Protocol):
    """Makes ids. Tests inject one that counts: p1, s1."""

    def __call__(self, collection: str, used: Collection[str]) -> str:
        """A new id for an item of this list, not among the used ones."""


def random_id(collection: str, used: Collection[str]) -> str:
    """An id from the system's randomness."""
    while True:
        candidate = PREFIXES[collection] + "".join(secrets.choice(_ALPHABET) for _ in range(4))
        if candidate not in used:
            return candidate


def counting_id(collection: str, used: Collection[str]) -> str:
    """The lowest free number: for samples and tests, where ids should read well."""
    number = 1
    while PREFIXES[collection] + str(number) in used:
        number += 1
    return PREFIXES[collection] + str(number)
