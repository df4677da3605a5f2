"""Loading: the shipped packs for one filing, and the user's overlays, as one rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from icp_wizard.rules.mistakes import Mistake
    from icp_wizard.rules.rulebook import Rulebook


class PacksBroken(Problem):
    """Packs that cannot be used; `mistakes` are all of them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("rules.error.broken", count=len(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rulebook, and what is wrong with the overlays left out of it (by file name in `disabled`)."""

    rulebook: Rulebook
    mistakes: tuple[Mistake, ...] = ()
    disabled: tuple[str, ...] = ()


def available_provinces(packs: Path | None = None) -> tuple[str, ...]:
    """Two-digit codes of the provinces that have a pack, in order."""
    raise NotImplementedError


def load_rulebook(
    province: str | None = None,
    *,
    overlays: Path | None = None,
    checks: Collection[str] = (),
    packs: Path | None = None,
) -> Loaded:
    """National and provider packs, the province's if there is one, and the overlays in a directory.

    `checks` are the names of the named checks there are. Raises PacksBroken when a shipped pack is wrong; a
    wrong overlay is left out and reported.
    """
    raise NotImplementedError
