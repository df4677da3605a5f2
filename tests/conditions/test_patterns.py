"""Regular expressions: what packs may write, what it costs, and that verdicts stayed what they were."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icp_wizard.conditions.patterns import LONGEST_PATTERN, is_found, is_pattern
from icp_wizard.text import clean, normalise_text

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKS = Path(__file__).parents[2] / "icp_wizard" / "rules" / "packs"

IN_PYTHON = {
    r"[：:][\s\p{Z}]*([；;]|$)": r"[：:]\s*([；;]|$)",
    r"ISBN[\s\p{Z}：:]*978-?7-?\p{Nd}": r"ISBN[\s：:]*978-?7-?\d",
    r"^[0-9\s\p{Z}]+$": r"^[0-9\s]+$",
    r"^[A-Za-z\s\p{Z}]+$": r"^[A-Za-z\s]+$",
}
"""Shipped patterns as Python's `re` writes them, where the two notations differ."""


def shipped() -> list[str]:
    """Every pattern of the shipped packs, once."""
    packs = sorted(PACKS.rglob("*.toml"))
    return sorted({p for path in packs for p in _patterns(tomllib.loads(path.read_text("utf-8")))})


def _patterns(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (str(data[key]) for key in ("matches", "not_matches") if key in data)
    if isinstance(data, (dict, list)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _patterns(item)


PIECES = st.one_of(
    st.sampled_from([*"：:；; \u3000\u00a0\u1680\u2003\u202f$^.-9９Ａaz!？…室号栋", "ISBN", "978-7-5", "13"]),
    st.characters(exclude_categories=["Cs"]),
)


@pytest.mark.parametrize("pattern", shipped())
@given(raw=st.lists(PIECES, max_size=14).map("".join))
@example(raw="法定代表人：\u3000；")
@example(raw="监护人:\u00a0")
@example(raw="ISBN：９７８-7-5")
@example(raw="域名 \u3000 域名")
@example(raw="12\u300034")
def test_shipped_patterns_judge_answers_as_they_did_before(pattern: str, raw: str) -> None:
    text = normalise_text(clean(raw))
    before = re.search(IN_PYTHON.get(pattern, pattern), text) is not None
    assert is_found(pattern, text) is before


@pytest.mark.parametrize("pattern", shipped())
@given(raw=st.lists(PIECES, max_size=14).map("".join))
def test_they_do_so_too_where_nothing_was_normalised(pattern: str, raw: str) -> None:
    text = clean(raw)
    assert is_found(pattern, text) is (re.search(IN_PYTHON.get(pattern, pattern), text) is not None)


@pytest.mark.parametrize(
    "pattern",
    [r"(?=a)b", r"(?<!a)b", r"(a)\1", r"a\Z", "(", "a{1001}", "(a{100}){100}", ".{500}", "\ud800", 5, None],
)
def test_what_is_not_linear_or_too_large_is_no_pattern(pattern: object) -> None:
    assert not is_pattern(pattern)


def test_a_long_pattern_is_none() -> None:
    assert is_pattern("a" * LONGEST_PATTERN)
    assert not is_pattern("a" * (LONGEST_PATTERN + 1))


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(a|aa)+$", r"(.*a){20}", r"([a-zA-Z]+)*\d"])
def test_a_pattern_that_would_backtrack_for_ever_is_judged(pattern: str) -> None:
    assert not is_found(pattern + "z", "a" * 4000 + "!")


def test_a_refused_pattern_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    is_pattern("(?=a)(((")
    assert capfd.readouterr() == ("", "")


def test_a_lone_surrogate_is_one_character() -> None:
    assert is_found("^.{3}$", "甲\ud800乙")
    assert not is_found("[甲]", "\ud800")
