"""The rulebooks of a run: national, provider, overlays, and at most one province's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import Loaded, available_provinces, load_rulebook
from icp_wizard.rules.keeping import digest_of, keep, read_kept

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft


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

    @property
    def overlays(self) -> Path | None:
        """The folder of the user's own packs."""
        return self._overlays

    @property
    def provinces(self) -> tuple[str, ...]:
        """Codes of the provinces that have a pack."""
        return available_provinces(self._packs)

    def reload(self) -> None:
        """Forget what was loaded: packs of the user's own have changed."""
        self._loaded.clear()

    def tried(self, province: str | None, overlays: Path) -> Loaded:
        """The rulebook for a province as it would be with the user's own packs of another folder."""
        code = province if province in self.provinces else None
        return load_rulebook(code, overlays=overlays, checks=CHECKS, packs=self._packs)

    def loaded_for(self, draft: Draft) -> Loaded:
        """The rulebook for the draft's province, with reports about overlays left out."""
        return self.loaded(draft.data()["intent"].get("province"))

    def loaded(self, province: str | None) -> Loaded:
        """The rulebook for a province code; without a pack of its own the national and provider rules."""
        code = province if province in available_provinces(self._packs) else None
        if code not in self._loaded:
            self._loaded[code] = self._kept_or_compiled(code)
        return self._loaded[code]

    def _kept_or_compiled(self, code: str | None) -> Loaded:
        if self._cache is None:
            return self._compiled(code)
        path = self._cache / f"rules-{code or 'none'}.json"
        digest = digest_of((self._overlays, self._packs))
        if (rulebook := read_kept(path, digest)) is not None:
            return Loaded(rulebook)
        loaded = self._compiled(code)
        if not loaded.mistakes:  # what is wrong with an overlay is to be reported at every start
            keep(path, digest, loaded.rulebook)
        return loaded

    def _compiled(self, code: str | None) -> Loaded:
        return load_rulebook(code, overlays=self._overlays, checks=CHECKS, packs=self._packs)
