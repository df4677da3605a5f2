"""No answer is told unless asked for: canaries in every text field, through every command that reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

KEPT = ("id", "kind", "principal", "legal_representative", "province", "nature", "certificate_type", "as_of")


def with_canaries(node: Any, name: str = "") -> Any:
    """Every text that is an answer replaced by one that can be recognised."""
    if isinstance(node, dict):
        return {
            key: value if key in (*KEPT, "envelope") else with_canaries(value, key)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [with_canaries(item, name) for item in node]
    return f"canary{name.replace('_', '')}7741" if isinstance(node, str) else node


@pytest.fixture
def canaries(tmp_path: Path) -> Path:
    """A draft all of whose answers are canaries."""
    path = tmp_path / "draft.json"
    path.write_text(readable_json(with_canaries(sample_draft().data())), encoding="utf-8")
    return path


def heard(ran: Ran) -> list[str]:
    return re.findall(r"canary\w*|7741", ran.all, re.IGNORECASE)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_reading_commands_tell_no_answer(cli: Cli, canaries: Path, lang: str) -> None:
    for words in (("check", canaries), ("check", canaries, "--json"), ("bundle", canaries, "-o", "b.zip")):
        ran = cli(*words, lang=lang)
        assert ran.code == 1
        assert heard(ran) == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_forms_are_listed_and_refused_without_telling_an_answer(cli: Cli, canaries: Path, lang: str) -> None:
    for words in (
        ("list", canaries),
        ("list", canaries, "--json"),
        ("render", "F02", canaries, "-o", "f.pdf"),
    ):
        assert heard(cli("form", *words, lang=lang)) == []


def test_no_rule_explains_itself_by_answers(cli: Cli, canaries: Path) -> None:
    (result,) = cli("check", canaries, "--json").json["results"]
    rules = {f["rule"] for f in result["findings"] if not f["rule"].startswith("format.")}
    assert len(rules) > 20
    for rule in sorted(rules)[::4]:
        assert heard(cli("rules", "explain", rule, canaries)) == []


def test_the_store_keeps_them_and_doctor_does_not_tell(cli: Cli, canaries: Path) -> None:
    new = cli("drafts", "import", canaries).out.strip()
    for words in (("doctor",), ("drafts", "show", new), ("drafts", "history", new), ("check", new)):
        assert heard(cli(*words)) == []
    assert heard(cli("drafts", "show", new, "--values"))
    assert heard(cli("check", new, "--values"))


def test_a_pipe_that_goes_wrong_tells_no_answer(cli: Cli) -> None:
    ran = cli("ask", typed="44\n1\ncanary7741\ncanary7741\n")
    assert ran.code == 2
    assert heard(ran) == []


def test_after_erasing_no_file_holds_any(cli: Cli, canaries: Path, data: Path) -> None:
    cli("drafts", "import", canaries)
    cli("erase", "--yes")
    left = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert b"canary" not in left
