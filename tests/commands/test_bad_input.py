"""Files that are no drafts: words in both languages, exit 2, nothing half-written, no traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

CANARY = "canary-44030519000101001X"
BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "truncated": b'{"format": 1, "intent": {"province": "4',
    "no_json": b"this is " + CANARY.encode(),
    "list": b"[1, 2, 3]",
    "wrong_shape": b'{"format": 1, "people": {"name": "' + CANARY.encode() + b'"}}',
    "wrong_format": b'{"format": 2}',
    "number_for_text": b'{"format": 1, "wanted": {"entity": {"name": 440305190001010010}}}',
    "small_number_for_text": b'{"format": 1, "wanted": {"entity": {"name": 4403}}}',
    "text_for_list": b'{"format": 1, "people": "' + CANARY.encode() + b'"}',
    "bad_id": b'{"format": 1, "people": [{"id": "' + CANARY.encode() + b'"}]}',
    "twice_the_id": b'{"format": 1, "people": [{"id": "p1"}, {"id": "p1"}]}',
    "dangling": b'{"format": 1, "wanted": {"entity": {"principal": "p9"}}}',
    "deep": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "deep_list": b'{"format": 1, "x": ' + b"[" * 40 + b"]" * 40 + b"}",
    "binary": bytes(range(256)) * 20,
    "utf16": '{"format": 1}'.encode("utf-16"),
    "gbk": '{"format": 1, "envelope": {"title": "中文"}}'.encode("gbk"),
    "twice_the_key": b'{"format": 1, "format": 1}',
    "not_a_number": b'{"format": 1, "envelope": {"revision": NaN}}',
    "surrogate": b'{"format": 1, "envelope": {"title": "\\ud800"}}',
    "archive": b"PK\x03\x04 but no archive",
    "canary_key": b'{"format": 1, "people": [{"id": "p1", "mobile": {"' + CANARY.encode() + b'": 1}}]}',
}
COMMANDS = {
    "check": ("check",),
    "open": ("open",),
    "import": ("drafts", "import"),
    "bundle": ("bundle", "-o", "b.zip"),
    "ask": ("ask",),
    "forms": ("form", "list"),
    "form": ("form", "render", "F02", "-o", "f.pdf"),
    "explain": ("rules", "explain", "nat.open-site.resolution-off"),
}


def assert_refused(ran: Ran, data: Path, here: Path) -> None:
    assert ran.code == 2
    assert len(ran.err.strip()) > 10
    assert "Traceback" not in ran.all
    assert CANARY not in ran.all
    assert "440305190001010010" not in ran.all
    assert ".error." not in ran.all
    assert not list(here.iterdir())
    assert not any(p.name.startswith("drafts") for p in data.rglob("*") if p.stat().st_size > 1 << 20)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_file_is_refused(
    cli: Cli, tmp_path: Path, data: Path, command: str, kind: str, lang: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(BAD[kind])
    ran = cli(*COMMANDS[command], path, lang=lang)
    assert_refused(ran, data, tmp_path / "here")
    assert cli("drafts", "list", "--json").json == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_and_a_folder_are_refused(
    cli: Cli, tmp_path: Path, data: Path, command: str, lang: str
) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("none.json", "folder", "draft\0.json"):
        assert_refused(cli(*COMMANDS[command], tmp_path / name, lang=lang), data, tmp_path / "here")


@pytest.mark.usefixtures("bound_by_modes")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_unreadable_file_is_refused(cli: Cli, tmp_path: Path, data: Path, command: str) -> None:
    path = tmp_path / "secret.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0)
    assert_refused(cli(*COMMANDS[command], path), data, tmp_path / "here")


@pytest.mark.usefixtures("bound_by_modes")
@pytest.mark.parametrize("name", [".", "draft.json", "bundle.zip"])
@pytest.mark.parametrize("command", [*COMMANDS, "verify"])
def test_what_stands_in_an_unreadable_folder_is_refused(
    cli: Cli, tmp_path: Path, data: Path, command: str, name: str
) -> None:
    (tmp_path / "secret").mkdir(mode=0)
    words = COMMANDS.get(command, (command,))
    assert_refused(cli(*words, tmp_path / "secret" / name), data, tmp_path / "here")


@pytest.mark.parametrize("command", [*COMMANDS, "verify"])
def test_a_name_that_is_too_long_and_a_link_to_itself_are_refused(
    cli: Cli, tmp_path: Path, data: Path, command: str
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("n" * 300, "loop"):
        words = COMMANDS.get(command, (command,))
        assert_refused(cli(*words, tmp_path / name), data, tmp_path / "here")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
def test_a_device_without_end_is_no_bundle(cli: Cli) -> None:
    assert cli("verify", "/dev/zero").code == 2


@pytest.mark.parametrize("command", ["check", "import", "bundle", "forms", "form", "verify"])
def test_bad_standard_input_is_refused(cli: Cli, tmp_path: Path, data: Path, command: str) -> None:
    for content in BAD.values():
        words = COMMANDS.get(command, (command,))
        assert_refused(cli(*words, "-", typed=content), data, tmp_path / "here")
