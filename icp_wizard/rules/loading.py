"""Loading: the shipped packs for one filing, and the user's overlays, as one rulebook."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from icp_wizard.rules.compiling.compilation import Compilation
    from icp_wizard.rules.reading.mistakes import Mistake
    from icp_wizard.rules.rule import Layer
    from icp_wizard.rules.rulebook import Rulebook

SHIPPED: Final = Path(__file__).parent / "packs"

PROVINCE_FILE: Final = re.compile(r"(\d{2})-[a-z-]+\.toml")


MOST_BYTES: Final = 256 << 10
"""Of a pack file of the user's own, and of all of them together."""

MORE_IN_SHIPPED: Final = 8
"""How many times as much a shipped pack may hold: bytes, entries and patterns. It is ours, and grows."""

MOST_FILES: Final = 50
"""Packs of the user's own."""


class PacksBroken(Problem):
    """Packs that cannot be used; `mistakes` are all of them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("rules.error.broken", count=len(mistakes), first=mistakes[0].file)
        self.mistakes = mistakes


class Loaded(NamedTuple):
    """A rulebook, and what is wrong with the overlays left out of it (by file name in `disabled`)."""

    rulebook: Rulebook
    mistakes: tuple[Mistake, ...] = ()
    disabled: tuple[str, ...] = ()


def available_provinces(packs: Path | None = None) -> tuple[str, ...]:
    """Two-digit codes of the provinces that have a pack, in order."""
    found = (PROVINCE_FILE.fullmatch(path.name) for path in ((packs or SHIPPED) / "provinces").glob("*.toml"))
    return tuple(sorted(match[1] for match in found if match))


def load_rulebook(
    province: str | None = None,
    *,
    overlays: Path | None = None,
    checks: Collection[str] = (),
    packs: Path | None = None,
    provider: str = "huawei",
    shared: Compilation | None = None,
) -> Loaded:
    """National and provider packs, the province's if there is one, and the overlays in a directory.

    `checks` are the names of the named checks there are; `packs` is another place than the shipped one.
    With `shared` (from `compile_shared`, of the same packs) the wider packs are not compiled again.
    Raises PacksBroken with every mistake when one of these packs is wrong; a wrong overlay is left out and
    reported.
    """
    from icp_wizard.rules.compiling.compilation import start

    if shared:
        compilation = compile_province(province, shared, packs)
    else:  # at one go, so that the mistakes of all are told
        files = shipped_files(province, packs, provider)
        compilation = _taken_in(start(checks), files, province or "")
    return _with_overlays(compilation, overlays, province)


def compile_shared(
    checks: Collection[str] = (), packs: Path | None = None, provider: str = "huawei"
) -> Compilation:
    """The national and the provider pack: what all provinces have in common. Raises PacksBroken."""
    from icp_wizard.rules.compiling.compilation import start

    return _taken_in(start(checks), shipped_files(None, packs, provider), "")


def compile_province(province: str | None, shared: Compilation, packs: Path | None = None) -> Compilation:
    """What all provinces have in common, and the pack of one, if there is one. Raises PacksBroken."""
    of_province = (one for one in shipped_files(province, packs) if one[1] == "province")
    return _taken_in(shared, of_province, province or "")


def shipped_files(
    province: str | None, packs: Path | None = None, provider: str = "huawei"
) -> list[tuple[Path, Layer]]:
    """The files of the shipped packs for a province, with their layers, the widest first."""
    place = packs or SHIPPED
    found: list[tuple[Path, Layer]] = [
        (place / "national.toml", "national"),
        (place / f"{provider}.toml", "provider"),
    ]
    if province in available_provinces(place):
        found.append((next((place / "provinces").glob(f"{province}-*.toml")), "province"))
    return found


def _taken_in(compilation: Compilation, files: Iterable[tuple[Path, Layer]], province: str) -> Compilation:
    from icp_wizard.rules.compiling.compilation import with_pack
    from icp_wizard.rules.reading.pack_file import read_pack

    mistakes: list[Mistake] = []
    for path, layer in files:
        pack = read_pack(path, is_shipped=True)
        compilation = with_pack(compilation, pack, layer, province if layer == "province" else "")
        mistakes += pack.in_order()
    if mistakes:
        raise PacksBroken(tuple(mistakes))
    return compilation


def _with_overlays(compilation: Compilation, overlays: Path | None, province: str | None) -> Loaded:
    from icp_wizard.rules.compiling.compilation import with_pack
    from icp_wizard.rules.reading.pack_file import read_pack

    mistakes = _folder_mistakes(overlays)
    disabled: list[str] = []
    left = MOST_BYTES
    for path in packs_in(overlays) if overlays and not mistakes else ():
        pack = read_pack(path, left=left)
        left -= pack.size
        if pack.home and pack.home != province and not pack.mistakes:
            continue  # written for another province
        with_overlay = with_pack(compilation, pack, "overlay", province or "")
        if pack.mistakes:
            mistakes += pack.in_order()
            disabled.append(pack.file)
        else:
            compilation = with_overlay
    return Loaded(compilation.rulebook(), tuple(mistakes), tuple(disabled))


def _folder_mistakes(overlays: Path | None) -> list[Mistake]:
    """What is wrong with the folder itself; that it is not there is nothing wrong."""
    from icp_wizard.rules.reading.mistakes import Mistake, printable

    code = folder_fault(overlays) if overlays else ""
    number = MOST_FILES if code == "too_many_files" else 0
    return [Mistake(printable(overlays.name), 0, code, number=number)] if overlays and code else []


def folder_fault(overlays: Path) -> str:
    """Why the overlays of a folder cannot be looked for, as a code of `Mistake`; "" where they can."""
    try:
        next(overlays.iterdir(), None)
        if len(packs_in(overlays)) > MOST_FILES:
            return "too_many_files"
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        return "not_folder" if os.path.lexists(overlays) else ""
    except OSError:
        return "unreadable"
    return ""


def packs_in(folder: Path) -> list[Path]:
    """The pack files of a folder; none where it cannot be looked into, one beyond `MOST_FILES` at most."""
    try:
        return sorted(islice(folder.glob("*.toml"), MOST_FILES + 1))
    except OSError:
        return []


def content_of(path: Path, most: int = MOST_BYTES) -> tuple[bytes, str]:
    """The content of a pack file of at most so many bytes, or why there is none, as a code of `Mistake`.

    Never waits for a pipe.
    """
    try:
        if not path.is_file():
            return b"", "is_folder" if path.is_dir() else "no_regular_file" if path.exists() else "no_file"
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError:
        return b"", "unreadable"
    return (content, "") if len(content) <= most else (b"", "too_big")
