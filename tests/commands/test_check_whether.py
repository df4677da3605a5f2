"""A draft that asks whether to file at all, checked and asked; and any order of a few clicks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.overlays import DESK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

DAY = ("--as-of", "2026-11-29")
OWN = f"""{DESK}
[[rule]]
id = "local.mainland"
topic = "eligibility"
severity = "block"
when = [{{ field = "intent.hosting", filled = true }}]
demand = [{{ field = "intent.hosting", ne = "mainland" }}]
text = {{ zh_CN = "本组不收", en = "Not at this desk" }}
cites = ["desk"]
collected_on = 2026-11-29
"""


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    """Writes a draft that says what the user wants, and nothing of a filing."""

    def write(**intent: str) -> Path:
        path = tmp_path / "draft.json"
        path.write_text(json.dumps({"format": 1, "intent": intent}), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("lang", "order", "because"),
    [
        ("zh_CN", "结论：不需要备案", "不需要备案，也不能备案"),
        ("en", "Result: no filing needed", "need not be filed, and cannot be"),
    ],
)
def test_no_filing_is_told_with_reason_source_and_what_to_mind(
    cli: Cli, draft: Callable[..., Path], lang: str, order: str, because: str
) -> None:
    ran = cli("check", draft(goal="unsure", subject="website", hosting="overseas"), *DAY, lang=lang)
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = lines.index(order)
    assert because in lines[at + 1]
    assert "2025-12" in lines[at + 2]
    assert lines[at + 4].startswith("  1. ")
    assert order.partition("：" if lang == "zh_CN" else ": ")[2] in lines[0]
    assert "材料" not in ran.out
    assert "控制台" not in ran.out


@pytest.mark.parametrize("command", ["check", "ask"])
def test_that_one_is_needed_is_an_answer_and_nothing_to_mend(
    cli: Cli, draft: Callable[..., Path], command: str
) -> None:
    ran = cli(command, draft(goal="unsure", subject="website", hosting="mainland"), *DAY)
    assert ran.code == 0
    lines = (ran.out if command == "check" else ran.err).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("结论：放在华为云"))
    assert "hw.need.website" in lines[at]
    assert lines[at + 1].strip() == "出处：华为云《可以不做域名备案吗》，资料时间 2025-12-31，可信度高"
    assert "须改正" not in ran.out + ran.err
    assert "这样不能备案" not in ran.out + ran.err


@pytest.mark.parametrize("subject", ["app", "protection", "subdomain_elsewhere"])
@pytest.mark.parametrize("command", ["check", "ask"])
def test_that_no_source_says_so_is_told_only_once_all_is_answered(
    cli: Cli, draft: Callable[..., Path], command: str, subject: str
) -> None:
    ran = cli(command, draft(goal="unsure", subject=subject), *DAY)
    assert "没有查到" not in ran.out + ran.err
    assert "未查到" not in ran.out + ran.err
    assert "服务器在哪里" in ran.out + ran.err


@pytest.mark.parametrize(
    ("intent", "because"),
    [
        ({"goal": "unsure", "subject": "website", "hosting": "overseas"}, "不需要备案"),
        ({"goal": "unsure", "subject": "cdn"}, "问的是要不要备案"),
        ({"goal": "unsure", "subject": "app"}, "还没答完"),
        ({"goal": "unfinished", "unfinished": "drop"}, "只在控制台办"),
    ],
)
@pytest.mark.parametrize("flags", [(), ("--incomplete",)])
def test_where_nothing_is_entered_there_is_no_bundle_not_even_a_preview(
    cli: Cli, draft: Callable[..., Path], tmp_path: Path, intent: dict[str, str], because: str, flags: Any
) -> None:
    ran = cli("bundle", draft(**intent), "-o", tmp_path / "b.zip", *flags, *DAY)
    assert ran.code == 2
    assert because in ran.err
    assert "没有备案包" in ran.err
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.parametrize(
    ("subject", "caveat"), [("cdn", "只用华为云的 CDN"), ("mini_program", "小程序的后台有自己的域名")]
)
@pytest.mark.parametrize("command", ["check", "ask"])
def test_what_no_source_says_beside_an_answer_is_told_once_by_either(
    cli: Cli, draft: Callable[..., Path], command: str, subject: str, caveat: str
) -> None:
    ran = cli(command, draft(goal="unsure", subject=subject), *DAY)
    told = (ran.out if command == "check" else ran.err).partition("结论：")[2]
    assert told.count(caveat) == 1
    assert "不等于没有要求" in told


def test_what_no_source_says_is_told_with_whom_to_ask_and_nothing_else(
    cli: Cli, draft: Callable[..., Path]
) -> None:
    ran = cli("check", draft(goal="unsure", subject="not_public"), *DAY)
    assert ran.code == 0
    heading, group, *gaps = ran.out.splitlines()
    assert "没有查到依据" in heading
    assert "（1）" in group
    assert [line for line in gaps if "先问那家的备案客服" in line] == gaps


def test_another_rule_that_blocks_such_a_draft_is_1(cli: Cli, draft: Callable[..., Path], data: Path) -> None:
    packs = data / "config" / "packs"
    packs.mkdir(parents=True)
    (packs / "desk.toml").write_text(OWN, encoding="utf-8")
    ran = cli("check", draft(goal="unsure", subject="website", hosting="mainland"), *DAY)
    assert "local.mainland" in ran.out
    assert ran.code == 1


def test_before_all_is_answered_nothing_is_concluded(cli: Cli, draft: Callable[..., Path]) -> None:
    ran = cli("check", draft(goal="unsure", subject="website"), *DAY)
    assert ran.code == 0
    assert "结论" not in ran.out
    assert "没回答的问题：1 个" in ran.out


def test_the_answer_is_marked_as_one_for_programs(cli: Cli, draft: Callable[..., Path]) -> None:
    (result,) = cli("check", draft(goal="unsure", subject="cdn"), "--json", *DAY).json["results"]
    assert [found["rule"] for found in result["findings"] if found.get("is_result")] == ["hw.need.cdn"]
    assert result["steps"] == [{"id": "intent", "status": "done"}]


def test_for_programs_too(cli: Cli, draft: Callable[..., Path]) -> None:
    (result,) = cli("check", draft(goal="unsure", subject="subdomain"), "--json", *DAY).json["results"]
    assert result["order"]["type"] == "not_needed"
    assert result["order"]["decided_by"] == "hw.need.subdomain"
    assert result["to_do"] == ["hw.need.subdomain-resolves", "hw.need.subdomain-moves"]


def test_asking_ends_with_the_steps(cli: Cli, draft: Callable[..., Path]) -> None:
    ran = cli("ask", draft(goal="unsure"), *DAY, typed="website\noverseas\n")
    assert ran.code == 0
    told = ran.err.splitlines()
    assert "结论：不需要备案" in told
    assert told[-1].strip().startswith("出处：")
    assert [line[:5] for line in told if line.startswith("  ") and line[2].isdigit()] == ["  1. ", "  2. "]


def test_asking_tells_whom_to_ask(cli: Cli, draft: Callable[..., Path]) -> None:
    ran = cli("ask", draft(goal="unsure"), *DAY, typed="app\nnowhere\n")
    assert ran.code == 0
    assert "先问应用商店和本省管局" in ran.err.splitlines()[-1]


def test_an_order_of_a_few_clicks_is_told_at_the_end_too(cli: Cli, draft: Callable[..., Path]) -> None:
    ran = cli("ask", draft(goal="unfinished"), *DAY, typed="waiting_review\ncorrect\n")
    assert ran.code == 0
    assert "结论：撤销备案" in ran.err
    assert "材料" not in ran.err
    assert "可以录入控制台" not in ran.err
