"""The error summary: what is to be mended on the page, each entry a way to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.base import literal, say

if TYPE_CHECKING:
    from collections.abc import Sequence


class ErrorSummary(OptionList):
    """On top of a page that cannot be continued yet; the same words as at the fields."""

    class Chosen(Message):
        """An entry was chosen."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._problems: tuple[tuple[str, str], ...] = ()

    def show(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show problems as (key of the field, words); none hides the summary."""
        if tuple(problems) == self._problems:
            return
        self._problems = tuple(problems)
        at = self.highlighted or 0
        self.border_title = literal(say(self, "summary", count=len(problems)))
        self.set_options([Option(literal(text)) for _, text in self._problems])
        self.set_class(bool(problems), "-on")
        if problems:
            self.highlighted = min(at, len(problems) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """To the field."""
        event.stop()
        self.post_message(self.Chosen(self._problems[event.option_index][0]))
