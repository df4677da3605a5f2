"""The shipped packs with other files in place of some: what a corrected pack would make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules.compiling.compilation import start, with_pack
from icp_wizard.rules.loading import PacksBroken, shipped_files
from icp_wizard.rules.reading.pack_file import read_pack
from icp_wizard.rules.rule import LAYERS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from icp_wizard.rules.reading.pack_file import PackFile
    from icp_wizard.rules.rule import Layer
    from icp_wizard.rules.rulebook import Rulebook


def layer_of(pack: PackFile) -> Layer:
    """The layer a pack says it is of; what says none is taken for an overlay, and reported as one."""
    return next((layer for layer in LAYERS if layer == pack.data.get("layer")), "overlay")


def rulebook_with(packs: Sequence[PackFile], province: str | None, checks: Collection[str]) -> Rulebook:
    """The shipped rulebook of a province with these packs, each in place of the shipped one of its layer.

    Overlays come behind; packs for other provinces are left out. Raises PacksBroken with every mistake.
    """
    given = [(pack, layer_of(pack)) for pack in packs if pack.home in ("", province)]
    taken = {layer for _, layer in given if layer != "overlay"}
    shipped = ((path, layer) for path, layer in shipped_files(province) if layer not in taken)
    every = [*((read_pack(path, is_shipped=True), layer) for path, layer in shipped), *given]
    compilation = start(checks)
    for pack, layer in sorted(every, key=lambda one: LAYERS.index(one[1])):
        home = province or "" if layer in ("province", "overlay") else ""
        compilation = with_pack(compilation, pack, layer, home)
    mistakes = tuple(mistake for pack, _ in every for mistake in pack.in_order())
    if mistakes:
        raise PacksBroken(mistakes)
    return compilation.rulebook()
