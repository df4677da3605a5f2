"""Whatever the user does, in whatever order, across restarts: the program equals a model of it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.plain import canonical_json, parse_draft
from icp_wizard.session.pictures import Given
from icp_wizard.store.history import ids_in
from tests.assessment.making import content
from tests.session.making import a_desk

TYPED: dict[Kind, list[Any]] = {
    Kind.TEXT: ["样例虚构", "", " 13800000000 ", "440305190001010017", "坏\x1b[31m字"],
    Kind.YES_NO: [True, False],
    Kind.DATE: ["2028-11-24", "长期", "昨天"],
    Kind.PROVINCE: ["44", "50", "99"],
    Kind.REGION: ["440305", "440300"],
    Kind.LINES: [["yangli-xugou.cn"], []],
    Kind.CHOICES: [[], ["other"], ["news"]],
}


@dataclass
class Point:
    """A state of the model: what the draft holds, where undo and redo lead."""

    content: str
    before: Point | None = None
    after: list[Point] = field(default_factory=list)


class SessionMachine(RuleBasedStateMachine):
    """Drives a session as a user does, beside a model that keeps whole states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = a_desk(self.folder)
        self.stay = ""

    @initialize(start=st.sampled_from(["new", "gd-company", "gd-person"]))
    def start(self, start: str) -> None:
        self.id = self.desk.create() if start == "new" else self.desk.add_sample(start)
        self.session = self.desk.open(self.id)
        self.point = Point(self._content())
        self.ever = set(ids_in(self.session.draft.data()))

    def _content(self) -> str:
        return canonical_json(self.session.draft.data() | {"envelope": {}})

    def _went_on(self, did_change: bool, key: str = "") -> None:
        if did_change and key and key == self.stay:
            self.point.content = self._content()
        elif did_change:
            point = Point(self._content(), self.point)
            self.point.after.append(point)
            self.point = point
        if did_change:
            self.stay = key
        new = set(ids_in(self.session.draft.data())) - set(ids_in(parse_draft(self.before).data()))
        assert not new & self.ever
        self.ever |= new

    def _about_to(self) -> None:
        self.before = self.session.draft.data()

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        views = [view for view in self.session.assessment.fields if view.placed.field.kind is not Kind.PERSON]
        view = data.draw(st.sampled_from(views), label="field")
        codes: list[Any] = [option.code for option in view.options]
        typed: list[Any] = TYPED.get(view.placed.field.kind, codes)
        value: Any = data.draw(st.sampled_from([*typed, None, MISSING]), label="value")
        self._about_to()
        self._went_on(self.session.answer(view.key, value), view.key)

    @rule(data=st.data())
    def type_on(self, data: st.DataObject) -> None:
        view = self.session.assessment.by_key.get(self.stay)
        if view is None or view.placed.field.kind is not Kind.TEXT:
            return
        self._about_to()
        self._went_on(self.session.answer(self.stay, data.draw(st.text("甲乙", max_size=3))), self.stay)

    @rule(data=st.data())
    def choose_a_person(self, data: st.DataObject) -> None:
        views = [view for view in self.session.assessment.fields if view.placed.field.kind is Kind.PERSON]
        if not views:
            return
        view = data.draw(st.sampled_from(views), label="role")
        option = data.draw(st.sampled_from(view.options), label="person")
        self._about_to()
        self._went_on(self.session.choose_person(view.key, option.code))
        assert self.session.chosen_person(view.key) is not None

    @precondition(lambda self: self.session.assessment.collections)
    @rule(data=st.data())
    def add_one_more(self, data: st.DataObject) -> None:
        view = data.draw(st.sampled_from(self.session.assessment.collections))
        self._about_to()
        item = self.session.add_item(view.path)
        self._went_on(did_change=True)
        grown = next(v for v in self.session.assessment.collections if v.path == view.path)
        assert grown.items == (*view.items, item)

    @precondition(lambda self: any(view.items for view in self.session.assessment.collections))
    @rule(data=st.data())
    def take_one_out(self, data: st.DataObject) -> None:
        views = [view for view in self.session.assessment.collections if view.items]
        view = data.draw(st.sampled_from(views))
        item = data.draw(st.sampled_from(view.items))
        self._about_to()
        is_out = self.session.remove_item(f"{view.path}.{item}")
        self._went_on(is_out)
        assert is_out == view.can_shrink

    @precondition(lambda self: self.session.assessment.confirmations)
    @rule(data=st.data(), value=st.booleans())
    def confirm(self, data: st.DataObject, value: bool) -> None:
        outcome = data.draw(st.sampled_from(self.session.assessment.confirmations)).outcome
        assert outcome is not None
        self._about_to()
        self._went_on(self.session.confirm(outcome.confirm, value))

    @precondition(lambda self: self.session.assessment.materials)
    @rule(data=st.data(), is_ready=st.booleans())
    def tick_a_paper(self, data: st.DataObject, is_ready: bool) -> None:
        view = data.draw(st.sampled_from(self.session.assessment.materials))
        self._about_to()
        self._went_on(self.session.tick_material(view.need.kinds[0], view.need.about, is_ready))

    @precondition(lambda self: self.session.assessment.slots)
    @rule(data=st.data(), seed=st.integers(1, 3))
    def attach_a_picture(self, data: st.DataObject, seed: int) -> None:
        key = data.draw(st.sampled_from(sorted(self.session.assessment.slots)))
        given = Given(f"{seed}.jpg", (), b"\xff\xd8\xff" + bytes([seed]) * 5000)
        self._about_to()
        self._went_on(self.session.attach(key, given))
        assert self.session.assessment.slots[key].is_filled

    @precondition(lambda self: self.session.assessment.slots)
    @rule(data=st.data())
    def take_a_picture_out(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.session.assessment.slots)))
        was_filled = self.session.assessment.slots[key].is_filled
        self._about_to()
        is_out = self.session.detach(key)
        self._went_on(is_out)
        assert is_out == was_filled

    @rule(data=st.data())
    def continue_from_a_step(self, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from(self.session.assessment.steps)).id
        before = self._content()
        self._about_to()
        self.session.continue_from(step)
        self.stay = ""
        self._went_on(self._content() != before)

    @rule(field=st.sampled_from(["", "wanted.entity.name"]))
    def move(self, field: str) -> None:
        if self.session.position != ("intent", field):
            self.stay = ""
        self.session.move_to("intent", field)

    @rule()
    def undo(self) -> None:
        assert self.session.can_undo == (self.point.before is not None)
        assert self.session.undo() == (self.point.before is not None)
        self.point, self.stay = self.point.before or self.point, ""

    @rule()
    def redo(self) -> None:
        assert self.session.can_redo == bool(self.point.after)
        assert self.session.redo() == bool(self.point.after)
        self.point, self.stay = self.point.after[-1] if self.point.after else self.point, ""

    @rule()
    def close_and_open_again(self) -> None:
        shown, position = content(self.session.assessment), self.session.position
        self.session.close()
        assert self.session.unsaved == 0
        self.desk.store.verify(self.id)
        self.desk.store.close()
        self.desk = a_desk(self.folder)
        self.session, self.stay = self.desk.open(self.id), ""
        assert (content(self.session.assessment), self.session.position) == (shown, position)

    @rule()
    def carry_it_elsewhere(self) -> None:
        draft = parse_draft(self.session.draft.data())
        again = assess(draft, self.session.loaded.rulebook, self.session.as_of)
        assert same_filing(draft, self.session.draft)
        assert content(again) == content(self.session.assessment)

    @invariant()
    def every_picture_is_at_hand(self) -> None:
        slots = self.session.assessment.slots.values()
        assert self.session.pictures().keys() == {slot.sha256 for slot in slots if slot.is_filled}

    @invariant()
    def model_equals_program(self) -> None:
        assert self._content() == self.point.content

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            assert (
                canonical_json(self.desk.open(self.id).draft.data() | {"envelope": {}}) == self.point.content
            )
        self.desk.store.close()
        shutil.rmtree(self.folder)


TestSessionMachine = SessionMachine.TestCase
TestSessionMachine.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
