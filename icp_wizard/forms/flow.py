"""Filling pages from top to bottom: a cursor that knows how much room is left.

Layout only measures and places; what it made are values (`marks.py`), so that tests can look at positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.forms.linebreak import break_lines
from icp_wizard.forms.marks import A4_HEIGHT, A4_WIDTH, MM, Text
from icp_wizard.forms.typeface import printable, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.forms.marks import Mark, Page, Style

# The middle of a hanzi is this part of the type size above the baseline.
_MIDDLE = 0.38


@dataclass(frozen=True)
class Margins:
    """Distances from the edges of the paper, in points. Header and footer stand in the outer half of them."""

    left: float = 25 * MM
    right: float = 25 * MM
    top: float = 25 * MM
    bottom: float = 26 * MM


class Flow:
    """The pages so far and the cursor `y`: the upper edge of what comes next.

    `head` puts what stands at the top of every page.
    """

    def __init__(self, margins: Margins, head: Callable[[Flow], None] | None = None) -> None:
        self.left = margins.left
        self.width = A4_WIDTH - margins.left - margins.right
        self.top = A4_HEIGHT - margins.top
        self.bottom = margins.bottom
        self.y = self.top
        self._head = head
        self._pages: list[list[Mark]] = []
        self.page_break()

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(tuple(page) for page in self._pages)

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        return self.y - self.bottom

    @property
    def page_height(self) -> float:
        return self.top - self.bottom

    def put(self, *marks: Mark) -> None:
        self._pages[-1].extend(marks)

    def skip(self, height: float) -> None:
        self.y -= height

    def page_break(self) -> None:
        self._pages.append([])
        self.y = self.top
        if self._head:
            self._head(self)

    def centred(self, text: str, style: Style) -> None:
        """Lines in the middle of the page."""
        for line in lines_of(text, self.width, style):
            self._line(line, style, self.left + (self.width - measure(line, style)) / 2)

    def paragraph(self, text: str, style: Style, indent: float = 0.0) -> None:
        """Lines from the left margin, the first one indented; goes on on the next page."""
        for number, line in enumerate(lines_of(text, self.width, style, indent)):
            self._line(line, style, self.left + (0 if number else indent))

    def _line(self, line: str, style: Style, x: float) -> None:
        if self.room < style.leading:
            self.page_break()
        self.put(text_at(x, self.y, line, style))
        self.skip(style.leading)


def measure(text: str, style: Style) -> float:
    """Width of a line in points."""
    return width(text, style.size, style.weight)


def lines_of(text: str, available: float, style: Style, indent: float = 0.0) -> list[str]:
    """The text broken to lines of the available width."""
    return break_lines(printable(text), available, lambda part: measure(part, style), indent)


def text_at(x: float, top: float, line: str, style: Style) -> Text:
    """A line whose upper edge is at `top`, its letters midway in the line distance."""
    baseline = top - style.leading / 2 - style.size * _MIDDLE
    return Text(x, baseline, line, style, measure(line, style))
