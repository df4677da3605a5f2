"""The values of a filing in the order of the console, to be copied there one by one and ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.doing import is_offline
from screens.base import Dialog, lines, literal, say, shell

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from icp_wizard.forms.model import SheetPage, SheetRow
    from icp_wizard.session.session import Session


class Entry(NamedTuple):
    """A field of the console: its key, the page it stands on and its number, what is said of it."""

    key: str
    number: int
    page: SheetPage
    row: SheetRow

    @property
    def text(self) -> str:
        """What is copied; empty where there is nothing to enter."""
        return self.row.entered or self.row.value


class ConsoleSheet(Dialog):
    """Enter copies a value, ticks it off and goes on to the next.

    Ticks are kept with the draft; a value that changed since is to be entered again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False, id="console.tick"),
        Binding("ctrl+t", "close", show=False, id="console.close"),
    ]
    can_be_shown_again = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entries = _entries(session)

    def compose(self) -> ComposeResult:
        """The list, below it the value in full: where copying is not possible it can be selected there."""
        with Vertical(classes="dialog large"):
            yield Static(self._title(), classes="title")
            yield OptionList(markup=False, compact=True, id="console")
            yield Static("", id="detail", classes="value")
            yield Static(literal(say(self, "console.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """At the first value that is still to be entered."""
        self._fill()
        self._go_to(self._next_from(-1))

    async def relabel(self) -> None:
        """At the same value, hidden or not."""
        at = self._highlighted()
        await self.recompose()
        self._fill()
        self._go_to(at)

    def _fill(self) -> None:
        listed = self.query_one(OptionList)
        listed.set_options(self._options())
        listed.focus()

    def _title(self) -> Content:
        done = sum(self._is_done(entry) for entry in self._entries)
        total = sum(bool(entry.text) for entry in self._entries)
        if is_offline(self._session.assessment):
            return literal(say(self, "console.title_offline", done=done, total=total), "bold")
        return literal(say(self, "console.title", done=done, total=total), "bold")

    def _is_done(self, entry: Entry) -> bool:
        return self._session.is_entered(entry.key, entry.text)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for entry in self._entries:
            if entry is self._first_of(entry.number):
                options.append(Option(self._heading(entry), id=f"page {entry.number}", disabled=True))
            options.append(Option(literal(self._line(entry)), id=entry.key))
        return options

    def _first_of(self, number: int) -> Entry:
        return next(entry for entry in self._entries if entry.number == number)

    def _heading(self, entry: Entry) -> Content:
        """The page's title; while values are hidden without the name of the website."""
        page = entry.page
        return literal(page.title if shell(self).is_masked else page.heading, "bold $accent")

    def _line(self, entry: Entry) -> str:
        mark = "[x]" if self._is_done(entry) else "[ ]" if entry.text else " - "
        return f"{mark} {entry.row.label}：{self._shown(entry.row)}"

    def _shown(self, row: SheetRow) -> str:
        if row.is_not_asked:
            return say(self, "console.not_asked")
        if not row.value:
            return say(self, "console.empty")
        return say(self, "console.masked") if shell(self).is_masked else row.value

    def _highlighted(self) -> Entry | None:
        option = self.query_one(OptionList).highlighted_option
        return next((e for e in self._entries if option is not None and e.key == option.id), None)

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        entry = self._highlighted()
        if entry is not None:
            row = entry.row
            self.query_one("#detail", Static).update(
                lines(literal(row.label, "bold"), self._shown(row), literal(row.note, "dim"))
            )

    @on(OptionList.OptionSelected)
    def _copy(self) -> None:
        entry = self._highlighted()
        if entry is None or not entry.text:
            return
        self.app.copy_to_clipboard(entry.text)
        self.app.clear_notifications()
        self.notify(say(self, "console.copied", label=entry.row.label), markup=False)
        self._session.tick_entered(entry.key, entry.text, True)
        self._refresh(entry)
        self._go_to(self._next_from(self._entries.index(entry)))

    def action_tick(self) -> None:
        """Tick a value off, or not."""
        entry = self._highlighted()
        if entry is not None and entry.text:
            self._session.tick_entered(entry.key, entry.text, not self._is_done(entry))
            self._refresh(entry)

    def _refresh(self, entry: Entry) -> None:
        self.query_one(OptionList).replace_option_prompt(entry.key, literal(self._line(entry)))
        self.query_one(".title", Static).update(self._title())

    def _next_from(self, at: int) -> Entry | None:
        """The next value that is not ticked off; after the last, none."""
        after = (entry for entry in self._entries[at + 1 :] if entry.text)
        return next((entry for entry in after if not self._is_done(entry)), None)

    def _go_to(self, entry: Entry | None) -> None:
        if entry is not None:
            listed = self.query_one(OptionList)
            listed.highlighted = listed.get_option_index(entry.key)


def _entries(session: Session) -> list[Entry]:
    from icp_wizard.bundle.papers import CHINESE
    from icp_wizard.bundle.sheet import sheet_pages

    pages = sheet_pages(session.assessment, CHINESE)  # the console is Chinese
    return [
        Entry(row.key or f"{number} {row.label}", number, page, row)
        for number, page in enumerate(pages)
        for row in page.rows
    ]
