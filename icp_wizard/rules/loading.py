"""Loading: the shipped packs for one filing, and the user's overlays, as one rulebook."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from icp_wizard.rules.compiling.compilation import Compilation
    from icp_wizard.rules.compiling.mistakes import Mistake
    from icp_wizard.rules.rule import Layer
    from icp_wizard.rules.rulebook import Rulebook

SHIPPED: Final = Path(__file__).parent / "packs"

PROVINCE_FILE: Final = re.compile(r"(\d{2})-[a-z-]+\.toml")


MOST_BYTES: Final = 256 << 10
"""Of a pack file, and of all packs of the user's own together."""

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

    place = packs or SHIPPED
    files = [*(() if shared else _wider(place, provider)), *_provincial(place, province)]
    compilation = _taken_in(shared or start(checks), files, province or "")
    return _with_overlays(compilation, overlays, province)


def compile_shared(
    checks: Collection[str] = (), packs: Path | None = None, provider: str = "huawei"
) -> Compilation:
    """The national and the provider pack: what all provinces have in common. Raises PacksBroken."""
    from icp_wizard.rules.compiling.compilation import start

    return _taken_in(start(checks), _wider(packs or SHIPPED, provider), "")


def _taken_in(compilation: Compilation, files: list[tuple[Path, Layer]], province: str) -> Compilation:
    from icp_wizard.rules.compiling.compilation import with_pack
    from icp_wizard.rules.compiling.reading import read_pack

    mistakes: list[Mistake] = []
    for path, layer in files:
        pack = read_pack(path)
        compilation = with_pack(compilation, pack, layer, province if layer == "province" else "")
        mistakes += pack.in_order()
    if mistakes:
        raise PacksBroken(tuple(mistakes))
    return compilation


def _wider(packs: Path, provider: str) -> list[tuple[Path, Layer]]:
    return [(packs / "national.toml", "national"), (packs / f"{provider}.toml", "provider")]


def _provincial(packs: Path, province: str | None) -> list[tuple[Path, Layer]]:
    if province not in available_provinces(packs):
        return []
    return [(next((packs / "provinces").glob(f"{province}-*.toml")), "province")]


def _with_overlays(compilation: Compilation, overlays: Path | None, province: str | None) -> Loaded:
    from icp_wizard.rules.compiling.compilation import with_pack
    from icp_wizard.rules.compiling.reading import read_pack

    mistakes = _folder_mistakes(overlays)
    disabled: list[str] = []
    left = MOST_BYTES
    for path in packs_in(overlays) if overlays and not mistakes else ():
        pack = read_pack(path, most=left)
        left -= pack.size
        home = pack.data.get("province")
        if isinstance(home, str) and home != province and not pack.mistakes:
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
    from icp_wizard.rules.compiling.mistakes import Mistake, printable

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


def content_of(path: Path) -> tuple[bytes, str]:
    """The content of a pack file, or why there is none, as a code of `Mistake`; never waits for a pipe."""
    try:
        if not path.is_file():
            return b"", "is_folder" if path.is_dir() else "no_regular_file" if path.exists() else "no_file"
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError:
        return b"", "unreadable"
    return (content, "") if len(content) <= MOST_BYTES else (b"", "too_big")
