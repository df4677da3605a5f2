"""The rulebooks of a run: national, provider, overlays, and at most one province's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import Loaded, available_provinces, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft


class Rulebooks:
    """Loads a province's rulebook once, when first asked for."""

    def __init__(self, overlays: Path | None = None, packs: Path | None = None) -> None:
        """`overlays` is the folder of the user's own packs; `packs` other packs than the shipped ones."""
        self._overlays = overlays
        self._packs = packs
        self._loaded: dict[str | None, Loaded] = {}

    def loaded_for(self, draft: Draft) -> Loaded:
        """The rulebook for the draft's province, with reports about overlays left out."""
        return self.loaded(draft.data()["intent"].get("province"))

    def loaded(self, province: str | None) -> Loaded:
        """The rulebook for a province code; without a pack of its own the national and provider rules."""
        code = province if province in available_provinces(self._packs) else None
        if code not in self._loaded:
            self._loaded[code] = load_rulebook(
                code, overlays=self._overlays, checks=CHECKS, packs=self._packs
            )
        return self._loaded[code]
