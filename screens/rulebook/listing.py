"""The list of the rules that are found, under headings; of many, more come as the user moves down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from icp_wizard.explaining.library.groups import grouped
from screens.base import literal, words
from screens.rulebook.words import row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.explaining.library.entries import Entry
    from icp_wizard.explaining.library.search import Filter, Search

AT_ONCE = 200
"""Rows put into the list at once."""


class Found(Message):
    """So many rules are found."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class LookedAt(Message):
    """The user is at a rule; None where nothing is found."""

    def __init__(self, entry: Entry | None) -> None:
        super().__init__()
        self.entry = entry


class RuleList(OptionList):
    """Rows are headings and rules; a rule in the list is an option, by its number among the rows."""

    def __init__(self, widget_id: str) -> None:
        super().__init__(markup=False, compact=True, id=widget_id)
        self._rows: list[Entry | str] = []
        self._rest: Iterator[Option] = iter(())

    def show(self, search: Search, wanted: Filter, at: str) -> None:
        """What is found, the user at the rule of that id, else at the first."""
        groups = grouped(search, wanted)
        self._rows = []
        for group in groups:
            self._rows += [group.heading(search.library, wanted, words(self)), *group.entries]
        ids = [entry.id if not isinstance(entry, str) else "" for entry in self._rows]
        place = ids.index(at) if at and at in ids else 1
        self._rest = self._rows_of(search, wanted)
        self.set_options(self._next(place + AT_ONCE))
        self.highlighted = place if self._rows else None
        self.call_after_refresh(self.scroll_to_highlight)  # once there is a height
        self.post_message(Found(sum(len(group.entries) for group in groups)))
        if not self._rows:
            self.post_message(LookedAt(None))

    def _rows_of(self, search: Search, wanted: Filter) -> Iterator[Option]:
        for number, entry in enumerate(self._rows):
            if isinstance(entry, str):
                yield Option(literal(entry, "bold"), disabled=True)
            else:
                yield Option(row(search, entry, wanted, words(self)), id=f"r{number}")

    def _next(self, count: int) -> list[Option]:
        return [option for option, _ in zip(self._rest, range(count), strict=False)]

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the rule, unless the list has changed since; make more rows where they run out."""
        event.stop()
        entry = self._rows[event.option_index] if event.option_index < len(self._rows) else ""
        if not isinstance(entry, str):
            self.post_message(LookedAt(entry))
        if event.option_index > self.option_count - AT_ONCE // 2:
            self.add_options(self._next(AT_ONCE))
