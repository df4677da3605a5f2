"""What the rules say, as deep as one wants to know: of the place in focus, and of the whole draft."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.labels import full_label
from icp_wizard.assessment.silence import gap_texts
from icp_wizard.explaining.explainer import Explainer
from icp_wizard.explaining.explanation import REASONS, WHOLE
from icp_wizard.explaining.last_change import explain_change
from icp_wizard.explaining.subjects import explain_field, explain_form, explain_material, explain_option
from icp_wizard.rules import Status
from screens.base import Dialog, lines, literal, say, shell, words
from screens.explaining import draft_in_words, explanation_in_words, status_line, terms_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.assessment import Assessment, FieldView, Finding, MaterialView
    from icp_wizard.explaining.explanation import Explanation


class Entry(NamedTuple):
    """A line of the list, and what makes its explanation; None for the draft as a whole."""

    line: Content
    explain: Callable[[], Explanation] | None


class Explain(Dialog):
    """A list of what there is to know, and the chosen entry in full. The result is a field to go to."""

    can_be_shown_again = True
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the list, which would take them to turn its own pages
        Binding("pagedown,right", "scroll('down')", show=False, priority=True, id="explain.down"),
        Binding("pageup,left", "scroll('up')", show=False, priority=True, id="explain.up"),
        Binding("space", "deeper", show=False, id="explain.deeper"),
        Binding("f3", "close", show=False, id="explain.close"),
    ]

    def __init__(
        self,
        assessment: Assessment,
        view: FieldView | None,
        here: tuple[Finding, ...] = (),
        material: MaterialView | None = None,
        before: Assessment | None = None,
    ) -> None:
        super().__init__()
        self._before = before
        self._assessment, self._view, self._here, self._material = assessment, view, here, material
        self._entries: list[Entry] = []
        self._depth = REASONS

    def compose(self) -> ComposeResult:
        """The list above, the text below."""
        self._entries = list(self._listed())
        options = [Option(entry.line.first_line, id=f"e{n}") for n, entry in enumerate(self._entries)]
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "explain.title"), "bold"), classes="title")
            yield OptionList(*options, markup=False, compact=True, id="listed")
            with VerticalScroll(can_focus=False):
                yield Static(self._detail(0), id="detail")
            yield Static(literal(say(self, "explain.hint"), "dim"), classes="hint")

    def _listed(self) -> Iterator[Entry]:
        """The field with its options, the material with its forms, the last change, then the findings."""
        explainer, catalogue = self._explainer(), words(self)
        if view := self._view:
            label = say(self, "explain.field", label=full_label(view, catalogue))
            yield Entry(literal(label), partial(explain_field, explainer, view))
            for option in view.options:
                if option.excluded_by:
                    explain = partial(explain_option, explainer, view, option)
                    yield Entry(literal(explain().line), explain)
        if self._material:
            explain = partial(explain_material, explainer, self._material)
            yield Entry(literal(explain().line), explain)
            for need in self._assessment.forms:
                if need.material in self._material.options and need.about == self._material.need.about:
                    explain = partial(explain_form, explainer, need)
                    yield Entry(literal(explain().line), explain)
        own = self._findings_here()
        yield from (self._finding(explainer, finding) for finding in own)
        if self._before is not None:
            change = partial(
                explain_change, self._before, self._assessment, words(self), with_values=explainer.with_values
            )
            yield Entry(literal(change().line), change)
        yield Entry(literal(say(self, "explain.draft")), None)
        yield from (self._finding(explainer, finding) for finding in self._others(own))

    def _finding(self, explainer: Explainer, finding: Finding) -> Entry:
        line = status_line(self._assessment, finding, words(self), is_masked=shell(self).is_masked)
        return Entry(line, partial(explainer.finding, finding))

    def _findings_here(self) -> list[Finding]:
        found = (*self._here, *(self._view.findings if self._view else ()))
        own = list({finding.key: finding for finding in found}.values())
        return sorted(own, key=lambda finding: finding.status is Status.MET)  # what is in order last

    def _others(self, own: list[Finding]) -> list[Finding]:
        """What fires, waits, or is only said elsewhere in the draft."""
        assessment = self._assessment
        pending = [f for f in assessment.findings if f.status in (Status.UNDECIDED, Status.TODO)]
        every = [*assessment.firing, *pending, *assessment.advices]
        keys = {finding.key for finding in own}
        return list({f.key: f for f in every if f.key not in keys}.values())

    def _explainer(self) -> Explainer:
        return Explainer(self._assessment, words(self), with_values=not shell(self).is_masked)

    def on_mount(self) -> None:
        """On the place in focus."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    async def relabel(self) -> None:
        """In the new language, at the same entry."""
        at = self._chosen()
        await self.recompose()
        listed = self.query_one(OptionList)
        listed.highlighted = at
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        self.query_one("#detail", Static).update(self._detail(self._chosen()))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _chosen(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _detail(self, number: int) -> Content:
        explain = self._entries[number].explain
        if explain is None:
            return self._draft()
        shown = explanation_in_words(explain(), self._depth)
        deeper = "explain.deeper" if self._depth == REASONS else "explain.shallower"
        about_field = number == 0 and self._view is not None
        terms = terms_in_words(explain().line, words(self)) if about_field else []
        return Content("\n").join([shown, *terms, Content(""), literal(say(self, deeper), "dim")])

    def _draft(self) -> Content:
        gaps = gap_texts(self._assessment, words(self))
        heading = [literal(say(self, "explain.gaps"), "bold")] if gaps else []
        return lines(draft_in_words(self._assessment, words(self)), say(self, "newest"), *heading, *gaps)

    def action_deeper(self) -> None:
        """The whole rule with its sources, or only the reasons again."""
        self._depth = WHOLE if self._depth == REASONS else REASONS
        detail = self.query_one("#detail", Static)
        reasons = detail.size.height if self._depth == WHOLE else 0
        detail.update(self._detail(self._chosen()))
        text = self.query_one(VerticalScroll)  # to where the rule begins, below the reasons
        self.call_after_refresh(text.scroll_to, y=max(0, reasons - 2), animate=False)

    @on(OptionList.OptionSelected)
    def _go(self) -> None:
        explain = self._entries[self._chosen()].explain
        self.dismiss(explain().path or None if explain else None)

    def action_scroll(self, way: str) -> None:
        """Read on in the text."""
        getattr(self.query_one(VerticalScroll), f"scroll_page_{way}")(animate=False)
