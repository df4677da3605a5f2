"""`ask` through a pipe: the whole way, going on, and stopping at a bad line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.codes import CODES
from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from icp_wizard.text import cell_width
from tests.prompts.answers import COMPANY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]

DAY = ("--as-of", "2026-11-24")
"""The day of the sample: what expires must not make these tests age."""


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_company_through_a_pipe_is_the_company_of_the_sample(cli: Cli, lang: str) -> None:
    ran = cli("ask", *DAY, typed=COMPANY, lang=lang)
    assert ran.code == 0
    draft = parse_draft(cli("drafts", "export", ran.out.strip()).json)
    assert same_filing(draft, sample_draft())


def test_its_findings_are_those_of_the_sample(cli: Cli, sample: Path) -> None:
    new = cli("ask", *DAY, typed=COMPANY).out.strip()
    found = [cli("check", word, "--json", *DAY).json["results"][0] for word in (new, sample)]
    statuses = [sorted((f["rule"], f["status"]) for f in result["findings"]) for result in found]
    assert statuses[0] == statuses[1]
    assert found[0]["readiness"]["is_enterable"] is found[1]["readiness"]["is_enterable"] is True


def test_a_bundle_may_follow(cli: Cli, tmp_path: Path) -> None:
    assert cli("ask", *DAY, "--bundle", tmp_path / "b.zip", typed=COMPANY).code == 0
    assert cli("verify", tmp_path / "b.zip").code == 0


def test_an_unfinished_filing_gets_no_bundle(cli: Cli, tmp_path: Path) -> None:
    assert (
        cli(
            "ask", *DAY, "--bundle", tmp_path / "b.zip", typed="".join(COMPANY.splitlines(keepends=True)[:20])
        ).code
        == 1
    )
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_bad_line_stops_with_its_number_and_loses_nothing(cli: Cli, lang: str) -> None:
    ran = cli("ask", *DAY, typed="44\nenterprise\n否\n乌有公司\nno such certificate\n否\n", lang=lang)
    assert ran.code == 2
    assert "5" in ran.err
    assert "no such certificate" not in ran.err
    draft = cli("drafts", "export", ran.out.strip()).json
    assert draft["wanted"]["entity"]["name"] == "乌有公司"
    assert "certificate_type" not in draft["wanted"]["entity"]


def test_a_draft_goes_on_at_its_first_open_question(cli: Cli) -> None:
    lines = COMPANY.splitlines(keepends=True)
    new = cli("ask", *DAY, typed="".join(lines[:7])).out.strip()
    again = cli("ask", *DAY, new, typed="".join(lines[7:]))
    assert again.code == 0
    assert same_filing(parse_draft(cli("drafts", "export", new).json), sample_draft())


@pytest.mark.parametrize(("typed", "code"), [("", 0), ("\n\n", 0), ("nonsense\n", 2)])
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_where_nothing_was_answered_no_draft_is_kept(cli: Cli, typed: str, code: int, lang: str) -> None:
    ran = cli("ask", *DAY, typed=typed, lang=lang)
    assert (ran.code, ran.out) == (code, "")
    assert ("没有留下草稿" if lang == "zh_CN" else "no draft is kept") in ran.err
    assert cli("drafts", "list", "--json").json == []


def test_a_stored_draft_is_kept_also_without_an_answer(cli: Cli, sample: Path) -> None:
    new = cli("drafts", "import", sample).out.strip()
    assert cli("ask", *DAY, new).out.strip() == new
    assert len(cli("drafts", "list", "--json").json) == 1


def test_what_is_in_the_way_is_named_at_the_end(cli: Cli) -> None:
    said = cli("ask", *DAY, typed="44\n1\n", lang="zh_CN").err
    assert "未填：主办单位名称（个人填姓名）（wanted.entity.name）" in said
    assert "未填的还有" in said


def test_at_a_terminal_words_and_ids_are_not_broken(
    cli: Cli, changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(wanted__services__s1__involves=["publishing"])
    monkeypatch.setattr("icp_wizard.commands.streams.talk_columns", lambda: 40)
    monkeypatch.setattr("icp_wizard.commands.streams.is_typed", lambda: True)
    lines = cli("ask", *DAY, path, typed="n\n" + "\n" * 8, lang="en").err.splitlines()
    shown = [line.replace("> ", "") for line in lines]  # what is typed is not echoed here
    talk = shown[: shown.index("That is all.")]
    assert [line for line in talk if cell_width(line) > 40] == []
    assert [line for line in talk if "hw.pre-approval.kinds" in line]


def test_what_fires_at_the_end_is_1(cli: Cli) -> None:
    lines = COMPANY.splitlines()
    lines[6:7] = ["是", "否", "是"]
    ran = cli("ask", *DAY, typed="\n".join(lines[:17]), lang="en")
    assert ran.code == 1
    assert "hw.type.shell-entity" in ran.err


def test_a_file_is_gone_on_with_as_a_new_draft(cli: Cli, sample: Path) -> None:
    new = cli("ask", *DAY, sample).out.strip()
    assert same_filing(parse_draft(cli("drafts", "export", new).json), sample_draft())


def test_answers_and_draft_cannot_both_come_from_the_pipe(cli: Cli) -> None:
    assert cli("ask", "-").code == 2


def test_the_command_to_go_on_with_finds_the_draft(cli: Cli) -> None:
    said = cli("ask", typed="44\n", lang="zh_CN").err
    assert said.count(" --data-dir ") == 2


def test_a_new_draft_may_be_for_another_order(cli: Cli) -> None:
    ran = cli("ask", *DAY, "--goal", "cancel", typed="entity\n")
    assert ran.code == 0
    intent = cli("drafts", "export", ran.out.strip()).json["intent"]
    assert (intent["goal"], intent["removal"]) == ("cancel", "entity")


def test_a_goal_is_no_answer_so_that_no_draft_is_kept_for_it(cli: Cli) -> None:
    assert cli("ask", *DAY, "--goal", "change").out == ""
    assert cli("drafts", "list", "--json").json == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_goals_are_listed_in_help_and_where_one_is_wrong(cli: Cli, lang: str) -> None:
    wrong = cli("ask", "--goal", "qqxx", lang=lang)
    assert wrong.code == 2
    assert "qqxx" not in wrong.err
    listed = cli("ask", "--help", lang=lang).out
    for goal in CODES["goal"]:
        assert goal.code in wrong.err
        assert re.search(rf"\b{goal.code}\b", listed, re.ASCII)


def test_a_draft_there_is_has_its_goal_already(cli: Cli, sample: Path) -> None:
    stored = cli("drafts", "import", sample).out.strip()
    for word in (stored, sample):
        ran = cli("ask", word, "--goal", "change", lang="en")
        assert (ran.code, ran.out) == (2, "")
        assert "--goal is for a new draft" in ran.err
    assert cli("drafts", "export", stored).json["intent"]["goal"] == "open"
    assert len(cli("drafts", "list", "--json").json) == 1
