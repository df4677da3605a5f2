"""Rules that changed since the draft was last judged: shown before they hold, or said in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.explaining.changes.rule_changes import ChangeWords
from icp_wizard.explaining.changes.touching import touched_lines
from screens.base import Dialog, lines, literal, say, shell, words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.session.pinning import Held
    from screens.wizard import WizardScreen

ANSWERS = ("later", "move")
"""The first leaves everything as it is."""


class RulesChanged(Dialog):
    """What is judged otherwise by the rules of today; the result is one of `ANSWERS`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right", "scroll('down')", show=False, priority=True, id="rules.down"),
        Binding("pageup,left", "scroll('up')", show=False, priority=True, id="rules.up"),
    ]

    can_be_shown_again = True

    def __init__(self, held: Held) -> None:
        super().__init__()
        self._held = held

    def compose(self) -> ComposeResult:
        """What it is about, the answers, what changed."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "rules_changed.title"), "bold"), classes="title")
            yield Static(literal(say(self, "rules_changed.text")), classes="text")
            yield OptionList(
                *(Option(literal(say(self, f"rules_changed.{code}")), id=code) for code in ANSWERS),
                markup=False,
                compact=True,
            )
            with VerticalScroll(can_focus=False):
                yield Static(lines(*self._lines()), id="detail")
            yield Static(literal(say(self, "rules_changed.hint"), "dim"), classes="hint")

    def _lines(self) -> list[str]:
        held, catalogue = self._held, words(self)
        change_words = ChangeWords(held.rulebook, held.today, catalogue)
        with_values = not shell(self).is_masked
        said = touched_lines(held.touched, change_words, catalogue, with_values=with_values)
        return [*change_words.pack_lines(held.changes), *said]

    def on_mount(self) -> None:
        """On the answer that changes nothing."""
        self._go_to(0)

    async def relabel(self) -> None:
        """On the same answer."""
        at = self.query_one(OptionList).highlighted
        await self.recompose()
        self._go_to(at)

    def _go_to(self, answer: int | None) -> None:
        listed = self.query_one(OptionList)
        listed.highlighted = answer
        listed.focus()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_scroll(self, way: str) -> None:
        """Read on in what changed."""
        getattr(self.query_one(VerticalScroll), f"scroll_page_{way}")(animate=False)


def ask_rules(wizard: WizardScreen) -> None:
    """Show what changed, and take the rules of today if the user wants them."""
    held = wizard.session.look.held
    if held is None:
        wizard.notify(say(wizard, "rules_changed.same"), markup=False)
        return

    async def decide(answer: str | None) -> None:
        if answer == "move":
            wizard.session.use_current_rules()
            key = wizard.page.key_in_focus() if wizard.page else ""
            await wizard.show_step(wizard.step, key)
            wizard.notify(say(wizard, "rules_changed.done"), markup=False)

    wizard.app.push_screen(RulesChanged(held), decide)
