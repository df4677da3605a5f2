"""One rule in full, and beneath it the ways on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.base import literal, put, say, words
from screens.rulebook.links import Link, links_of
from screens.rulebook.words import rule_in_words, standing_shown

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.explaining.library.entries import Entry
    from icp_wizard.explaining.library.search import Filter, Search


class Followed(Message):
    """The user follows a way on."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


class RuleView(Vertical):
    """The text scrolls by itself; only the ways on take the focus."""

    def __init__(self, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._links: tuple[Link, ...] = ()

    def compose(self) -> ComposeResult:
        """The text above, the ways on below."""
        with VerticalScroll(id="text", can_focus=False):
            yield Static("", id="rule")
        yield Static("", id="links-of")
        yield OptionList(markup=False, compact=True, id="links")

    def show(self, search: Search, entry: Entry | None, wanted: Filter) -> None:
        """A rule as it stands in the province that is looked at; without one that nothing is found."""
        text, self._links = literal(say(self, "rulebook.none")), ()
        if entry is not None:
            standing = standing_shown(search, entry, wanted)
            text = rule_in_words(search.library, entry, standing, words(self))
            self._links = links_of(search.library, entry, standing, words(self))
        put(self.query_one("#rule", Static), text)
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
        heading = say(self, "rulebook.links") if self._links else ""
        put(self.query_one("#links-of", Static), literal(heading, "bold $accent"))
        options = [Option(literal(link.text), id=f"l{number}") for number, link in enumerate(self._links)]
        self.query_one("#links", OptionList).set_options(options)
        if self.is_in_links:  # Enter came before the list had followed what was typed
            self.go_to_links()

    def scroll_text(self, way: str) -> None:
        """A page `up` or `down` in the text."""
        getattr(self.query_one("#text", VerticalScroll), f"scroll_page_{way}")(animate=False)

    @property
    def is_in_links(self) -> bool:
        """Whether the user is at the ways on."""
        return self.query_one("#links", OptionList).has_focus

    def go_to_links(self) -> None:
        """The user to the ways on, if there are any."""
        links = self.query_one("#links", OptionList)
        if self._links:
            links.focus()
            links.highlighted = links.highlighted or 0

    @on(OptionList.OptionSelected, "#links")
    def _follow(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Followed(self._links[event.option_index]))
