"""`drafts`, `erase` and `open`: in, out, and gone for good."""

from __future__ import annotations

import sqlite3
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from icp_wizard.store.schema import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]


@pytest.fixture
def stored(cli: Cli, sample: Path) -> str:
    """The id of a stored draft."""
    return str(cli("drafts", "import", sample).out.strip())


def test_what_is_imported_comes_out_equal(cli: Cli, stored: str, tmp_path: Path) -> None:
    out = cli("drafts", "export", stored)
    assert same_filing(parse_draft(out.json), sample_draft())
    assert cli("drafts", "export", stored, "-o", tmp_path / "copy.json").code == 0
    assert (tmp_path / "copy.json").stat().st_mode & 0o777 == 0o600
    assert cli("drafts", "export", stored, "-o", tmp_path / "copy.json").code == 2


def test_the_list_shows_the_origin(cli: Cli, stored: str) -> None:
    (entry,) = cli("drafts", "list", "--json").json
    assert (entry["id"], entry["origin"], entry["is_sample"]) == (stored, "file", True)
    assert stored in cli("drafts", "list").out


def test_an_empty_list_says_how_to_begin(cli: Cli) -> None:
    ran = cli("drafts", "list", lang="en")
    assert (ran.code, ran.out) == (0, "")
    assert "import" in ran.err


def test_how_far_a_draft_is(cli: Cli, stored: str) -> None:
    assert "深圳" not in cli("drafts", "show", stored).all
    assert "深圳" in cli("drafts", "show", stored, "--values").out
    assert cli("drafts", "show", stored, "--json").json["id"] == stored


def test_a_draft_gets_another_title(cli: Cli, stored: str) -> None:
    assert cli("drafts", "rename", stored, "新标题").code == 0
    assert cli("drafts", "list", "--json").json[0]["title"] == "新标题"


@pytest.mark.parametrize("title", ["", "  ", "\n\t", "\u200b", "长" * 101])
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_title_is_neither_empty_nor_endless(cli: Cli, stored: str, title: str, lang: str) -> None:
    before = cli("drafts", "list", "--json").json[0]["title"]
    ran = cli("drafts", "rename", stored, title, lang=lang)
    assert ran.code == 2
    assert ("标题" if lang == "zh_CN" else "title") in ran.err
    assert cli("drafts", "list", "--json").json[0]["title"] == before


def test_a_title_is_one_line_without_control_characters(cli: Cli, stored: str) -> None:
    assert cli("drafts", "rename", stored, " 甲\n乙\x1b[31m\x07丙 ").code == 0
    assert cli("drafts", "list", "--json").json[0]["title"] == "甲 乙丙"
    assert cli("drafts", "rename", stored, "长" * 100).code == 0


def test_the_history_tells_places_and_no_answers(cli: Cli) -> None:
    new = cli("ask", typed="44\n1\nn\n乌有公司\n").out.strip()
    ran = cli("drafts", "history", new)
    assert "wanted.entity.name" in ran.out
    assert "乌有公司" not in ran.all
    assert len(cli("drafts", "history", new, "--json").json) == 4


def test_deleting_wants_a_yes(cli: Cli, stored: str, data: Path) -> None:
    assert cli("drafts", "delete", stored).code == 2
    assert len(cli("drafts", "list", "--json").json) == 1
    assert cli("drafts", "delete", stored, "--yes").code == 0
    assert cli("drafts", "list", "--json").json == []
    assert b"\xe6\xb7\xb1\xe5\x9c\xb3" not in b"".join(p.read_bytes() for p in data.rglob("*") if p.is_file())


