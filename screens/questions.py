"""Small questions: yes or no, and a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.base import Dialog, literal, say
from screens.widgets.inputs import CleanInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Ask(Dialog):
    """A question with a few answers; the result is the code of one. The first is the harmless one."""

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    def compose(self) -> ComposeResult:
        """Title, what it is about, the answers."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), classes="title")
            yield Static(literal(self._text), classes="text")
            yield OptionList(
                *(Option(literal(label), id=code) for code, label in self._answers),
                markup=False,
                compact=True,
            )
            yield Static(literal(say(self, "pick.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """On the harmless answer."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class AskText(Dialog):
    """A line of text. `attempt` does what it is wanted for and says in words what is wrong, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "submit", "done", id="text.done")]

    def __init__(self, title: str, text: str, value: str, attempt: Callable[[str], str]) -> None:
        super().__init__()
        self._title, self._text, self._value, self._attempt = title, text, value, attempt

    def compose(self) -> ComposeResult:
        """Title, hint, the line, what was wrong with it."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), classes="title")
            yield Static(literal(self._text), classes="text")
            yield CleanInput(self._value, compact=True)
            yield Static("", classes="note")
            yield Static(literal(say(self, "text.hint"), "dim"), classes="hint")

    @on(CleanInput.Submitted)
    def action_submit(self) -> None:
        """Try it; stay, with the reason, where it does not work."""
        value = self.query_one(CleanInput).value
        problem = self._attempt(value)
        if problem:
            self.query_one(".note", Static).update(literal(problem, "$text-error"))
        else:
            self.dismiss(value)
