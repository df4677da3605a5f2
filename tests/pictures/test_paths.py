"""Paths as typed, pasted and dropped."""

from __future__ import annotations

import shlex
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.pictures import paths_in

HOME = "/home/jia"


def within(text: str) -> tuple[str, ...]:
    return paths_in(text, HOME)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("", ()),
        ("  \n", ()),
        ("''", ()),
        ("card.jpg", ("card.jpg",)),
        ("  /a/card.jpg \r\n", ("/a/card.jpg",)),
        ("\u3000/a/card.jpg\ufeff", ("/a/card.jpg",)),
        ("~", (HOME,)),
        ("~/card.jpg", (f"{HOME}/card.jpg",)),
        ("~yi/card.jpg", ("~yi/card.jpg",)),
        ("'~/my card.jpg'", (f"{HOME}/my card.jpg",)),
        ("/a/my card.jpg", ("/a/my card.jpg",)),
        ("my card.jpg", ("my card.jpg",)),
        ("'/a/my card.jpg'", ("/a/my card.jpg",)),
        ('"/a/my card.jpg"', ("/a/my card.jpg",)),
        ("“/a/身份证 正面.jpg”", ("/a/身份证 正面.jpg",)),
        ('"/a/\\"x\\" \\n.jpg"', ('/a/"x" \\n.jpg',)),
        (r"/a/my\ card\ \(1\).jpg", ("/a/my card (1).jpg",)),
        (r"~/my\ card.jpg", (f"{HOME}/my card.jpg",)),
        ("/a/it's.jpg", ("/a/it's.jpg",)),
        ("/a/o'brien/it's.jpg", ("/a/o'brien/it's.jpg",)),
        ("'it.jpg", ("'it.jpg",)),
        (r"'/a/it'\''s.jpg'", ("/a/it's.jpg",)),
        ("file:///a/%E8%BA%AB%20%23.jpg", ("/a/身 #.jpg",)),
        ("FILE://localhost/a.jpg", ("/a.jpg",)),
        ("file:/a.jpg", ("/a.jpg",)),
        ("file:///a/my card#1?.jpg", ("/a/my card#1?.jpg",)),
        ("file:///a/100%.jpg", ("/a/100%.jpg",)),
        ("file:///C:/a%20b.jpg", ("C:/a b.jpg",)),
        ("file://server/share/a.jpg", ("//server/share/a.jpg",)),
        (r"C:\Users\jia\a.jpg", (r"C:\Users\jia\a.jpg",)),
        (r'"C:\my pictures\$a.jpg"', (r"C:\my pictures\$a.jpg",)),
        (r"\\server\(share)\a.jpg", (r"\\server\(share)\a.jpg",)),
    ],
)
def test_one_path_however_it_is_written(text: str, paths: tuple[str, ...]) -> None:
    assert within(text) == paths


@pytest.mark.parametrize(
    "text",
    [
        "'/a/my card.jpg' '/b.png'",
        r"/a/my\ card.jpg /b.png",
        "file:///a/my%20card.jpg\r\nfile:///b.png\r\n",
        "'/a/my card.jpg'\n/b.png",
    ],
)
def test_several_dropped_at_once(text: str) -> None:
    assert within(text) == ("/a/my card.jpg", "/b.png")


def test_windows_drops_are_told_apart() -> None:
    assert within(r'"C:\my a.jpg" D:\b.jpg') == (r"C:\my a.jpg", r"D:\b.jpg")


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"], exclude_characters="\u00ad"), min_size=1)
PATHS = NAMES.map(lambda name: f"/{name}")
ESCAPABLE = " !\"#$&'()*;<>?[\\]^`{|}~"


@given(st.lists(PATHS, min_size=1, max_size=4))
def test_quoted_paths_come_back(paths: list[str]) -> None:
    assert within(" ".join("'" + path.replace("'", "'\\''") + "'" for path in paths)) == tuple(paths)


def test_a_blank_at_the_end_that_was_escaped_belongs_to_the_name() -> None:
    assert within("/a\\ ") == ("/a ",)
    assert within("  /a\\ /b\\  ") == ("/a /b ",)
    assert within("/a\\\\ ") == ("/a\\",)
    assert within("C:\\a\\ ") == ("C:\\a\\",)


@given(
    st.lists(st.text(st.sampled_from("ab/.身-_'$ ()&"), min_size=1).map("/".__add__), min_size=1, max_size=4)
)
def test_escaped_paths_come_back(paths: list[str]) -> None:
    escaped = ("".join(f"\\{c}" if c in ESCAPABLE else c for c in path) for path in paths)
    assert within(" ".join(escaped)) == tuple(paths)


@given(st.lists(PATHS, min_size=1, max_size=4))
def test_addresses_come_back(paths: list[str]) -> None:
    assert within("\n".join(f"file://{quote(path)}" for path in paths)) == tuple(paths)


@given(st.text(st.sampled_from("ab/.身'\""), min_size=1).map("/a".__add__))
def test_a_plain_path_is_what_it_says(path: str) -> None:
    assert within(f"  {path}\n") == (path,)


@given(st.lists(st.text(st.sampled_from("ab/ '\"$\\"), max_size=8), max_size=4))
def test_what_a_shell_quotes_is_understood_as_the_shell_does(names: list[str]) -> None:
    paths = [f"/ {name}" for name in names]
    assert within(shlex.join(paths)) == tuple(paths)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert all(within(text))
