"""The gap matrix: whether a complete pack says of every topic what holds for people and for organisations.

"No rule" must never look like "no restriction". So each cell, a topic for one of the two, must hold a rule in
force (the province's own, an adapted or a wider one), an advice, or a declared gap. What holds none is
missing, and a pack that calls itself complete must not miss any. The topic `other` is for what fits no topic
and asks for no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, TypeVar

from icp_wizard.rules.vocabulary import ORG, PERSON, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icp_wizard.rules.rule import Gap, Rule
    from icp_wizard.rules.rulebook import Rulebook

_Entry = TypeVar("_Entry", "Rule", "Gap")
Nature: TypeAlias = Literal["person", "org"]
Answer: TypeAlias = Literal["rule", "advice", "gap", "missing"]

NATURES: Final[tuple[Nature, ...]] = (PERSON, ORG)

NOT_CONCERNED: Final[dict[tuple[str, Nature], str]] = {
    ("seal", PERSON): "a person has no seal",
    ("authorization", PERSON): "a person files in person: there is nobody to authorize",
    ("entity_name", PERSON): "a person goes by the name on the certificate (identity_document)",
    ("residence", ORG): "where an organisation is at home is a matter of its address (address)",
}
"""Cells that need no answer, and why."""

SPOKEN_OF_WITH: Final = {"email": "phone"}
"""Topics that sources and packs speak of together with another: numbers and addresses to be reached at."""


class Cell(NamedTuple):
    """A topic for people or for organisations, as one pack has it, and what answers it best."""

    pack: str
    topic: str
    nature: Nature
    answer: Answer


def missing_cells(rulebook: Rulebook, as_of: date | None = None) -> tuple[Cell, ...]:
    """The cells that a complete province's pack leaves without an answer; none where it is not complete.

    Without a day only rules that do not end count.
    """
    return tuple(cell for cell in cells(rulebook, as_of) if cell.answer == "missing")


def cells(rulebook: Rulebook, as_of: date | None = None) -> tuple[Cell, ...]:
    """The matrix of the complete province's pack in a rulebook, topic by topic; empty where there is none."""
    return tuple(
        Cell(pack.id, topic, nature, _answer(topic, nature, rulebook, as_of))
        for pack in rulebook.packs
        if pack.layer == "province" and pack.is_complete
        for topic in TOPICS
        for nature in NATURES
        if topic != "other" and (topic, nature) not in NOT_CONCERNED
    )


def _answer(topic: str, nature: Nature, rulebook: Rulebook, as_of: date | None) -> Answer:
    topics = (topic, SPOKEN_OF_WITH.get(topic, topic))
    rules = [rule for rule in _about(rulebook.rules, topics, nature) if _holds(rule, as_of)]
    if any(not rule.is_advice for rule in rules):
        return "rule"
    if rules:
        return "advice"
    return "gap" if any(_about(rulebook.gaps, topics, nature)) else "missing"


def _about(entries: Iterable[_Entry], topics: tuple[str, ...], nature: Nature) -> Iterable[_Entry]:
    return (entry for entry in entries if entry.topic in topics and _is_for(entry.applies_to, nature))


def _is_for(applies_to: tuple[str, ...], nature: Nature) -> bool:
    """Whether it is for all, or for some of these; every kind but a person is an organisation."""
    if nature == PERSON:
        return not applies_to or PERSON in applies_to
    return not applies_to or any(kind != PERSON for kind in applies_to)


def _holds(rule: Rule, as_of: date | None) -> bool:
    """Whether somebody says so, then or for good."""
    return bool(rule.cites) and (rule.is_valid_on(as_of) if as_of else rule.valid_to is None)
