"""Finding the line of anything in a TOML file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from icp_wizard.rules.reading.lines import Place, line_of, places

TEXT = '''\
# [[rule]] in a comment
title = { zh_CN = "a # b", en = 'c = [' }
plain.dotted."quoted key" = 1

[list]
words = [ # here
  "one", 'two',

  """three
= four""",
]
[define]
when = [{ any = [
  { field = "x", eq = 2026-01-01 },
  { field = "y", ne = "\\"]" } ] }]

[[rule]]
id = "a"
text = \'\'\'
[[rule]]
id = "not a rule"\'\'\'
[rule.params]
most = 5

[[rule]]
id = "b"
[[rule.note]]
n = 1
[[rule.note]]
n = 2
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("title", "en"), 2),
        (("plain", "dotted", "quoted key"), 3),
        (("list",), 5),
        (("list", "words"), 6),
        (("list", "words", 1), 7),
        (("list", "words", 2), 9),
        (("define", "when", 0, "any", 0, "eq"), 14),
        (("define", "when", 0, "any", 1, "ne"), 15),
        (("rule",), 17),
        (("rule", 0), 17),
        (("rule", 0, "id"), 18),
        (("rule", 0, "params", "most"), 23),
        (("rule", 1, "id"), 26),
        (("rule", 1, "note", 0, "n"), 28),
        (("rule", 1, "note", 1, "n"), 30),
    ],
)
def test_a_place_has_the_line_it_stands_on(place: Place, line: int) -> None:
    assert places(TEXT)[place] == line


def test_what_is_missing_has_the_line_of_what_it_is_missing_from() -> None:
    found = places(TEXT)
    assert line_of(found, ("rule", 1, "topic")) == 25
    assert line_of(found, ("define", "when", 0, "all")) == 13
    assert line_of(found, ("nothing",)) == 0


def every_place(data: Any, place: Place = ()) -> list[Place]:
    if isinstance(data, dict):
        return [place, *(inner for key, value in data.items() for inner in every_place(value, (*place, key)))]
    if isinstance(data, list):
        items = enumerate(data)
        return [place, *(inner for index, value in items for inner in every_place(value, (*place, index)))]
    return [place]


def test_every_place_of_the_document_is_found_and_no_other() -> None:
    assert set(places(TEXT)) == set(every_place(tomllib.loads(TEXT))) - {()}
