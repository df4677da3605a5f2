"""How severe a rule may be, by what it rests on and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.rules import Source
from icp_wizard.rules.severity import capped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from icp_wizard.rules.rule import Cap, Severity


def source(
    confidence: str,
    publisher: str = "A",
    as_of: str = "2024",
    *,
    key: str = "",
    locator: str = "",
    copy_of: str = "",
) -> Source:
    key = key or f"{publisher}-{confidence}-{as_of}"
    return Source(key, "p", publisher, "T", locator or key, confidence, as_of, copy_of)  # type: ignore[arg-type]


def judged(
    cited: Sequence[Source],
    dissenting: Sequence[Source] = (),
    others: Sequence[Source] = (),
    declared: Severity = "block",
) -> tuple[Severity, Cap | None]:
    """What holds of a rule with these sources, where `others` are known but not cited."""
    known = {f"p:{one.key}": one for one in (*cited, *dissenting, *others)}
    return capped(declared, [f"p:{one.key}" for one in cited], [f"p:{one.key}" for one in dissenting], known)


@pytest.mark.parametrize(
    ("cited", "severity"),
    [
        ([source("high")], "block"),
        ([source("high", as_of="unknown")], "block"),
        ([source("medium", "A"), source("medium", "B")], "block"),
        ([source("medium", "A"), source("medium", "A", "2023")], "warn"),
        ([source("medium", "A"), source("low", "B")], "warn"),
        ([source("medium", "A"), source("medium", "B", "unknown")], "warn"),
        ([source("medium")], "warn"),
        ([source("low", "A"), source("low", "B"), source("low", "C")], "warn"),
        ([], "warn"),
    ],
)
def test_block_needs_a_sure_source_or_two_fairly_sure_dated_publishers(
    cited: list[Source], severity: str
) -> None:
    found, cap = judged(cited)
    assert (found, cap is None) == (severity, severity == "block")


ORIGINAL = source("medium", "A", key="original")
COPY = source("medium", "B", key="copy", copy_of="p:original")
COPY_OF_COPY = source("medium", "C", key="again", copy_of="p:copy")
ANOTHER_COPY = source("medium", "D", key="another", copy_of="p:original")
SAME_PAGE = source("medium", "E", key="same", locator="original")


@pytest.mark.parametrize(
    ("cited", "others"),
    [
        ([ORIGINAL, COPY], []),
        ([ORIGINAL, COPY_OF_COPY], [COPY]),
        ([COPY, ANOTHER_COPY], [ORIGINAL]),
        ([COPY_OF_COPY, ANOTHER_COPY], [ORIGINAL, COPY]),
        ([ORIGINAL, SAME_PAGE], []),
        ([COPY, SAME_PAGE], [ORIGINAL]),
        ([COPY, source("medium", "A", key="elsewhere")], [ORIGINAL]),
    ],
)
def test_copies_are_one_voice(cited: list[Source], others: list[Source]) -> None:
    assert judged(cited, others=others)[0] == "warn"


def test_a_copy_of_a_page_by_another_is_a_voice_beside_the_one_who_copied_it() -> None:
    """Publisher B copied A; what B itself says elsewhere is B's word."""
    assert judged([COPY, source("medium", "B", key="own")], others=[ORIGINAL])[0] == "block"


@pytest.mark.parametrize("original", [source("low", key="o"), source("low", as_of="2019", key="o")])
def test_a_copy_is_no_surer_than_what_it_copies(original: Source) -> None:
    copy = source("high", "B", key="c", copy_of="p:o")
    found, cap = judged([copy], others=[original])
    assert (found, cap and cap.source) == ("warn", "p:c")


def test_a_copy_of_a_sure_source_is_as_sure_as_it_is_said_to_be() -> None:
    original = source("high", key="o")
    assert judged([source("medium", "B", copy_of="p:o")], others=[original])[0] == "warn"
    assert judged([source("high", "B", copy_of="p:o")], others=[original])[0] == "block"


def test_a_copy_is_no_newer_than_what_it_copies() -> None:
    dissent = source("medium", "C", "2023")
    copy = source("high", "B", "2026", key="c", copy_of="p:o")
    assert judged([copy], [dissent], others=[source("high", "A", "2022", key="o")])[0] == "warn"
    assert judged([copy], [dissent], others=[source("high", "A", "2025", key="o")])[0] == "block"


def test_sources_that_copy_each_other_in_a_circle_end_somewhere() -> None:
    one, other = source("medium", "A", key="a", copy_of="p:b"), source("medium", "B", key="b", copy_of="p:a")
    assert judged([one, other])[0] == "warn"


@pytest.mark.parametrize("declared", ["warn", "info"])
def test_what_is_not_a_block_stays_what_it_is(declared: Severity) -> None:
    assert judged([source("low")], [source("high")], declared=declared) == (declared, None)


