"""`what-if`: only differences, the draft untouched, and nothing told that was not asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft
from icp_wizard.text import cell_width
from tests.commands.test_canary import with_canaries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]


@pytest.mark.usefixtures("few_packs")
def test_without_options_every_province_with_a_pack_is_told(cli: Cli, sample: Path) -> None:
    ran = cli("what-if", sample)
    assert (ran.code, ran.err) == (0, "")
    assert "广东省（现在）" in ran.out
    assert "还没有资料的省份" in ran.out
    data = cli("what-if", sample, "--json").json
    assert [one["province"] for one in data["provinces"]] == ["44"]  # Shanghai's pack is for other orders
    assert all(one["has_pack"] for one in data["provinces"])
    assert len(data["provinces"]) + len(data["without_pack"]) == 31


def test_another_province_is_told_by_its_differences(cli: Cli, sample: Path) -> None:
    ran = cli("what-if", sample, "--province", "上海", lang="en")
    assert ran.code == 0
    assert ran.out.startswith("What if: Shanghai")
    assert "nat.eligibility.certificate-province" in ran.out
    assert "The draft was not touched." in ran.out
    (case,) = cli("what-if", sample, "--province", "31", "--json").json["cases"]
    assert case["province"] == "31"
    assert case["papers"]["added"] == ["sh_service_principal_letter@p2"]
    change = next(f for f in case["findings"] if f["rule"] == "nat.eligibility.certificate-province")
    assert (change["change"], change["now"]["status"], change["then"]["status"]) == ("blocks", "met", "fires")


def test_several_provinces_may_be_asked_for(cli: Cli, sample: Path) -> None:
    cases = cli("what-if", sample, "--province", "31", "--province", "44", "--json").json["cases"]
    assert [case["province"] for case in cases] == ["31", "44"]
    assert [case["is_same"] for case in cases] == [False, True]


def test_nature_and_day_go_together(cli: Cli, sample: Path) -> None:
    options = ("--nature", "person", "--on", "2029-01-01", "--json")
    (case,) = cli("what-if", sample, *options).json["cases"]
    assert (case["province"], case["nature"], case["on"]) == ("44", "person", "2029-01-01")
    assert case["then"]["as_of"] == "2029-01-01"
    assert "wanted.entity.business_scope" in case["parked"]


def test_no_difference_is_said(cli: Cli, sample: Path) -> None:
    assert "没有不同" in cli("what-if", sample, "--province", "广东").out


def test_a_province_without_a_pack_says_so_first(cli: Cli, sample: Path) -> None:
    lines = cli("what-if", sample, "--province", "Beijing", lang="en").out.splitlines()
    assert "no rules for Beijing" in lines[1]


def test_a_stored_draft_is_not_touched(cli: Cli, sample: Path) -> None:
    draft = cli("drafts", "import", sample).out.strip()
    before = cli("drafts", "export", draft).out
    history = cli("drafts", "history", draft).out
    cli("what-if", draft, "--province", "31", "--nature", "person", "--on", "2030-01-01")
    assert cli("drafts", "export", draft).out == before
    assert cli("drafts", "history", draft).out == history


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--province", "Atlantis"), "没有这个省份"),
        (("--nature", "secret7741"), "person"),
        (("--on", "secret7741"), "日期"),
        (("--provincee", "31"), "--province"),
    ],
)
def test_what_cannot_be_used_is_refused_without_repeating_it(
    cli: Cli, sample: Path, options: tuple[str, ...], told: str
) -> None:
    ran = cli("what-if", sample, *options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "7741" not in ran.err


def test_a_file_that_is_no_draft_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text("{", encoding="utf-8")
    assert cli("what-if", path).code == 2


@pytest.mark.parametrize(
    "options", [(), ("--province", "31"), ("--nature", "person"), ("--on", "2029-01-01")]
)
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_no_answer_is_told(
    cli: Cli, tmp_path: Path, options: tuple[str, ...], as_json: tuple[str, ...]
) -> None:
    path = tmp_path / "canary.json"
    path.write_text(readable_json(with_canaries(sample_draft().data())), encoding="utf-8")
    ran = cli("what-if", path, *options, *as_json)
    assert re.findall(r"canary\w*|7741", ran.all.replace("canary.json", ""), re.IGNORECASE) == []


QUOTING = """
id = "desk"
layer = "overlay"
version = "1"
title = { zh_CN = "约定", en = "Desk" }
[[source]]
key = "desk"
publisher = "虚构客服组"
title = "约定"
locator = "desk/1"
confidence = "high"
as_of = "2026-11"
[[rule]]
id = "local.name"
topic = "entity_name"
severity = "warn"
when = [{ field = "order.province", eq = "31" }]
demand = [{ field = "entity.name", contains_any = ["沪"] }]
text = { zh_CN = "不受理“{entity.name}”", en = "{entity.name} is not taken" }
cites = ["desk"]
"""


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_answers_are_told_on_request(cli: Cli, sample: Path, data: Path, as_json: tuple[str, ...]) -> None:
    (data / "config" / "packs").mkdir(parents=True)
    (data / "config" / "packs" / "desk.toml").write_text(QUOTING, encoding="utf-8")
    name = sample_draft().data()["wanted"]["entity"]["name"]
    words = ("what-if", sample, "--province", "31", *as_json)
    assert "local.name" in cli(*words).out
    assert name not in cli(*words).out
    assert name in cli(*words, "--values").out


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("options", [(), ("--province", "31"), ("--nature", "person")])
def test_it_fits_the_terminal(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch, lang: str, options: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = cli("what-if", sample, *options, lang=lang).out.splitlines()
    assert max(map(cell_width, lines)) <= 80
