"""A font of the user's own: it draws what ours cannot, and a file that is none is said to be so."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from icp_wizard.forms import UnusableFont, render_form
from icp_wizard.forms.own_font import MOST_BYTES, read_font
from icp_wizard.forms.typeface import _SURELY_OURS, _our_weight, unprintable, using
from icp_wizard.i18n import LANGUAGES, Catalogue
from tests.forms.making import META, UNKNOWN_TO_ALL_FONTS, values
from tests.forms.own_fonts import font_file, font_with, with_embedding_forbidden
from tests.forms.reading import READERS, fonts, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = f"样{UNKNOWN_TO_ALL_FONTS}"


def test_a_character_ours_lack_is_drawn_with_it_embedded_and_can_be_read_back(tmp_path: Path) -> None:
    font = read_font(font_file(tmp_path, UNKNOWN_TO_ALL_FONTS))
    with using(font):
        paper = render_form("F02", values(service__principal__name=NAME), META)
    assert paper.unprintable == ()
    for read in READERS:
        assert NAME in squeezed(read(paper.pdf))
    embedded = dict(fonts(paper.pdf))
    assert all(embedded.values())
    assert any("Own-" in name for name in embedded)


def test_without_it_the_box_stays_and_the_font_is_forgotten_afterwards(tmp_path: Path) -> None:
    font = read_font(font_file(tmp_path, UNKNOWN_TO_ALL_FONTS))
    with using(font):
        assert unprintable([NAME], font) == ()
    paper = render_form("F02", values(service__principal__name=NAME), META)
    assert {mark.code for mark in paper.unprintable} == {"U+217EF"}


def test_ours_come_first_so_that_a_font_changes_nothing_else(tmp_path: Path) -> None:
    plain = render_form("F02", values(), META)
    with using(read_font(font_file(tmp_path, "样", UNKNOWN_TO_ALL_FONTS))):
        assert render_form("F02", values(), META).pdf == plain.pdf


def test_the_same_font_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        with using(read_font(font_file(tmp_path, UNKNOWN_TO_ALL_FONTS))):
            found.append(render_form("F02", values(service__principal__name=NAME), META).pdf)
    assert found[0] == found[1]


def test_what_it_lacks_too_is_named(tmp_path: Path) -> None:
    font = read_font(font_file(tmp_path, UNKNOWN_TO_ALL_FONTS))
    other = "\U00030edd"
    assert unprintable([NAME + other, other], font) == (other,)


def test_what_is_not_asked_of_the_fonts_is_in_them() -> None:
    unasked = (chr(code) for part in _SURELY_OURS for code in part)
    assert [char for char in unasked if _our_weight(char, "regular") is None] == []


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("font", encoding="utf-8")


def postscript(path: Path) -> None:
    path.write_bytes(b"OTTO" + bytes(100))


def cut(path: Path) -> None:
    path.write_bytes(font_with(UNKNOWN_TO_ALL_FONTS)[:40_000])


def locked(path: Path) -> None:
    path.write_bytes(with_embedding_forbidden(font_with(UNKNOWN_TO_ALL_FONTS)))


def boundless(path: Path) -> None:
    """Its table of characters says that one of them goes on for thousands of millions."""
    code = ord(UNKNOWN_TO_ALL_FONTS).to_bytes(4, "big")
    path.write_bytes(font_with(UNKNOWN_TO_ALL_FONTS).replace(code + code, code + b"\xff" * 4))


def folder(path: Path) -> None:
    path.mkdir()


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (empty, "no_font"),
        (text, "no_font"),
        (postscript, "postscript"),
        (cut, "broken"),
        (locked, "locked"),
        (boundless, "broken"),
        (folder, "folder"),
        (huge, "too_large"),
        (nothing, "missing"),
    ],
)
def test_what_is_no_usable_font_is_said_to_be_so(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "f.ttf"
    make(path)
    with pytest.raises(UnusableFont) as refused:
        read_font(path)
    assert refused.value.message_id == f"forms.font.{reason}"
    for language in LANGUAGES:
        assert "f.ttf" in refused.value.render(Catalogue(language))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_font_is_refused_or_draws_but_never_ends_in_another_error(
    tmp_path: Path, seed: int
) -> None:
    content = bytearray(font_with(UNKNOWN_TO_ALL_FONTS))
    chance = random.Random(seed)
    for at in chance.sample(range(12, 400), 6):
        content[at] = chance.randrange(256)
    path = tmp_path / "f.ttf"
    path.write_bytes(content)
    try:
        with using(read_font(path)):
            render_form("F02", values(service__principal__name=NAME), META)
    except UnusableFont:
        pass
