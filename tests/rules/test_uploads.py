"""Where a material is uploaded: said with the source that names the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.i18n import LANGUAGES
from icp_wizard.rules import Rulebook, available_provinces
from tests.rules.making import Packs
from tests.scenarios.runner import rulebook_for

if TYPE_CHECKING:
    from pathlib import Path

PAPER = '[[material]]\nid = "a_paper"\nkind = "issued"\ntitle = { zh_CN = "文书", en = "Paper" }\n'
PLACE = 'upload = { zh_CN = "某页", en = "Some page", source = "national-low" }\n'


def test_a_place_names_its_source_and_is_carried(tmp_path: Path) -> None:
    book = Packs(tmp_path, national=PAPER + PLACE).rulebook()
    upload = book.materials["a_paper"].upload
    assert upload is not None
    assert (upload.place["en"], upload.source) == ("Some page", "national:national-low")
    assert Rulebook.from_data(book.to_data()).materials == book.materials


def test_a_pack_whose_place_names_no_source_is_reported_with_the_nearest(tmp_path: Path) -> None:
    packs = Packs(tmp_path)
    packs.add_overlay(PAPER + PLACE.replace("national-low", "national-lwo"))
    (mistake,) = packs.load().mistakes
    assert (mistake.code, mistake.found, mistake.suggestion) == (
        "unknown_source",
        "national-lwo",
        "national-low",
    )


def test_every_place_of_the_shipped_packs_is_said_in_both_languages_with_a_source() -> None:
    books = [rulebook_for(code) for code in (None, *available_provinces())]
    places = [m.upload for book in books for m in book.materials.values() if m.upload]
    assert places
    assert [place for place in places if set(place.place) != set(LANGUAGES)] == []
    assert [place for book in books for place in _of(book) if place not in book.sources] == []


def _of(book: Rulebook) -> list[str]:
    return [material.upload.source for material in book.materials.values() if material.upload]
