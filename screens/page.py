"""A page of the wizard: what all of them share. Pages are made anew when shown; the session has the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll

from screens.base import shell
from screens.widgets.messages import Backward, Onward
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from icp_wizard.assessment import Assessment, FieldView
    from icp_wizard.session.session import Session


class Page(VerticalScroll, can_focus=False):
    """One step, or what stands in its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "onward", show=False),
        Binding("up", "backward", show=False),
    ]

    def __init__(self, session: Session, step: str) -> None:
        super().__init__()
        self.session = session
        self.step = step

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now."""
        return self.session.assessment

    @property
    def is_masked(self) -> bool:
        """Whether personal data are hidden now."""
        return shell(self).is_masked

    async def refresh_from(self) -> None:
        """Show what has changed in the session."""

    def field_in_focus(self) -> FieldView | None:
        """The field the user is at."""
        return None

    def key_in_focus(self) -> str:
        """Where the user is, as the position says it."""
        view = self.field_in_focus()
        return view.key if view else ""

    def focus_on(self, key: str) -> None:
        """Put the user at a field, or where the page begins."""
        for widget in self.query("*"):
            if widget.focusable and not isinstance(widget, ErrorSummary):
                widget.focus()
                return

    def memory(self) -> dict[str, Any]:
        """What the page knows and the session does not, for when it is made anew in another language."""
        return {}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """Take over what another page of the same step knew."""

    def continue_problems(self) -> tuple[tuple[str, str], ...]:
        """What is in the way of going on: key and words; the page shows it too."""
        return ()

    @on(Onward)
    def action_onward(self) -> None:
        """To the next control."""
        self.screen.focus_next()

    @on(Backward)
    def action_backward(self) -> None:
        """To the control before."""
        self.screen.focus_previous()

    async def set_entries(self, entries: Mapping[str, Callable[[], Widget]], after: Widget) -> None:
        """Let exactly these entries stand after a widget, in this order; those that stand already stay."""
        standing = {str(child.entry): child for child in self.children if hasattr(child, "entry")}
        gone = [child for entry, child in standing.items() if entry not in entries]
        if gone:
            await self.remove_children(gone)
        place = after
        for entry, make in entries.items():
            if entry in standing:
                place = standing[entry]
                continue
            made = make()
            await self.mount(made, after=place)
            place = made
