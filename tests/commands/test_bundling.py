"""`bundle`, `verify` and `demo`: what is written, what is refused, what is noticed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.bundle.archive import Entry, archive
from icp_wizard.bundle.reading import read_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]


def test_a_bundle_is_written_and_intact(cli: Cli, tmp_path: Path, sample: Path) -> None:
    ran = cli("bundle", sample, "-o", tmp_path / "b.zip")
    assert (ran.code, ran.out.strip()) == (0, str(tmp_path / "b.zip"))
    assert cli("verify", tmp_path / "b.zip").code == 0


def test_without_a_name_the_bundle_gets_a_neutral_one(cli: Cli, sample: Path) -> None:
    assert cli("bundle", sample).out.strip() == "icp-bundle-20261124.zip"


def test_an_unfinished_filing_is_refused_with_what_is_in_the_way(cli: Cli, changed: Changed) -> None:
    path = changed(people__p1__mobile="123", wanted__services__s1__name=None)
    ran = cli("bundle", path, "-o", "b.zip", lang="en")
    assert ran.code == 1
    assert "To mend" in ran.err
    assert "format.mobile" in ran.err
    assert "123" not in ran.all.replace("11 digits", "")


def test_on_request_an_incomplete_one_is_written(cli: Cli, changed: Changed) -> None:
    path = changed(people__p1__mobile="123")
    assert cli("bundle", path, "-o", "b.zip", "--incomplete").code == 0
    assert cli("verify", "b.zip", "--json").json["manifest"]["is_complete"] is False


@pytest.mark.parametrize(
    ("lang", "words"), [("zh_CN", "还缺 1 项答案，没有放进备案包"), ("en", "lacks answers (1)")]
)
def test_a_paper_that_lacks_answers_is_said_to_be_left_out(
    cli: Cli, changed: Changed, lang: str, words: str
) -> None:
    path = changed(wanted__services__s1__name=None)
    ran = cli("bundle", path, "-o", "b.zip", "--incomplete", lang=lang)
    assert ran.code == 0
    assert words in ran.err


def test_nothing_is_left_where_the_bundle_cannot_be_written(cli: Cli, tmp_path: Path, sample: Path) -> None:
    assert cli("bundle", sample, "-o", tmp_path / "no" / "b.zip").code == 2
    assert cli("bundle", sample, "-o", tmp_path).code == 2
    assert cli("bundle", sample, "-o", "-").code == 2
    assert not (tmp_path / "no").exists()


def test_nothing_is_typeset_for_a_place_that_cannot_be_written(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp_wizard.bundle.build.all_papers", pytest.fail)
    ran = cli("bundle", sample, "-o", "no/b.zip")
    assert ran.code == 2
    assert "文件夹不存在" in ran.err


def test_a_damaged_bundle_is_not_called_complete(cli: Cli, sample: Path) -> None:
    cli("bundle", sample, "-o", "b.zip")
    assert "完整" in cli("verify", "b.zip").out
    with zipfile.ZipFile("b.zip", "a") as archive:
        archive.writestr("more.txt", "more")
    ran = cli("verify", "b.zip")
    assert "不完好" in ran.out
    assert "完整" not in ran.out


@pytest.mark.parametrize("manifest", ["[1]", "", "{", '{"format": 1}'])
def test_a_manifest_that_is_none_is_told_as_one(cli: Cli, manifest: str) -> None:
    with zipfile.ZipFile("b.zip", "w") as archive:
        archive.writestr("manifest.json", manifest)
    ran = cli("verify", "b.zip")
    assert ran.code == 2
    assert "manifest.json 读不懂" in ran.err


def test_a_changed_entry_is_noticed(cli: Cli, tmp_path: Path, sample: Path) -> None:
    cli("bundle", sample, "-o", tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("more.txt", "more")
    ran = cli("verify", tmp_path / "b.zip", "--json")
    assert ran.code == 1
    assert ran.json["damages"] == [{"entry": "more.txt", "kind": "extra"}]


def repacked(path: Path, manifest: Callable[[str], str]) -> None:
    """The bundle with another manifest, packed as the program packs."""
    contents = read_archive(path)
    contents["manifest.json"] = manifest(contents["manifest.json"].decode()).encode()
    path.write_bytes(archive([Entry(*entry) for entry in contents.items()]))


def test_a_digit_changed_in_the_manifest_is_noticed(cli: Cli, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "b.zip"
    cli("bundle", sample, "-o", path)
    (text,) = (e["text_sha256"] for e in manifest_of(cli, path)["entries"] if e["name"] == "checklist.pdf")
    repacked(path, lambda said: said.replace(text, text[:-1] + ("1" if text[-1] == "0" else "0")))
    ran = cli("verify", path, "--json")
    assert ran.code == 1
    assert ran.json["damages"] == [{"entry": "manifest.json", "kind": "changed"}]


def test_of_an_early_manifest_is_said_that_it_has_no_digest(cli: Cli, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "b.zip"
    cli("bundle", sample, "-o", path)
    assert "没有自己的校验值" not in cli("verify", path).out
    digest = manifest_of(cli, path)["sha256"]
    repacked(path, lambda said: said.replace(f',\n  "sha256": "{digest}"\n}}', "\n}"))
    ran = cli("verify", path)
    assert ran.code == 0
    assert "没有自己的校验值" in ran.out


def manifest_of(cli: Cli, path: Path) -> Any:
    """What `verify` read."""
    return cli("verify", path, "--json").json["manifest"]


def test_bytes_around_the_archive_are_noticed(cli: Cli, tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "b.zip"
    cli("bundle", sample, "-o", path)
    path.write_bytes(b"#!/bin/sh\n" + path.read_bytes())
    ran = cli("verify", path)
    assert ran.code == 1
    assert "压缩包本身" in ran.out


def test_what_todays_rules_say_otherwise_is_told(cli: Cli, tmp_path: Path, sample: Path) -> None:
    cli("bundle", sample, "-o", tmp_path / "b.zip")
    ran = cli("verify", tmp_path / "b.zip", "--as-of", "2028-11-20", "--json")
    assert ran.code == 0
    assert [c["after"] for c in ran.json["today"]]


def test_no_bundle_is_2(cli: Cli, sample: Path, tmp_path: Path) -> None:
    assert cli("verify", sample).code == 2
    assert cli("verify", tmp_path / "none.zip").code == 2


def test_the_demo_writes_a_bundle_and_leaves_the_store_alone(cli: Cli, data: Path) -> None:
    ran = cli("demo")
    assert (ran.code, ran.out.strip()) == (0, "out/sample-bundle.zip")
    assert cli("demo").code == 0
    assert cli("verify", "out/sample-bundle.zip", "--json").json["manifest"]["is_sample"] is True
    assert not data.exists()


def test_the_demo_says_when_it_has_nowhere_to_write(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "here" / "out").write_text("in the way", encoding="utf-8")
    assert cli("demo").code == 2


def test_the_demo_opens_the_wizard_with_one_sample_however_often(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []

    def run(desk: object, draft: str | None = None) -> int:
        opened.append(draft)
        return 0

    monkeypatch.setattr("icp_wizard.commands.streams.has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("screens.app.run", run)
    for answer in ("\n", "\n", "n\n"):
        assert cli("demo", typed=answer).code == 0
    assert len(opened) == 2
    assert len(set(opened)) == 1
    assert len(cli("drafts", "list", "--json").json) == 1


def test_what_todays_rules_say_otherwise_is_said_in_words(cli: Cli, tmp_path: Path, sample: Path) -> None:
    cli("bundle", sample, "-o", tmp_path / "b.zip")
    later = ("verify", tmp_path / "b.zip", "--as-of", "2028-11-20")
    chinese, english = cli(*later), cli(*later, lang="en")
    assert "按本程序现行规则在 2028-11-20 判断，以下结果不同" in chinese.out
    assert "符合 → 不符合：域名剩余有效期应大于 3 个月" in chinese.out
    assert "现在：" in chinese.out
    assert "met → not met: " in english.out
    assert "Now: " in english.out
    found = cli(*later, "--json").json
    assert found["ready_today"] is True
    assert all(change["text"] for change in found["today"])


def tampered(path: Path, name: str, content: bytes) -> None:
    """The bundle with one entry replaced, as somebody who tampers would."""
    entries = read_archive(path) | {name: content}
    path.write_bytes(archive([Entry(name, content) for name, content in entries.items()]))


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("words", [("check",), ("drafts", "import"), ("form", "list")])
def test_a_bundle_that_was_changed_is_said_to_be_so_wherever_its_draft_is_read(
    cli: Cli, sample: Path, words: tuple[str, ...], lang: str
) -> None:
    cli("bundle", sample, "-o", "b.zip")
    path = Path("b.zip")
    assert "icp-wizard verify" not in cli(*words, path, lang=lang).err
    draft = read_archive(path)["draft.json"].replace("乌有".encode(), "无有".encode())
    tampered(path, "draft.json", draft)
    ran = cli(*words, path, lang=lang)
    assert ran.code == 0
    assert "icp-wizard verify" in ran.err


def test_files_of_a_folder_that_are_passed_by_are_named(cli: Cli, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "unpacked").mkdir(parents=True)
    cli("bundle", sample, "-o", folder / "b.zip")
    with zipfile.ZipFile(folder / "b.zip") as bundle:
        bundle.extractall(folder / "unpacked")
    assert "没有读" not in cli("drafts", "import", folder).err
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "old.json").write_text("{}", encoding="utf-8")
    ran = cli("drafts", "import", folder)
    assert (ran.code, len(ran.out.split())) == (0, 2)
    assert "没有读的文件 2 个" in ran.err
    assert "notes.txt、old.json" in ran.err
    for number in range(20):
        (folder / f"more-{number:02}.txt").write_text("x", encoding="utf-8")
    assert "more-09.txt 等" in cli("check", folder).err
