"""Compiled rulebooks kept beside the user's data: packs that did not change are not compiled again.

What is kept is public and made anew at any doubt: the file names the digest of everything it was made from
(program, packs, overlays), and whatever does not read back exactly is compiled again. It is our own file of
this machine; rulebooks of strangers are read by `carrying.py`, which checks everything.
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
from icp_wizard.rules.carrying import read_condition, read_values
from icp_wizard.rules.loading import content_of, folder_fault, packs_in
from icp_wizard.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHIPPED = Path(__file__).parent / "packs"
_BROKEN = (OSError, ValueError, TypeError, KeyError, RecursionError)


def digest_of(folders: Iterable[Path | None]) -> str:
    """A digest of the program and of every pack in the folders."""
    found = sha256(__version__.encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        state = source.stat()
        found.update(f"{source.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    for folder in (_SHIPPED, *(folder for folder in folders if folder)):
        found.update(folder_fault(folder).encode())
        for pack in (*packs_in(folder), *packs_in(folder / "provinces")):
            content, fault = content_of(pack)
            found.update(pack.name.encode("utf-8", "surrogateescape") + b"\n" + fault.encode() + content)
    return found.hexdigest()


def read_kept(path: Path, digest: str) -> Rulebook | None:
    """The rulebook kept there, if it was made from just this; else None."""
    with suppress(*_BROKEN):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["digest"] == digest:
            return _rulebook(kept["rulebook"])
    return None


def keep(path: Path, digest: str, rulebook: Rulebook) -> None:
    """Keep a rulebook, in a folder inside one that is there; else the next start compiles again."""
    if not path.parent.parent.is_dir():
        return
    text = json.dumps({"digest": digest, "rulebook": rulebook.to_data()}, ensure_ascii=False)
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


def _rulebook(data: dict[str, Any]) -> Rulebook:
    return Rulebook(
        packs=tuple(parts.Identity(**pack) for pack in data["packs"]),
        rules=tuple(_made(parts.Rule, rule) for rule in data["rules"]),
        inactive=tuple(_made(parts.Rule, rule) for rule in data["inactive"]),
        materials={key: _made(parts.Material, value) for key, value in data["materials"].items()},
        confirmations={key: parts.Confirmation(**value) for key, value in data["confirmations"].items()},
        gaps=tuple(_made(parts.Gap, gap) for gap in data["gaps"]),
        sources={key: parts.Source(**value) for key, value in data["sources"].items()},
    )


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
