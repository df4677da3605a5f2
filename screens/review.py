"""Check your answers: every answer by step, each a way to change it, with what is wrong under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.changing import dropped_line, filed_line
from icp_wizard.assessment.labels import field_label, full_label, label_of
from icp_wizard.assessment.problems import field_problems, field_warnings
from icp_wizard.assessment.silence import pack_notice
from icp_wizard.conditions import State
from icp_wizard.filing.outline import Privacy
from icp_wizard.text import cell_width
from screens.base import lines, literal, put, say, words
from screens.explaining import (
    material_in_words,
    order_in_words,
    privacy_of,
    readiness_in_words,
    shown_answer,
    warnings_in_words,
)
from screens.page import Page
from screens.widgets.items import item_title
from screens.widgets.messages import Change
from screens.widgets.press import Press
from screens.widgets.step_list import step_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from icp_wizard.assessment import FieldView, StepView

LABEL_CELLS = 32
INDENT = 2


class ReviewPage(Page):
    """All answers on one page."""

    def compose(self) -> ComposeResult:
        """What this is, the answers, a way on."""
        yield Static("", classes="intro")
        yield OptionList(markup=False, compact=True, classes="answers")
        yield Press(say(self, "continue"), "continue")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show(0)

    async def refresh_from(self) -> None:
        """The answers as they are now."""
        self._show(self.query_one(OptionList).highlighted or 0)

    def _show(self, at: int) -> None:
        self._targets: list[tuple[str, str]] = []
        put(self.query_one(".intro", Static), self._intro())
        listed = self.query_one(OptionList)
        listed.set_options(list(self._rows()))
        listed.highlighted = at or None
        if not at:
            listed.action_first()

    def _intro(self) -> Content:
        catalogue = words(self)
        notice = pack_notice(self.assessment, catalogue) or say(self, "newest")
        return lines(
            order_in_words(self.assessment, catalogue),
            readiness_in_words(self.assessment, catalogue),
            literal(warnings_in_words(self.assessment, catalogue), "$text-warning"),
            literal(notice, "$text-warning"),
            literal(say(self, "review.hint"), "dim"),
        )

    def _rows(self) -> Iterator[Option]:
        for step in self.assessment.steps:
            if step.kind in ("review", "bundle"):
                continue
            said = step_title(self.assessment, step, words(self), is_masked=self.is_masked)
            title = literal(said, "bold $accent")
            yield Option(title, disabled=True)
            if step.kind == "service" and step.item:
                dropped = dropped_line(self.assessment, step.item, words(self))
                yield from [Option(literal(f"  {dropped}", "$text-accent"), disabled=True)] if dropped else []
            if step.kind == "materials":
                yield from self._materials(step)
            role, item = "", ""
            for view in self.assessment.fields:
                if view.placed.step != step.id or view.is_repeat:
                    continue
                if (now := item_title(view, words(self))) != item and now:
                    yield Option(literal(f" {now}", "bold"), disabled=True)
                item = now
                if view.placed.role and view.placed.role != role:
                    label = words(self).text(f"outline.role.{view.placed.role}")
                    yield Option(literal(f" {label}", "bold"), disabled=True)
                role = view.placed.role
                yield self._row(step.id, view)

    def _option(self, step: str, key: str, content: Content) -> Option:
        self._targets.append((step, key))
        return Option(content, id=f"a{len(self._targets) - 1}")

    def _row(self, step: str, view: FieldView) -> Option:
        catalogue = words(self)
        label = full_label(view, catalogue) if view.paper else field_label(view, catalogue)
        parts = [_in_column(label) + self._answer(view)]
        is_hidden = self.is_masked and privacy_of(view) != Privacy.PUBLIC
        if not is_hidden and (filed := filed_line(self.assessment, view, catalogue)):
            parts.append(_in_column("") + literal(filed, "$text-accent"))
        problems = field_problems(view)
        for finding in (*problems, *field_warnings(view)):
            name = "error" if finding.is_blocking else "warning"
            text = say(self, name, text=self.said(finding))
            parts.append(literal(f"    {text}", f"$text-{name}"))
        return self._option(step, view.key, Content("\n").join(parts))

    def _answer(self, view: FieldView) -> Content:
        answer = shown_answer(self.assessment, view, words(self), is_masked=self.is_masked)
        if answer:
            return literal(answer)
        if view.state is State.OPEN and view.required_by:
            return literal(say(self, "review.missing"), "bold $text-warning")
        return literal(say(self, "review.blank" if view.state is State.BLANK else "no_answer"), "dim")

    def _materials(self, step: StepView) -> Iterator[Option]:
        for view in self.assessment.materials:
            if view.is_undecided:
                continue
            state = say(self, "materials.ready" if view.is_ready else "materials.not_ready")
            title = material_in_words(self.assessment, view, words(self), is_masked=self.is_masked)
            content = _in_column(title) + literal(state)
            yield self._option(step.id, f"material {view.key}", content)
        for finding in self.assessment.confirmations:
            if finding.outcome and finding.status != "undecided":
                state = say(self, f"confirmed.{finding.status}")
                path = f"confirmations.{finding.outcome.confirm}"
                label = label_of(self.assessment, path, words(self))
                content = _in_column(label) + literal(state)
                yield self._option(step.id, f"confirm {finding.outcome.confirm}", content)

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        step, key = self._targets[int(str(event.option_id)[1:])]
        self.post_message(Change(step, key))

    def focus_on(self, key: str) -> None:
        """The answer at a key, where the user came from."""
        listed = self.query_one(OptionList)
        keys = [target[1] for target in self._targets]
        if key in keys:
            listed.highlighted = listed.get_option_index(f"a{keys.index(key)}")
        self.put_focus(listed)

    def key_in_focus(self) -> str:
        """The answer the user is at."""
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return ""
        option = listed.get_option_at_index(listed.highlighted)
        return self._targets[int(option.id[1:])][1] if option.id else ""


def _in_column(label: str) -> Content:
    """A label with what it takes to the column of the answers; a longer one stands on a line of its own."""
    room = LABEL_CELLS - cell_width(label)
    filled = label + " " * room if room >= 0 else f"{label}\n{' ' * (LABEL_CELLS + INDENT)}"
    return literal(f"{' ' * INDENT}{filled} ", "dim")