@pytest.mark.parametrize(
    ("dissent", "severity"),
    [
        (source("medium", as_of="2022"), "block"),
        (source("medium", as_of="2026"), "warn"),
        (source("medium", as_of="2025-12"), "warn"),
        (source("medium", as_of="2025"), "warn"),
        (source("medium", as_of="2025-11"), "block"),
        (source("high", as_of="2022"), "warn"),
        (source("medium", as_of="unknown"), "warn"),
        (source("low", as_of="2025-11-30"), "block"),
    ],
)
def test_a_dissent_caps_unless_it_is_both_older_and_less_sure(dissent: Source, severity: str) -> None:
    found, cap = judged([source("high", as_of="2025-12")], [dissent])
    assert found == severity
    assert (cap.reason if cap else "") == ("" if severity == "block" else "dissent")


def test_a_sure_old_source_takes_nothing_from_two_newer_ones() -> None:
    newer = [source("medium", "A", "2025"), source("medium", "B", "2025")]
    dissent = source("low", "C", "2023")
    assert judged(newer, [dissent])[0] == "block"
    assert judged([*newer, source("high", "D", "2020")], [dissent])[0] == "block"


def test_the_cap_names_the_best_source_there_was() -> None:
    best = source("medium", "A", "2025", key="best")
    assert judged([source("low"), best])[1].source == "p:best"  # type: ignore[union-attr]


def test_of_several_dissents_the_cap_names_the_first_that_stands() -> None:
    against = [source("low", "B", "2020", key="weak"), source("high", "C", key="strong")]
    assert judged([source("high")], against)[1].source == "p:strong"  # type: ignore[union-attr]


# Laws ------------------------------------------------------------------------------------------------------

RANK = {"info": 0, "warn": 1, "block": 2}


@st.composite
def some_sources(draw: st.DrawFn) -> list[Source]:
    """Sources of few publishers, pages and dates; each may copy one before it."""
    found: list[Source] = []
    for number in range(draw(st.integers(1, 5))):
        made = source(
            draw(st.sampled_from(["high", "medium", "low"])),
            draw(st.sampled_from("ABC")),
            draw(st.sampled_from(["unknown", "2020", "2022", "2022-05", "2025-12", "2026"])),
            key=f"s{number}",
            locator=draw(st.sampled_from(["x", "y", f"page {number}"])),
            copy_of=draw(st.sampled_from(["", *(f"p:{one.key}" for one in found)])),
        )
        found.append(made)
    return found


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Source], list[Source], list[Source]]:
    """All sources there are, those cited, those that say otherwise."""
    known = draw(some_sources())
    chosen = [(one, draw(st.sampled_from(["cited", "against", "neither"]))) for one in known]
    return (
        known,
        [one for one, role in chosen if role == "cited"],
        [one for one, role in chosen if role == "against"],
    )


@given(cases(), st.sampled_from(["block", "warn", "info"]))
def test_no_severity_is_above_what_is_declared(
    case: tuple[list[Source], list[Source], list[Source]], declared: Severity
) -> None:
    known, cited, against = case
    assert RANK[judged(cited, against, known, declared)[0]] <= RANK[declared]


@given(cases(), st.data())
def test_one_more_source_that_agrees_never_lowers(
    case: tuple[list[Source], list[Source], list[Source]], data: st.DataObject
) -> None:
    known, cited, against = case
    more = data.draw(st.sampled_from(known))
    assert RANK[judged([*cited, more], against, known)[0]] >= RANK[judged(cited, against, known)[0]]


@given(cases(), st.data())
def test_one_more_source_that_disagrees_never_raises(
    case: tuple[list[Source], list[Source], list[Source]], data: st.DataObject
) -> None:
    known, cited, against = case
    more = data.draw(st.sampled_from(known))
    assert RANK[judged(cited, [*against, more], known)[0]] <= RANK[judged(cited, against, known)[0]]


@given(cases(), st.data())
def test_a_copy_beside_what_it_copies_changes_nothing(
    case: tuple[list[Source], list[Source], list[Source]], data: st.DataObject
) -> None:
    known, cited, against = case
    before = judged(cited, against, known)
    for name, group in (("agrees", cited), ("disagrees", against)):
        if group:
            copied = data.draw(st.sampled_from(group))
            sureness = data.draw(st.sampled_from(["high", "medium", "low"]))
            group.append(source(sureness, "Z", "2026", key=name, copy_of=f"p:{copied.key}"))
    assert judged(cited, against, known) == before


@given(cases(), st.randoms())
def test_the_order_of_sources_does_not_matter(
    case: tuple[list[Source], list[Source], list[Source]], random: Random
) -> None:
    known, cited, against = case
    before, cap = judged(cited, against, known)
    random.shuffle(cited)
    random.shuffle(against)
    after, other = judged(cited, against, known)
    assert (after, other and other.reason) == (before, cap and cap.reason)
