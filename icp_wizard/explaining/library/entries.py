"""A rule under its id: how it stands in each province, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions import paths_read
from icp_wizard.explaining.questions import (
    APPLYING,
    Read,
    is_worked_out,
    questions,
    questions_behind,
    rule_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.explaining.questions import Question
    from icp_wizard.rules import Rule
    from icp_wizard.rules.rule import Adaptation

EVERYWHERE: Final = ""
"""Stands for a province where a rulebook is that of all provinces without a pack."""

NOWHERE_TO_SHOW: Final = ("materials", "afterwards")
"""What a rule may say about where it is shown, besides a path."""


class Standing(NamedTuple):
    """A rule as one rulebook has it: `is_in_force` unless it is off, lifted, or not of the library's day."""

    province: str
    rule: Rule
    is_in_force: bool

    @property
    def changes(self) -> tuple[Adaptation, ...]:
        """What the province's own pack did to a wider rule."""
        return tuple(done for done in self.rule.adaptations if done.layer == "province")


@dataclass(frozen=True)
class Entry:
    """A rule under its id, as each rulebook has it; the first is where it is at home."""

    id: str
    standings: tuple[Standing, ...]

    @property
    def rule(self) -> Rule:
        """The rule as it is where it is at home."""
        return self.standings[0].rule

    @property
    def home(self) -> str:
        """Code of the province it is at home in; `EVERYWHERE` for a wider rule."""
        return self.standings[0].province

    @cached_property
    def by_province(self) -> dict[str, Standing]:
        """How it stands in each rulebook that has it."""
        return {standing.province: standing for standing in self.standings}

    def standing_in(self, province: str, has_pack: bool = True) -> Standing | None:
        """How it stands in a province; without a pack there it stands as everywhere."""
        return self.by_province.get(province if has_pack else EVERYWHERE)

    @property
    def changed(self) -> tuple[Standing, ...]:
        """How it stands where a province's pack restates, changes, adopts or lifts it."""
        return tuple(standing for standing in self.standings if standing.changes)

    @property
    def is_in_force(self) -> bool:
        """Whether it holds anywhere."""
        return any(standing.is_in_force for standing in self.standings)

    @property
    def is_local(self) -> bool:
        """Whether a pack of the user's own wrote or changed it, be it for one province."""
        return any(rule.is_from_overlay for rule in self.variants)

    @cached_property
    def variants(self) -> tuple[Rule, ...]:
        """The rule at home, and as whoever adapts it makes it."""
        home, *others = (standing.rule for standing in self.standings)
        return (home, *(rule for rule in others if rule.adaptations != home.adaptations))

    @cached_property
    def materials(self) -> tuple[str, ...]:
        """Ids of the materials it asks for, in whichever province."""
        effects = (rule.material for rule in self.variants)
        return tuple(dict.fromkeys(kind for effect in effects if effect for kind in effect.kinds))

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All paths it names: what it judges by, is about, suggests a line for, or is shown at."""
        paths = (rule_path(path) for rule in self.variants for path in _paths(rule))
        return tuple(dict.fromkeys(paths))

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        """The questions behind these paths: those it names itself first; see `nearness`."""
        found: dict[Question, str] = {}
        for path in sorted(self.paths, key=nearness):
            for question in questions_behind(path):
                found.setdefault(question, path if is_worked_out(path) else "")
        order = {question: number for number, question in enumerate(questions())}
        reads = [Read(question, through) for question, through in found.items()]
        return tuple(sorted(reads, key=lambda read: (nearness(read.through), order[read.question])))


def nearness(path: str) -> int:
    """How near a path is to what a rule is about: an answer, a value worked out, whom most rules concern."""
    return 2 if path in APPLYING else 1 if path and is_worked_out(path) else 0


def _paths(rule: Rule) -> Iterable[str]:
    yield from paths_read(rule.when)
    yield from rule.demanded
    if rule.material and rule.material.about:
        yield rule.material.about
    if rule.confirm:
        yield f"confirmations.{rule.confirm}"
    if rule.suggest:
        yield rule.suggest.field
    if rule.at and rule.at not in NOWHERE_TO_SHOW:
        yield rule.at
