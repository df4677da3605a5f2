"""Every message of the store exists in both languages, with the same values in it."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
USED = re.compile(r'"(store\.(?:error|note|recovery)\.[a-z_.]+[a-z])"')
REASONS = re.compile(r'UnreadableFile\("(\w+)"')


def messages(language: str) -> dict[str, set[str]]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "store.po"
    with path.open("rb") as stream:
        return {
            str(message.id): set(re.findall(r"\{(\w+)\}", str(message.string)))
            for message in read_po(stream)
            if message.id and message.string
        }


def test_both_languages_say_the_same_with_the_same_values() -> None:
    assert messages("zh_CN") == messages("en")


def test_every_message_of_the_code_is_there() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "icp_wizard" / "store").glob("*.py"))
    used = set(USED.findall(sources))
    used |= {f"store.error.import.{reason}" for reason in REASONS.findall(sources)}
    assert len(used) > 20
    assert used - messages("en").keys() == set()
