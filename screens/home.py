"""The home screen: the drafts there are, and ways to begin one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.dates import local_minutes
from icp_wizard.errors import Problem
from icp_wizard.text import cell_width
from screens.base import BaseScreen, lines, literal, say, shell, words
from screens.keys import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.store.records import DraftSummary

TITLE_CELLS = 40
WAYS = ("new", "import", "sample", "rulebook")


class HomeScreen(BaseScreen):
    """Where the program begins without a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,N", "new", "new", id="home.new"),
        Binding("i,I", "import", "import", id="home.import"),
        Binding("s,S", "sample", "sample", id="home.sample", show=False),  # the list offers it
        Binding("r,R", "rename", "rename", id="home.rename"),
        Binding("c,C", "start_from", "start_from", id="home.start_from"),
        Binding("d,D", "delete", "delete", id="home.delete"),
        Binding("delete", "delete", show=False, id="home.delete_too"),
        Binding("ctrl+l", "rulebook", "rulebook", show=False, id="home.rulebook"),
    ]

    def compose(self) -> ComposeResult:
        """Title, the list, the keys."""
        yield Static("", id="intro")
        yield OptionList(markup=False, compact=True, id="drafts")
        yield KeyBar("", id="keys")

    def on_mount(self) -> None:
        """The drafts as they are now."""
        self._show()
        self.query_one(OptionList).focus()

    async def relabel(self) -> None:
        """The same list in the new language."""
        self._show(self.query_one(OptionList).highlighted)
        self.query_one(KeyBar).refresh()

    def _show(self, at: int | None = None) -> None:
        self._drafts = shell(self).desk.drafts()
        self.query_one("#intro", Static).update(
            lines(literal(say(self, "home.title"), "bold $accent"), say(self, "home.intro"))
        )
        heading = say(self, "home.drafts" if self._drafts else "home.no_drafts")
        options = [
            Option(literal(say(self, "home.begin"), "bold"), disabled=True),
            *(Option(literal(f"  {say(self, f'home.{way}')}"), id=way) for way in WAYS),
            Option(Content(" "), disabled=True),
            Option(literal(heading, "bold"), disabled=True),
            *(Option(self._line(draft), id=f"draft {draft.id}") for draft in self._drafts),
        ]
        listed = self.query_one(OptionList)
        listed.set_options(options)
        first = len(WAYS) + 3 if self._drafts else 1
        listed.highlighted = first if at is None else min(at, len(options) - 1)

    def _line(self, draft: DraftSummary) -> Content:
        title = draft.title or say(self, "untitled")
        if draft.is_sample:
            title = say(self, "home.sample_title", title=title)
        step = _step_title(draft.step, self)
        when = say(self, "home.at", step=step, time=local_minutes(draft.changed))
        return literal(f"  {_padded(title)}  ") + literal(when, "dim")

    @property
    def _chosen(self) -> DraftSummary | None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return None
        entry = str(listed.get_option_at_index(listed.highlighted).id)
        return next((draft for draft in self._drafts if entry == f"draft {draft.id}"), None)

    @on(OptionList.OptionSelected)
    async def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = str(event.option_id)
        if entry in WAYS:
            getattr(self, f"action_{entry}")()
        else:
            self._enter(entry.removeprefix("draft "))

    def _enter(self, draft_id: str) -> None:
        shell(self).call_later(shell(self).open_draft, draft_id)

    def action_new(self) -> None:
        """An empty draft, opened at its first question."""
        try:
            self._enter(shell(self).desk.create())
        except Problem as problem:
            shell(self).tell(problem)

    def action_sample(self) -> None:
        """A copy of a built-in sample."""
        from screens.pick import Pick
        from screens.widgets.choices import Choice

        desk = shell(self).desk
        choices = [Choice(name, words(self).text(f"samples.{name}")) for name in desk.sample_names()]

        def add(name: str | None) -> None:
            if name is not None:
                try:
                    self._enter(desk.add_sample(name))
                except Problem as problem:
                    shell(self).tell(problem)

        self.app.push_screen(Pick(say(self, "home.sample"), choices, has_marks=False), add)

    def action_import(self) -> None:
        """A draft from a file."""
        from screens.questions import AskText

        made: list[str] = []

        def attempt(value: str) -> str:
            name = value.strip().strip("'\"")
            if not name:
                return say(self, "import.empty")
            try:
                made.append(shell(self).desk.import_draft(Path(name).expanduser()))
            except Problem as problem:
                return problem.render(words(self))
            return ""

        def enter(value: str | None) -> None:
            if value is not None:
                self._enter(made[-1])

        dialog = AskText(say(self, "home.import"), say(self, "import.text"), "", attempt)
        self.app.push_screen(dialog, enter)

    def action_rulebook(self) -> None:
        """All rules of all packs, to be searched."""
        from screens.rulebook.opening import open_rulebook

        open_rulebook(self)

    def action_rename(self) -> None:
        """Another title for the chosen draft."""
        from screens.questions import AskText

        draft = self._chosen
        if draft is None:
            self.notify(say(self, "home.choose_first"), markup=False)
            return

        def attempt(value: str) -> str:
            try:
                shell(self).desk.rename(draft.id, value.strip())
            except Problem as problem:
                return problem.render(words(self))
            return ""

        def again(_: str | None) -> None:
            self._show(self.query_one(OptionList).highlighted)

        dialog = AskText(say(self, "rename.title"), say(self, "rename.text"), draft.title, attempt)
        self.app.push_screen(dialog, again)

    def action_start_from(self) -> None:
        """A new draft of the entity of the chosen one, opened at its first question."""
        draft = self._chosen
        if draft is None:
            self.notify(say(self, "home.choose_first"), markup=False)
            return
        title = say(self, "start_from.title", title=draft.title) if draft.title else ""
        try:
            self._enter(shell(self).desk.start_from(draft.id, title))
        except Problem as problem:
            shell(self).tell(problem)
            return
        self.notify(say(self, "start_from.done"), markup=False)

    def action_delete(self) -> None:
        """Erase the chosen draft, once confirmed."""
        from screens.questions import Ask

        draft = self._chosen
        if draft is None:
            self.notify(say(self, "home.choose_first"), markup=False)
            return

        def decide(answer: str | None) -> None:
            if answer != "delete":
                return
            try:
                notes = shell(self).desk.delete(draft.id)
            except Problem as problem:
                shell(self).tell(problem)
                return
            said = [say(self, "delete.done"), *(words(self).text(note) for note in notes)]
            self.notify("\n".join(said), markup=False, timeout=8)
            self._show()

        answers = [("keep", say(self, "delete.keep")), ("delete", say(self, "delete.do"))]
        title = draft.title or say(self, "untitled")
        text = say(self, "delete.text", title=title, time=local_minutes(draft.changed))
        self.app.push_screen(Ask(say(self, "delete.title"), text, answers), decide)


def _step_title(step: str, screen: HomeScreen) -> str:
    kind = step.partition(":")[0] or "intent"
    label = f"outline.step.{kind}"
    return words(screen).text(label) if words(screen).has(label) else ""


def _padded(title: str) -> str:
    cut = title
    while cell_width(cut) > TITLE_CELLS:
        cut = cut[:-1]
    cut = cut if cut == title else f"{cut[:-1]}…"
    return cut + " " * max(0, TITLE_CELLS - cell_width(cut))
