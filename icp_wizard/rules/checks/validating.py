"""Everything that is wrong with pack files, in every province they may meet; none of them is put to use.

Loading leaves a broken overlay out and goes on. This is for whoever writes packs: all mistakes of all files,
what a complete province's pack says nothing of, and what stands in packs for nothing. A folder with a
`national.toml` or `provinces` holds shipped packs; everything else is taken for the user's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.errors import Problem
from icp_wizard.rules.checks.coverage import missing_cells
from icp_wizard.rules.checks.unused import unused
from icp_wizard.rules.compiling.compilation import Compilation, start, with_pack
from icp_wizard.rules.loading import (
    PROVINCE_FILE,
    SHIPPED,
    available_provinces,
    compile_province,
    compile_shared,
    packs_in,
)
from icp_wizard.rules.reading.pack_file import read_pack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from icp_wizard.rules.reading.mistakes import Mistake
    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.rule import Layer
    from icp_wizard.rules.rulebook import Rulebook

NOWHERE: Final = ""
"""The code of a province without a pack."""


class NothingToValidate(Problem):
    """No such file or folder, or no pack in it."""

    def __init__(self, path: Path) -> None:
        kind = "empty" if path.is_dir() else "missing"
        super().__init__(f"rules.error.validate_{kind}", path=str(path))


class Found(NamedTuple):
    """A mistake, and the provinces in which alone it is one ("": one without a pack; none: everywhere)."""

    mistake: Mistake
    provinces: tuple[str, ...] = ()


@dataclass
class Examined:
    """Packs as read, what is wrong with them, what stands in them for nothing, and what came out.

    `is_own` of the user's own packs; `compiled`, by province, holds those that are sound. Provinces in
    `left_out` have a pack, but were not asked for.
    """

    is_own: bool
    packs: dict[Path, PackFile] = field(default_factory=dict)
    compiled: dict[str, Compilation] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    remarks: tuple[Mistake, ...] = ()
    _found: dict[Mistake, list[str]] = field(default_factory=dict)
    _told: dict[Mistake, Mistake] = field(default_factory=dict)
    """What may stand instead differs from province to province: the first is told."""
    _tried: dict[str, list[str]] = field(default_factory=dict)
    _books: dict[str, Rulebook] = field(default_factory=dict)

    @property
    def found(self) -> tuple[Found, ...]:
        """The mistakes, file by file, by line."""
        order = [pack.file for pack in self.packs.values()]
        mistakes = sorted(self._found, key=lambda mistake: (order.index(mistake.file), mistake.line))
        return tuple(Found(mistake, self._only_in(mistake)) for mistake in mistakes)

    def rulebook(self, province: object) -> Rulebook:
        """What holds for a filing there by the sound ones of these packs and those wider than them."""
        code = province if isinstance(province, str) and province in self.compiled else NOWHERE
        if code not in self._books:
            self._books[code] = self.compiled[code].rulebook()
        return self._books[code]

    def is_sound(self, pack: PackFile) -> bool:
        """Whether nothing at all is wrong with a pack, so that its scenarios mean something."""
        return all(mistake.file != pack.file for mistake in self._found)

    def note(self, pack: PackFile, province: str) -> None:
        """Note what was found wrong with a pack in a province."""
        self._tried.setdefault(pack.file, []).append(province)
        for mistake in pack.mistakes:
            told = self._told.setdefault(mistake._replace(expected="", suggestion=""), mistake)
            self._found.setdefault(told, []).append(province)

    def _only_in(self, mistake: Mistake) -> tuple[str, ...]:
        places = self._found[mistake]
        return () if len(places) == len(self._tried[mistake.file]) else tuple(places)


def examine(
    paths: Sequence[Path], *, province: str = "", checks: Collection[str] = (), packs: Path | None = None
) -> tuple[Examined, ...]:
    """Check pack files, and all those in folders; the user's own ones together, above those in `packs`.

    These are tried in every province, or in `province` alone; one that names its province, only there. Raises
    NothingToValidate.
    """
    for path in paths:
        if not (path.is_file() or _root_of(path) or packs_in(path)):
            raise NothingToValidate(path)
    roots = dict.fromkeys(root for path in paths if (root := _root_of(path)))
    own = dict.fromkeys(file for path in paths if not _root_of(path) for file in _files(path))
    found = [_examine_shipped(root, checks) for root in roots]
    if own:
        found.append(_examine_own(tuple(own), province, checks, packs or SHIPPED))
    return tuple(found)


def _root_of(path: Path) -> Path | None:
    """The folder of shipped packs that a path is, or is in."""
    folder = path if path.is_dir() else path.parent
    folder = folder.parent if folder.name == "provinces" else folder
    is_root = (folder / "national.toml").is_file() or (folder / "provinces").is_dir()
    return folder if is_root else None


def _files(path: Path) -> list[Path]:
    return packs_in(path) if path.is_dir() else [path]


def _examine_shipped(root: Path, checks: Collection[str]) -> Examined:
    examined = Examined(is_own=False)
    shared = start(checks)
    for path in sorted(packs_in(root), key=lambda path: path.name != "national.toml"):
        layer: Layer = "national" if path.name == "national.toml" else "provider"
        shared = _taken_in(examined, shared, path, layer, NOWHERE)
    examined.compiled[NOWHERE] = shared
    for path in packs_in(root / "provinces"):
        name = PROVINCE_FILE.fullmatch(path.name)
        code = name[1] if name else NOWHERE
        after = _taken_in(examined, shared, path, "province", code)
        if name:
            examined.compiled[code] = after
    examined.remarks = unused(examined.packs.values())
    return examined


def _taken_in(
    examined: Examined, before: Compilation, path: Path, layer: Layer, province: str
) -> Compilation:
    """The compilation with one more shipped pack; a broken one serves to check the others all the same."""
    pack = read_pack(path, str(path), is_shipped=True)
    examined.packs[path] = pack
    after = with_pack(before, pack, layer, province)
    if layer == "province" and not province:
        pack.report((), "file_name", path.name)
    _report_missing(examined, pack, after)
    examined.note(pack, province)
    return after


def _report_missing(examined: Examined, pack: PackFile, compilation: Compilation) -> None:
    """The topics that a complete pack says nothing of: told only where that cannot follow from a mistake."""
    wider = (other for other in examined.packs.values() if other.data.get("layer") != "province")
    if pack.mistakes or not all(map(examined.is_sound, wider)):
        return
    for cell in missing_cells(compilation.rulebook()):
        pack.report(("complete",), "missing_cell", f"{cell.topic}: {cell.nature}")


def _examine_own(files: Sequence[Path], province: str, checks: Collection[str], packs: Path) -> Examined:
    examined = Examined(is_own=True, packs={file: read_pack(file, str(file)) for file in files})
    shared = compile_shared(checks, packs)
    there_are = available_provinces(packs)
    asked = {NOWHERE, *there_are}
    if province:
        homes = {pack.home for pack in examined.packs.values() if pack.home in there_are}
        asked = {province if province in there_are else NOWHERE, *homes}
    examined.left_out = frozenset(there_are) - asked
    for code in sorted(asked):
        compilation = compile_province(code, shared, packs)
        for pack in examined.packs.values():
            if pack.home in ("", code):
                compilation = _tried(examined, compilation, pack, code)
        examined.compiled[code] = compilation
    for pack in examined.packs.values():
        if pack.home and pack.home not in there_are:
            pack.report(("province",), "unknown_value", pack.home, there_are)
            examined.note(pack, NOWHERE)
    examined.remarks = unused(examined.packs.values())
    return examined


def _tried(examined: Examined, before: Compilation, pack: PackFile, province: str) -> Compilation:
    """The compilation with one more of the user's own packs, unless something is wrong with it there."""
    fresh = pack.afresh() if pack.data else pack
    after = with_pack(before, fresh, "overlay", province)
    examined.note(fresh, province)
    return before if fresh.mistakes else after
