"""Options whose value is one of a few words: by code or by label, in either language."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from icp_wizard.commands import closed_words
from icp_wizard.explaining.library.search import EFFECTS, SEVERITIES, folded
from icp_wizard.filing.codes import CODES
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules.vocabulary import KINDS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS: dict[str, tuple[Callable[[str], str], tuple[str, ...], str]] = {
    "topic": (closed_words.topic, TOPICS, "commands.topic"),
    "kind": (closed_words.kind, KINDS, "explaining.kind"),
    "nature": (closed_words.nature, tuple(code.code for code in CODES["nature"]), "codes.nature"),
    "goal": (closed_words.goal, tuple(code.code for code in CODES["goal"]), "codes.goal"),
    "severity": (closed_words.severity, tuple(SEVERITIES), "outline.severity"),
    "effect": (closed_words.effect, tuple(EFFECTS), "explaining.effect"),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_a_word_is_taken_by_its_code_and_by_its_labels(option: str) -> None:
    read, words, labels = OPTIONS[option]
    for word in words:
        for name in (word, *(Catalogue(language).text(f"{labels}.{word}") for language in LANGUAGES)):
            assert read(name) == read(f"  {name.upper()} ") == word


@pytest.mark.parametrize("option", OPTIONS)
def test_no_name_means_two_words(option: str) -> None:
    _, words, labels = OPTIONS[option]
    texts = (
        {word, *(Catalogue(language).text(f"{labels}.{word}") for language in LANGUAGES)} for word in words
    )
    names = list(chain.from_iterable({folded(name) for name in own} for own in texts))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("option", OPTIONS)
def test_what_is_none_of_them_is_refused_with_all_of_them(option: str, language: str) -> None:
    read, words, _ = OPTIONS[option]
    with pytest.raises(closed_words.NoSuchWord) as refused:
        read("qqxx")
    told = refused.value.render(Catalogue(language))
    assert "qqxx" not in told
    assert [word for word in words if word not in told] == []
