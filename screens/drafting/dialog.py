"""The dialog in which a rule of one's own is drafted: the form, what would be written, and keeping it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from icp_wizard.errors import Problem
from icp_wizard.rules.reading.mistakes import mistake_lines
from icp_wizard.session.drafting import RuleRefused
from icp_wizard.text import trimmed
from screens.base import Dialog, literal, put, say, shell, words
from screens.drafting.preview import cap_line, preview_in_words
from screens.drafting.row import RowBox, row_label
from screens.drafting.rows import Rows
from screens.drafting.words import choices_for, shown_in
from screens.pick import Pick, PickSeveral
from screens.questions import Ask
from screens.widgets.press import Press

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from icp_wizard.session.drafting import Target, Workbench
    from screens.drafting.form import Form, Row

_NOTES = {
    "zh": "sentence",
    "en": "english",
    "demand.field": "demand",
    "when.0.field": "when",
    "source.locator": "locator",
    "source.as_of": "as_of",
}
"""Rows at which something more is said."""

CALM = 0.5
"""Seconds without a change until the rule is tried on the draft."""


class DraftRule(Dialog):
    """The form. The result is the file the rule was put into; None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "keep", "done", id="draft_rule.keep"),
    ]

    can_be_shown_again = True

    def __init__(self, workbench: Workbench, form: Form) -> None:
        super().__init__()
        self._workbench = workbench
        self._form = self._start = form
        self._is_judged = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The rows, what would be written, the button that keeps it."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "draft_rule.title"), "bold"), classes="title")
            with Rows(can_focus=False):
                yield Static(literal(say(self, "draft_rule.intro"), "dim"), classes="text")
                with Vertical(id="rows"):
                    yield from map(self._box, self._form.rows())
                yield Static("", id="preview")
                yield Press(say(self, "draft_rule.keep"), "keep")
            yield Static("", classes="note")
            yield Static(literal(say(self, "draft_rule.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """At the sentence: what is wrong comes first."""
        self._settle_target()
        self._show()
        self._say("")
        self._rows.go_to("zh")

    async def relabel(self) -> None:
        """The same form at the same row."""
        part = self._rows.part_in_focus()
        await self.recompose()
        self._show()
        self._say("")
        self._rows.go_to(part)

    # Rows

    def _box(self, row: Row) -> RowBox:
        return RowBox(row, self._typed_in(row) if row.kind == "line" else self._shown(row))

    def _typed_in(self, row: Row) -> str:
        value = self._form.value(row.part)
        return words(self).listed(value) if isinstance(value, tuple) else value

    def _shown(self, row: Row) -> str:
        return shown_in(self._form, row.part, self._workbench, words(self))

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)

    @on(RowBox.Typed)
    def _typed(self, event: RowBox.Typed) -> None:
        self._form = self._form.with_value(event.part, trimmed(event.text))
        self._show(is_typing=True)

    @on(RowBox.Wanted)
    def _ask(self, event: RowBox.Wanted) -> None:
        row, catalogue = event.row, words(self)
        choices = choices_for(self._form, row.part, self._workbench, catalogue)
        title, value = row_label(row, catalogue), self._form.value(row.part)

        async def take(chosen: str | list[str] | bool | None) -> None:
            if chosen is not None:
                await self._take(row, tuple(chosen) if isinstance(chosen, list) else str(chosen or ""))

        if row.kind == "several":
            self.app.push_screen(PickSeveral(title, choices, value if isinstance(value, tuple) else ()), take)
        else:
            present = value[0] if isinstance(value, tuple) and value else value
            self.app.push_screen(Pick(title, choices, str(present) if present != () else None), take)

    async def _take(self, row: Row, value: str | tuple[str, ...]) -> None:
        if row.part == "target":
            found = self._workbench.targets(self._form.drafted)
            self._form = replace(self._form, target=next(target for target in found if target.file == value))
        else:
            self._form = self._form.with_value(row.part, value)
        await self._lay_out(row)
        self._rows.go_to(row.part)

    async def _lay_out(self, changed: Row) -> None:
        """Let exactly the rows of the form stand, in order; another condition has a new right side."""
        self._settle_target()
        stale = changed.part.rpartition(".")[0] + ".given" if not changed.part.endswith(".given") else ""
        await self._rows.lay_out(self._form.rows(), self._box, stale)
        self._show()

    def _settle_target(self) -> Target:
        """The pack that was chosen, while the rule may go there; else the likeliest."""
        found = self._workbench.targets(self._form.drafted)
        chosen = self._form.target
        target = chosen if chosen in found else found[0]
        self._form = replace(self._form, target=target)
        return target

    # What follows from it

    def _show(self, *, is_typing: bool = False) -> None:
        """What was chosen, what is to be mended, how severe it may be; then, once it is calm, the rest."""
        errors = self._errors() if self._is_judged else {}
        for box in self.query(RowBox):
            shown = None if is_typing or box.row.kind == "line" else self._shown(box.row)
            box.show(shown, errors.get(box.row.part, ()), self._note_of(box.row))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(CALM, self._try)

    def _note_of(self, row: Row) -> str:
        """What else is to be said at a row."""
        if row.part == "severity":
            return cap_line(self._form.drafted, words(self))
        name = _NOTES.get(row.part, "")
        if row.part.endswith(".given") and row.kind == "line":
            name = self._form.note_of_given(row.part)
        elif row.part == "zh" and self._form.is_override:
            name = "reason"
        return words(self).text(f"screens.draft_rule.note.{name}") if name else ""

    def _errors(self) -> dict[str, tuple[str, ...]]:
        """What is to be mended, by row."""
        found: dict[str, tuple[str, ...]] = {}
        for problem in self._workbench.problems(self._form.drafted):
            row = self._form.row_of(problem.part)
            found[row] = (*found.get(row, ()), words(self).text(f"rules.drafting.{problem.code}"))
        return found

    def _try(self) -> None:
        self.run_worker(self._show_preview(), exclusive=True)

    async def _show_preview(self) -> None:
        """What would be written, and what it would say here; or what is still missing."""
        drafted, masked = self._form.drafted, shell(self).is_masked
        if count := len(self._workbench.problems(drafted)):
            shown = literal(say(self, "draft_rule.unfinished", count=count), "dim")
        else:
            target = self._settle_target()
            try:  # off the loop: all rules are compiled for it
                preview = await asyncio.to_thread(self._workbench.preview, drafted, target)
            except Problem as problem:
                shown = literal(problem.render(words(self)), "$text-error")
            else:
                shown = preview_in_words(preview, drafted, words(self), is_masked=masked)
        put(self.query_one("#preview", Static), shown)

    # Ways out

    @on(Press.Pressed)
    def action_keep(self) -> None:
        """Put the rule into the pack; stay, with the reason, where that cannot be."""
        self._is_judged = True
        self._show()
        if errors := self._errors():
            self._say(say(self, "draft_rule.unfinished", count=len(errors)))
            self._rows.go_to(next(row.part for row in self._form.rows() if row.part in errors))
            return
        try:
            path = self._workbench.save(self._form.drafted, self._settle_target())
        except RuleRefused as refused:
            said = (refused.render(words(self)), *mistake_lines(refused.mistakes, words(self)))
            self._say("\n".join(said))
        except Problem as problem:
            self._say(problem.render(words(self)))
        else:
            self.dismiss(path)

    def _say(self, text: str) -> None:
        note = self.query_one(".note", Static)
        note.display = bool(text)
        note.update(literal(text, "$text-error"))

    def action_close(self) -> None:
        """Leave; what was typed is thrown away only when asked for."""
        if self._is_as_opened():
            self.dismiss(None)
            return
        answers = [("stay", say(self, "draft_rule.stay")), ("leave", say(self, "draft_rule.leave"))]

        def decide(answer: str | None) -> None:
            if answer == "leave":
                self.dismiss(None)

        self.app.push_screen(
            Ask(say(self, "draft_rule.title"), say(self, "draft_rule.unsaved"), answers), decide
        )

    def _is_as_opened(self) -> bool:
        return replace(self._form, target=None) == replace(self._start, target=None)
