"""Every problem has its words, in both languages, and they can be filled."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po

from icp_wizard import identifiers
from icp_wizard.i18n import LANGUAGES, locale_directory
from tests.identifiers.test_examples import INVALID, WARNED

TODAY = date(2026, 11, 24)


def messages(language: str) -> dict[str, str]:
    path = locale_directory() / language / "LC_MESSAGES" / "identifiers.po"
    with path.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream, locale=language) if m.id}


WITHHELD = ".withheld"
COUNTS = {"position", "first", "last", "most", "now", "as_of"}
"""Blanks that are filled with numbers about an answer, not with parts of it."""


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


CASES = [(name, raw) for table in (INVALID, WARNED) for name, cases in table.items() for raw in cases]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "raw"), CASES)
def test_a_problem_can_be_put_in_words(language: str, name: str, raw: str) -> None:
    for problem in identifiers.check(name, raw, TODAY).problems:
        assert messages(language)[problem.message_id].format_map(problem.values)


def test_every_message_is_there_in_both_languages_with_the_same_blanks() -> None:
    chinese, english = messages("zh_CN"), messages("en")
    assert chinese.keys() == english.keys()
    assert [k for k in chinese if not chinese[k] or not english[k]] == []


def test_every_message_is_used_by_an_example() -> None:
    used = {p.message_id for name, raw in CASES for p in identifiers.check(name, raw, TODAY).problems}
    told = {message_id.removesuffix(WITHHELD) for message_id in messages("zh_CN")}
    assert told - used == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_names_parts_of_an_answer_can_be_said_without_them(language: str) -> None:
    said = messages(language)
    naming = {k for k, text in said.items() if blanks(text) - COUNTS}
    assert naming == {k.removesuffix(WITHHELD) for k in said if k.endswith(WITHHELD)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "raw"), CASES)
def test_without_them_the_sense_is_kept(language: str, name: str, raw: str) -> None:
    said = messages(language)
    for problem in identifiers.check(name, raw, TODAY).problems:
        text = said.get(problem.message_id + WITHHELD, said[problem.message_id])
        known = {key: value for key, value in problem.values.items() if key in COUNTS}
        assert "…" not in text.format_map(known)


def test_messages_say_what_to_do() -> None:
    assert [text for text in messages("zh_CN").values() if "无效" in text or "请" in text] == []
    assert [text for text in messages("en").values() if "nvalid" in text or "lease" in text] == []
