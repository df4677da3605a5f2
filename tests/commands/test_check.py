"""`check`: what the rules say, for people and programs, without telling the answers."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import canonical_json, readable_json
from icp_wizard.samples import sample_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]

WRONG = {"people__p1__mobile": "123"}


def test_a_sound_draft_is_fine(cli: Cli, sample: Path) -> None:
    ran = cli("check", sample)
    assert ran.code == 0
    assert "可以录入控制台" in ran.out


def test_a_blank_line_stands_between_reports_only(cli: Cli, sample: Path, tmp_path: Path) -> None:
    one = cli("check", sample).out
    assert one == one.strip("\n") + "\n"
    assert cli("check", sample, tmp_path / "none.json", sample).out == f"{one}\n{one}"


def test_an_unfinished_draft_is_fine_and_says_what_is_open(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    path.write_text(
        '{"format": 1, "intent": {"goal": "open"}, "wanted": {"services": [{"id": "s1"}]}}', encoding="utf-8"
    )
    ran = cli("check", path)
    assert ran.code == 0
    assert "未填（" in ran.out
    assert "wanted.entity.name" in ran.out
    assert "材料还不能确定" in ran.out


@pytest.mark.parametrize(("lang", "label"), [("zh_CN", "这个域名是否已备案"), ("en", "Is this domain filed")])
def test_rules_that_cannot_be_judged_name_the_questions_they_wait_for(
    cli: Cli, changed: Changed, lang: str, label: str
) -> None:
    path = changed(wanted__services__s1__domains__d1__is_filed=MISSING)
    lines = cli("check", path, lang=lang).out.splitlines()
    undecided = [line for line in lines if "hw.domain.once" in line]
    assert [label in line for line in undecided] == [True]
    assert not [line for line in undecided if "is_filed" in line]


def test_what_must_be_mended_is_1_with_rule_path_and_state(cli: Cli, changed: Changed) -> None:
    ran = cli("check", changed(**WRONG), lang="en")
    assert ran.code == 1
    assert "must be mended" in ran.out
    assert "people.p1.mobile" in ran.out
    assert "format.mobile" in ran.out


@pytest.mark.parametrize(("lang", "told"), [("zh_CN", "但这样不能备案"), ("en", "cannot be filed this way")])
def test_the_order_says_where_it_is_a_dead_end(cli: Cli, tmp_path: Path, lang: str, told: str) -> None:
    content = sample_draft("gd-person").data()
    elsewhere = {"certificate_number": "420106190001010051", "certificate_address.region": "420106"}
    for path, value in {**elsewhere, "correspondence_address.region": "410105"}.items():
        content = replaced(content, f"wanted.entity.{path}", value)
    (tmp_path / "d.json").write_text(readable_json(content), encoding="utf-8")
    heading = cli("check", tmp_path / "d.json", "--province", "41", lang=lang).out.splitlines()[0]
    assert told in heading
    assert "41.residence.local-only" in heading


@pytest.mark.parametrize(("lang", "told"), [("zh_CN", "另有“注意” 1 处"), ("en", "Warnings: 1.")])
def test_warnings_are_counted_at_the_end(cli: Cli, changed: Changed, lang: str, told: str) -> None:
    path = changed(wanted__services__s1__domains__d1__expires_on="2026-12-10")
    ran = cli("check", path, lang=lang)
    assert told in ran.out
    assert told not in cli("check", changed(), lang=lang).out


def test_help_says_that_a_stored_draft_may_be_named(cli: Cli) -> None:
    assert "草稿编号" in cli("check", "--help").out.splitlines()[0]
    assert "id of a local draft" in cli("check", "--help", lang="en").out


def test_answers_are_told_on_request_only(cli: Cli, changed: Changed) -> None:
    path = changed(people__p1__mobile="13812345")
    assert "13812345" not in cli("check", path).all
    assert "13812345" in cli("check", path, "--values").out


def test_json_is_for_programs(cli: Cli, changed: Changed) -> None:
    ran = cli("check", changed(**WRONG), "--json")
    (result,) = ran.json["results"]
    finding = next(f for f in result["findings"] if f["rule"] == "format.mobile")
    assert finding["status"] == "fires"
    assert finding["about"] == ["people.p1.mobile"]
    assert result["readiness"]["is_enterable"] is False
    assert result["order"]["type"] == "first"


def test_a_rule_is_told_with_its_sources(cli: Cli, sample: Path) -> None:
    (result,) = cli("check", sample, "--json").json["results"]
    told = next(f for f in result["findings"] if f["rule"] == "nat.open-site.resolution-off")
    assert told["sources"][0]["publisher"]
    assert told["text"]


def test_standard_input_is_a_file_called_dash(cli: Cli, sample: Path) -> None:
    assert cli("check", "-", typed=sample.read_bytes()).code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_is_read_once(cli: Cli, sample: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(sample.read_bytes()))
    writer.start()
    ran = cli("check", tmp_path / "pipe")
    writer.join()
    assert ran.code == 0


def test_json_lines_are_checked_one_by_one(cli: Cli, tmp_path: Path) -> None:
    lines = [canonical_json(sample_draft(name).data()) for name in ("gd-company", "gd-person")]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    ran = cli("check", tmp_path / "many.jsonl", "--json")
    assert ran.code == 2
    assert [result["source"].rpartition(":")[2] for result in ran.json["results"]] == ["1", "2", "3"]
    assert cli("check", "-", typed="\n".join(lines)).code == 0


def test_a_folder_is_searched_for_drafts(cli: Cli, tmp_path: Path, sample: Path) -> None:
    (tmp_path / "in" / "a").mkdir(parents=True)
    sample.rename(tmp_path / "in" / "a" / "draft.json")
    ran = cli("check", tmp_path / "in", "--json")
    assert ran.code == 0
    assert len(ran.json["results"]) == 1


def test_a_bundle_is_checked_by_its_draft(cli: Cli, tmp_path: Path, sample: Path) -> None:
    assert cli("bundle", sample, "-o", tmp_path / "b.zip").code == 0
    assert cli("check", tmp_path / "b.zip").code == 0


def test_one_bad_file_hides_no_other(cli: Cli, tmp_path: Path, sample: Path) -> None:
    ran = cli("check", tmp_path / "no.json", sample, "--json")
    assert ran.code == 2
    assert [sorted(result)[:1] for result in ran.json["results"]] == [["error"], ["as_of"]]


@pytest.mark.parametrize("word", ["11", "北京", "beijing"])
def test_another_province_may_be_tried(cli: Cli, sample: Path, word: str) -> None:
    ran = cli("check", sample, "--province", word, "--json")
    (result,) = ran.json["results"]
    assert [pack["id"] for pack in result["packs"]] == ["national", "huawei", "11"]
    assert {"kind": "pack", "key": "province"} in result["readiness"]["enterable"]


def test_the_day_may_be_chosen(cli: Cli, sample: Path) -> None:
    (result,) = cli("check", sample, "--as-of", "2028-11-20", "--json").json["results"]
    assert result["as_of"] == "2028-11-20"
    assert any(f["status"] == "fires" and "validity" in f["rule"] for f in result["findings"])


def test_a_stored_draft_is_checked_by_its_id(cli: Cli, sample: Path) -> None:
    new = cli("drafts", "import", sample).out.strip()
    assert cli("check", new[:5]).code == 0


def test_the_schema_describes_a_draft(cli: Cli) -> None:
    schema = cli("schema").json
    assert {"people", "wanted", "intent"} <= set(schema["properties"])


def test_samples_are_listed_and_written_once(cli: Cli, tmp_path: Path) -> None:
    assert "gd-company" in cli("sample").out
    assert cli("sample", "gd-person", "-o", tmp_path / "s.json").code == 0
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["envelope"]["is_sample"]
    assert cli("sample", "gd-person", "-o", tmp_path / "s.json").code == 2
