"""Rules are data: one taken out is gone everywhere, an overlay's are everywhere, without a change in code."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from icp_wizard.commands import main
from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft
from icp_wizard.session import rulebooks
from tests.journeys.packs import packs_without, write_overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Change = Callable[[dict[str, Any]], None]

LETTER_RULE = "nat.service-principal.letter"
LETTER = "互联网信息服务负责人授权书"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the sample in it and an empty store beside."""
    (tmp_path / "draft.json").write_text(readable_json(sample_draft().data()), encoding="utf-8")
    return tmp_path


def change(folder: Path, edit: Change) -> None:
    """Change the draft in the folder."""
    path = folder / "draft.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def run(folder: Path, *arguments: str, typed: str = "") -> int:
    """A command on the folder's store, with typed lines on its standard input."""
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    try:
        return main(["--data-dir", str(folder / "data"), "--lang", "zh_CN", *arguments])
    finally:
        sys.stdin = stdin


def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `check` says of the draft."""
    capsys.readouterr()
    run(folder, "check", str(folder / "draft.json"))
    return _without_gaps(capsys.readouterr().out)


def _without_gaps(text: str) -> str:
    """A text without the lines about what nobody has a source for: they name papers that nobody asks for."""
    return "\n".join(line for line in text.splitlines() if "各来源没有写明" not in line)


def ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The questions `ask` comes to on this draft when each is left empty."""
    capsys.readouterr()
    for lines in range(9):
        run(folder, "ask", str(folder / "draft.json"), typed="\n" * lines)
    return capsys.readouterr().err


def bundle(folder: Path) -> dict[str, str]:
    """The texts of a bundle's entries by name."""
    path = folder / "bundle.zip"
    run(folder, "bundle", str(folder / "draft.json"), "-o", str(path), "--incomplete")
    with zipfile.ZipFile(path) as archive:
        return {name: _text(name, archive.read(name)) for name in archive.namelist()}


def _text(name: str, content: bytes) -> str:
    if not name.endswith(".pdf"):
        return _without_gaps(content.decode("utf-8-sig"))
    with pypdfium2.PdfDocument(content) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return "".join("".join(pages).split())


def test_the_letter_is_everywhere_while_its_rule_is_there(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert LETTER in check(desk, capsys)
    assert LETTER in ask(desk, capsys)
    entries = bundle(desk)
    assert "forms/01-F02.pdf" in entries
    assert LETTER in entries["checklist.pdf"]
    assert LETTER in entries["README.txt"]
    assert LETTER_RULE in entries["assessment.json"]


def test_a_rule_taken_out_is_gone_everywhere(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = packs_without(LETTER_RULE, desk)
    own = rulebooks.Rulebooks
    monkeypatch.setattr(rulebooks, "Rulebooks", lambda overlays=None, **_: own(overlays, packs))
    assert LETTER not in check(desk, capsys)
    assert LETTER not in ask(desk, capsys)
    entries = bundle(desk)
    assert not [name for name in entries if name.endswith("F02.pdf")]
    for name in ("checklist.pdf", "README.txt", "assessment.json", "rules/rulebook.json"):
        assert f'"{LETTER_RULE}"' not in entries[name]
    assert LETTER not in entries["checklist.pdf"]
    assert LETTER not in entries["README.txt"]


def test_an_overlays_material_is_asked_listed_and_checked(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_overlay(desk / "data" / "config")
    assert "客服登记单" in check(desk, capsys)
    assert "客服登记单" in ask(desk, capsys)
    entries = bundle(desk)
    assert "〔本地规则〕客服登记单" in entries["checklist.pdf"]
    assert "本机自定义规则" in entries["checklist.pdf"]
    assert "〔本地规则〕客服登记单" in entries["README.txt"]
    assert "local.desk-note" in entries["rules/rulebook.json"]


def test_what_an_overlay_says_is_marked_as_local(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_overlay(desk / "data" / "config")
    change(desk, lambda data: data["wanted"]["services"][0].update(content=["shopping"]))
    told = check(desk, capsys)
    assert "〔本地规则〕本组不受理网络购物" in told
    assert "〔本地规则〕客服登记单" in told
    judged = json.loads(bundle(desk)["assessment.json"])
    marked = {finding["rule"] for finding in judged["findings"] if finding.get("is_local")}
    assert {"local.desk-note", "local.no-shopping"} <= marked
    assert all(rule.startswith(("local.", "hw.certificate.paper")) for rule in marked)
    assert [pack["id"] for pack in judged["packs"] if pack.get("is_local")] == ["desk"]


def test_a_broken_overlay_is_reported_and_everything_goes_on(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = check(desk, capsys)
    folder = desk / "data" / "config" / "packs"
    folder.mkdir(parents=True)
    broken = Path(__file__).parents[1] / "rules" / "reading" / "broken.toml"
    (folder / "broken.toml").write_bytes(broken.read_bytes())
    capsys.readouterr()
    assert run(desk, "check", str(desk / "draft.json")) == 0
    told = capsys.readouterr()
    assert "broken.toml:6: compleet" in told.err
    assert "local." not in told.out
    assert _without_gaps(told.out).strip() == before.strip()


def test_an_overlays_restricted_option_fires_and_cannot_be_chosen(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_overlay(desk / "data" / "config")
    change(desk, lambda data: data["wanted"]["services"][0].pop("content"))
    capsys.readouterr()
    run(desk, "ask", str(desk / "draft.json"), typed="shopping\n")
    assert "local.no-shopping" in capsys.readouterr().err
    change(desk, lambda data: data["wanted"]["services"][0].update(content=["shopping"]))
    assert "local.no-shopping" in check(desk, capsys)
    assert run(desk, "check", str(desk / "draft.json")) == 1
    assert run(desk, "bundle", str(desk / "draft.json"), "-o", str(desk / "refused.zip")) == 1
    assert not (desk / "refused.zip").exists()


def test_an_overlays_rule_requires_the_letter_in_a_further_case(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(desk, lambda data: data["wanted"]["services"][0].update(principal="p1"))
    assert LETTER not in check(desk, capsys)
    write_overlay(desk / "data" / "config")
    assert LETTER in check(desk, capsys)
    assert LETTER in ask(desk, capsys)
    entries = bundle(desk)
    (letter,) = (name for name in entries if name.endswith("F02.pdf"))
    assert "样例甲" in entries[letter]
    assert LETTER in entries["checklist.pdf"]
