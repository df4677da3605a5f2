"""One row of the form for a rule of one's own: what is asked, what is wrong with it, and the control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from icp_wizard.rules.drafting.problems import LONGEST
from screens.base import literal, put, say, words
from screens.widgets.chooser import Chooser
from screens.widgets.inputs import CleanInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from icp_wizard.i18n import Catalogue
    from screens.drafting.form import Row


def row_label(row: Row, catalogue: Catalogue) -> str:
    """What a row is called; both conditions for where a rule applies are called the same."""
    name = row.part.replace("when.0", "when").replace("when.1", "when")
    return catalogue.text(f"screens.draft_rule.row.{name}")


class RowBox(Vertical):
    """A row. It holds no value: what is typed is reported, what is shown is put into it."""

    class Typed(Message):
        """Another text stands in a row."""

        def __init__(self, part: str, text: str) -> None:
            super().__init__()
            self.part, self.text = part, text

    class Wanted(Message):
        """The user wants to see what may be chosen in a row."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(self, row: Row, shown: str) -> None:
        super().__init__()
        self.row = row
        self._shown = shown

    def compose(self) -> ComposeResult:
        """What is asked, then the control."""
        yield Static("", classes="head")
        if self.row.kind == "line":
            yield CleanInput(self._shown, compact=True, select_on_focus=False, max_length=LONGEST)
        else:
            yield Chooser(self._shown)

    @property
    def control(self) -> Widget:
        """What takes the focus."""
        return self.query_one(CleanInput if self.row.kind == "line" else Chooser)

    def show(self, shown: str | None, errors: tuple[str, ...], note: str) -> None:
        """What was chosen (None: as before), what is to be mended, what else is to be said; typing stays."""
        name = self.row.part.replace("when.0", "when").replace("when.1", "when")
        label = words(self).text(f"screens.draft_rule.row.{name}")
        parts = [
            literal(label, "bold"),
            *(literal(say(self, "error", text=text), "$text-error") for text in errors),
        ]
        parts += [literal(note, "dim")] if note else []
        put(self.query_one(".head", Static), Content("\n").join(parts))
        if shown is not None:
            self.query_one(Chooser).show(shown)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.row.part, event.value))

    @on(Chooser.Opened)
    def _opened(self, event: Chooser.Opened) -> None:
        event.stop()
        self.post_message(self.Wanted(self.row))
