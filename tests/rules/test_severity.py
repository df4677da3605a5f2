"""How severe a rule may be, by what it rests on and what speaks against it."""

from __future__ import annotations

import pytest

from icp_wizard.rules import Source
from icp_wizard.rules.severity import capped


def source(confidence: str, publisher: str = "A", as_of: str = "2024") -> Source:
    return Source("key", "pack", publisher, "Title", "locator", confidence, as_of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "severity"),
    [
        ([source("high")], "block"),
        ([source("medium", "A"), source("medium", "B")], "block"),
        ([source("medium", "A"), source("medium", "A")], "warn"),
        ([source("medium", "A"), source("low", "B")], "warn"),
        ([source("medium")], "warn"),
        ([source("low", "A"), source("low", "B"), source("low", "C")], "warn"),
        ([], "warn"),
    ],
)
def test_block_needs_a_sure_source_or_two_fairly_sure_publishers(cited: list[Source], severity: str) -> None:
    found, cap = capped("block", cited, [])
    assert (found, cap is None) == (severity, severity == "block")


@pytest.mark.parametrize("declared", ["warn", "info"])
def test_what_is_not_a_block_stays_what_it_is(declared: str) -> None:
    assert capped(declared, [source("low")], [source("high")]) == (declared, None)  # type: ignore[arg-type]


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
    found, cap = capped("block", [source("high", as_of="2025-12")], [dissent])
    assert found == severity
    assert (cap.reason if cap else "") == ("" if severity == "block" else "dissent")


def test_the_cap_names_the_best_source_there_was() -> None:
    best = Source("best", "pack", "A", "T", "l", "medium", "2025")
    assert capped("block", [source("low"), best], [])[1].source == "pack:best"  # type: ignore[union-attr]
