"""The materials page: papers and pictures to tick, and what only the user can confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pydantic import MISSING
from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from icp_wizard.assessment.texts import (
    authority_lines,
    finding_text,
    label_of,
    material_about,
    material_title,
)
from icp_wizard.rules import Status
from icp_wizard.text import mask
from screens.base import lines, literal, say, shell, words
from screens.page import Page
from screens.widgets.choices import NO, YES, Choice
from screens.widgets.messages import SessionChanged
from screens.widgets.press import Press
from screens.widgets.radio import Radio
from screens.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from icp_wizard.assessment import Finding, MaterialView


class Heading(Static):
    """A heading, and a sentence where there is nothing under it."""

    def __init__(self, name: str) -> None:
        super().__init__("", classes="heading")
        self.entry = name

    def show(self, text: str, detail: str) -> None:
        """What it says."""
        self.update(lines(literal(text, "bold $accent"), literal(detail, "dim")))


class Confirmation(Vertical):
    """Something no program can see from here: yes or no."""

    def __init__(self, key: str) -> None:
        super().__init__(classes="field")
        self.key = key
        self.entry = f"confirm {key}"

    def compose(self) -> ComposeResult:
        """The statement, then the answers."""
        yield Static("", classes="head")
        choices = (Choice(YES, say(self, "confirm.yes")), Choice(NO, say(self, "confirm.no")))
        yield Radio(choices, None)

    def show(self, head: Content, answer: object) -> None:
        """The statement and the answer as they are now."""
        self.query_one(".head", Static).update(head)
        radio = self.query_one(Radio)
        chosen = {True: YES, False: NO}.get(answer) if isinstance(answer, bool) else None
        radio.show(radio.choices, chosen)

    @on(Radio.Chosen)
    def _choose(self, event: Radio.Chosen) -> None:
        event.stop()
        self.post_message(Confirmed(self.key, event.code == YES))


class Confirmed(Message):
    """A confirmation was answered."""

    def __init__(self, key: str, value: bool) -> None:
        super().__init__()
        self.key = key
        self.value = value


class MaterialsPage(Page):
    """All that rules want besides answers to questions."""

    def compose(self) -> ComposeResult:
        """Introduction, then everything; a way on."""
        yield Static(self._intro(), classes="intro")
        for make in self._entries().values():
            yield make()
        yield Press(say(self, "continue"), "continue")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show()

    def _intro(self) -> Content:
        title = words(self).text("outline.step.materials")
        return lines(literal(title, "bold"), literal(say(self, "materials.intro"), "dim"))

    def _confirmations(self) -> list[Finding]:
        return [f for f in self.assessment.confirmations if f.status is not Status.UNDECIDED]

    def _entries(self) -> dict[str, Callable[[], Widget]]:
        entries: dict[str, Callable[[], Widget]] = {"materials": partial(Heading, "materials")}
        for view in self.assessment.materials:
            entries[f"material {view.key}"] = partial(Tick, f"material {view.key}")
        entries["confirmations"] = partial(Heading, "confirmations")
        for finding in self._confirmations():
            key = finding.outcome.confirm if finding.outcome else ""
            entries[f"confirm {key}"] = partial(Confirmation, key)
        return entries

    async def refresh_from(self) -> None:
        """What is wanted now."""
        await self.set_entries(self._entries(), after=self.query_one(".intro"))
        self._show()

    def _show(self) -> None:
        self.query_one(".intro", Static).update(self._intro())
        listed = {"materials": self.assessment.materials, "confirmations": self._confirmations()}
        for heading in self.query(Heading):
            detail = "" if listed[heading.entry] else say(self, f"{heading.entry}.none")
            heading.show(say(self, f"{heading.entry}.heading"), detail)
        views = {f"material {view.key}": view for view in self.assessment.materials}
        for tick in self.query(Tick):
            view = views[tick.entry]
            tick.show(self._title(view), self._details(view), is_ticked=view.is_ready)
        findings = {f.outcome.confirm: f for f in self._confirmations() if f.outcome}
        for box in self.query(Confirmation):
            finding = findings[box.key]
            answer = self.session.value(f"confirmations.{box.key}")
            box.show(self._statement(box.key, finding), None if answer is MISSING else answer)

    def _title(self, view: MaterialView) -> str:
        title = material_title(view, words(self))
        about = material_about(self.assessment, view, words(self))
        if about and shell(self).is_masked:
            about = mask(about, "name")
        shown = say(self, "materials.about", title=title, about=about) if about else title
        return say(self, "materials.perhaps", title=shown) if view.is_undecided else shown

    def _details(self, view: MaterialView) -> list[str]:
        catalogue = words(self)
        details: list[str] = []
        for option in view.options:
            details.append(catalogue.text(f"screens.material.{option.kind}"))
            for name, code in (("signer", option.signer), ("seal", option.seal)):
                label = f"bundle.{name}.{code}"
                if code:
                    shown = catalogue.text(label) if catalogue.has(label) else code
                    details.append(catalogue.text(f"screens.material.{name}", who=shown))
            if option.note:
                details.append(catalogue.pack_text(option.note))
        details = list(dict.fromkeys(details))
        for finding in view.asked_by:
            details.append(
                say(self, "materials.because", text=finding_text(self.assessment, finding, catalogue))
            )
            if finding.outcome:
                details += authority_lines(self.assessment, finding.outcome.rule, catalogue)
        return details

    def _statement(self, key: str, finding: Finding) -> Content:
        catalogue = words(self)
        ask = label_of(self.assessment, f"confirmations.{key}", catalogue)
        _, _, item = key.partition("@")
        about = self._about(item)
        parts = [literal(say(self, "materials.about", title=ask, about=about) if about else ask, "bold")]
        if finding.is_blocking or finding.status is Status.FIRES:
            text = finding_text(self.assessment, finding, catalogue)
            name = "error" if finding.is_blocking else "warning"
            parts.append(literal(say(self, name, text=text), f"$text-{name}"))
        return Content("\n").join(parts)

    def _about(self, item: str) -> str:
        """Whom or what a confirmation is about: a person by role and name, a domain or service by name."""
        from icp_wizard.filing.display import answer_in_words

        if not item:
            return ""
        roles = self.assessment.answers.roles.get(item, ())
        answers, catalogue = self.assessment.answers, words(self)
        if roles:
            titles = say(self, "between").join(catalogue.text(f"outline.role.{role}") for role in roles)
            name = answer_in_words(answers, f"people.{item}.name", catalogue)
            name = mask(name, "name") if shell(self).is_masked else name
            return say(self, "person_option", role=titles, name=name) if name else titles
        fields = self.assessment.fields
        path = next(
            (v.placed.path for v in fields if v.placed.item == item and v.key.endswith(".name")), None
        )
        return answer_in_words(answers, path, catalogue) if path else ""

    @on(Tick.Toggled)
    def _tick(self, event: Tick.Toggled) -> None:
        event.stop()
        view = next(v for v in self.assessment.materials if f"material {v.key}" == event.tick.entry)
        self.session.tick_material(view.need.kinds[0], view.need.about, event.is_ticked)
        self.post_message(SessionChanged())

    @on(Confirmed)
    def _confirm(self, event: Confirmed) -> None:
        event.stop()
        self.session.confirm(event.key, event.value)
        self.post_message(SessionChanged())

    def key_in_focus(self) -> str:
        """The material or confirmation the user is at."""
        for node in self.screen.focused.ancestors_with_self if self.screen.focused else ():
            if isinstance(node, Tick | Confirmation):
                return node.entry
        return ""

    def focus_on(self, key: str) -> None:
        """The material or confirmation, else the first."""
        for node in self.query("*"):
            if isinstance(node, Tick) and key in (node.entry, node.entry.removeprefix("material ")):
                node.focus()
                return
            if isinstance(node, Confirmation) and key in (node.entry, f"confirmations.{node.key}"):
                node.query_one(Radio).focus()
                return
        super().focus_on(key)
