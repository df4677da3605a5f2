"""You cannot file this way: a page of its own, with the ways out and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.labels import full_label, label_of
from icp_wizard.assessment.silence import gap_texts
from icp_wizard.assessment.texts import cause_text
from icp_wizard.assessment.ways_out import ways_out
from icp_wizard.assessment.whether import is_nowhere_said
from screens.base import lines, literal, put, say, words
from screens.explaining import grounds_in_words, verdict_in_words
from screens.page import Page
from screens.widgets.messages import Change, Home

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.assessment import Finding
    from icp_wizard.assessment.ways_out import WayOut


class BlockedPage(Page):
    """What stands in the way of this order, and what can be changed."""

    _ways: tuple[WayOut, ...] = ()

    def compose(self) -> ComposeResult:
        """What the matter is, then the ways out, in sight on small terminals too; the grounds below them."""
        yield Static("", classes="intro")
        yield Static(literal(say(self, "blocked.ways"), "bold"), classes="heading")
        yield OptionList(markup=False, compact=True, classes="ways")
        yield Static("", classes="grounds")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._show()

    async def refresh_from(self) -> None:
        """The reasons as they are now."""
        self._show()

    def _findings(self) -> list[Finding]:
        return [self.assessment.finding_by_key[key] for key in self.assessment.route.dead_ends]

    def _show(self) -> None:
        self._ways = ways_out(self.assessment)
        put(self.query_one(".intro", Static), self._intro())
        put(self.query_one(".grounds", Static), self._grounds())
        options = [
            Option(literal(say(self, "blocked.change", label=self._label(way))), id=f"v{number}")
            for number, way in enumerate(self._ways)
        ]
        options.append(Option(literal(say(self, "blocked.home")), id="home"))
        listed = self.query_one(OptionList)
        listed.set_options(options)
        listed.highlighted = 0

    def _label(self, way: WayOut) -> str:
        if way.field is not None:
            return full_label(way.field, words(self))
        return label_of(self.assessment, way.key, words(self))

    def _intro(self) -> Content:
        catalogue = words(self)
        if self.assessment.asks_whether:  # an answer, and nothing that was done wrong
            parts = [literal(say(self, "blocked.whether"), "bold $accent")]
            said = [*map(self.said, self._findings()), *gap_texts(self.assessment, catalogue)]
            if is_nowhere_said(self.assessment):
                said.insert(0, catalogue.text("outline.whether.ask"))
            parts += [part for text in said for part in (Content(""), literal(text))]
        else:
            parts = [literal(say(self, "blocked.title"), "bold $text-error")]
            for finding in self._findings():
                verdict = verdict_in_words(self.assessment, finding, catalogue, is_masked=self.is_masked)
                parts += [Content(""), verdict]
            parts += [] if self._findings() else self._route()
        return lines(*parts, Content(""), literal(say(self, "blocked.kept"), "dim"))

    def _grounds(self) -> Content:
        return Content("\n\n").join(
            grounds_in_words(self.assessment, finding, words(self), is_masked=self.is_masked)
            for finding in self._findings()
        )

    def findings_in_focus(self) -> tuple[Finding, ...]:
        """What stands in the way, in full behind F3."""
        return tuple(self._findings())

    def _route(self) -> list[Content]:
        """No order at all, where no rule says so."""
        catalogue = words(self)
        route = self.assessment.route
        text = catalogue.text("outline.order.mixed")
        causes = [cause_text(self.assessment, cause, catalogue, with_values=True) for cause in route.causes]
        because = say(self, "order_because", causes=say(self, "between").join(causes))
        return [Content(""), literal(text), literal(because, "dim")]

    def finish(self) -> bool:
        """There is no going on: which of the answers is not true, only the user knows."""
        self.app.clear_notifications()
        self.notify(say(self, "blocked.choose"), markup=False)
        self.put_focus(self.query_one(OptionList))
        return True

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = str(event.option_id)
        if entry == "home":
            self.post_message(Home())
            return
        way = self._ways[int(entry[1:])]
        self.post_message(Change(way.step, way.key))
