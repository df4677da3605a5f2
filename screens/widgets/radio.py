"""A few options one under the other, one of them chosen: one widget for all, and all in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.base import HERE, literal, say
from screens.widgets.messages import Backward, Onward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from screens.widgets.choices import Choice


class Radio(Widget, can_focus=True):
    """Arrows move, Space chooses, Enter goes on and takes along what the arrows were moved to.

    What nobody has moved to is not chosen by Enter. What is not available can be looked at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "choose_and_go", show=False),
    ]
    DEFAULT_CSS = """
    Radio { height: auto; }
    """

    cursor: reactive[int] = reactive(0, layout=True)

    class Chosen(Message):
        """An option was chosen; `goes_on` where the user wants the next control then."""

        def __init__(self, radio: Radio, code: str, goes_on: bool) -> None:
            super().__init__()
            self.radio = radio
            self.code = code
            self.goes_on = goes_on

        @property
        def control(self) -> Radio:
            """The radio."""
            return self.radio

    def __init__(self, choices: Sequence[Choice], chosen: str | None) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.chosen = chosen
        self._to_chosen()

    def show(self, choices: Sequence[Choice], chosen: str | None) -> None:
        """Show other options, or another one chosen."""
        if (tuple(choices), chosen) != (self.choices, self.chosen):
            moved = chosen != self.chosen
            self.choices, self.chosen = tuple(choices), chosen
            if moved or self.cursor >= len(self.choices):
                self._to_chosen()
            self.refresh(layout=True)

    def _to_chosen(self) -> None:
        self._is_moved = False
        codes = [choice.code for choice in self.choices]
        self.set_reactive(Radio.cursor, codes.index(self.chosen) if self.chosen in codes else 0)

    def render(self) -> Content:
        """One line an option, a reason under the one the cursor is on."""
        return Content("\n").join(self._line(number) for number in range(len(self.choices)))

    def _line(self, number: int) -> Content:
        choice = self.choices[number]
        is_here = self.has_focus and number == self.cursor
        mark = "(*) " if choice.code == self.chosen else "( ) "
        label = choice.label if not choice.reason else f"{choice.label} {say(self, 'not_available')}"
        style = HERE if is_here else ""
        line = literal(mark + label, style or ("dim" if choice.reason else ""))
        if is_here and choice.reason:
            return Content("\n").join([line, literal(f"    {choice.reason}", "$text-warning")])
        if is_here and self.chosen is None:
            return line + literal(f"  {say(self, 'space_chooses')}", "dim")
        return line

    def on_focus(self) -> None:
        """The cursor shows only here."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """What was moved to and not chosen is forgotten."""
        self._to_chosen()
        self.refresh(layout=True)

    def action_step(self, by: int) -> None:
        """To the option above or below; past the ends to the next control."""
        to = self.cursor + by
        if 0 <= to < len(self.choices):
            self.cursor = to
            self._is_moved = True
        else:
            self.post_message(Onward() if by > 0 else Backward())

    def action_choose(self) -> None:
        """Take the option under the cursor, if it is available."""
        self._choose(goes_on=False)

    def action_choose_and_go(self) -> None:
        """Take the option that was moved to, if one was, and leave."""
        if self._is_moved:
            self._choose(goes_on=True)
        else:
            self.post_message(Onward())

    def _choose(self, *, goes_on: bool) -> None:
        choice = self.choices[self.cursor]
        if choice.reason and choice.code != self.chosen:
            return
        self.chosen = choice.code
        self.refresh(layout=True)
        self.post_message(self.Chosen(self, choice.code, goes_on))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        row = event.y
        for number in range(len(self.choices)):
            height = 2 if self.has_focus and number == self.cursor and self.choices[number].reason else 1
            if row < height:
                self.cursor = number
                self.action_choose()
                return
            row -= height
