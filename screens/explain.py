"""What the rules say, in full: of the field in focus, and of everything that is wrong in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.texts import full_label, gap_texts
from icp_wizard.rules import Status
from screens.base import Dialog, lines, literal, say, shell, words
from screens.explaining import draft_in_words, field_in_words, finding_in_words, status_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from icp_wizard.assessment import Assessment, FieldView, Finding


class Explain(Dialog):
    """A list of what there is to know, and the chosen entry in full. The result is a field to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right", "scroll('down')", show=False, id="explain.down"),
        Binding("pageup,left", "scroll('up')", show=False, id="explain.up"),
        Binding("f3", "close", show=False, id="explain.close"),
    ]

    def __init__(self, assessment: Assessment, view: FieldView | None, here: tuple[Finding, ...]) -> None:
        super().__init__()
        self._assessment, self._view, self._here = assessment, view, here
        self._findings = self._listed()

    def _listed(self) -> list[Finding]:
        """Findings of the field, then all others that fire or wait."""
        assessment = self._assessment
        own = self._view.findings if self._view else ()
        pending = [f for f in assessment.findings if f.status in (Status.UNDECIDED, Status.TODO)]
        every = [*self._here, *own, *assessment.firing, *pending, *assessment.advices]
        return list({finding.key: finding for finding in every}.values())

    def compose(self) -> ComposeResult:
        """The list above, the text below."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "explain.title"), "bold"), classes="title")
            yield OptionList(*self._options(), markup=False, compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(self._detail("field" if self._view else "draft"), id="detail")
            yield Static(literal(say(self, "explain.hint"), "dim"), classes="hint")

    def _options(self) -> list[Option]:
        catalogue = words(self)
        first = [Option(literal(say(self, "explain.draft")), id="draft")]
        if self._view:
            label = full_label(self._view, catalogue)
            first.insert(0, Option(literal(say(self, "explain.field", label=label)), id="field"))
        shown = [
            status_line(self._assessment, finding, catalogue, is_masked=shell(self).is_masked)
            for finding in self._findings
        ]
        rest = [Option(text.first_line, id=f"f{number}") for number, text in enumerate(shown)]
        return [*first, *rest]

    def on_mount(self) -> None:
        """On the field."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#detail", Static).update(self._detail(str(event.option_id)))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _detail(self, entry: str) -> Content:
        assessment, catalogue = self._assessment, words(self)
        if entry == "field" and self._view:
            return field_in_words(
                assessment, self._view, catalogue, is_masked=shell(self).is_masked, in_full=True
            )
        if entry == "draft":
            gaps = gap_texts(assessment, catalogue)
            heading = [literal(say(self, "explain.gaps"), "bold")] if gaps else []
            return lines(draft_in_words(assessment, catalogue), say(self, "newest"), *heading, *gaps)
        finding = self._findings[int(entry[1:])]
        return finding_in_words(assessment, finding, catalogue, is_masked=shell(self).is_masked)

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        entry = str(event.option_id)
        if entry in ("field", "draft"):
            self.dismiss(None)
            return
        finding = self._findings[int(entry[1:])]
        paths = (*finding.about, *(cause.path for cause in finding.because))
        found = (self._assessment.field_for(path) for path in paths)
        self.dismiss(next((view.key for view in found if view), None) or _other_step(finding))

    def action_scroll(self, way: str) -> None:
        """Read on in the text."""
        getattr(self.query_one(VerticalScroll), f"scroll_page_{way}")(animate=False)


def _other_step(finding: Finding) -> str | None:
    """Papers and confirmations are mended at the materials step."""
    return "materials" if finding.outcome and (finding.outcome.material or finding.outcome.confirm) else None
