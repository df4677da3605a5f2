"""Dialogs to choose from a list: one of many with a filter, several with ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.base import Dialog, literal, say
from screens.widgets.inputs import CleanInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from screens.widgets.choices import Choice

FILTER_FROM = 9
"""From so many options on, typing filters them."""


class Pick(Dialog):
    """One of the options; its code is the result. With `search`, options come from what is typed.

    Without `has_marks` they are commands rather than the values of something. Many are always filtered by
    typing, few with `has_filter`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False, id="pick.down"),
        Binding("up", "move('cursor_up')", show=False, id="pick.up"),
        Binding("pagedown", "move('page_down')", show=False, id="pick.page_down"),
        Binding("pageup", "move('page_up')", show=False, id="pick.page_up"),
        Binding("home", "move('first')", show=False, priority=True, id="pick.first"),
        Binding("end", "move('last')", show=False, priority=True, id="pick.last"),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        chosen: str | None = None,
        *,
        search: Callable[[str], Sequence[Choice]] | None = None,
        has_marks: bool = True,
        has_filter: bool = False,
    ) -> None:
        super().__init__()
        self._has_marks = has_marks
        self._is_filtered = has_filter
        self._title = title
        self._all = tuple(choices)
        self._chosen = chosen
        self._search = search
        self._shown: tuple[Choice, ...] = ()

    @property
    def _has_filter(self) -> bool:
        return self._is_filtered or self._search is not None or len(self._all) >= FILTER_FROM

    def compose(self) -> ComposeResult:
        """Title, filter, list, the reason why an option is not available, keys."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), classes="title")
            if self._has_filter:
                yield CleanInput(placeholder=Content(say(self, "pick.filter")).plain, compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static("", classes="note")
            yield Static(literal(say(self, "pick.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """Show all, on the chosen one."""
        self._fill(self._all)
        self.call_after_refresh(self.query_one(OptionList).scroll_to_highlight)  # once there is a height
        self.query_one(CleanInput if self._has_filter else OptionList).focus()

    @on(CleanInput.Changed)
    def _filter(self, event: CleanInput.Changed) -> None:
        if self._search is not None:
            self._fill(self._search(event.value) if event.value.strip() else self._all)
        else:
            self._fill([choice for choice in self._all if choice.is_found_by(event.value)])

    def _fill(self, choices: Sequence[Choice]) -> None:
        self._shown = tuple(choices)
        options: list[Option] = []
        heading = ""
        for number, choice in enumerate(self._shown):
            if choice.heading and choice.heading != heading:
                heading = choice.heading
                options.append(Option(literal(heading, "bold"), disabled=True))
            options.append(Option(self._line(choice), id=f"c{number}"))
        listed = self.query_one(OptionList)
        listed.set_options(options)
        codes = [choice.code for choice in self._shown]
        if codes:
            at = codes.index(self._chosen) if self._chosen in codes and not self._typed else 0
            listed.highlighted = listed.get_option_index(f"c{at}")
        empty = "" if codes or not self._typed else say(self, "pick.none")
        self.query_one(".note", Static).update(literal(empty))

    @property
    def _typed(self) -> str:
        return self.query_one(CleanInput).value.strip() if self._has_filter else ""

    def _line(self, choice: Choice) -> Content:
        mark = "(*) " if choice.code == self._chosen else "( ) "
        mark = mark if self._has_marks else ""
        if choice.reason:
            return literal(f"{mark}{choice.label} {say(self, 'not_available')}", "dim")
        return literal(mark + choice.label)

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        choice = self._choice(event.option_id)
        self.query_one(".note", Static).update(literal(choice.reason if choice else "", "$text-warning"))

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        choice = self._choice(event.option_id)
        if choice is not None and not choice.reason:
            self.dismiss(choice.code)

    @on(CleanInput.Submitted)
    def _submit(self) -> None:
        self.query_one(OptionList).action_select()

    def _choice(self, option_id: str | None) -> Choice | None:
        """The choice of an entry; none where the list has become shorter since the entry was reported."""
        number = int(option_id[1:]) if option_id else len(self._shown)
        return self._shown[number] if number < len(self._shown) else None

    def action_move(self, how: str) -> None:
        """Move in the list while typing goes on in the filter."""
        getattr(self.query_one(OptionList), f"action_{how}")()


class Ticks(OptionList):
    """A list whose Enter means done; Space and the mouse tick."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.done", show=False, id="ticks.done"),
        Binding("space", "select", show=False, id="ticks.tick"),
    ]


class PickSeveral(Dialog):
    """Any of the options; the result is their codes in the order of the list.

    With `none`, that no option applies is an answer of its own and has to be ticked; without it, nothing
    ticked is no answer. `False` stands for "took the answer back".
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "done", "done", id="several.done")]
    HINT: ClassVar[str] = "several.hint"

    def __init__(
        self, title: str, choices: Sequence[Choice], chosen: Sequence[str] | None, none: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._ticked = set(chosen or ())
        self._none = none
        self._is_none = chosen is not None and not chosen and bool(none)

    def compose(self) -> ComposeResult:
        """Title, list, the reason why an option is not available, keys."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title, "bold"), classes="title")
            yield Ticks(markup=False, compact=True)
            yield Static("", classes="note")
            yield Static(literal(say(self, self.HINT), "dim"), classes="hint")

    def on_mount(self) -> None:
        """Show all."""
        self._fill(0)
        self.query_one(Ticks).focus()

    def _fill(self, at: int) -> None:
        options = [Option(self._line(choice), id=f"c{number}") for number, choice in enumerate(self._choices)]
        if self._none:
            options.append(Option(literal(f"{_mark(self._is_none)} {self._none}"), id="none"))
        listed = self.query_one(Ticks)
        listed.set_options(options)
        listed.highlighted = at

    def _line(self, choice: Choice) -> Content:
        label = f"{_mark(choice.code in self._ticked)} {choice.label}"
        if choice.reason:
            return literal(f"{label} {say(self, 'not_available')}", "dim")
        return literal(label)

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        choice = self._choice(event.option_id)
        self.query_one(".note", Static).update(literal(choice.reason if choice else "", "$text-warning"))

    @on(OptionList.OptionSelected)
    def _tick(self, event: OptionList.OptionSelected) -> None:
        choice = self._choice(event.option_id)
        if choice is None:
            self._is_none = not self._is_none
            self._ticked -= self._ticked if self._is_none else set()
        elif choice.code in self._ticked:
            self._ticked.discard(choice.code)
        elif not choice.reason:
            self._ticked.add(choice.code)
            self._is_none = False
        self._fill(event.option_index)

    def _choice(self, option_id: str | None) -> Choice | None:
        return self._choices[int(option_id[1:])] if option_id and option_id != "none" else None

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick every option that is available, or none."""
        self._ticked = {choice.code for choice in self._choices if is_ticked and not choice.reason}
        self._fill(self.query_one(Ticks).highlighted or 0)

    def action_done(self) -> None:
        """Give the ticked codes."""
        codes = [choice.code for choice in self._choices if choice.code in self._ticked]
        self.dismiss(codes if codes or self._is_none else False)


def _mark(is_ticked: bool) -> str:
    return "[x]" if is_ticked else "[ ]"
