"""Files for import are read within bounds and never quoted; copies are whole and private."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_wizard.filing.plain import parse_draft
from icp_wizard.store.errors import CopyFailed, UnreadableFile
from icp_wizard.store.exchange import read_draft, save_copy
from tests.store.making import a_draft, content

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "秘密110101190001010010"

BAD = {
    "empty": [b"", b" \n", b"\xef\xbb\xbf"],
    "truncated": [b'{"format":1', b'{"a":"' + SECRET.encode(), b'{"a":', b"["],
    "not_json": [SECRET.encode(), b'{"a":1}}', b"{a:1}", b"format = 1"],
    "binary": [b"\x00\x01\x02", b"\x7fELF\x00\xff", b'{"a":"\x00"}'],
    "archive": [b"PK\x03\x04rest"],
    "encoding": ['{"a":"公司"}'.encode("gbk"), '{"a":"某"}'.encode("utf-16"), b'{"a":"\\ud800"}'],
    "duplicate_key": [b'{"a":1,"a":2}', b'{"b":[{"a":1,"a":1}]}'],
    "number": [
        b'{"a":1234567890123456}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b"-" + b"9" * 5000,
    ],
    "text_too_long": [b'{"a":"' + b"x" * 65_537 + b'"}', b'{"' + "某".encode() * 22_000 + b'":1}'],
    "too_deep": [b'{"a":' + b"[" * 32 + b"]" * 32 + b"}", b"[" * 100_000 + b"]" * 100_000],
    "not_a_draft": [b"[]", b"null", b'"' + SECRET.encode() + b'"', b"1"],
    "too_large": [b" " * (5 << 20) + b"{}"],
}


CASES = [
    pytest.param(reason, bad, id=f"{reason}{n}") for reason, all in BAD.items() for n, bad in enumerate(all)
]


@pytest.mark.parametrize(("reason", "source"), CASES)
def test_unusable_input_is_named_and_not_quoted(reason: str, source: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_draft(source, "draft.json")
    assert caught.value.reason == reason
    assert caught.value.values["file"] == "draft.json"
    assert SECRET not in repr((caught.value, caught.value.values, caught.value.__cause__))


def test_bounds_are_reached_but_not_passed() -> None:
    value = {"n": 123456789012345, "t": "x" * 65_536, "d": json.loads("[" * 31 + "]" * 31)}
    assert read_draft(json.dumps(value).encode()) == value


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read_draft('\ufeff{"a":"某"}'.encode()) == {"a": "某"}


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    reasons = {}
    for path in (tmp_path, tmp_path / "none.json", tmp_path / "none" / "x", tmp_path / "a\0b"):
        with pytest.raises(UnreadableFile) as caught:
            read_draft(path)
        reasons[path.name] = caught.value.reason
    assert reasons == {tmp_path.name: "folder", "none.json": "missing", "x": "missing", "a\0b": "missing"}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        assert isinstance(read_draft(source), dict)
    except UnreadableFile as refused:
        assert refused.message_id.startswith("store.error.import.")


NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(NODES)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        assert read_draft(json.dumps(value).encode()) == value
    except UnreadableFile as refused:
        assert refused.reason in ("number", "not_a_draft", "encoding")


def test_a_copy_reads_back_equal_and_is_private(tmp_path: Path) -> None:
    draft = a_draft(people=[{"id": "p1", "name": "𬱖㛃䶮龘堃〇", "新": None}])
    save_copy(draft, tmp_path / "draft.json")
    assert content(parse_draft(read_draft(tmp_path / "draft.json"))) == content(draft)
    assert stat.S_IMODE((tmp_path / "draft.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["draft.json"]


def test_a_copy_does_not_overwrite_unless_told(tmp_path: Path) -> None:
    target = tmp_path / "draft.json"
    target.write_text("other")
    with pytest.raises(CopyFailed) as caught:
        save_copy(a_draft(), target)
    assert (caught.value.reason, target.read_text()) == ("exists", "other")
    save_copy(a_draft(), target, replace=True)
    assert content(parse_draft(read_draft(target))) == content(a_draft())


def test_a_copy_to_nowhere_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reasons = []
    for target in (tmp_path / "none" / "draft.json", tmp_path / "file" / "draft.json"):
        with pytest.raises(CopyFailed) as caught:
            save_copy(a_draft(), target)
        reasons.append(caught.value.reason)
    assert reasons == ["no_folder", "no_folder"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_copy_over_a_folder_is_said_and_leaves_nothing(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "draft.json").mkdir()
    with pytest.raises(CopyFailed) as caught:
        save_copy(a_draft(), tmp_path / "draft.json", replace=replace)
    assert caught.value.reason == "folder"
    assert [path.name for path in tmp_path.iterdir()] == ["draft.json"]
