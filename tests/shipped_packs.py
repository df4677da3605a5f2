"""The shipped packs: as rulebooks loaded once for all tests, and in folders with some left out or changed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from icp_wizard.rules.loading import SHIPPED
from icp_wizard.session.rulebooks import Rulebooks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from icp_wizard.rules import Rulebook

COMPLETE = "complete = true\n"


@cache
def shipped() -> Rulebooks:
    """The shipped rulebooks, loaded once for all tests, whatever place a test has patched."""
    return Rulebooks(packs=SHIPPED)


def rulebook(province: str | None) -> Rulebook:
    """The shipped rules for a province, or those for all where it has no pack. Raises PacksBroken."""
    return shipped().loaded(province).rulebook


def packs_of(folder: Path, *provinces: str) -> Path:
    """A folder with the wider packs and those of these provinces alone."""
    for path in SHIPPED.rglob("*.toml"):
        if path.parent == SHIPPED or path.name[:2] in provinces:
            place = folder / path.relative_to(SHIPPED)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return folder


def packs_covering(folder: Path, province: str, covers: Iterable[str]) -> Path:
    """A folder in which a complete pack of a province is one that is only written for some orders."""
    packs = packs_of(folder, province)
    (path,) = (packs / "provinces").iterdir()
    text = path.read_text(encoding="utf-8")
    assert COMPLETE in text
    listed = ", ".join(f'"{name}"' for name in covers)
    path.write_text(text.replace(COMPLETE, f"complete = false\ncovers = [{listed}]\n", 1), encoding="utf-8")
    return packs
