"""A field: what is asked, an example, what is wrong with the answer, and the control that takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import MISSING
from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from icp_wizard.assessment.changing import filed_line
from icp_wizard.assessment.labels import field_label
from icp_wizard.assessment.texts import example_text
from icp_wizard.conditions import State
from icp_wizard.filing.draft import LONGEST_TEXT
from icp_wizard.filing.outline import Kind, Privacy
from screens.base import literal, put, say, shell, words
from screens.explaining import privacy_of, shown_answer
from screens.widgets.choices import NO, YES, Choice, choices_of
from screens.widgets.chooser import Chooser
from screens.widgets.inputs import CleanInput
from screens.widgets.messages import Answered
from screens.widgets.radio import Radio

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.session import Session

TYPED = (Kind.TEXT, Kind.DATE, Kind.LINES)
LISTED_FROM = 5
"""From so many options on, they are in a dialog instead of on the page."""

_BETWEEN_LINES = re.compile(r"[\s,，、;；]+")


class FieldBox(Vertical):
    """One field of a page. It holds no answer: `show` reads it from the session."""

    def __init__(self, session: Session, view: FieldView) -> None:
        super().__init__(classes="field")
        self.session = session
        self.view = view
        self.errors: tuple[str, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self._heard = self._typed()
        """The text as it was last given to the session, or taken from it."""

    @property
    def key(self) -> str:
        """Address of the field."""
        return self.view.key

    @property
    def entry(self) -> str:
        """What the page calls this place."""
        return f"field {self.key}"

    @property
    def kind(self) -> Kind:
        """How the answer is given."""
        return self.view.placed.field.kind

    @property
    def is_masked(self) -> bool:
        """Whether the answer is hidden on the screen now."""
        return shell(self).is_masked and privacy_of(self.view) != Privacy.PUBLIC

    def compose(self) -> ComposeResult:
        """What is asked, then the control."""
        yield Static(self._head(), classes="head")
        yield self._control()

    @property
    def control(self) -> Widget:
        """What takes the focus."""
        return self.query_one(".control")

    def _control(self) -> Widget:
        control: Widget
        if self.kind in TYPED:
            control = CleanInput(
                self._typed(), compact=True, select_on_focus=False, max_length=self._longest()
            )
            control.password = self.is_masked
        elif len(choices := self._choices()) < LISTED_FROM and self.kind not in (Kind.CHOICES, Kind.REGION):
            control = Radio(choices, self._chosen())
        else:
            control = Chooser(self._shown())
        control.add_class("control")
        return control

    def _longest(self) -> int:
        """Characters the control takes: of several lines in one, the limit is that of a draft."""
        limit = self.view.placed.field.max_length if self.kind is Kind.TEXT else 0
        return limit or LONGEST_TEXT

    def _choices(self) -> tuple[Choice, ...]:
        if self.kind is Kind.REGION:
            return ()
        is_masked = shell(self).is_masked
        return choices_of(self.session.assessment, self.view, words(self), is_masked=is_masked)

    def _head(self) -> Content:
        catalogue = words(self)
        need = say(self, self.view.need)
        parts = [literal(field_label(self.view, catalogue), "bold") + literal(f"  {need}", "dim")]
        if self.kind in TYPED:
            example = example_text(self.session.assessment, self.view, catalogue)
            parts.append(literal(say(self, "example", example=example), "dim"))
        if filed := self._filed():
            parts.append(literal(filed, "$text-accent"))
        if suggested := self._suggested():
            parts.append(literal(say(self, "suggested", text=suggested), "$text-accent"))
        parts += [literal(say(self, "error", text=text), "$text-error") for text in self.errors]
        parts += [literal(say(self, "warning", text=text), "$text-warning") for text in self.warnings]
        return Content("\n").join(parts)

    def _filed(self) -> str:
        """What is filed now, where a change is prepared."""
        return "" if self.is_masked else filed_line(self.session.assessment, self.view, words(self))

    def _suggested(self) -> str:
        """The line a rule proposes while the answer is without it: narrow terminals have no panel for it."""
        suggested = self.session.assessment.suggestion_for(self.view)
        if suggested is None or shell(self).is_masked or self.kind not in TYPED:
            return ""
        return "" if suggested.applied_to(self.value) == self.value else suggested.text

    def show(self, view: FieldView, errors: tuple[str, ...], warnings: tuple[str, ...]) -> None:
        """Show the field as the assessment has it now; what is being typed stays."""
        self.view, self.errors, self.warnings = view, errors, warnings
        self.set_class(bool(errors), "-bad")
        put(self.query_one(".head", Static), self._head())
        control = self.control
        if isinstance(control, Radio):
            control.show(self._choices(), self._chosen())
        elif isinstance(control, Chooser):
            control.show(self._shown())
        elif isinstance(control, CleanInput):
            control.password = self.is_masked

    def show_answer(self) -> None:
        """Put the answer of the session into a typed field, over what stands there."""
        control = self.control
        if isinstance(control, CleanInput) and control.value != self._typed():
            with control.prevent(Input.Changed):
                control.value = self._heard = self._typed()

    # The answer, as each kind of control wants it

    @property
    def value(self) -> Any:
        """The answer as the session has it."""
        return self.session.value(self.key)

    def _typed(self) -> str:
        value = self.value
        if value is MISSING or value is None:
            return ""
        return "  ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

    def _chosen(self) -> str | None:
        if self.kind is Kind.PERSON:
            return self.session.chosen_person(self.key)
        if self.kind is Kind.YES_NO:
            return {True: YES, False: NO}.get(self.value) if isinstance(self.value, bool) else None
        return self.value if isinstance(self.value, str) else None

    def _shown(self) -> str:
        assessment = self.session.assessment
        return shown_answer(assessment, self.view, words(self), is_masked=shell(self).is_masked)

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the control, accepted or not."""
        control = self.control
        return bool(control.value) if isinstance(control, CleanInput) else self.view.state is not State.OPEN

    @property
    def is_ahead(self) -> bool:
        """Whether something was typed that the session has not heard of yet."""
        control = self.control
        return isinstance(control, CleanInput) and control.value != self._heard

    def typed_answer(self) -> Any:
        """What stands in a typed field, as an answer; an empty one that was left blank stays blank."""
        text = self._heard = self.query_one(CleanInput).value
        if not text.strip():
            return None if self.value is None else MISSING
        if self.kind is Kind.LINES:
            return [line for line in _BETWEEN_LINES.split(text) if line] or MISSING
        return text

    @on(Radio.Chosen)
    def _choose(self, event: Radio.Chosen) -> None:
        event.stop()
        value: Any = event.code
        if self.kind is Kind.YES_NO:
            value = event.code == YES
        self.post_message(Answered(self.view, value, goes_on=event.goes_on))

    @on(Chooser.Opened)
    def _open(self, event: Chooser.Opened) -> None:
        event.stop()
        from screens.asking import ask_for

        ask_for(self, self._choices(), self._chosen(), field_label(self.view, words(self)))


def box_around(widget: Widget | None) -> FieldBox | None:
    """The field a control belongs to."""
    nodes = widget.ancestors if widget else ()
    return next((node for node in nodes if isinstance(node, FieldBox)), None)
