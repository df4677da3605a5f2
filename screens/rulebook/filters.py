"""Narrowing the list of rules: what by, then to what; each with how many rules are left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from icp_wizard.explaining.library.search import EFFECTS, SEVERITIES, Filter
from icp_wizard.explaining.naming import material_text, question_text, topic_label
from icp_wizard.explaining.questions import questions
from icp_wizard.rules.vocabulary import TOPICS
from screens.base import say, words
from screens.pick import Pick
from screens.rulebook.words import FILTERS, value_in_words
from screens.widgets.choices import Choice, provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.explaining.library.search import Search
    from icp_wizard.i18n import Catalogue
    from screens.rulebook.screen import RulebookScreen

CLEAR = "clear"
"""Stands for no filter at all, and for none of one kind."""


def ask_filter(screen: RulebookScreen, search: Search) -> None:
    """Ask what by, then to what."""
    catalogue, wanted = words(screen), screen.wanted

    def narrow(name: str | None) -> None:
        if name == CLEAR:
            screen.look_for(Filter(text=wanted.text))
        elif name == "is_local":
            screen.look_for(replace(wanted, is_local=not wanted.is_local))
        elif name is not None:
            _ask_value(screen, search, name)

    kinds = [Choice(name, _now(search, wanted, name, catalogue)) for name in FILTERS]
    clear = [Choice(CLEAR, say(screen, "rulebook.clear"))] if wanted != Filter(text=wanted.text) else []
    screen.app.push_screen(Pick(say(screen, "rulebook.narrow"), [*clear, *kinds], has_marks=False), narrow)


def _now(search: Search, wanted: Filter, name: str, catalogue: Catalogue) -> str:
    """A filter with what it is set to."""
    value = value_in_words(search, wanted, name, catalogue)
    label = _label(name, catalogue)
    return catalogue.text("screens.rulebook.filter_now", label=label, value=value) if value else label


def _label(name: str, catalogue: Catalogue) -> str:
    return catalogue.text(f"screens.rulebook.filter.{name}")


def _ask_value(screen: RulebookScreen, search: Search, name: str) -> None:
    """What one filter is to be; only what leaves any rules."""
    catalogue, wanted = words(screen), screen.wanted

    def take(value: str | None) -> None:
        if value is not None:
            screen.look_for(_with(wanted, name, "" if value == CLEAR else value))

    every = Choice(CLEAR, say(screen, "rulebook.any", count=len(search.found(_with(wanted, name, "")))))
    choices = [every]
    for choice in _values(search, name, catalogue):
        if count := len(search.found(_with(wanted, name, choice.code))):
            label = say(screen, "rulebook.counted", label=choice.label, count=count)
            choices.append(choice._replace(label=label))
    chosen = getattr(wanted, name) or CLEAR
    screen.app.push_screen(Pick(_label(name, catalogue), choices, chosen), take)


def _with(wanted: Filter, name: str, value: str) -> Filter:
    changes: dict[str, Any] = {name: value}
    return replace(wanted, **changes)


def _values(search: Search, name: str, catalogue: Catalogue) -> Iterable[Choice]:
    """What a filter may be set to."""
    library = search.library
    if name == "province":
        return provinces(catalogue)
    if name == "topic":
        return [Choice(topic, topic_label(topic, catalogue), also=topic) for topic in TOPICS]
    if name == "field":
        return [Choice(q.name, question_text(q, catalogue), also=q.name) for q in questions()]
    if name == "source":
        return [Choice(publisher, publisher) for publisher in search.publishers]
    if name == "material":
        return [Choice(key, material_text(one, catalogue)) for key, one in library.materials.items()]
    return list(_codes(name, catalogue))


def _codes(name: str, catalogue: Catalogue) -> Iterator[Choice]:
    codes, room = (SEVERITIES, "outline") if name == "severity" else (EFFECTS, "explaining")
    for code in codes:
        yield Choice(code, catalogue.text(f"{room}.{name}.{code}"))
