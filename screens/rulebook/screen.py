"""The rulebook: all rules of all packs, searched while typing; one of them in full, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from icp_wizard.errors import Problem
from screens.base import BaseScreen, literal, put, say, shell, words
from screens.keys import KeyBar
from screens.rulebook.links import follow
from screens.rulebook.listing import Found, LookedAt, RuleList
from screens.rulebook.opening import Spot, day_of
from screens.rulebook.view import Followed, RuleView
from screens.rulebook.words import filter_line
from screens.widgets.inputs import CleanInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from icp_wizard.explaining.library.search import Filter, Search

CALM = 0.15
"""Seconds after the last key until the list follows: it does not flicker along with every letter."""


class Reading(Message):
    """So many of so many packs of provinces are read."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


class Ready(Message):
    """All packs are read."""

    def __init__(self, search: Search) -> None:
        super().__init__()
        self.search = search


class Unreadable(Message):
    """The packs cannot be used."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class RulebookScreen(BaseScreen):
    """Over the list of drafts, or over an open draft, where it leads back to the fields."""

    CSS_PATH = "rulebook.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="rulebook.leave"),
        Binding("f4", "filter", "filter", id="rulebook.filter"),
        Binding("ctrl+l", "close", show=False, id="rulebook.close"),
        Binding("down", "move('cursor_down')", show=False, id="rulebook.down"),
        Binding("up", "move('cursor_up')", show=False, id="rulebook.up"),
        Binding("pagedown", "scroll('down')", show=False, priority=True, id="rulebook.scroll_down"),
        Binding("pageup", "scroll('up')", show=False, priority=True, id="rulebook.scroll_up"),
    ]

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self._spot = spot
        self._before: list[Spot] = []
        self._search: Search | None = None
        self._timer: Timer | None = None

    @property
    def wanted(self) -> Filter:
        """What is looked for."""
        return self._spot.wanted

    @property
    def search(self) -> Search | None:
        """All rules, once they are read."""
        return self._search

    def compose(self) -> ComposeResult:
        """What is looked for above; the list, and the chosen rule with what it reads."""
        yield Static("", id="found")
        yield CleanInput(
            self.wanted.text, placeholder=say(self, "rulebook.search"), compact=True, id="search"
        )
        yield Static("", id="filters")
        with Vertical(id="middle"):
            yield RuleList("rules")
            yield RuleView("reading")
        yield KeyBar("", id="keys")

    def on_mount(self) -> None:
        """Read the packs off the loop: with many provinces it takes a while."""
        self.query_one(CleanInput).focus()
        put(self.query_one("#found", Static), literal(say(self, "rulebook.reading"), "bold"))
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        def tell(done: int, total: int) -> None:
            self.post_message(Reading(done, total))

        try:
            search = shell(self).desk.rulebooks.search(day_of(shell(self)), tell)
        except Problem as problem:
            self.post_message(Unreadable(problem))
        else:
            self.post_message(Ready(search))

    @on(Reading)
    def _tell_progress(self, event: Reading) -> None:
        if self._search is None:
            told = say(self, "rulebook.reading_packs", done=event.done, total=event.total)
            put(self.query_one("#found", Static), literal(told, "bold"))

    @on(Ready)
    def _begin(self, event: Ready) -> None:
        self._search = event.search
        in_sight = {found.id for found in event.search.found(self.wanted)}
        if self._spot.rule and self._spot.rule not in in_sight:  # another province's is shown all the same
            self._spot = self._spot.looking_for(province="")
        self._show()

    @on(Unreadable)
    def _refuse(self, event: Unreadable) -> None:
        shell(self).tell(event.problem)
        self.dismiss(None)

    async def relabel(self) -> None:
        """The same rule in the new language."""
        await self.recompose()
        self.query_one(CleanInput).focus()
        if self._search is not None:
            self._show()

    # The list

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.query_one(CleanInput).value == self.wanted.text:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(CALM, self._take_text)

    def _take_text(self) -> None:
        """Look for what is typed, now."""
        text = self.query_one(CleanInput).value
        if text != self.wanted.text:
            self._spot = self._spot.looking_for(text=text)
            self._show()

    def _show(self) -> None:
        """What is found, at the rule the user was at."""
        if self._search is None:
            return
        put(self.query_one("#filters", Static), filter_line(self._search, self.wanted, words(self)))
        self.query_one(RuleList).show(self._search, self.wanted, self._spot.rule)

    @on(Found)
    def _tell_found(self, event: Found) -> None:
        if self._search is not None:
            library = self._search.library
            values = {"count": event.count, "total": len(library.entries), "day": library.as_of}
            put(self.query_one("#found", Static), literal(say(self, "rulebook.found", **values), "bold"))

    @on(LookedAt)
    def _look(self, event: LookedAt) -> None:
        if self._search is not None:
            self._spot = self._spot.at(event.entry.id if event.entry else self._spot.rule)
            self.query_one(RuleView).show(self._search, event.entry, self.wanted)

    # Ways

    @on(events.DescendantFocus)
    def _mark_place(self) -> None:
        """Only one of the two lists shows the user's place as such."""
        self.set_class(any(view.is_in_links for view in self.query(RuleView)), "-in-links")

    @on(Input.Submitted)
    @on(OptionList.OptionSelected, "#rules")
    def _to_links(self) -> None:
        self._take_text()
        self.query_one(RuleView).go_to_links()

    @on(Followed)
    def _follow(self, event: Followed) -> None:
        follow(self, event.link)

    def go_to(self, spot: Spot) -> None:
        """Look for something else; Escape comes back from there."""
        self._before.append(self._spot)
        self._turn_to(spot)

    def look_for(self, wanted: Filter) -> None:
        """Look for something else among the rules, from where the user is."""
        self.go_to(self._spot._replace(wanted=wanted))

    def _turn_to(self, spot: Spot) -> None:
        self._spot = spot
        search = self.query_one(CleanInput)
        search.value = spot.wanted.text
        search.focus()
        self._show()

    def action_filter(self) -> None:
        """Fewer rules: of one topic, field, province …"""
        from screens.rulebook.filters import ask_filter

        self._take_text()
        if self._search is not None:
            ask_filter(self, self._search)

    def action_leave(self) -> None:
        """From the fields of a rule to the list, from there to what was looked for before, then out."""
        if self.query_one(RuleView).is_in_links:
            self.query_one(CleanInput).focus()
        elif self._before:
            self._turn_to(self._before.pop())
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Out, whatever was looked for."""
        self.dismiss(None)

    def action_move(self, how: str) -> None:
        """Move in the list while typing goes on."""
        self._take_text()
        getattr(self.query_one(RuleList), f"action_{how}")()

    def action_scroll(self, way: str) -> None:
        """Read on in the rule."""
        self.query_one(RuleView).scroll_text(way)
