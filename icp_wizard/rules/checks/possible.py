"""Which values an answer may have at all, as far as that is a closed list, and when it is asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Leaf
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import FIELDS
from icp_wizard.rules.paths import is_list, named, type_of
from icp_wizard.rules.vocabulary import KINDS, KINDS_BY_ANSWER, ORG, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: Final[tuple[object, ...]] = (
    (PERSON,),
    *((ORG, kind) for kind in KINDS if kind not in (PERSON, ORG, *KINDS_BY_ANSWER)),
)
"""`entity.kinds` as a whole: a person, or an organisation of one nature."""


@cache
def values_of(path: str) -> tuple[object, ...] | None:
    """The values of a choice, of yes or no, and of `entity.kinds` as a whole; None of any other answer."""
    if path == "entity.kinds":
        return _KINDS
    if is_list(path):
        return None
    return (True, False) if type_of(path) == "yes_no" else _options().get(named(path))


@cache
def items_of(path: str) -> tuple[object, ...] | None:
    """What may stand in an answer that is a list; None where there is no such list."""
    return _options().get(named(path)) if is_list(path) else None


def asked_only_if(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """What must hold for the answers that leaves read to be asked at all, and so on from these."""
    found: dict[Leaf, None] = {}
    waiting = list(leaves)
    while waiting:
        for leaf in _relevance().get(waiting.pop().paths[0], ()):
            waiting += [] if leaf in found else [leaf]
            found[leaf] = None
    return tuple(found)


@cache
def _relevance() -> dict[str, tuple[Leaf, ...]]:
    leaves = {
        field.name: (one for one in field.relevant if isinstance(one, Leaf)) for field in FIELDS.values()
    }
    return {name: found for name, of_field in leaves.items() if (found := tuple(of_field))}


@cache
def _options() -> dict[str, tuple[object, ...]]:
    """The codes of every choice by its name: `entity.certificate_type`, `service.content`."""
    choices = (field for field in FIELDS.values() if field.options)
    return {field.name: tuple(code.code for code in CODES[field.options]) for field in choices}
