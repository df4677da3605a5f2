"""The wizard: steps beside or above the page, the page itself, what the rules say, the keys."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static

from icp_wizard.filing.outline import Kind
from screens.advising import Advising
from screens.arriving import tell_of_rules
from screens.base import BaseScreen, say, shell, words
from screens.entering import Entering
from screens.keys import KeyBar
from screens.page_host import PageHost
from screens.saving import Saved, Saving
from screens.widgets.field import box_around
from screens.widgets.messages import Answered, Change, Home, Listed, Looked, SessionChanged
from screens.widgets.panel import Panel
from screens.widgets.press import Press
from screens.widgets.step_list import StepLine, StepList
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.assessment import Assessment
    from icp_wizard.session.session import Session
    from screens.attaching import Attaching
    from screens.page import Page


class WizardScreen(BaseScreen):
    """One open draft. Everything that changes the page goes through this screen's own messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "continue", "continue", id="wizard.continue"),
        Binding("f7", "back", "back", id="wizard.back"),
        Binding("f3", "open('explain')", "explain", id="wizard.explain"),
        Binding("f9", "steps", "steps", id="wizard.steps"),
        Binding("f4", "suggestion", "suggestion", id="wizard.suggestion", show=False),
        Binding("f5", "mask", "mask", id="wizard.mask", show=False),
        Binding("ctrl+z", "travel('undo')", "undo", id="wizard.undo", show=False, priority=True),
        Binding("ctrl+y", "travel('redo')", "redo", id="wizard.redo", show=False, priority=True),
        Binding("ctrl+t", "open('console')", "console", id="wizard.console", show=False),
        Binding("ctrl+l", "open('rulebook')", "rulebook", id="wizard.rulebook", show=False),
        Binding("ctrl+o", "open('what_if')", "what_if", id="wizard.what_if", show=False),
        Binding("ctrl+r", "open('rules')", "rules", id="wizard.rules", show=False),
        Binding("ctrl+n", "open('draft_rule')", "draft_rule", id="wizard.draft_rule", show=False),
        Binding("ctrl+s", "open('copy')", "copy", id="wizard.copy", show=False),
        Binding("ctrl+p", "open('paste')", "paste", id="wizard.paste", show=False),
        Binding("f12", "open('arrange')", "arrange", id="wizard.arrange", show=False),
        Binding("ctrl+d", "home", "home", id="wizard.home", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.step = session.position[0]
        self._host = PageHost()
        self._returns_to_review = ""
        self._saving = Saving(self)
        self._entering = Entering(self)
        self.advising = Advising(self)

    @cached_property
    def attaching(self) -> Attaching:
        """How pictures get into their places."""
        from screens.attaching import Attaching

        return Attaching(self)

    @property
    def assessment(self) -> Assessment:
        """What follows from the draft as it is."""
        return self.session.assessment

    @property
    def page(self) -> Page | None:
        """The page, unless it is just being replaced."""
        return self._host.page

    def compose(self) -> ComposeResult:
        """The frame; the page is mounted into it."""
        yield Static("", id="top")
        yield Static("", id="banner")
        yield StepLine("", id="step-line")
        with Horizontal(id="middle"):
            yield StepList("", id="steps")
            with self._host:
                yield self._host.begin_with(self._first_page())
            yield Panel(id="panel")
        yield KeyBar("", id="keys")

    def _first_page(self) -> Page:
        """Where the user was."""
        self._turn_to(self.step)
        return self._new_page(is_blocked=False)

    def on_mount(self) -> None:
        """Put the user at the field where they were."""
        self._arrange_around(self.session.position[1])
        self.call_after_refresh(self.advising.show)  # at once: the first picture shows what the rules say
        self.call_after_refresh(tell_of_rules, self)

    # Pages

    async def show_step(self, step: str, key: str = "", *, is_blocked: bool = False) -> None:
        """Show a step, at a field; what is being typed is taken first."""
        self.accept_typing()
        self._turn_to(step)
        await self._put(self._new_page(is_blocked=is_blocked), key)

    def _turn_to(self, step: str) -> None:
        ids = [known.id for known in self.assessment.steps]
        self.step = step if step in ids else ids[0]

    def _new_page(self, *, is_blocked: bool) -> Page:
        from screens.pages import page_for

        return page_for(self.session, self.step, is_blocked=is_blocked)

    async def _put(self, page: Page, key: str) -> None:
        await self._host.put(page)
        self._arrange_around(key)

    def _arrange_around(self, key: str) -> None:
        """The user at a field of the page, and everything around it."""
        if self.page is not None:
            self.page.focus_on(key)
            self.session.move_to(self.step, self.page.key_in_focus())
        self._show_around()
        self.advising.show()  # at once: calm is for moving about on a page

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
        if cursor is not None and isinstance(self.focused, Input):
            self.focused.cursor_position = cursor  # at once: the next key may be waiting

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
        self._saving.show()
        self.advising.show_soon()

    @on(Saved)
    def _saved(self) -> None:
        self._saving.noted()

    # Answers

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._entering.typed_in(event.input)

    def accept_typing(self) -> bool:
        """Take what stands in the field being typed in as its answer. Whether anything changed."""
        return self._entering.accept()

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

    def on_resize(self) -> None:
        """The panel that comes into sight has not been told where the user is."""
        self.advising.show_soon()

    @on(events.DescendantFocus)
    def _arrive(self) -> None:
        if self.page is not None:
            self.session.move_to(self.step, self.page.key_in_focus())
            self.advising.show_soon()

    @on(events.DescendantBlur)
    async def _leave(self, event: events.DescendantBlur) -> None:
        box = box_around(event.widget)
        if box is not None and box.is_attached:
            self._entering.left(box)
            await self.changed()

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        self.attaching.looked(event)

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self.attaching.pick(event)

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

    async def action_mask(self) -> None:
        """Hide personal data on the screen, or show them."""
        self.accept_typing()
        shell(self).is_masked = not shell(self).is_masked
        self.notify(say(self, "masked" if shell(self).is_masked else "unmasked"), markup=False)
        await self.changed()

    async def action_suggestion(self) -> None:
        """Put the line a rule proposes into the field; in a remark, behind what stands there."""
        self.accept_typing()
        await self.advising.take_suggestion()

    async def action_travel(self, way: str) -> None:
        """Take back the last change (`undo`), or make it again (`redo`), and go where it was."""
        from screens.moving import travel

        await travel(self, way)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the look-up says can be pasted where the record is asked for, and nowhere else."""
        return self.step == "record" or (action, parameters) != ("open", ("paste",))

    def action_open(self, what: str) -> None:
        """What stands over the page: an explanation, the rulebook, what if …"""
        from screens.over_the_page import open_over

        open_over(self, what)