def test_at_a_terminal_deleting_asks(cli: Cli, stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_wizard.commands.streams.is_typed", lambda: True)
    assert cli("drafts", "delete", stored, typed="\n").code == 0
    assert len(cli("drafts", "list", "--json").json) == 1
    assert cli("drafts", "delete", stored, typed="y\n").code == 0
    assert cli("drafts", "list", "--json").json == []


def test_erasing_leaves_no_file_of_ours(cli: Cli, stored: str, data: Path) -> None:
    assert cli("erase").code == 2
    assert cli("erase", "--yes").code == 0
    assert [p for p in data.rglob("*") if p.is_file()] == []


@pytest.fixture
def damaged(stored: str, data: Path) -> str:
    """A draft whose list entry and edits no longer read back; its id."""
    connection = sqlite3.connect(data / FILE_NAME)
    connection.execute("UPDATE draft SET title = title || 'x'")
    connection.commit()
    connection.close()
    return stored


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_draft_recovered_as_of_no_known_time_is_told_so(cli: Cli, damaged: str, lang: str) -> None:
    assert cli("drafts", "list").code == 2  # notices it; the next opening recovers
    ran = cli("drafts", "list", lang=lang)
    assert ran.code == 0
    assert ("时间不详" if lang == "zh_CN" else "time unknown") in ran.out
    (told,) = [line for line in ran.err.splitlines() if damaged in line]
    assert "  " not in told
    assert ("何时的状态已读不出" if lang == "zh_CN" else "as of a time that could not be read") in told


def test_what_was_moved_aside_is_named_by_doctor_and_erased(cli: Cli, damaged: str, data: Path) -> None:
    cli("drafts", "list")
    cli("drafts", "list")
    (aside,) = [sign for sign in cli("doctor", "--json").json if sign["what"] == "store.aside"]
    assert (aside["state"], "damaged-1" in aside["text"]) == ("note", True)
    assert cli("erase", "--yes").code == 0
    assert not (data / "damaged-1").exists()


def test_an_empty_file_of_drafts_is_not_called_damaged(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / FILE_NAME).touch()
    assert "是空的" in cli("doctor").out
    ran = cli("drafts", "list")
    assert ran.code == 0
    assert "是空的" in ran.err
    assert "损坏" not in ran.err


def test_erasing_takes_its_own_from_the_cache_only(cli: Cli, stored: str, data: Path) -> None:
    cli("check", stored)
    assert list((data / "cache").glob("rules-*"))
    (data / "cache" / "mine.txt").write_text("mine", encoding="utf-8")
    cli("erase", "--yes")
    assert [path.name for path in (data / "cache").iterdir()] == ["mine.txt"]


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall shows China's time."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CST-8")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's time zone cannot be set")
@pytest.mark.usefixtures("in_china")
def test_times_are_those_of_the_clock_on_the_wall(cli: Cli, stored: str) -> None:
    (listed,) = cli("drafts", "list", "--json").json
    moment = datetime.fromisoformat(listed["changed"])
    assert moment.utcoffset() == timedelta(0)
    assert f"{stored}  {moment + timedelta(hours=8):%Y-%m-%d %H:%M}  " in cli("drafts", "list").out


def test_erasing_spares_what_is_not_ours(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / FILE_NAME).write_bytes(b"somebody else's file" * 20)
    assert cli("erase", "--yes").code == 2
    assert (data / FILE_NAME).read_bytes().startswith(b"somebody")


@pytest.mark.parametrize("words", [(), ("open",), ("--lang", "en")])
def test_without_a_terminal_open_names_ask(cli: Cli, words: tuple[str, ...], data: Path) -> None:
    ran = cli(*words)
    assert ran.code == 2
    assert "icp-wizard ask" in ran.err
    assert not data.exists()


def test_a_file_opens_as_a_new_draft_at_its_step(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, ...]] = []

    def run(desk: object, draft: str) -> int:
        session = desk.open(draft)  # type: ignore[attr-defined]
        opened.append((draft, *session.position))
        session.close()
        return 0

    monkeypatch.setattr("icp_wizard.commands.streams.has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("screens.app.run", run)
    assert cli(sample).code == 0
    assert cli("open", opened[0][0]).code == 0
    assert [entry[1] for entry in opened] == ["intent", "intent"]
    assert opened[0][0] == opened[1][0]


def test_a_new_draft_of_the_same_entity(cli: Cli, stored: str) -> None:
    ran = cli("drafts", "copy", stored)
    new = ran.out.strip()
    assert ran.code == 0
    assert new in ran.err
    exported = cli("drafts", "export", new).json
    assert exported["wanted"]["entity"]["name"] == sample_draft().data()["wanted"]["entity"]["name"]
    assert exported["materials"] == []
    titles = {entry["id"]: entry["title"] for entry in cli("drafts", "list", "--json").json}
    assert titles[new] == f"{titles[stored]}（又一份）"
    assert cli("drafts", "copy", "zzzz").code == 2
