"""Help: how the program works, the keys that do something here, and whose word is the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from icp_wizard.guidance import TERMS
from icp_wizard.text import cell_width
from screens.base import Dialog, lines, literal, say, words
from screens.explaining import term_in_words
from screens.keys import key_name, own_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

KEY_CELLS = 10


class Help(Dialog):
    """Over the screen it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,enter", "close", show=False, id="help.close")]

    can_be_shown_again = True

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._keys = [(key_name(binding.key), binding.description) for binding, _ in own_bindings(about)]

    def compose(self) -> ComposeResult:
        """One text to scroll."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "help.title"), "bold"), classes="title")
            with VerticalScroll():
                yield Static(self._text())
            yield Static(literal(say(self, "help.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """The text can be scrolled at once."""
        self.query_one(VerticalScroll).focus()

    async def relabel(self) -> None:
        """From its beginning."""
        await self.recompose()
        self.on_mount()

    def _text(self) -> Content:
        keys = [
            literal(f"  {name}{' ' * max(1, KEY_CELLS - cell_width(name))}", "bold")
            + literal(say(self, f"command.{description}"))
            for name, description in self._keys
        ]
        moving = [literal(f"  {say(self, f'help.moving.{n}')}") for n in range(1, 5)]
        return lines(
            say(self, "help.what"),
            literal(say(self, "newest"), "bold"),
            Content(" "),
            literal(say(self, "help.keys"), "bold $accent"),
            *moving,
            *keys,
            Content(" "),
            literal(say(self, "help.data"), "bold $accent"),
            say(self, "help.local"),
            Content(" "),
            literal(say(self, "help.screen_reader"), "dim"),
            Content(" "),
            literal(say(self, "help.terms"), "bold $accent"),
            *(term_in_words(term, words(self)) for term in TERMS),
        )
