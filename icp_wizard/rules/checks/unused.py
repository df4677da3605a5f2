"""What stands in packs for nothing: sources nobody cites, names nobody uses. No mistake, but worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from icp_wizard.rules.reading.lines import Place
    from icp_wizard.rules.reading.mistakes import Mistake
    from icp_wizard.rules.reading.pack_file import PackFile

_NAMED: Final = (("source", "key"), ("material", "id"), ("confirmation", "id"))
_KEYS: Final = {
    "cites": "source",
    "source": "source",
    "copy_of": "source",
    "material": "material",
    "one_of": "material",
    "confirm": "confirmation",
}
"""Under which keys what is named."""


def unused(packs: Collection[PackFile]) -> tuple[Mistake, ...]:
    """Sources, materials, confirmations, lists and named conditions that none of these packs uses."""
    used = {pair for pack in packs for pair in _used(pack.data, "")}
    found: list[Mistake] = []
    for pack in packs:
        check = pack.afresh()
        for kind, name, place in _declared(pack):
            if (kind, name) not in used:
                check.report(place, "unused", name)
        found += check.in_order()
    return tuple(found)


def _declared(pack: PackFile) -> Iterator[tuple[str, str, Place]]:
    for kind, key in _NAMED:
        entries = pack.data.get(kind, [])
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                yield kind, entry[key], (kind, index, key)
    for kind in ("list", "define"):
        table = pack.data.get(kind, {})
        for name in table if isinstance(table, dict) else ():
            yield kind, name, (kind, name)


def _used(node: object, key: str) -> Iterator[tuple[str, str]]:
    """Everything a part of a pack names, as (kind, name); the key it stands under says of which kind."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _used(value, name)
    elif isinstance(node, list):
        for item in node:
            if isinstance(item, str):  # a condition by its name, where it stands in a list of conditions
                yield "define", item
            yield from _used(item, key)
    elif isinstance(node, str):
        if node.startswith("@"):
            yield "list", node[1:]
        if key in _KEYS:
            yield _KEYS[key], node
