"""Every problem has words in both languages, each says what to do, and none is left over."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import icp_wizard.pictures
from icp_wizard.i18n import Catalogue
from icp_wizard.pictures.errors import NotRead
from icp_wizard.pictures.isolation import FAILURES
from icp_wizard.pictures.reading import read
from tests.catalogues import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "pictures.problem."
TELLING = {"problem": 1, "NotRead": 0, "NotConverted": 0, "Refused": 0, "Answer": 0}
"""What takes the code of a problem, and as which argument."""


NODES = [
    node
    for path in Path(icp_wizard.pictures.__file__).parent.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
]


def _texts(nodes: Iterable[ast.AST]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _codes_told() -> set[str]:
    calls = [node for node in NODES if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    told = [(call, TELLING.get(getattr(call.func, "id", ""))) for call in calls]
    return _texts(call.args[at] for call, at in told if at is not None and at < len(call.args))


def test_every_code_has_its_message_and_every_message_its_code() -> None:
    known = {message.removeprefix(PREFIX) for message in messages("zh_CN", "pictures")}
    assert {*_codes_told(), *FAILURES} - known == set()
    assert known - _texts(NODES) == set()


def test_what_was_not_read_can_be_put_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotRead) as caught:
        read(tmp_path)
    assert caught.value.render(Catalogue("en")).startswith("This is a folder.")


def test_messages_say_what_to_do() -> None:
    assert [text for text in messages("zh_CN", "pictures").values() if "无效" in text or "请" in text] == []
    assert [text for text in messages("en", "pictures").values() if "nvalid" in text or "lease" in text] == []
