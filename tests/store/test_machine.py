"""Any sequence of edits, undo, redo, restarts: the store equals a model of it at every step."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from pydantic import MISSING

from icp_wizard.filing.edits import apply, remove_edit
from icp_wizard.store.store import Store
from icp_wizard.store.writer import Writer
from tests.store.making import AT, a_draft, adding_person, content, naming

LEAVES = st.sampled_from(
    ["wanted.entity.name", "wanted.entity.nature", "wanted.services.s1.domains.d1.name", "intent.province"]
)
ANSWERS = st.one_of(st.text(max_size=8), st.just(None), st.just(MISSING))


@dataclass
class Point:
    """A state of the model: what the draft holds, where undo and redo lead."""

    content: str
    before: Point | None = None
    after: list[Point] = field(default_factory=list)


class StoreMachine(RuleBasedStateMachine):
    """Drives store and writer as a session does, beside a model that keeps whole states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store.open(self.folder)
        self.id = self.store.create(a_draft(), "", AT)
        self.people = 0
        self._start()
        self.point = Point(content(self.draft))

    def _start(self) -> None:
        stored = self.store.load(self.id)
        self.draft, self.writer = stored.draft, Writer(self.store, stored)

    def _accept(self, edits: list[Any]) -> None:
        self.draft = apply(self.draft, edits)
        self.writer.submit(edits)

    def _go_on(self) -> None:
        point = Point(content(self.draft), self.point)
        self.point.after.append(point)
        self.point = point

    @rule(path=LEAVES, answer=ANSWERS)
    def answer(self, path: str, answer: Any) -> None:
        self._accept([naming(self.draft, answer, path=path, group=self.writer.next_group)])
        self._go_on()

    @precondition(lambda self: self.writer.head == self.writer._history.last > 0)
    @rule(answer=ANSWERS)
    def type_on_in_the_same_field(self, answer: Any) -> None:
        self._accept([naming(self.draft, answer, group=self.writer._history.last_group)])
        self.point.content = content(self.draft)

    @rule()
    def add_a_person_with_a_name(self) -> None:
        self.people += 1
        added = adding_person(self.draft, f"p{self.people}")
        after = apply(self.draft, [added])
        self._accept([added, naming(after, "某", path=f"people.p{self.people}.name")])
        self._go_on()

    @precondition(lambda self: self.draft.people)
    @rule()
    def remove_a_person(self) -> None:
        self._accept([remove_edit(self.draft.data(), f"people.{self.draft.people[0].id}")])
        self._go_on()

    @rule()
    def undo(self) -> None:
        back = self.writer.undo(AT)
        assert (back is None) == (self.point.before is None)
        if back and self.point.before:
            self.draft, self.point = apply(self.draft, back[0]), self.point.before

    @rule()
    def redo(self) -> None:
        forward = self.writer.redo(AT)
        assert (forward is None) == (not self.point.after)
        if forward:
            self.draft, self.point = apply(self.draft, forward[0]), self.point.after[-1]

    @rule()
    def restart(self) -> None:
        self.writer.close()
        self.store.close()
        self.store = Store.open(self.folder)
        assert self.store.recovery is None
        self._start()

    @rule()
    def replay(self) -> None:
        self.writer.close()
        self.store.verify(self.id)

    @invariant()
    def model_equals_program(self) -> None:
        assert content(self.draft) == self.point.content

    def teardown(self) -> None:
        self.writer.close()
        assert content(self.store.load(self.id).draft) == self.point.content
        self.store.close()
        shutil.rmtree(self.folder)


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
