"""What a rule says about an item: its status, and because of which answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.conditions import State, judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.conditions import Cause, Context, Judgement, Node
    from icp_wizard.rules.rule import Rule


class Status(StrEnum):
    """What a rule says about an item now. Undecided and todo together are what is called pending."""

    UNDECIDED = "undecided"
    MET = "met"
    TODO = "todo"
    FIRES = "fires"
    ADVICE = "advice"


class MaterialNeed(NamedTuple):
    """One of these materials, about this item (None: about the filing as a whole)."""

    kinds: tuple[str, ...]
    about: str | None = None


class Outcome(NamedTuple):
    """What one rule says about one item.

    `context` is what it was judged in, `concerns` are answers it is about besides what a demand reads. Of an
    effect other than a demand, `decided_by` is what decides it.
    """

    rule: Rule
    item: str | None
    status: Status
    context: Context
    concerns: tuple[str, ...] = ()
    material: MaterialNeed | None = None
    confirm: str = ""
    decided_by: tuple[Cause, ...] = ()

    @property
    def because(self) -> tuple[Cause, ...]:
        """The answers that decide whether the rule applies; of an undecided one, those that would."""
        return judge(self.rule.when, self.context).causes

    @property
    def about(self) -> tuple[str, ...]:
        """Full paths of all answers its effect is about: change one of them to clear it."""
        return (*self.demanded, *self.concerns)

    @property
    def demanded(self) -> tuple[str, ...]:
        """Those of them that its demand reads."""
        found: dict[str, None] = {}
        for path in self.rule.demanded:
            reading = self.context.reader.read(path)
            if reading.state is not State.IRRELEVANT:
                found.update(dict.fromkeys([cause.path for cause in reading.causes] or [path]))
        return tuple(found)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The answers that decide its effect; of one that is undecided or advice, none."""
        if self.status is Status.UNDECIDED:
            return ()
        return self.decided_by if self.rule.demand is None else self._judged(self.rule.demand).causes

    @property
    def reasons(self) -> tuple[str, ...]:
        """Message ids of the named checks that failed."""
        if self.status is Status.UNDECIDED or self.rule.demand is None:
            return ()
        return self._judged(self.rule.demand).reasons

    def _judged(self, demand: Node) -> Judgement:
        return judge(demand, self.context, sets_aside=True)

    @property
    def key(self) -> str:
        """`rule` or `rule@item`: names the outcome across assessments."""
        return f"{self.rule.id}@{self.item}" if self.item else self.rule.id


def required_materials(
    outcomes: Iterable[Outcome],
) -> tuple[tuple[MaterialNeed, tuple[Outcome, ...]], ...]:
    """What must be provided, each need once, with the outcomes that ask for it (undecided: may be asked)."""
    found: dict[MaterialNeed, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.material:
            found.setdefault(outcome.material, []).append(outcome)
    return tuple((need, tuple(asking)) for need, asking in found.items())
