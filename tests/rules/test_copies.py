"""Sources that copy others: how packs say so, what is wrong with that, and what is shown of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from icp_wizard.assessment.authority import caveat_lines, source_text
from icp_wizard.i18n import Catalogue
from icp_wizard.rules import PacksBroken, available_provinces
from icp_wizard.rules.reading.sources import MOST_COPIES
from icp_wizard.rules.severity import originals
from tests.rules.making import TODAY, a_rule
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from tests.rules.making import Packs

NAME = 'demand = [{ field = "entity.name", filled = true }]'


def a_source(key: str, copy_of: str = "", *, publisher: str = "Copier", locator: str = "") -> str:
    lines = (
        f'[[source]]\nkey = "{key}"\npublisher = "{publisher}"\ntitle = "Copied"\n'
        f'locator = "{locator or key}"\nconfidence = "medium"\nas_of = "2026"\n'
    )
    return lines + (f'copy_of = "{copy_of}"\n' if copy_of else "")


def mistakes(packs: Packs) -> list[tuple[str, str, str, str]]:
    with pytest.raises(PacksBroken) as caught:
        packs.load()
    return [(found.rule, found.key, found.code, found.suggestion) for found in caught.value.mistakes]


def severity(packs: Packs, rule_id: str) -> str:
    found = packs.rulebook().rule(rule_id, TODAY)
    assert found
    return found.severity


def test_a_pack_says_which_source_copies_which(packs: Packs) -> None:
    cites = 'national-medium", "copy'
    packs.national = a_source("copy") + a_rule("nat.name", NAME, cites=cites)
    assert severity(packs, "nat.name") == "block"
    packs.national = a_source("copy", "national-medium") + a_rule("nat.name", NAME, cites=cites)
    assert severity(packs, "nat.name") == "warn"


def test_a_narrower_pack_copies_what_a_wider_one_has(packs: Packs) -> None:
    packs.province = a_source("copy", "national-medium") + a_source("again", "copy")
    sources = packs.rulebook().sources
    chain = originals("99-nowhere:again", sources)
    assert [source.key for source in chain] == ["again", "copy", "national-medium"]


def test_the_same_page_under_another_key_copies_what_that_page_copies(packs: Packs) -> None:
    packs.national = a_source("copy", "national-medium", locator="page")
    packs.province = a_source("again", locator="page", publisher="Somebody")
    assert packs.rulebook().sources["99-nowhere:again"].copy_of == "national:national-medium"


def test_what_is_copied_must_be_known(packs: Packs) -> None:
    packs.national = a_source("copy", "national-mediun")
    assert mistakes(packs) == [("copy", "copy_of", "unknown_source", "national-medium")]


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (a_source("a", "a"), ["a"]),
        (a_source("a", "b") + a_source("b", "a"), ["a", "b"]),
        (a_source("a", "b") + a_source("b", "c") + a_source("c", "b"), ["a", "b", "c"]),
    ],
)
def test_copies_do_not_go_round_in_a_circle(packs: Packs, lines: str, wrong: list[str]) -> None:
    packs.national = lines
    assert mistakes(packs) == [(key, "copy_of", "recursion", "") for key in wrong]


def test_a_row_of_copies_is_no_longer_than_anybody_would_write(packs: Packs) -> None:
    row = "".join(a_source(f"c{n}", f"c{n + 1}") for n in range(1, MOST_COPIES))
    packs.national = row + a_source(f"c{MOST_COPIES}", "", locator="first")
    assert packs.rulebook()
    packs.national += a_source("c0", "c1")
    assert mistakes(packs) == [("c0", "copy_of", "too_many_copies", "")]


def test_a_row_is_counted_through_wider_packs(packs: Packs) -> None:
    row = "".join(a_source(f"c{n}", f"c{n + 1}", locator=f"page {n}") for n in range(1, MOST_COPIES))
    packs.national = row + a_source(f"c{MOST_COPIES}", "", locator="first")
    packs.province = a_source("again", "c2", locator="another")
    assert packs.rulebook()
    packs.province += a_source("too", "c1", locator="one more")
    assert mistakes(packs) == [("too", "copy_of", "too_many_copies", "")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh_CN", "Copier《Copied》转自Provider A《Page》，资料时间 2022，可信度中，两者只算一个来源。"),
        (
            "en",
            "Copier, “Copied”, is a copy of Provider A, “Page”, as of 2022, medium confidence: "
            "the two count as one source.",
        ),
    ],
)
def test_it_is_said_of_a_rule_that_a_source_of_it_is_a_copy(
    packs: Packs, language: str, expected: str
) -> None:
    packs.national = a_source("copy", "national-medium") + a_rule("nat.name", NAME, cites="copy")
    rulebook = packs.rulebook()
    assert expected in caveat_lines(rulebook, rulebook.rules[0], Catalogue(language), date(2026, 11, 24))


def test_the_copies_we_know_of_are_marked_as_such() -> None:
    marked = {
        (key, source.copy_of)
        for province in available_provinces()
        for key, source in rulebook(province).sources.items()
        if source.copy_of
    }
    assert ("31:clzkj", "31:ali-shanghai") in marked


@pytest.mark.parametrize(("language", "told"), [("zh_CN", "（另一接入商）"), ("en", "(another provider)")])
def test_a_page_of_another_provider_is_called_so(language: str, told: str) -> None:
    sources = rulebook("44").sources.values()
    said = {source.voice: source_text(source, Catalogue(language)) for source in sources}
    assert told in said["other_provider"]
    assert told not in said["provider"]
    assert told not in said["authority"]
