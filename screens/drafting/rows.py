"""The rows of the form one below the other, the user in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from screens.drafting.row import RowBox
from screens.widgets.press import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from screens.drafting.form import Row


class Rows(VerticalScroll):
    """The form to scroll: up and down go from row to row, as on the pages of the wizard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", show=False),
        Binding("up,shift+tab", "move(-1)", show=False),
    ]

    def part_in_focus(self) -> str:
        """The row the user is in; empty at the button below them."""
        return next((box.row.part for box in self.query(RowBox) if box.control.has_focus), "")

    def go_to(self, part: str) -> None:
        """The user to a row, or to the button."""
        boxes = (box.control for box in self.query(RowBox) if box.row.part == part)
        self._put_focus(next(boxes, self.query_one(Press)))

    async def lay_out(self, rows: Sequence[Row], new_box: Callable[[Row], RowBox], stale: str) -> None:
        """Let exactly these rows stand, in order; the one that is stale is made anew."""
        standing = {box.row: box for box in self.query(RowBox)}
        gone = [box for row, box in standing.items() if row not in rows or row.part == stale]
        place = self.query_one("#rows")
        async with self.batch():
            await place.remove_children(gone)
            last: RowBox | None = None
            for row in rows:
                box = standing[row] if row in standing and standing[row] not in gone else new_box(row)
                if not box.is_attached:
                    await place.mount(box, after=last)
                last = box

    def action_move(self, by: int) -> None:
        """To the control behind or before, from the last to the first."""
        controls = [*(box.control for box in self.query(RowBox)), self.query_one(Press)]
        at = next((number for number, control in enumerate(controls) if control.has_focus), -by)
        self._put_focus(controls[(at + by) % len(controls)])

    def _put_focus(self, control: Widget) -> None:
        """At a control, with its whole row in sight once that is laid out."""
        self.screen.set_focus(control, scroll_visible=False)
        self.call_after_refresh(self._reveal, control)

    def _reveal(self, control: Widget) -> None:
        boxes = [box for box in self.query(RowBox) if box in control.ancestors]
        if control.is_attached:
            self.scroll_to_widget(next(iter(boxes), control), animate=False)
