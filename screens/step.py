"""A page of fields: the steps of the outline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.content import Content
from textual.widgets import Input, Static

from icp_wizard.assessment.changing import dropped_line, is_change
from icp_wizard.assessment.labels import field_label
from icp_wizard.assessment.notes import step_note
from icp_wizard.assessment.problems import field_problems, field_warnings, step_problems
from icp_wizard.assessment.silence import pack_notice
from icp_wizard.assessment.texts import cause_text, missing_text
from icp_wizard.conditions import State
from screens.base import literal, put, say, words
from screens.explaining import order_in_words, shown_answer
from screens.page import Page
from screens.widgets.field import FieldBox, box_around
from screens.widgets.items import AddItem, ArrangeHint, ItemHeading, RemoveItem, item_title
from screens.widgets.messages import SessionChanged
from screens.widgets.paste import PasteRecord
from screens.widgets.press import Press
from screens.widgets.step_list import step_title
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.session import Session


class Heading(Static):
    """Whom the fields below are about."""

    def __init__(self, role: str) -> None:
        super().__init__("", classes="heading")
        self.role = role
        self.entry = f"heading {role}"

    def on_mount(self) -> None:
        """The role in words."""
        put(self, literal(words(self).text(f"outline.role.{self.role}"), "bold $accent"))


class Repeat(Static):
    """An answer that was asked before, shown where it counts too."""

    def __init__(self, key: str) -> None:
        super().__init__("", classes="repeat")
        self.entry = f"repeat {key}"


class StepPage(Page):
    """The fields of one step. A field is judged for form when left, for everything on continue."""

    def __init__(self, session: Session, step: str) -> None:
        super().__init__(session, step)
        self._left = {view.key for view in self._views() if view.state is not State.OPEN}
        self._is_judged = False

    def _views(self) -> list[FieldView]:
        return [view for view in self.assessment.fields if view.placed.step == self.step]

    def compose(self) -> ComposeResult:
        """What the step is for, the error summary, the fields, a way on."""
        yield Static(self._intro(), classes="intro")
        yield ErrorSummary()
        for make in self._entries().values():
            yield make()
        yield Press(say(self, "continue"), "continue")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show()

    def _intro(self) -> Content:
        catalogue = words(self)
        step = next(step for step in self.assessment.steps if step.id == self.step)
        parts = [literal(step_title(self.assessment, step, catalogue, is_masked=self.is_masked), "bold")]
        if self.step != "intent" or self.assessment.route.order_type:
            parts += [literal(order_in_words(self.assessment, catalogue)), *self._order_causes()]
        if step.kind == "service" and self._can_be_left_out():
            parts.append(literal(say(self, "arrange.may_stay"), "dim"))
        if step.item and (dropped := dropped_line(self.assessment, step.item, catalogue)):
            parts.append(literal(dropped, "$text-accent"))
        if note := step_note(self.assessment, step, catalogue):
            parts.append(literal(note))
        if self.step == "intent" and (notice := pack_notice(self.assessment, catalogue)):
            parts.append(literal(notice, "$text-warning"))
        return Content("\n").join(parts)

    def _can_be_left_out(self) -> bool:
        """Whether a change is about several services, so that this one may stay as it is filed."""
        several = any(c.path == "wanted.services" and c.can_shrink for c in self.assessment.collections)
        return several and is_change(self.assessment)

    def _order_causes(self) -> list[Content]:
        catalogue = words(self)
        causes = () if self.assessment.route.dead_ends else self.assessment.route.causes
        shown = dict.fromkeys(
            cause_text(self.assessment, cause, catalogue, with_values=True) for cause in causes
        )
        causes_in_words = say(self, "between").join(shown)
        return [literal(say(self, "order_because", causes=causes_in_words), "dim")] if shown else []

    def _entries(self) -> dict[str, Callable[[], Widget]]:
        entries: dict[str, Callable[[], Widget]] = {}
        role, title = "", ""
        if self.step == "record":
            entries["paste"] = PasteRecord
        for view in self._views():
            if (now := item_title(view, words(self))) != title and now:
                item = view.key.rpartition(f".{view.placed.item}.")[0] + f".{view.placed.item}"
                entries[f"item {item}"] = partial(ItemHeading, item)
            title = now
            if view.placed.role and view.placed.role != role:
                entries[f"heading {view.placed.role}"] = partial(Heading, view.placed.role)
            role = view.placed.role
            if view.is_repeat:
                entries[f"repeat {view.key}"] = partial(Repeat, view.key)
            else:
                entries[f"field {view.key}"] = partial(FieldBox, self.session, view)
            entries |= self._list_entries(view)
        return entries

    def _list_entries(self, view: FieldView) -> dict[str, Callable[[], Widget]]:
        """What stands behind an item's last field: this one less, and at the end of the list one more."""
        entries: dict[str, Callable[[], Widget]] = {}
        for grown in self.assessment.collections:
            if grown.step != self.step:
                continue
            for item in grown.items if grown.can_shrink else ():
                path = f"{grown.path}.{item}"
                if view.key == self._last_of(path):
                    entries[f"remove {path}"] = partial(RemoveItem, path)
            if grown.after == view.key and grown.path == "wanted.services":
                entries[ArrangeHint.entry] = ArrangeHint
            if grown.after == view.key:
                entries[f"add {grown.path}"] = partial(AddItem, grown.path, grown.kind)
        return entries

    def _last_of(self, item: str) -> str:
        return next((v.key for v in reversed(self._views()) if v.key.startswith(f"{item}.")), "")

    async def refresh_from(self) -> None:
        """Fields that are asked now, and what is to be said of them."""
        focused = self.field_in_focus()
        await self.set_entries(self._entries(), after=self.query_one(ErrorSummary))
        self._show()
        if focused and self.screen.focused is None:
            self.focus_on(focused.key)

    def _show(self) -> None:
        put(self.query_one(".intro", Static), self._intro())
        errors = self._errors()
        boxes = {box.key: box for box in self.query(FieldBox)}
        for view in self._views():
            if view.is_repeat:
                self._show_repeat(view)
            elif box := boxes.get(view.key):
                box.show(view, tuple(errors.get(view.key, ())), self._warnings(view))
        self._show_items()
        summary = self.query_one(ErrorSummary)
        if summary.has_class("-on") or self._is_judged:
            summary.show(tuple((key, text) for key, texts in errors.items() for text in texts))

    def _show_items(self) -> None:
        """Numbers as they are now."""
        titles = {view.placed.item: item_title(view, words(self)) for view in reversed(self._views())}
        for heading in self.query(ItemHeading):
            heading.show(titles.get(heading.item.rpartition(".")[2], ""))
        for button in self.query(RemoveItem):
            button.name_it(titles.get(button.path.rpartition(".")[2], ""))

    @on(PasteRecord.Wanted)
    async def _paste(self, event: PasteRecord.Wanted) -> None:
        event.stop()
        await self.screen.run_action("screen.open('paste')")

    @on(AddItem.Wanted)
    async def _add(self, event: AddItem.Wanted) -> None:
        event.stop()
        item = self.session.add_item(event.path)
        await self.refresh_from()
        self.focus_on(next((v.key for v in self._views() if v.key.startswith(f"{event.path}.{item}.")), ""))
        self.post_message(SessionChanged())

    @on(RemoveItem.Wanted)
    async def _remove(self, event: RemoveItem.Wanted) -> None:
        event.stop()
        if self.session.remove_item(event.path):
            around = event.path.rpartition(".")[0]
            await self.refresh_from()
            self.focus_on(next((v.key for v in self._views() if v.key.startswith(f"{around}.")), ""))
            self.post_message(SessionChanged())

    def _show_repeat(self, view: FieldView) -> None:
        shown = shown_answer(self.assessment, view, words(self), is_masked=self.is_masked)
        label = field_label(view, words(self))
        text = (
            say(self, "repeat", label=label, value=shown) if shown else say(self, "repeat_empty", label=label)
        )
        for line in self.query(Repeat):
            if line.entry == f"repeat {view.key}":
                put(line, literal(text, "dim"))

    # Judging

    def _errors(self) -> dict[str, list[str]]:
        """What is wrong, as far as it is time to say so, by key of the field."""
        found: dict[str, list[str]] = {}
        if self._is_judged:
            for problem in step_problems(self.assessment, self.step):
                text = self.said(problem.finding) if problem.finding else self._missing(problem.key)
                found.setdefault(problem.key, []).append(text)
            return found
        for view in self._views():
            if view.is_repeat or view.key not in self._left:
                continue
            wrong = [f for f in field_problems(view) if f.problem]
            if wrong:
                found[view.key] = [self.said(f) for f in wrong]
        return found

    def _missing(self, key: str) -> str:
        return missing_text(self.assessment.by_key[key], words(self))

    def _warnings(self, view: FieldView) -> tuple[str, ...]:
        if view.key not in self._left and not self._is_judged:
            return ()
        found = field_warnings(view)
        return tuple(self.said(finding) for finding in found)

    def memory(self) -> dict[str, Any]:
        """What has been judged."""
        return {"left": self._left, "is_judged": self._is_judged}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """As above."""
        self._left |= memory.get("left", set())
        self._is_judged = bool(memory.get("is_judged"))

    def continue_problems(self) -> tuple[tuple[str, str], ...]:
        """Judge everything, show it, and say what is in the way."""
        self._is_judged = True
        self._show()
        return tuple((key, text) for key, texts in self._errors().items() for text in texts)

    # Where the user is

    @property
    def box_in_focus(self) -> FieldBox | None:
        """The field that has the focus."""
        return box_around(self.screen.focused)

    def field_in_focus(self) -> FieldView | None:
        """The field the user is at."""
        box = self.box_in_focus
        return box.view if box else None

    def focus_on(self, key: str) -> None:
        """The field, or the first about the holder of a role, or the first of the page."""
        boxes = list(self.query(FieldBox))
        found = next((box for box in boxes if box.key == key), None)
        found = found or next((box for box in boxes if key and box.key.startswith(f"{key}.")), None)
        if found is None and boxes:
            found = next((box for box in boxes if box.view.state is State.OPEN), boxes[0])
        if found is None:
            super().focus_on(key)
            return
        self.put_focus(found.control)

    def whole_of(self, widget: Widget) -> Widget:
        """The field with its label."""
        return box_around(widget) or widget

    @on(events.DescendantBlur)
    def _leave(self, event: events.DescendantBlur) -> None:
        """Once a filled field has been left, its form is judged."""
        box = box_around(event.widget)
        if box is not None and box.is_filled:
            self._left.add(box.key)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_onward()
