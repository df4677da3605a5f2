"""The materials page: papers and pictures to tick, and what only the user can confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from pydantic import MISSING
from textual import events, on
from textual.content import Content
from textual.widgets import Input, Static

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.labels import ask_of
from icp_wizard.assessment.materials import seal_of
from icp_wizard.assessment.texts import finding_text
from icp_wizard.rules import Status
from screens.base import lines, literal, put, say, words
from screens.explaining import item_in_words, material_in_words
from screens.page import Page
from screens.paper_fields import PaperFields
from screens.widgets.confirmation import Confirmation, Confirmed
from screens.widgets.field import FieldBox, box_around
from screens.widgets.messages import SessionChanged
from screens.widgets.press import Press
from screens.widgets.radio import Radio
from screens.widgets.slot import SlotBox
from screens.widgets.summary import ErrorSummary
from screens.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textual.app import ComposeResult
    from textual.widget import Widget

    from icp_wizard.assessment import FieldView, Finding, MaterialView
    from icp_wizard.session.session import Session
    from screens.attaching import Attaching
    from screens.wizard import WizardScreen


class Heading(Static):
    """A heading, and a sentence where there is nothing under it."""

    def __init__(self, name: str) -> None:
        super().__init__("", classes="heading")
        self.entry = name

    def show(self, text: str, detail: str) -> None:
        """What it says."""
        put(self, lines(literal(text, "bold $accent"), literal(detail, "dim")))


class MaterialsPage(Page):
    """All that rules want besides answers to questions."""

    def __init__(self, session: Session, step: str) -> None:
        super().__init__(session, step)
        self._fields = PaperFields(self)

    @property
    def _attaching(self) -> Attaching:
        return cast("WizardScreen", self.screen).attaching

    def compose(self) -> ComposeResult:
        """Introduction, then everything; a way on."""
        yield Static(self._intro(), classes="intro")
        yield ErrorSummary()
        for make in self._entries().values():
            yield make()
        yield Press(say(self, "continue"), "continue")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show()
        self._attaching.look_again()

    def _intro(self) -> Content:
        title = words(self).text("outline.step.materials")
        intro = "materials.no_papers" if self._needs_none else "materials.intro"
        return lines(literal(title, "bold"), literal(say(self, intro), "dim"))

    @property
    def _needs_none(self) -> bool:
        """Whether the order is known, and no paper is or may be wanted for it."""
        return self.assessment.route.order_type is not None and not self.assessment.materials

    def _confirmations(self) -> list[Finding]:
        return [f for f in self.assessment.confirmations if f.status is not Status.UNDECIDED]

    def _entries(self) -> dict[str, Callable[[], Widget]]:
        entries: dict[str, Callable[[], Widget]] = {"materials": partial(Heading, "materials")}
        for view in self.assessment.materials:
            entries[f"material {view.key}"] = partial(Tick, f"material {view.key}")
            for slot in view.slots:
                entries.setdefault(f"picture {slot.key}", partial(SlotBox, slot.key))
            entries |= self._fields.entries(view)
        entries["confirmations"] = partial(Heading, "confirmations")
        for finding in self._confirmations():
            key = finding.outcome.confirm if finding.outcome else ""
            entries[f"confirm {key}"] = partial(Confirmation, key)
        return entries

    async def refresh_from(self) -> None:
        """What is wanted now."""
        await self.set_entries(self._entries(), after=self.query_one(ErrorSummary))
        self._show()

    def _show(self) -> None:
        put(self.query_one(".intro", Static), self._intro())
        listed = {"materials": self.assessment.materials, "confirmations": self._confirmations()}
        for heading in self.query(Heading):
            none = "materials.nothing" if self._needs_none else "materials.none"
            none = none if heading.entry == "materials" else f"{heading.entry}.none"
            detail = "" if listed[heading.entry] else say(self, none)
            heading.show(say(self, f"{heading.entry}.heading"), detail)
        views = {f"material {view.key}": view for view in self.assessment.materials}
        for tick in self.query(Tick):
            view = views[tick.entry]
            tick.show(self._title(view), self._details(view), is_ticked=view.is_ready)
        for box in self.query(SlotBox):
            box.show(self._attaching.state_of(box.key))
        self._fields.show()
        findings = {f.outcome.confirm: f for f in self._confirmations() if f.outcome}
        for question in self.query(Confirmation):
            finding = findings[question.key]
            answer = self.session.value(f"confirmations.{question.key}")
            question.show(self._statement(question.key, finding), None if answer is MISSING else answer)

    def _title(self, view: MaterialView) -> str:
        shown = material_in_words(self.assessment, view, words(self), is_masked=self.is_masked)
        return say(self, "materials.perhaps", title=shown) if view.is_undecided else shown

    def _details(self, view: MaterialView) -> list[str]:
        """Where it comes from and who signs it; why it is wanted, and who says so first."""
        catalogue = words(self)
        facts: list[str] = []
        for option in view.options:
            facts.append(catalogue.text(f"screens.material.{option.kind}"))
            for name, code in (("signer", option.signer), ("seal", seal_of(self.assessment, option))):
                label = f"bundle.{name}.{code}"
                if code:
                    shown = catalogue.text(label) if catalogue.has(label) else code
                    facts.append(catalogue.text(f"screens.material.{name}", who=shown))
        details = [say(self, "clauses").join(dict.fromkeys(facts))]
        details += [catalogue.pack_text(option.note) for option in view.options if option.note]
        reasons = dict.fromkeys(self._reason(view, finding) for finding in view.asked_by)
        return [*details, *(line for reason in reasons for line in reason)]

    def _reason(self, view: MaterialView, finding: Finding) -> tuple[str, ...]:
        """Why a material is wanted, and who says so first; where several websites want it, not of which."""
        catalogue = words(self)
        text = finding_text(
            self.assessment,
            finding,
            catalogue,
            with_values=not self.is_masked,
            with_item=len(view.asked_by) == 1,
        )
        rule = finding.outcome.rule if finding.outcome else None
        authority = authority_lines(self.assessment, rule, catalogue)[:1] if rule else []
        return say(self, "materials.because", text=text), *authority

    def _statement(self, key: str, finding: Finding) -> Content:
        catalogue = words(self)
        ask = ask_of(self.assessment, key, catalogue)
        _, _, item = key.partition("@")
        about = item_in_words(self.assessment, item, catalogue, is_masked=self.is_masked)
        parts = [literal(say(self, "materials.about", title=ask, about=about) if about else ask, "bold")]
        if finding.is_blocking or finding.status is Status.FIRES:
            text = self.said(finding)
            name = "error" if finding.is_blocking else "warning"
            parts.append(literal(say(self, name, text=text), f"$text-{name}"))
        return Content("\n").join(parts)

    @on(Tick.Toggled)
    def _tick(self, event: Tick.Toggled) -> None:
        event.stop()
        view = next(v for v in self.assessment.materials if f"material {v.key}" == event.tick.entry)
        if view.is_ready and not view.is_ticked:
            self.notify(say(self, "materials.by_pictures"), markup=False)
            return
        self.session.tick_material(view.need.kinds[0], view.need.about, event.is_ticked)
        self.post_message(SessionChanged())

    # Pictures

    @on(SlotBox.Given)
    def _give(self, event: SlotBox.Given) -> None:
        event.stop()
        self._attaching.give(event.key, event.text)

    @on(SlotBox.Asked)
    def _ask(self, event: SlotBox.Asked) -> None:
        event.stop()
        self._attaching.ask(event.key, event.way)

    def finish(self) -> bool:
        """Paths that were typed and not given yet are, before going on."""
        for box in self.query(SlotBox):
            typed = box.take_typed()
            if typed and box.key in self.assessment.slots:
                self._attaching.give(box.key, typed)
        return False

    def on_paste(self, event: events.Paste) -> None:
        """What is dropped while no path is being typed goes to the place the user is at, or the next."""
        event.stop()
        if slot := self._attaching.next_from(self.key_in_focus()):
            self._attaching.give(slot, event.text)

    # What is asked of papers

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if box_around(event.input):
            event.stop()
            self.action_onward()

    @on(events.DescendantBlur)
    def _leave(self, event: events.DescendantBlur) -> None:
        self._fields.leave(event.widget)

    def field_in_focus(self) -> FieldView | None:
        """The question about a paper the user is at."""
        box = box_around(self.screen.focused)
        return box.view if box else None

    def continue_problems(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with an answer about a paper."""
        problems = self._fields.problems()
        self.query_one(ErrorSummary).show(problems)
        return problems

    def memory(self) -> dict[str, Any]:
        """What has been judged."""
        return {"left": self._fields.left}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """As above."""
        self._fields.left |= memory.get("left", set())

    # Confirmations

    @on(Confirmed)
    def _confirm(self, event: Confirmed) -> None:
        event.stop()
        self.session.confirm(event.key, event.value)
        self.post_message(SessionChanged())

    def _at(self, widget: Widget | None) -> Tick | SlotBox | FieldBox | Confirmation | None:
        nodes = widget.ancestors_with_self if widget else ()
        kinds = Tick | SlotBox | FieldBox | Confirmation
        return next((node for node in nodes if isinstance(node, kinds)), None)

    def whole_of(self, widget: Widget) -> Widget:
        """The confirmation with its statement."""
        return self._at(widget) or widget

    def key_in_focus(self) -> str:
        """The material or confirmation the user is at."""
        node = self._at(self.screen.focused)
        return node.key if isinstance(node, FieldBox) else node.entry if node else ""

    def findings_in_focus(self) -> tuple[Finding, ...]:
        """Who wants this material, or asks for this confirmation."""
        if view := self.material_in_focus():
            return view.asked_by
        entry = self.key_in_focus()
        found = self.assessment.confirmations
        return tuple(f for f in found if f.outcome and entry == f"confirm {f.outcome.confirm}")

    def material_in_focus(self) -> MaterialView | None:
        """The material the user is at, or whose picture."""
        entry = self.key_in_focus()
        for view in self.assessment.materials:
            if entry in (f"material {view.key}", *(f"picture {slot.key}" for slot in view.slots)):
                return view
        return None

    def focus_on(self, key: str) -> None:
        """The material or confirmation, else the first."""
        for node in self.query("*"):
            if isinstance(node, Tick) and key in (node.entry, node.entry.removeprefix("material ")):
                self.put_focus(node)
                return
            if isinstance(node, SlotBox) and key == node.entry and (control := node.control()):
                self.put_focus(control)
                return
            if isinstance(node, FieldBox) and key == node.key:
                self.put_focus(node.control)
                return
            if isinstance(node, Confirmation) and key in (node.entry, f"confirmations.{node.key}"):
                self.put_focus(node.query_one(Radio))
                return
        super().focus_on(key)
