"""Options whose value is one of a few words: taken by code, or by the label it bears in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.commands.parsing import Usage
from icp_wizard.explaining.library.search import EFFECTS, SEVERITIES, folded
from icp_wizard.filing.codes import CODES
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules.vocabulary import KINDS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LABELS: Final = {
    "topic": "commands.topic",
    "kind": "explaining.kind",
    "nature": "codes.nature",
    "goal": "codes.goal",
    "severity": "outline.severity",
    "effect": "explaining.effect",
}
"""Where the labels of the words of an option are."""


class NoSuchWord(Usage):
    """A word where only some may stand; these are named in the user's language."""

    def __init__(self, option: str, words: Sequence[str]) -> None:
        super().__init__(f"commands.usage.{option}")
        self._labels, self._words = _LABELS[option], words

    def render(self, catalogue: Catalogue) -> str:
        words = catalogue.listed(
            catalogue.text("commands.topic.listed", id=word, label=catalogue.text(f"{self._labels}.{word}"))
            for word in self._words
        )
        return catalogue.text(self.message_id, words=words)


def _reader(option: str, words: Sequence[str]) -> Callable[[str], str]:
    """What makes one of the words of what is typed. Raises NoSuchWord."""

    def read(typed: str) -> str:
        meant = folded(typed)
        for word in words:
            labels = (Catalogue(language).text(f"{_LABELS[option]}.{word}") for language in LANGUAGES)
            if meant == word or meant in map(folded, labels):
                return word
        raise NoSuchWord(option, words)

    return read


topic = _reader("topic", TOPICS)
kind = _reader("kind", KINDS)
nature = _reader("nature", [code.code for code in CODES["nature"]])
goal = _reader("goal", [code.code for code in CODES["goal"]])
severity = _reader("severity", SEVERITIES)
effect = _reader("effect", EFFECTS)
