"""Rulebooks from what a command line names: pack, folder of packs, bundle, rulebook, `shipped`, `here`.

What a stranger wrote is data: packs go through the loader and carried rulebooks through their reader, which
check everything.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from icp_wizard.errors import Problem
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import PacksBroken, Rulebook, RulebookDamaged, load_rulebook
from icp_wizard.rules.changes.standing_in import rulebook_with
from icp_wizard.rules.loading import packs_in
from icp_wizard.rules.reading.pack_file import read_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.commands.context import Context
    from icp_wizard.rules import Mistake
    from icp_wizard.rules.reading.pack_file import PackFile

SHIPPED: Final = "shipped"
"""What stands for the packs of this program, without those of the user."""
HERE: Final = "here"
"""What stands for the packs as they hold here, those of the user among them."""
CARRIED: Final = "rules/rulebook.json"
MOST_BYTES: Final = 20 << 20


class GivenPacksBroken(PacksBroken):
    """Packs that somebody gave cannot be used: nothing is wrong with the program."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.message_id = "commands.diff.broken"


class NamedRulebook:
    """A rulebook that is made once it is known for which province; `home` is the one it is for itself."""

    def __init__(self, home: str, make: Callable[[str | None], Rulebook]) -> None:
        self.home = home
        self.made = make


def rulebook_named(context: Context, word: str) -> NamedRulebook:
    """What a word names. Raises Problem, here or when it is made."""
    path = Path(word)
    if word == HERE:
        return NamedRulebook("", lambda province: context.loaded(province).rulebook)
    if word == SHIPPED:
        return NamedRulebook("", lambda province: load_rulebook(province, checks=CHECKS).rulebook)
    if "\0" in word or not path.exists():
        raise Problem("commands.diff.missing")
    if path.is_dir():
        return _of_folder(path)
    if path.suffix == ".toml":
        return _of_packs([path])
    return _carried(_bundled(path) if path.suffix == ".zip" else _bytes(path))


def _of_folder(folder: Path) -> NamedRulebook:
    """A folder laid out like the shipped packs, or one with packs to stand in for some of these."""
    if (folder / "national.toml").is_file():
        return NamedRulebook(
            "", lambda province: load_rulebook(province, checks=CHECKS, packs=folder).rulebook
        )
    packs = packs_in(folder)
    if not packs:
        raise Problem("commands.diff.no_packs")
    return _of_packs(packs)


def _of_packs(paths: list[Path]) -> NamedRulebook:
    def read() -> list[PackFile]:
        return [read_pack(path, is_shipped=True) for path in paths]  # they may stand in for shipped ones

    def make(province: str | None) -> Rulebook:
        try:
            return rulebook_with(read(), province, CHECKS)
        except PacksBroken as broken:
            raise GivenPacksBroken(broken.mistakes) from None

    home = next(filter(None, (pack.home for pack in read())), "")
    return NamedRulebook(home, make)


def _bundled(path: Path) -> bytes:
    from icp_wizard.bundle.reading import read_archive

    contents = read_archive(path)
    if CARRIED not in contents:
        raise Problem("commands.diff.no_rulebook")
    return contents[CARRIED]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1) if path.is_file() else b""
    except OSError:
        raise Problem("commands.diff.unreadable") from None
    if len(content) > MOST_BYTES:
        raise Problem("commands.diff.too_big", most=MOST_BYTES >> 20)
    return content


def _carried(content: bytes) -> NamedRulebook:
    try:
        rulebook = Rulebook.from_data(json.loads(content))
    except (ValueError, RecursionError, RulebookDamaged):
        raise Problem("commands.diff.no_rulebook") from None
    home = next((pack.province for pack in rulebook.packs if pack.province), "")
    return NamedRulebook(home, lambda _: rulebook)
