"""The rulebooks of a run: national, provider, overlays, and at most one province's."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import Loaded, available_provinces, load_rulebook
from icp_wizard.rules.keeping import digest_of, keep, read_kept
from icp_wizard.rules.loading import compile_shared

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from icp_wizard.explaining.library.search import Search
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules.compiling.compilation import Compilation


class Rulebooks:
    """Loads a province's rulebook once, when first asked for."""

    def __init__(
        self, overlays: Path | None = None, packs: Path | None = None, cache: Path | None = None
    ) -> None:
        """`overlays` is the folder of the user's own packs, `packs` other packs than the shipped ones.

        In `cache`, a folder that is made when needed, compiled rulebooks are kept from run to run.
        """
        self._overlays = overlays
        self._packs = packs
        self._cache = cache
        self._loaded: dict[str | None, Loaded] = {}
        self._search: Search | None = None

    def search(self, as_of: date, tell: Callable[[int, int], None] | None = None) -> Search:
        """All rules of all packs, to be searched: made once, and anew for another day or other packs.

        `tell` is told how many of how many packs of provinces are read. Slow the first time: call it from a
        worker. Raises PacksBroken.
        """
        from icp_wizard.explaining.library.entries import EVERYWHERE
        from icp_wizard.explaining.library.library import Library
        from icp_wizard.explaining.library.search import Search

        rulebooks = {EVERYWHERE: self.loaded(None).rulebook}
        for number, code in enumerate(self.provinces, 1):
            rulebooks[code] = self.loaded(code).rulebook
            if tell is not None:
                tell(number, len(self.provinces))
        if self._search is None or not self._search.library.is_made_of(rulebooks, as_of):
            self._search = Search(Library(rulebooks, as_of))
        return self._search

    @property
    def overlays(self) -> Path | None:
        """The folder of the user's own packs."""
        return self._overlays

    def reload(self) -> None:
        """Forget what was loaded: packs of the user's own have changed."""
        self._loaded.clear()
        self.__dict__.pop("_digest", None)  # as the packs were when it was worked out

    def tried(self, province: str | None, overlays: Path) -> Loaded:
        """The rulebook for a province as it would be with the user's own packs of another folder."""
        code = province if province in self.provinces else None
        return load_rulebook(code, overlays=overlays, checks=CHECKS, packs=self._packs, shared=self._shared)

    def loaded_for(self, draft: Draft) -> Loaded:
        """The rulebook for the draft's province, with reports about overlays left out."""
        return self.loaded(draft.data()["intent"].get("province"))

    def loaded(self, province: str | None) -> Loaded:
        """The rulebook for a province code; without a pack of its own the national and provider rules."""
        code = province if province in self.provinces else None
        if code not in self._loaded:
            self._loaded[code] = self._kept_or_compiled(code)
        return self._loaded[code]

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Two-digit codes of the provinces that have a pack, in order."""
        return available_provinces(self._packs)

    def _kept_or_compiled(self, code: str | None) -> Loaded:
        if self._cache is None:
            return self._compiled(code)
        path = self._cache / f"rules-{code or 'none'}.json"
        wider = self.loaded(None) if code else None
        if wider and wider.mistakes:  # what is wrong with an overlay is to be reported at every start
            return self._compiled(code)
        base = wider.rulebook if wider else None
        if (rulebook := read_kept(path, self._digest, base)) is not None:
            return Loaded(rulebook)
        loaded = self._compiled(code)
        if not loaded.mistakes and self._digest == self._digest_now():
            keep(path, self._digest, loaded.rulebook, base)
        return loaded

    def _compiled(self, code: str | None) -> Loaded:
        return load_rulebook(
            code, overlays=self._overlays, checks=CHECKS, packs=self._packs, shared=self._shared
        )

    @cached_property
    def _shared(self) -> Compilation:
        """What the provinces have in common, compiled once a run."""
        return compile_shared(CHECKS, self._packs)

    @cached_property
    def _digest(self) -> str:
        """The packs as they were at the beginning of the run."""
        return self._digest_now()

    def _digest_now(self) -> str:
        return digest_of(self._overlays, self._packs)
