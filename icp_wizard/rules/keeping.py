"""Compiled rulebooks kept beside the user's data: packs that did not change are not compiled again.

What is kept is public and made anew at any doubt: the file names the digest of everything it was made from
(program, packs, overlays), and whatever does not read back exactly is compiled again. It is our own file of
this machine; rulebooks of strangers are read by `carrying.py`, which checks everything.

Of a province's rulebook only that is kept which differs from the one without a province, its `base`: the
rest is the base's own, the very same objects, however many provinces are read. It is read back beside just
that base: packs may change while the program runs, and beside another one there would be other rules.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_wizard import __version__
from icp_wizard.rules import rule as parts
from icp_wizard.rules.carrying import carry, read_condition, read_values
from icp_wizard.rules.loading import MORE_IN_SHIPPED, MOST_BYTES, SHIPPED, content_of, folder_fault, packs_in
from icp_wizard.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_PROGRAM = Path(__file__).parent.parent
_MADE_BY = ("conditions", "filing", "rules")
"""The rooms whose code packs are compiled with."""

_MOST_OF_SHIPPED = MOST_BYTES * MORE_IN_SHIPPED

_BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


def digest_of(overlays: Path | None, packs: Path | None = None) -> str:
    """A digest of the program, and of every pack of the user's own and of those (`packs`) they stand on."""
    found = sha256(__version__.encode())
    for room in _MADE_BY:
        for source in sorted((_PROGRAM / room).rglob("*.py")):
            state = source.stat()
            found.update(f"{source.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    place = packs or SHIPPED
    shipped = (
        part for folder in (place, place / "provinces") for part in _parts_of(folder, _MOST_OF_SHIPPED)
    )
    for part in (*shipped, *(_parts_of(overlays, MOST_BYTES) if overlays else ())):
        # With lengths, so that no content can pass for the name and content of another file.
        found.update(f"{len(part)}\n".encode() + part)
    return found.hexdigest()


def _parts_of(folder: Path, most: int) -> Iterator[bytes]:
    """What is in a folder of packs: names and contents, or why these cannot be had."""
    yield folder_fault(folder).encode()
    for pack in packs_in(folder):
        content, fault = content_of(pack, most)
        yield pack.name.encode("utf-8", "surrogateescape")
        yield fault.encode()
        yield content


def read_kept(path: Path, digest: str, base: Rulebook | None = None) -> Rulebook | None:
    """The rulebook kept there, if it was made from just this; else None."""
    with suppress(*_BROKEN):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["digest"] == digest and kept["base"] == _packs_of(base):
            return _rulebook(kept["rulebook"], base or _NOTHING)
    return None


def keep(path: Path, digest: str, rulebook: Rulebook, base: Rulebook | None = None) -> None:
    """Keep a rulebook, in a folder inside one that is there; else the next start compiles again."""
    if not path.parent.parent.is_dir():
        return
    told = _beside(rulebook, base or _NOTHING)
    kept = {"digest": digest, "base": _packs_of(base), "rulebook": told}
    text = json.dumps(kept, ensure_ascii=False)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(text, encoding="utf-8")
        part.replace(path)


def forget(folder: Path) -> None:
    """Remove what is kept in a folder, and the folder if nothing else is in it."""
    with suppress(OSError):
        for path in folder.glob("rules-*"):
            path.unlink()
        folder.rmdir()


_NOTHING = Rulebook((), (), (), {}, {}, (), {})


def _packs_of(base: Rulebook | None) -> list[str]:
    return [pack.sha256 for pack in base.packs] if base else []


def _beside(book: Rulebook, base: Rulebook) -> dict[str, Any]:
    """The data of a rulebook; of what it has from the base only the place there, or the key."""
    places: dict[str, list[tuple[int, parts.Rule]]] = {}
    for place, rule in enumerate((*base.rules, *base.inactive)):
        places.setdefault(rule.id, []).append((place, rule))

    def rule_data(rule: parts.Rule) -> object:
        of_base = (place for place, other in places.get(rule.id, ()) if other == rule)
        found = next(of_base, None)
        return carry(rule) if found is None else found

    return {
        "packs": [carry(pack) for pack in book.packs],
        "rules": [rule_data(rule) for rule in book.rules],
        "inactive": [rule_data(rule) for rule in book.inactive],
        "materials": _table_beside(book.materials, base.materials),
        "confirmations": _table_beside(book.confirmations, base.confirmations),
        "gaps": [base.gaps.index(gap) if gap in base.gaps else carry(gap) for gap in book.gaps],
        "sources": _table_beside(book.sources, base.sources),
    }


def _table_beside(table: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    return {key: None if base.get(key) == value else carry(value) for key, value in table.items()}


def _rulebook(data: dict[str, Any], base: Rulebook) -> Rulebook:
    rules = (*base.rules, *base.inactive)
    return Rulebook(
        packs=tuple(_made(parts.Identity, pack) for pack in data["packs"]),
        rules=tuple(_one(parts.Rule, rule, rules) for rule in data["rules"]),
        inactive=tuple(_one(parts.Rule, rule, rules) for rule in data["inactive"]),
        materials=_table(parts.Material, data["materials"], base.materials),
        confirmations=_table(parts.Confirmation, data["confirmations"], base.confirmations),
        gaps=tuple(_one(parts.Gap, gap, base.gaps) for gap in data["gaps"]),
        sources=_table(parts.Source, data["sources"], base.sources),
    )


def _one(kind: Callable[..., Any], data: Any, of_base: Sequence[Any]) -> Any:
    return of_base[data] if isinstance(data, int) else _made(kind, data)


def _table(kind: Callable[..., Any], data: dict[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    return {key: base[key] if value is None else _made(kind, value) for key, value in data.items()}


def _made(kind: Callable[..., Any], data: dict[str, Any]) -> Any:
    return kind(**{key: _VALUES.get(key, _frozen)(value) for key, value in data.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _optional(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else make(value)


_VALUES: dict[str, Callable[[Any], Any]] = {
    "when": read_condition,
    "demand": _optional(read_condition),
    "params": read_values,
    "material": _optional(lambda value: _made(parts.MaterialEffect, value)),
    "dissents": lambda values: tuple(parts.Dissent(**value) for value in values),
    "cap": _optional(lambda value: parts.Cap(**value)),
    "pictures": lambda values: tuple(parts.Picture(**value) for value in values),
    "suggest": _optional(lambda value: parts.Suggestion(**value)),
    "upload": _optional(lambda value: parts.Upload(**value)),
    "adaptations": lambda values: tuple(_made(parts.Adaptation, value) for value in values),
    "valid_from": _optional(date.fromisoformat),
    "valid_to": _optional(date.fromisoformat),
    "collected_on": _optional(date.fromisoformat),
    "verified_on": _optional(date.fromisoformat),
}
"""How the values of these keys are made; all others are text, flags, or lists of text."""
