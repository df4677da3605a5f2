"""A page of the wizard: what all of them share. Pages are made anew when shown; the session has the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import VerticalScroll

from icp_wizard.assessment.texts import finding_text
from screens.base import shell, words
from screens.widgets.messages import Backward, Onward
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from icp_wizard.assessment import Assessment, FieldView, Finding, MaterialView
    from icp_wizard.session.session import Session


LOOKS = 3
"""How often a page looks whether the control in focus is in sight: what is around it may still be growing."""


class Page(VerticalScroll, can_focus=False):
    """One step, or what stands in its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "onward", show=False),
        Binding("up,shift+tab", "backward", show=False),
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

    def said(self, finding: Finding) -> str:
        """What a finding says; without parts of answers while personal data are hidden."""
        return finding_text(self.assessment, finding, words(self), with_values=not self.is_masked)

    async def refresh_from(self) -> None:
        """Show what has changed in the session."""

    def field_in_focus(self) -> FieldView | None:
        """The field the user is at."""
        return None

    def key_in_focus(self) -> str:
        """Where the user is, as the position says it."""
        view = self.field_in_focus()
        return view.key if view else ""

    def put_focus(self, widget: Widget) -> None:
        """At once; `Widget.focus` waits its turn, and what is around the page would not know it yet."""
        self.screen.set_focus(widget, scroll_visible=False)
        self.reveal_focus()

    def focus_on(self, key: str) -> None:
        """Put the user at a field, or where the page begins."""
        for widget in self.query("*"):
            if widget.focusable and not isinstance(widget, ErrorSummary):
                self.put_focus(widget)
                return

    def finish(self) -> bool:
        """Whether this page has something of its own to do instead of going on; does it."""
        return False

    def memory(self) -> dict[str, Any]:
        """What the page knows and the session does not, for when it is made anew in another language."""
        return {}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """Take over what another page of the same step knew."""

    def findings_in_focus(self) -> tuple[Finding, ...]:
        """What else there is to say where the user is: findings that belong to no field."""
        return ()

    def material_in_focus(self) -> MaterialView | None:
        """The material the user is at."""
        return None

    def whole_of(self, widget: Widget) -> Widget:
        """What is to be seen of a control that has the focus: with its label."""
        return widget

    @on(events.DescendantFocus)
    def _follow(self, event: events.DescendantFocus) -> None:
        self.reveal_focus()

    def watch_virtual_size(self) -> None:
        """What has grown or shrunk may have moved the control in focus."""
        self.reveal_focus()

    def reveal_focus(self, looks: int = LOOKS) -> None:
        """Bring the control in focus into sight, with its label, and look again until it stays there."""
        self.call_after_refresh(self._reveal, looks)

    def _reveal(self, looks: int) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is None or self not in focused.ancestors:
            return
        whole = self.whole_of(focused)
        if not self._is_in_sight(focused, whole):
            if focused is self._first_control():
                self.scroll_home(animate=False)
            else:
                self.scroll_to_widget(whole, animate=False)
        if looks:
            self.reveal_focus(looks - 1)

    def _first_control(self) -> Widget | None:
        return next((child for child in self.query("*") if child.focusable and child.display), None)

    def _is_in_sight(self, focused: Widget, whole: Widget) -> bool:
        """Whether control and label are seen; of the first control, also what stands before it."""
        if not whole.region.height:
            return False
        could_show_more = self.scroll_offset.y and whole.virtual_region.bottom <= self.size.height
        if could_show_more and focused is self._first_control():
            return False
        top, bottom = whole.region.y, min(whole.region.bottom, whole.region.y + self.region.height)
        return self.region.y <= top and bottom <= self.region.bottom

    def continue_problems(self) -> tuple[tuple[str, str], ...]:
        """What is in the way of going on: key and words; the page shows it too."""
        return ()

    @on(Onward)
    def action_onward(self) -> None:
        """To the next control."""
        self._move_by(1)

    @on(Backward)
    def action_backward(self) -> None:
        """To the control before."""
        self._move_by(-1)

    def _move_by(self, by: int) -> None:
        """In the order they stand in. Textual goes by their places, which new ones do not have yet."""
        controls = [widget for widget in self.query("*") if widget.focusable and widget.display]
        if controls:
            at = controls.index(self.screen.focused) if self.screen.focused in controls else -by
            self.put_focus(controls[(at + by) % len(controls)])

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
