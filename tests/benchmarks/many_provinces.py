"""The same draft in 31 provinces: the packs there are, and copies of them under the codes of the others."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from icp_wizard import regions
from icp_wizard.explaining.what_if.outcome import outlooks
from icp_wizard.rules import available_provinces
from icp_wizard.rules.loading import SHIPPED
from icp_wizard.session.rulebooks import Rulebooks

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from icp_wizard.filing.draft import Draft


def padded_packs(folder: Path) -> Path:
    """A folder of packs for every province there is."""
    (folder / "provinces").mkdir(parents=True)
    for path in SHIPPED.glob("*.toml"):
        shutil.copy(path, folder)
    there = available_provinces()
    for number, region in enumerate(regions.provinces()):
        code = region.code[:2]
        model = code if code in there else there[number % len(there)]
        text = next((SHIPPED / "provinces").glob(f"{model}-*.toml")).read_text(encoding="utf-8")
        copy = re.sub(rf'(?<=")({model})(?=["0-9.-])', code, text)
        (folder / "provinces" / f"{code}-copy.toml").write_text(copy, encoding="utf-8")
    return folder


def running(packs: Path, cache: Path | None, home: str) -> Rulebooks:
    """The rules of a program that runs, with a draft of one province open."""
    books = Rulebooks(packs=packs, cache=cache)
    books.loaded(home)
    books.loaded(None)
    return books


def everywhere(draft: Draft, books: Rulebooks, as_of: date) -> int:
    """The draft in every province; how many these are."""
    rulebooks = {code: books.loaded(code).rulebook for code in books.provinces}
    return len(outlooks(draft, rulebooks, as_of))
