"""Every problem has its words, in both languages, and they can be filled."""

from __future__ import annotations

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
    assert messages("zh_CN").keys() - used == set()


def test_messages_say_what_to_do() -> None:
    assert [text for text in messages("zh_CN").values() if "无效" in text or "请" in text] == []
    assert [text for text in messages("en").values() if "nvalid" in text or "lease" in text] == []
