"""Drafts and bundles under rules that came after them: what is judged, by which rules, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.commands import streams
from icp_wizard.commands.context import Context
from icp_wizard.session.rulebooks import Rulebooks
from tests.journeys.packs import packs_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Renew = Callable[..., None]

RULE = "nat.domain-validity.remaining"
TOUCHING = ("{ months = 3 }", "{ months = 900 }")
ELSEWHERE = ("{ hours = 24", "{ hours = 25")
GONE = (f'id = "{RULE}"', 'id = "nat.another"')


@pytest.fixture
def renew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Renew:
    """From here on the program has other packs: the national one with words replaced."""

    def replace(*replacements: tuple[str, str]) -> None:
        packs = packs_with(tmp_path / "later", "national", *replacements)
        monkeypatch.setattr(Context, "rulebooks", Rulebooks(packs=packs))

    return replace


@pytest.fixture
def draft(cli: Cli, sample: Path) -> str:
    """The sample as a draft of the store, judged by the shipped rules."""
    found = cli("drafts", "import", sample).out.strip()
    cli("ask", found)
    return found


@pytest.mark.parametrize("words", [("drafts", "show"), ("check",)])
def test_a_draft_that_is_judged_otherwise_than_last_time_is_said_to_be_so(
    cli: Cli, draft: str, renew: Renew, words: tuple[str, ...]
) -> None:
    assert cli(*words, draft).err == ""
    renew(TOUCHING)
    for _ in range(2):  # looking moves no pin
        ran = cli(*words, draft)
        assert f"草稿 {draft} 上次判断之后规则有变化，有 1 项判断不同" in ran.err
    assert RULE in cli("check", draft).out


def test_where_nothing_is_judged_otherwise_nothing_is_said(cli: Cli, draft: str, renew: Renew) -> None:
    renew(ELSEWHERE)
    assert cli("check", draft).err == ""
    assert "规则包有更新，这份草稿要做的事没有变化。" in cli("ask", draft).err
    assert "规则包有更新" not in cli("ask", draft).err


def test_from_a_pipe_no_answer_is_taken_for_agreement(cli: Cli, draft: str, renew: Renew) -> None:
    renew(TOUCHING)
    ran = cli("ask", draft, typed="是\n", lang="en")
    assert "met → not met" in ran.err
    assert "Going on by the rules of last time" in ran.err
    assert "things judged otherwise" in cli("check", draft, lang="en").err


@pytest.mark.parametrize(("answer", "is_moved"), [("yes\n", True), ("\n", False), ("", False)])
def test_at_a_terminal_it_is_asked_before_the_first_question(
    cli: Cli, draft: str, renew: Renew, monkeypatch: pytest.MonkeyPatch, answer: str, is_moved: bool
) -> None:
    renew(TOUCHING)
    monkeypatch.setattr(streams, "is_typed", lambda: True)
    ran = cli("ask", draft, typed=answer, lang="en")
    assert ran.err.index("met → not met") < ran.err.index("Do so now?")
    monkeypatch.setattr(streams, "is_typed", lambda: False)
    assert ("things judged otherwise" not in cli("check", draft, lang="en").err) is is_moved


def test_a_bundle_judged_by_other_rules_is_said_to_be_so_and_pinned_to_what_holds_here(
    cli: Cli, sample: Path, renew: Renew
) -> None:
    cli("bundle", sample, "-o", "b.zip")
    assert cli("check", "b.zip").err == ""
    renew(TOUCHING)
    for words in (("check",), ("drafts", "import")):
        ran = cli(*words, "b.zip", lang="en")
        assert "was judged by other rules than this program's" in ran.err
        assert "icp-wizard verify" in ran.err
    (imported,) = (one["id"] for one in cli("drafts", "list", "--json").json)
    assert "renewed" not in cli("ask", imported, lang="en").err


def test_a_bundle_verifies_five_years_on_by_the_rules_it_carries(
    cli: Cli, sample: Path, renew: Renew
) -> None:
    cli("bundle", sample, "-o", "b.zip")
    renew(TOUCHING, ELSEWHERE)
    ran = cli("verify", "b.zip", "--as-of", "2031-11-24", lang="en")
    assert ran.code == 0
    assert "judging again by the rules it carries gives the same" in ran.out
    assert f"({RULE}@d1)\n" in ran.out
    assert "figure months: 3 → 900" in ran.out
    assert "Today's rules that differ from those carried: " in ran.out


def test_verify_names_the_rules_behind_each_difference_and_tells_them_from_the_day(
    cli: Cli, sample: Path, renew: Renew
) -> None:
    cli("bundle", sample, "-o", "b.zip")
    by_day = cli("verify", "b.zip", "--as-of", "2028-11-20", "--json", lang="en").json
    assert [(one["rules"], one["why"]) for one in by_day["today"] if one["key"] == f"{RULE}@d1"] == [
        ([], ["The rule is the same; the day is another"])
    ]
    assert by_day["rules_changed"] == []
    renew(GONE)
    found = cli("verify", "b.zip", "--as-of", "2026-11-24", "--json", lang="en").json
    assert (found["is_intact"], set(found["rules_changed"])) == (True, {RULE, "nat.another"})
    assert [(one["rules"], one["why"]) for one in found["today"] if one["key"] == f"{RULE}@d1"] == [
        ([RULE], ["The rule is gone"])
    ]
