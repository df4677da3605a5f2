"""What if: the open draft in another province, as another kind of entity, on another day: what differs."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.silence import pack_notice
from icp_wizard.dates import parse
from icp_wizard.explaining.provinces.words import province_title
from icp_wizard.explaining.what_if.outcome import outlooks, what_if
from icp_wizard.explaining.what_if.words import Table, sections
from icp_wizard.filing.codes import CODES
from screens.base import Dialog, literal, say, shell, words
from screens.widgets.choices import Choice, provinces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.assessment import Assessment
    from icp_wizard.explaining.what_if.outcome import Outlook
    from screens.wizard import WizardScreen


def ask_what_if(wizard: WizardScreen) -> None:
    """Show what would be otherwise; go to the field that is chosen there."""

    async def go(key: str | None) -> None:
        if key:
            await wizard.show_step(wizard.assessment.step_of(key) or "materials", key)

    wizard.app.push_screen(WhatIf(wizard.assessment), go)


class WhatIf(Dialog):
    """What is supposed, and below what then differs. The result is a field to go to; nothing is changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "close", show=False, id="what_if.close")]

    can_be_shown_again = True

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self._now = assessment
        self._draft = assessment.answers.draft
        self._home = assessment.answers.data["intent"].get("province") or ""
        self._province: str | None = None
        self._nature: str | None = None
        self._on: date | None = None
        self._outlooks: tuple[Outlook, ...] = ()
        self._leads_to: list[str] = []

    def compose(self) -> ComposeResult:
        """Title, what is supposed, and what comes of it."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "what_if.title"), "bold"), classes="title")
            yield OptionList(markup=False, compact=True, id="supposed")
            yield Static("", classes="note", id="about")
            yield OptionList(markup=False, compact=True, id="differences")
            yield Static(literal(say(self, "what_if.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """Nothing is supposed yet: all provinces at a glance."""
        self._show()
        self.query_one("#supposed", OptionList).focus()

    async def relabel(self) -> None:
        """The same case, at the same list."""
        supposed = self.query_one("#supposed", OptionList)
        at, place = supposed.highlighted, str(self.focused.id) if self.focused else supposed.id
        await self.recompose()
        self._show(at)
        self.query_one(f"#{place}").focus()

    # What is supposed

    def _show(self, at: int | None = None) -> None:
        """What is supposed, at one of its lines (without one where the user is), and what comes of it."""
        supposed = self.query_one("#supposed", OptionList)
        at = supposed.highlighted or 0 if at is None else at
        supposed.set_options(
            Option(literal(self._supposed(name)), id=name) for name in ("province", "nature", "day")
        )
        supposed.highlighted = at
        if self._province or self._nature or self._on:
            self._show_case()
        else:
            self._about(say(self, "what_if.everywhere"))
            self.run_worker(self._show_everywhere(), exclusive=True)

    def _supposed(self, name: str) -> str:
        nature = self._now.answers.read("entity.nature").value
        now = {"province": self._home, "nature": nature, "day": self._now.as_of}[name]
        then = {"province": self._province, "nature": self._nature, "day": self._on}[name]
        value = self._word(name, then or now)
        kind = "then" if then and then != now else "now"
        return say(self, f"what_if.{name}", value=say(self, f"what_if.{kind}", value=value))

    def _word(self, name: str, value: object) -> str:
        if not value:
            return say(self, "what_if.none")
        if name == "province":
            return province_title(str(value), words(self))
        return words(self).text(f"codes.nature.{value}") if name == "nature" else str(value)

    @on(OptionList.OptionSelected, "#supposed")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        {"province": self._ask_province, "nature": self._ask_nature, "day": self._ask_day}[
            str(event.option_id)
        ]()

    def _ask_province(self) -> None:
        from screens.pick import Pick

        def take(code: str | None) -> None:
            if code is not None:
                self._province = code if code != self._home else None
                self._show()

        choices = provinces(words(self))
        self.app.push_screen(Pick(say(self, "what_if.ask_province"), choices, self._province), take)

    def _ask_nature(self) -> None:
        from screens.pick import Pick

        def take(code: str | None) -> None:
            if code is not None:
                now = self._now.answers.read("entity.nature").value
                self._nature = code if code != now else None
                self._show()

        natures = [Choice(c.code, words(self).text(f"codes.nature.{c.code}")) for c in CODES["nature"]]
        self.app.push_screen(Pick(say(self, "what_if.ask_nature"), natures, self._nature), take)

    def _ask_day(self) -> None:
        from screens.questions import AskText

        def attempt(value: str) -> str:
            found = parse(value)
            if not isinstance(found, date):
                return words(self).text("commands.usage.date")
            self._on = found if found != self._now.as_of else None
            return ""

        def again(value: str | None) -> None:
            if value is not None:
                self._show()

        shown = str(self._on or self._now.as_of)
        title, text = say(self, "what_if.ask_day"), say(self, "what_if.ask_day_text")
        self.app.push_screen(AskText(title, text, shown, attempt), again)

    # What comes of it

    def _show_case(self) -> None:
        rulebook = self._now.rulebook  # by which the draft is judged, older ones too
        if self._province:
            rulebook = shell(self).desk.rulebooks.loaded(self._province).rulebook
        case = what_if(
            self._draft, self._now, rulebook, province=self._province, nature=self._nature, on=self._on
        )
        catalogue, with_values = words(self), not shell(self).is_masked
        found = sections(case, catalogue, with_values=with_values)
        self._leads_to = []
        options: list[Option] = []
        for section in found:
            options.append(Option(literal(section.title, "bold"), disabled=True))
            for line in section.lines:
                options.append(Option(literal(f"  {line.text}"), id=f"to {len(self._leads_to)}"))
                self._leads_to.append(line.goes_to)
        self._list(options)
        told = (pack_notice(case.then, catalogue), say(self, f"what_if.{'untouched' if found else 'same'}"))
        self._about("\n".join(text for text in told if text))

    async def _show_everywhere(self) -> None:
        rulebooks = shell(self).desk.rulebooks
        now, draft = self._now, self._draft

        def judged() -> tuple[Outlook, ...]:
            home = (self._home,) if self._home else ()
            codes = sorted({*home, *rulebooks.provinces})
            books = {code: rulebooks.loaded(code).rulebook for code in codes}
            here = dict.fromkeys(home, now.rulebook)
            found = outlooks(draft, books | here, now.as_of)
            return tuple(one for one in found if one.has_pack or one.province in home)

        self._outlooks = self._outlooks or await asyncio.to_thread(judged)
        if self.query("#differences"):  # else it is being shown anew, and asks again
            self._list(list(self._table(self._outlooks)))

    def _table(self, found: tuple[Outlook, ...]) -> Iterator[Option]:
        table = Table(found, self._home, words(self))
        yield Option(literal(table.heading(), "bold"), disabled=True)
        for number, outlook in enumerate(found):
            yield Option(literal(table.line(number)), id=f"in {outlook.province}")

    def _list(self, options: list[Option]) -> None:
        listed = self.query_one("#differences", OptionList)
        listed.set_options(options)
        first = next((n for n, option in enumerate(options) if not option.disabled), None)
        listed.highlighted = first
        listed.scroll_home(animate=False)

    def _about(self, text: str) -> None:
        self.query_one("#about", Static).update(literal(text) if text else Content(""))

    @on(OptionList.OptionSelected, "#differences")
    def _take(self, event: OptionList.OptionSelected) -> None:
        kind, _, rest = str(event.option_id).partition(" ")
        if kind == "in":
            self._province = rest if rest != self._home else None
            self._show()
        elif key := self._leads_to[int(rest)]:
            self.dismiss(key)
        else:
            self.notify(say(self, "what_if.nowhere"), markup=False)
