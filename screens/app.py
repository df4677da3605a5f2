"""The application: language, masking, commands, and leaving in order whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding

from icp_wizard.errors import Problem
from icp_wizard.i18n import LANGUAGES, Catalogue
from screens.base import BaseScreen, Dialog
from screens.keyboard import Keyboard
from screens.pasting import take_pastes_whole
from screens.too_small import is_blind
from screens.wizard import WizardScreen
from screens.wrapping import break_chinese_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.events import Event
    from textual.screen import Screen

    from icp_wizard.session.desk import Desk

CRASHED = 1


def run(desk: Desk, draft_id: str | None = None) -> int:
    """Run the interface, with a draft open or at the list of drafts. The exit code."""
    app = WizardApp(desk, draft_id)
    take_pastes_whole(app.driver_class)
    app.run()
    return app.return_code or 0


class WizardApp(App[int]):
    """What is open is in the screens; here is only what all of them share."""

    TITLE = "icp-wizard"
    # Those of the screens too: Textual loads the style of a screen only when it is pushed.
    CSS_PATH = ["app.tcss", "home.tcss", "wizard.tcss"]  # noqa: RUF012 - as App declares it
    ENABLE_COMMAND_PALETTE = False  # ours speaks both languages
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as App declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", id="app.help"),
        Binding("f2", "commands", "commands", id="app.commands"),
        Binding("ctrl+g", "compare", "compare", id="app.compare", show=False),
        Binding("f6", "language", "language", id="app.language"),
        Binding("f10", "quit", "quit", id="app.quit", priority=True),
        Binding("ctrl+q", "quit", show=False, id="app.quit_too", priority=True),
    ]

    def __init__(
        self, desk: Desk, draft_id: str | None = None, catalogue: Callable[[str], Catalogue] = Catalogue
    ) -> None:
        break_chinese_lines()
        super().__init__()
        self.desk = desk
        self.keyboard = Keyboard(self)
        self.is_masked = False
        self._catalogue = catalogue
        self.catalogue = catalogue(desk.language)
        self._opening = draft_id

    def get_default_screen(self) -> Screen[None]:
        """The draft that was asked for, else the list of drafts. Pushing it would cost a second start."""
        screen = WizardScreen(self.desk.open(self._opening)) if self._opening else self._home()
        # Textual 8.2.8 gives only pushed screens the entry that switching away takes off again.
        screen._push_result_callback(screen, None)
        return screen

    def _home(self) -> Screen[None]:
        from screens.home import HomeScreen

        return HomeScreen()

    def on_ready(self) -> None:
        """The first picture is there: what was made until now stays, garbage is collected from here on."""
        gc.freeze()
        gc.enable()
        for warning in self.desk.warnings:
            self.tell(warning)

    def on_mount(self) -> None:
        """Ended from outside, the draft is saved all the same."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(ValueError, RuntimeError):
                    loop.add_signal_handler(number, self._end, int(number))

    @property
    def wizard(self) -> WizardScreen | None:
        """The screen of the open draft, if one is open."""
        return next((screen for screen in self.screen_stack if isinstance(screen, WizardScreen)), None)

    async def on_event(self, event: Event) -> None:
        """What the user does waits for its turn, and is dropped where it cannot be seen."""
        if not self.keyboard.holds_back(event) and not is_blind(self, event):
            await super().on_event(event)

    # Drafts

    async def open_draft(self, draft_id: str) -> None:
        """From the list of drafts into one."""
        try:
            session = self.desk.open(draft_id)
        except Problem as problem:
            self.tell(problem)
            return
        await self.switch_screen(WizardScreen(session))

    def tell(self, problem: Problem) -> None:
        """A problem in words, where no page has a place for it."""
        self.notify(problem.render(self.catalogue), severity="error", timeout=12, markup=False)

    async def go_home(self) -> None:
        """Out of the draft, once it is saved."""
        wizard = self.wizard
        if wizard is None:
            return

        def leave() -> None:
            self.switch_screen(self._home())

        if await self._saved(wizard, leave):
            leave()

    async def action_quit(self) -> None:
        """End, once the draft is saved."""
        wizard = self.wizard
        if wizard is None or await self._saved(wizard, lambda: self.exit(0)):
            self.exit(0)

    async def _saved(self, wizard: WizardScreen, leave: Callable[[], None]) -> bool:
        """Whether everything is on the disk; asks what to do where it is not."""
        wizard.accept_typing()
        try:
            await asyncio.to_thread(wizard.session.close)
        except Problem as problem:
            from screens.copying import ask_leave

            ask_leave(wizard, problem, leave)
            return False
        return True

    # Commands

    def action_language(self) -> None:
        """The other language, with the user at the same place."""
        if self._may_show_again("F6"):
            at = LANGUAGES.index(self.catalogue.language)
            self.catalogue = self._catalogue(LANGUAGES[(at + 1) % len(LANGUAGES)])
            self._show_again()

    def action_mask(self) -> None:
        """Hide personal data, or show them, in all that is open."""
        if self._may_show_again("F5"):
            self.is_masked = not self.is_masked
            said = "masked" if self.is_masked else "unmasked"
            self.notify(self.catalogue.text(f"screens.{said}"), markup=False)
            self._show_again()

    def _open_screens(self) -> list[BaseScreen | Dialog]:
        return [screen for screen in self.screen_stack if isinstance(screen, BaseScreen | Dialog)]

    def _may_show_again(self, key: str) -> bool:
        """Whether all that is open can be shown again; says what to do where it cannot."""
        if all(screen.can_be_shown_again for screen in self._open_screens()):
            return True
        self.notify(self.catalogue.text("screens.answer_first", key=key), markup=False)
        return False

    def _show_again(self) -> None:
        for screen in self._open_screens():
            screen.call_later(screen.relabel)

    def action_commands(self) -> None:
        """All commands, to search."""
        from screens.palette import ask_command

        ask_command(self)

    def action_compare(self) -> None:
        """The rules of provinces side by side."""
        from screens.comparing import Compare

        if isinstance(self.screen, BaseScreen):
            self.push_screen(Compare())

    def action_help(self) -> None:
        """Keys and how the program works."""
        from screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C copies a selection; without one it lands here."""
        self.notify(self.catalogue.text("screens.quit_hint"), markup=False)

    # Ends

    def _end(self, number: int) -> None:
        """A signal: save what there is and go."""
        self._save_what_there_is()
        self.exit(return_code=128 + number)

    def _save_what_there_is(self) -> bool:
        wizard = self.wizard
        if wizard is None:
            return True
        try:
            wizard.accept_typing()
            wizard.session.close()
        except Exception:  # already on the way out: nothing may keep the rest from happening
            return False
        return True

    def _handle_exception(self, error: Exception) -> None:
        """A defect: no values are shown, and the draft is saved first.

        Textual would print local variables here, among them numbers of certificates and phones.
        """
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = CRASHED
        saved = "crash.saved" if self._save_what_there_is() else "crash.unsaved"
        where = self.catalogue.text("screens.crash.where", kind=type(error).__name__, place=_place_of(error))
        self.panic(f"{self.catalogue.text(f'screens.{saved}')}\n{where}")


def _place_of(error: Exception) -> str:
    """File and line of ours where it happened: names of code, nothing the user typed."""
    rooms = [Path(__file__).parents[1] / room for room in ("screens", "icp_wizard")]
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if any(Path(f.filename).is_relative_to(room) for room in rooms)] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
