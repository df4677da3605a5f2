"""One walk: an invented applicant goes through a draft from the first question to where nothing is left.

The walk does what a user can do, through a session: answers what is asked with options that are open, makes
lists longer and shorter, leaves optional questions empty, changes their mind, undoes, and mends what blocks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.conditions import State
from icp_wizard.rules import Status
from tests.walking.answering import Applicant
from tests.walking.clearing import fault_of_a_way
from tests.walking.ends import not_done, result_of, wrong_at_the_end
from tests.walking.inventing import Inventor
from tests.walking.mending import answer, mend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from icp_wizard.assessment import FieldView, Finding
    from icp_wizard.session.session import Session
    from tests.walking.planning import Plan
    from tests.walking.reaching import Reached

MOST_ACTIONS = 1500
"""A walk that takes more has no end."""

MOST_ITEMS = 40
"""How often a list is made longer: some rules begin to speak at 32 domains."""

MOST_WAYS = 2
"""Of how many findings a way to clear them is taken."""

MOST_ROUNDS = 200
"""How often an applicant mends something and looks again."""


@dataclass
class Ended:
    """Where a walk led: the result, how many questions were answered, what is wrong, and the way taken.

    `ways` counts the ways to clear a finding that were taken to see whether they do.
    """

    result: str
    questions: int
    ways: int
    wrong: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)


class Walk:
    """One applicant and one session."""

    def __init__(self, session: Session, plan: Plan, chance: Random, reached: Reached) -> None:
        self.session = session
        self.plan = plan
        self.chance = chance
        self.reached = reached
        self.applicant = Applicant(session, Inventor(chance, session.as_of), plan.province, plan.nature)
        self.trail: list[str] = []
        self.questions = 0
        self._wrong: list[str] = []
        self._tries: Counter[str] = Counter()
        self._ways = 0
        self._sizes = {"service": plan.services, "domain": plan.domains, "access": 1}
        self._beyond_mending: set[str] = set()

    def run(self) -> Ended:
        """Walk to the end, and look at what is there."""
        self._fill_in()
        self._sizes.clear()
        self._tries_ways()
        for _ in range(MOST_ROUNDS):
            if not self._mends_something():
                break
            self._fill_in()
        self.reached.note(self.session)
        self._wrong += self._at_the_end()
        result = result_of(self.session.assessment)
        return Ended(result, self.questions, self._ways, self._wrong, self.trail)

    def _at_the_end(self) -> Iterator[str]:
        assessment = self.session.assessment
        if len(self.trail) >= MOST_ACTIONS:
            yield "no end"
        yield from wrong_at_the_end(assessment)
        found = map(assessment.finding_by_key.get, sorted(self._beyond_mending))
        yield from (
            f"cannot be mended: {finding.key}" for finding in found if finding and finding.is_blocking
        )
        if assessment.readiness.is_enterable:
            yield from not_done(self.session)

    # Filling in

    def _fill_in(self) -> None:
        while len(self.trail) < MOST_ACTIONS and self._does_something():
            pass

    def _does_something(self) -> bool:
        """One action, if there is one left to do."""
        if self._grows() or self._is_of_another_mind():
            return True
        if (view := self._next_question()) is not None:
            self._answer(view)
            return True
        return self._continues() or self._confirms() or self._ticks()

    def _next_question(self) -> FieldView | None:
        assessment = self.session.assessment
        opened = [
            view
            for step in assessment.steps
            for view in map(assessment.by_key.__getitem__, step.fields)
            if view.state is State.OPEN and self._tries[view.key] < 5
        ]
        if not opened:
            return None
        return self.chance.choice(opened) if self.chance.random() < 0.15 else opened[0]

    def _answer(self, view: FieldView) -> None:
        self._tries[view.key] += 1
        self.questions += 1
        self.reached.see(view)
        if view.need == "optional" and self.chance.random() < 0.3:
            self._did(f"{view.key}=")
            self.session.answer(view.key, None)
        elif self.plan.is_careless and self.chance.random() < 0.15 and (bad := self.applicant.bad(view)):
            self._errs(view, bad)
        else:
            self._gives(view)

    def _gives(self, view: FieldView) -> None:
        self._did(view.key)
        value = self.applicant.sound(view)
        self.reached.choose(view, value)
        answer(self.session, view, value)
        self.session.leave_field()

    def _errs(self, view: FieldView, bad: str) -> None:
        """What is no answer is said to be none, at its field, and is mended by one."""
        self._did(f"{view.key}!")
        self.session.answer(view.key, bad)
        self.session.leave_field()
        now = self.session.assessment.by_key[view.key]
        if not any(finding.problem for finding in now.findings):
            self._wrong.append(f"taken for sound: {view.key}")
        self._gives(now)
        now = self.session.assessment.by_key[view.key]
        if now.state is State.MALFORMED:
            self._wrong.append(f"sound but refused: {view.key}")

    def _grows(self) -> bool:
        """Makes a list as long as the applicant has it in mind, or, all else answered, as a rule wants it."""
        is_answered = self._next_question() is None
        for grown in self.session.assessment.collections:
            is_wanted = grown.is_too_short and is_answered
            is_short = is_wanted or len(grown.items) < self._sizes.get(grown.kind, 0)
            if is_short and self._tries[grown.path] < MOST_ITEMS:
                self._tries[grown.path] += 1
                self._did(f"{grown.path}+")
                self.session.add_item(grown.path)
                return True
        return False

    def _is_of_another_mind(self) -> bool:
        whim = self.chance.random()
        if whim < 0.03:
            answered = [view for view in self.session.assessment.fields if view.state is State.VALUE]
            if answered:
                self._gives(self.chance.choice(answered))
                return True
        elif whim < 0.05 and self.session.can_undo:
            self._did("undo")
            return self.session.undo()
        elif whim < 0.06 and self.session.can_redo:
            self._did("redo")
            return self.session.redo()
        elif whim < 0.065:
            return self._shrinks()
        return False

    def _shrinks(self) -> bool:
        """Takes an item out of a list, at a whim; whoever has very many means them all."""
        lists = self.session.assessment.collections
        grown = [view for view in lists if view.can_shrink and len(view.items) < 10]
        if not grown:
            return False
        view = self.chance.choice(grown)
        self._sizes[view.kind] = len(view.items) - 1
        self._did(f"{view.path}-")
        return self.session.remove_item(f"{view.path}.{self.chance.choice(view.items)}")

    def _continues(self) -> bool:
        """Leaves every step forwards; whether that left anything blank."""
        before = self.session.draft
        for step in self.session.assessment.steps:
            self.session.continue_from(step.id)
        return self.session.draft is not before

    def _confirms(self) -> bool:
        for finding in self.session.assessment.confirmations:
            if finding.status is Status.TODO and finding.outcome is not None:
                key = finding.outcome.confirm
                self._did(f"confirm {key}")
                return self.session.confirm(key, self.chance.random() < 0.95)
        return False

    def _ticks(self) -> bool:
        for view in self.session.assessment.materials:
            if not view.is_undecided and not view.is_ready and self._tries[view.key] < 1:
                self._tries[view.key] += 1
                if self.chance.random() < 0.8:
                    self._did(f"have {view.key}")
                    return self.session.tick_material(
                        self.chance.choice(view.need.kinds), view.need.about, True
                    )
        return False

    # Mending

    def _tries_ways(self) -> None:
        """Of some findings that are not met, take one way that is said to clear them, and back."""
        unmet = [f.key for f in self.session.assessment.findings if f.status in (Status.FIRES, Status.TODO)]
        for key in self.chance.sample(unmet, min(len(unmet), MOST_WAYS)):
            self._ways += 1
            if fault := fault_of_a_way(self.applicant, self.session.assessment.finding_by_key[key]):
                self._wrong.append(fault)

    def _mends_something(self) -> bool:
        """Mend one thing that blocks; whether anything was changed."""
        if self.session.assessment.route.is_impossible:
            return self.plan.takes_ways_out and self._takes_a_way_out()
        for finding in self.session.assessment.firing:
            if finding.is_blocking and finding.key not in self._beyond_mending:
                if self._mends(finding):
                    return True
                self._beyond_mending.add(finding.key)
        return False

    def _mends(self, finding: Finding) -> bool:
        self._did(f"mend {finding.key}")
        self._tries[finding.key] += 1
        return self._tries[finding.key] < 6 and mend(self.applicant, finding)

    def _takes_a_way_out(self) -> bool:
        """Answer otherwise what the page of ways out offers, until the way leads on. Whether it does."""
        for way in ways_out(self.session.assessment):
            self._did(f"way out {way.key}")
            if way.field is not None:
                self._gives(way.field)
            else:
                self.session.confirm(way.key.removeprefix("confirmations."), True)
            if not self.session.assessment.route.is_impossible:
                return True
        return False

    def _did(self, what: str) -> None:
        self.trail.append(what)
