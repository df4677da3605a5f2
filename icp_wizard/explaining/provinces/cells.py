"""What the packs say of each topic, province by province: known, unrestricted, or not known.

That there is no rule never means that there is no restriction: unrestricted is only what a source says so
of. Of a province whose pack is incomplete, written for some orders only, or missing even that nothing is
declared tells nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.rules.vocabulary import KINDS_BY_ANSWER, ORG, PERSON, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from icp_wizard.rules import Gap, Rule, Rulebook


class Whose(StrEnum):
    """Whose word a rule is, the province's own first."""

    OWN = "own"
    ADAPTED = "adapted"
    REPEATED = "repeated"
    LOCAL = "local"
    WIDER = "wider"


class State(StrEnum):
    """What is known of a topic in a province. The last four: nothing, not even a gap, and why that is so."""

    KNOWN = "known"
    UNRESTRICTED = "unrestricted"
    GAP = "gap"
    NOTHING = "nothing"
    INCOMPLETE = "incomplete"
    PARTIAL = "partial"
    NO_PACK = "no_pack"


class Column(NamedTuple):
    """A province to compare: its code, its rules, and what it means that these say nothing."""

    province: str
    rulebook: Rulebook
    pack: State


class Said(NamedTuple):
    """A rule in force, or an advice, and whose word it is."""

    rule: Rule
    whose: Whose

    @property
    def meaning(self) -> tuple[object, ...]:
        """What it comes to, on whoever's word."""
        rule = self.rule
        effect = (rule.demand, rule.material, rule.confirm, rule.permits)
        return (rule.id, rule.severity, rule.text, rule.when, *effect)


class Cell(NamedTuple):
    """A topic in a province. `lifted` are wider rules that do not hold there, each because of another."""

    column: Column
    said: tuple[Said, ...]
    gaps: tuple[Gap, ...]
    lifted: tuple[Rule, ...]

    @property
    def state(self) -> State:
        """Known as soon as one rule or advice holds; unrestricted only where all that is said says so."""
        if any(not one.rule.permits for one in self.said):
            return State.KNOWN
        if self.said:
            return State.UNRESTRICTED
        return State.GAP if self.gaps else self.column.pack

    @property
    def whose(self) -> Whose | None:
        """The nearest word on it that restricts; None where nobody's does."""
        return next((whose for whose in Whose if self._restricts(whose)), None)

    def _restricts(self, whose: Whose) -> bool:
        return any(one.whose is whose and not one.rule.permits for one in self.said)

    @property
    def permits(self) -> bool:
        """Whether a source says that something is not restricted."""
        return any(one.rule.permits for one in self.said)


class Row(NamedTuple):
    """A topic, with a cell for each province."""

    topic: str
    cells: tuple[Cell, ...]

    @property
    def shared(self) -> tuple[Said, ...]:
        """What holds in the same way in all of several."""
        first, *others = self.cells
        meant = [[one.meaning for one in cell.said] for cell in others]
        return tuple(one for one in first.said if meant and all(one.meaning in each for each in meant))

    @property
    def shared_gaps(self) -> tuple[Gap, ...]:
        """What is not known of any of them."""
        first, *others = self.cells
        return tuple(gap for gap in first.gaps if others and all(gap in cell.gaps for cell in others))

    @property
    def differs(self) -> bool:
        """Whether anything is said of one and not of another; what one alone says always does."""
        if len(self.cells) == 1:
            return True
        said, gaps = len(self.shared), len(self.shared_gaps)
        return any((len(c.said), len(c.gaps), len(c.lifted)) != (said, gaps, 0) for c in self.cells)


class Comparison(NamedTuple):
    """Provinces side by side, by topic."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def of(self, places: Sequence[int]) -> Comparison:
        """Some of the provinces, by their places."""
        rows = (Row(row.topic, tuple(row.cells[place] for place in places)) for row in self.rows)
        return Comparison(tuple(self.columns[place] for place in places), tuple(rows))


def compare(
    rulebooks: Mapping[str, Rulebook], as_of: date, *, topics: Sequence[str] = TOPICS, kind: str = ""
) -> Comparison:
    """Provinces by code, as their rules are on a day; for a kind of entity, or ("") for all of them."""
    columns = tuple(Column(code, book, _pack_of(book)) for code, book in rulebooks.items())
    sorted_out = [_by_topic(column, as_of, kind) for column in columns]
    rows = (Row(topic, tuple(cells[topic] for cells in sorted_out)) for topic in topics)
    return Comparison(columns, tuple(rows))


def concerns(applies_to: Sequence[str], kind: str) -> bool:
    """Whether what is said of these kinds of entity (none named: of all) may concern one of a kind."""
    if not applies_to or not kind:
        return True
    if kind == PERSON:
        return PERSON in applies_to
    if kind == ORG or kind in KINDS_BY_ANSWER:  # a nature of any organisation may come with it
        return any(other == kind or other not in (PERSON, *KINDS_BY_ANSWER) for other in applies_to)
    return kind in applies_to or ORG in applies_to


def whose_word(rule: Rule) -> Whose:
    """Whether the province wrote, adapted, only repeated or left alone a rule, or the user's pack did so."""
    if rule.layer == "province":
        return Whose.OWN
    done = next((done for done in rule.adaptations if done.layer == "province"), None)
    if done is not None:
        return Whose.REPEATED if done.kind == "restate" else Whose.ADAPTED
    return Whose.LOCAL if rule.is_from_overlay else Whose.WIDER


def is_partial(rulebook: Rulebook) -> bool:
    """Whether the pack of its province is written for some orders only."""
    pack = rulebook.province_pack
    return pack is not None and bool(pack.covers)


_SEVERITIES: Final = ("block", "warn", "info")
_ORDER: Final = {whose: place for place, whose in enumerate(Whose)}


def _pack_of(rulebook: Rulebook) -> State:
    pack = rulebook.province_pack
    if pack is None:
        return State.NO_PACK
    if is_partial(rulebook):
        return State.PARTIAL
    return State.NOTHING if pack.is_complete else State.INCOMPLETE


def _by_topic(column: Column, as_of: date, kind: str) -> dict[str, Cell]:
    book = column.rulebook
    rules = _here(book.rules_on(as_of), kind)
    lifted = _here((rule for rule in book.inactive if rule.is_valid_on(as_of) and _is_lifted(rule)), kind)
    gaps = [gap for gap in book.gaps if concerns(gap.applies_to, kind)]
    found: dict[str, Cell] = {}
    for topic in TOPICS:
        said = sorted(
            (Said(rule, whose_word(rule)) for rule in rules if rule.topic == topic),
            key=lambda one: (_ORDER[one.whose], _SEVERITIES.index(one.rule.severity)),
        )
        found[topic] = Cell(
            column,
            tuple(said),
            _narrowest([gap for gap in gaps if gap.topic == topic]),
            tuple(rule for rule in lifted if rule.topic == topic),
        )
    return found


def _here(rules: Iterable[Rule], kind: str) -> list[Rule]:
    return [rule for rule in rules if concerns(rule.applies_to, kind)]


def _is_lifted(rule: Rule) -> bool:
    return any(done.kind == "lift" for done in rule.adaptations)


def _narrowest(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Gaps without those that a narrower pack says more exactly."""
    said = {fact for gap in gaps for fact in gap.instead_of}
    return tuple(gap for gap in gaps if not gap.facts or not said.issuperset(gap.facts))
