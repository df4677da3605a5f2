"""The wizard: steps beside or above the page, the page itself, what the rules say, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from icp_wizard.filing.outline import Kind
from screens.base import BaseScreen, literal, put, say, shell, words
from screens.keys import KeyBar
from screens.widgets.field import FieldBox
from screens.widgets.messages import Answered, Change, Home, SessionChanged
from screens.widgets.panel import Panel
from screens.widgets.press import Press
from screens.widgets.step_list import StepLine, StepList
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from icp_wizard.assessment import Assessment, FieldView, Finding
    from icp_wizard.session.session import Session
    from screens.page import Page

QUIET = 0.5
"""Seconds without a key after which typed text is an answer."""
RETRY = 2.0
"""Seconds between attempts to save what the disk has refused."""
CALM = 0.15
"""Seconds the panel waits, so that it does not flicker along with the focus."""


class Saved(Message):
    """The disk holds more than before, or has refused something."""


class WizardScreen(BaseScreen):
    """One open draft. Everything that changes the page goes through this screen's own messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "continue", "continue", id="wizard.continue"),
        Binding("f7", "back", "back", id="wizard.back"),
        Binding("f3", "explain", "explain", id="wizard.explain"),
        Binding("f9", "steps", "steps", id="wizard.steps"),
        Binding("f5", "mask", "mask", id="wizard.mask", show=False),
        Binding("f4", "suggestion", "suggestion", id="wizard.suggestion", show=False),
        Binding("ctrl+z", "undo", "undo", id="wizard.undo", show=False, priority=True),
        Binding("ctrl+y", "redo", "redo", id="wizard.redo", show=False, priority=True),
        Binding("ctrl+s", "copy", "copy", id="wizard.copy", show=False),
        Binding("ctrl+d", "home", "home", id="wizard.home", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.step = session.position[0]
        self._page: Page | None = None
        self._typing: FieldBox | None = None
        self._typing_timer: Timer | None = None
        self._panel_timer: Timer | None = None
        self._retry_timer: Timer | None = None
        self._returns_to_review = ""
        session.on_saved = lambda: self.post_message(Saved())

    @property
    def assessment(self) -> Assessment:
        """What follows from the draft as it is."""
        return self.session.assessment

    @property
    def page(self) -> Page | None:
        """The page, unless it is just being replaced."""
        return self._page if self._page is not None and self._page.is_attached else None

    def compose(self) -> ComposeResult:
        """The frame; the page is mounted into it."""
        yield Static("", id="top")
        yield Static("", id="banner")
        yield StepLine("", id="step-line")
        with Horizontal(id="middle"):
            yield StepList("", id="steps")
            with Vertical(id="host"):
                yield self._first_page()
            yield Panel(id="panel")
        yield KeyBar("", id="keys")

    def _first_page(self) -> Page:
        """Where the user was. Mounted with the frame: one layout less until there is something to read."""
        ids = [known.id for known in self.assessment.steps]
        self.step = self.step if self.step in ids else ids[0]
        self._page = self._new_page(is_blocked=False)
        return self._page

    def on_mount(self) -> None:
        """Put the user at the field where they were."""
        self._arrange_around(self.session.position[1])
        self.call_after_refresh(self.show_panel)  # at once: the first picture shows what the rules say

    # Pages

    async def show_step(self, step: str, key: str = "", *, is_blocked: bool = False) -> None:
        """Show a step, at a field; what is being typed is taken first."""
        self.accept_typing()
        ids = [known.id for known in self.assessment.steps]
        self.step = step if step in ids else ids[0]
        await self._put(self._new_page(is_blocked=is_blocked), key)

    def _new_page(self, *, is_blocked: bool) -> Page:
        from screens.pages import page_for

        return page_for(self.session, self.step, is_blocked=is_blocked)

    async def _put(self, page: Page, key: str) -> None:
        host = self.query_one("#host")
        async with host.batch():
            await host.remove_children()
            await host.mount(page)
            self._page = page
        self._arrange_around(key)

    def _arrange_around(self, key: str) -> None:
        """The user at a field of the page, and everything around it."""
        if self.page is not None:
            self.page.focus_on(key)
            self.session.move_to(self.step, self.page.key_in_focus())
        self._show_around()
        self.show_panel()  # at once: calm is for moving about on a page

    async def relabel(self) -> None:
        """The same page in the new language, the user at the same place in it."""
        self.accept_typing()
        if self.page is None:
            return
        key, memory = self.page.key_in_focus(), self.page.memory()
        cursor = self.focused.cursor_position if isinstance(self.focused, Input) else None
        page = self._new_page(is_blocked=self.is_blocked)
        page.recall(memory)
        await self._put(page, key)
        if cursor is not None:
            self.call_after_refresh(self._place_cursor, cursor)

    def _place_cursor(self, at: int) -> None:
        if isinstance(self.focused, Input):
            self.focused.cursor_position = at

    @property
    def is_blocked(self) -> bool:
        """Whether the page says that one cannot file this way."""
        from screens.blocked import BlockedPage

        return isinstance(self.page, BlockedPage)

    def _show_around(self) -> None:
        """Everything around the page."""
        catalogue = words(self)
        self.query_one(StepList).show(self.assessment, self.step, catalogue)
        self.query_one(StepLine).show(self.assessment, self.step, catalogue)
        self.query_one(KeyBar).refresh()
        self.show_saving()
        self._schedule_panel()

    def show_saving(self) -> None:
        """Title of the draft and whether it is saved; a banner while it cannot be."""
        session = self.session
        title = session.draft.envelope.title or say(self, "untitled")
        if session.save_problem:
            state = say(self, "saved.not")
        elif session.unsaved:
            state = say(self, "saved.going_on")
        elif session.last_saved:
            state = say(self, "saved.at", time=session.last_saved.astimezone().strftime("%H:%M:%S"))
        else:
            state = say(self, "saved.nothing_yet")
        sample = say(self, "sample_mark") if session.draft.envelope.is_sample else ""
        put(
            self.query_one("#top", Static), literal(say(self, "top", state=state, title=title, sample=sample))
        )
        banner = self.query_one("#banner", Static)
        banner.display = session.save_problem is not None
        if session.save_problem:
            problem = session.save_problem.render(words(self))
            put(banner, literal(say(self, "saved.banner", problem=problem)))

    @on(Saved)
    def _saved(self) -> None:
        self.show_saving()
        if self.session.save_problem and self._retry_timer is None:
            self._retry_timer = self.set_interval(RETRY, self._retry)

    def _retry(self) -> None:
        """While the disk refuses: try again by and by, and take the banner away once it is over."""
        if self.session.save_problem:
            self.session.retry_saving()
        elif self._retry_timer is not None and not self.session.unsaved:
            self._retry_timer.stop()
            self._retry_timer = None
        self.show_saving()

    def _schedule_panel(self) -> None:
        if self._panel_timer is not None:
            self._panel_timer.stop()
        self._panel_timer = self.set_timer(CALM, self.show_panel)

    def show_panel(self) -> None:
        """What the rules say of the field in focus, now."""
        self.query_one(Panel).show(self.assessment, self._view_in_focus(), self._findings_in_focus())

    def _view_in_focus(self) -> FieldView | None:
        """The field in focus as it is now."""
        view = self.page.field_in_focus() if self.page else None
        return self.assessment.by_key.get(view.key) if view else None

    def _findings_in_focus(self) -> tuple[Finding, ...]:
        return self.page.findings_in_focus() if self.page else ()

    # Answers

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        box = _box_around(event.input)
        if box is None:
            return
        if self._typing is not None and self._typing is not box:
            self.accept_typing()
        self._typing = box
        if self._typing_timer is not None:
            self._typing_timer.stop()
        self._typing_timer = self.set_timer(QUIET, self._pause)

    async def _pause(self) -> None:
        if self.accept_typing():
            await self.changed()

    def accept_typing(self) -> bool:
        """Take what stands in the field being typed in as its answer. Whether anything changed."""
        box, self._typing = self._typing or self._box_ahead(), None
        if self._typing_timer is not None:
            self._typing_timer.stop()
        if box is None or not box.is_attached:
            return False
        return self.session.answer(box.key, box.typed_answer())

    def _box_ahead(self) -> FieldBox | None:
        """The field in focus where its last keys are still on their way to this screen."""
        box = next((b for b in self.query(FieldBox) if b.has_focus_within), None)
        return box if box is not None and box.is_ahead else None

    @on(Answered)
    async def _answered(self, event: Answered) -> None:
        self.accept_typing()
        if event.view.placed.field.kind is Kind.PERSON:
            self.session.choose_person(event.view.key, event.value)
        else:
            self.session.answer(event.view.key, event.value)
        await self.changed()
        if event.goes_on and self.page is not None:
            self.page.action_onward()

    @on(SessionChanged)
    async def changed(self) -> None:
        """Show what follows from a change."""
        if self.page is not None:
            await self.page.refresh_from()
        self._show_around()

    @on(events.DescendantFocus)
    def _arrive(self) -> None:
        if self.page is not None:
            self.session.move_to(self.step, self.page.key_in_focus())
            self._schedule_panel()

    @on(events.DescendantBlur)
    async def _leave(self, event: events.DescendantBlur) -> None:
        box = _box_around(event.widget)
        if box is None or not box.is_attached:
            return
        if box is self._typing:
            self.accept_typing()
        self.session.leave_field()
        box.show_answer()
        await self.changed()

    # Ways

    @on(Press.Pressed)
    async def action_continue(self) -> None:
        """Judge the step; go on where nothing is in the way."""
        from screens.moving import go_on

        await go_on(self)

    async def action_back(self) -> None:
        """To the step before, whatever stands in this one."""
        from screens.moving import go_back

        await go_back(self)

    @on(Change)
    async def _change(self, event: Change) -> None:
        """To an answer; from the review and back to it."""
        self._returns_to_review = event.key if self.step == "review" else ""
        await self.show_step(event.step, event.key)

    @on(Home)
    def action_home(self) -> None:
        """Back to the list of drafts."""
        shell(self).call_later(shell(self).go_home)

    def action_steps(self) -> None:
        """The list of steps."""
        from screens.moving import ask_step

        ask_step(self)

    async def action_go_to(self, step: str) -> None:
        """A step of the list."""
        self.returns_to_review(None)
        await self.show_step(step)

    def returns_to_review(self, key: str | None) -> None:
        """Remember that the user came from the review page, at an answer; None forgets it."""
        self._returns_to_review = key or ""

    @property
    def review_key(self) -> str:
        """The answer of the review page the user came from; empty otherwise."""
        return self._returns_to_review

    @on(ErrorSummary.Chosen)
    def _mend(self, event: ErrorSummary.Chosen) -> None:
        if self.page is not None:
            self.page.focus_on(event.key)

    def action_explain(self) -> None:
        """What the rules say, in full."""
        from screens.explain import Explain

        self.accept_typing()
        dialog = Explain(self.assessment, self._view_in_focus(), self._findings_in_focus())
        self.app.push_screen(dialog, self._explained)

    async def _explained(self, key: str | None) -> None:
        if key:
            step = self.assessment.step_of(key) or "materials"
            if step == self.step and self.page is not None:
                self.page.focus_on(key)
            else:
                await self.show_step(step, key)

    async def action_mask(self) -> None:
        """Hide personal data on the screen, or show them."""
        self.accept_typing()
        shell(self).is_masked = not shell(self).is_masked
        self.notify(say(self, "masked" if shell(self).is_masked else "unmasked"), markup=False)
        await self.changed()

    async def action_suggestion(self) -> None:
        """Put the line a rule proposes into the field; in a remark, behind what stands there."""
        self.accept_typing()
        view = self._view_in_focus()
        if view is None:
            return
        path = view.placed.path or view.key
        suggested = next((s for s in self.assessment.suggestions if s.path == path), None)
        value: Any = self.session.value(view.key)
        if suggested and suggested.applied_to(value) != value:
            self.session.answer(view.key, suggested.applied_to(value))
            await self.show_step(self.step, view.key)

    async def action_undo(self) -> None:
        """Take back the last change and go where it was."""
        await self._travel(self.session.undo, "undo.nothing")

    async def action_redo(self) -> None:
        """Make it again and go where it is."""
        await self._travel(self.session.redo, "redo.nothing")

    async def _travel(self, way: Callable[[], bool], nothing: str) -> None:
        from screens.moving import travel

        await travel(self, way, say(self, nothing))

    def action_copy(self) -> None:
        """Save a copy of the draft somewhere else."""
        from screens.copying import ask_copy

        self.accept_typing()
        ask_copy(self)


def _box_around(widget: Any) -> FieldBox | None:
    return next((node for node in widget.ancestors if isinstance(node, FieldBox)), None)
