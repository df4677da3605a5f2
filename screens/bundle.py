"""The bundle page: how ready the filing is, what is in the way, and building the bundle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from icp_wizard.assessment.doing import is_offline
from icp_wizard.assessment.leading import places_for
from icp_wizard.assessment.texts import missing_text
from icp_wizard.errors import Problem
from screens.base import lines, literal, put, say, shell, words
from screens.explaining import material_in_words, readiness_in_words, warnings_in_words
from screens.left_out import left_out_packs
from screens.page import Page
from screens.widgets.inputs import CleanInput
from screens.widgets.messages import Change
from screens.widgets.press import Press
from screens.widgets.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from icp_wizard.assessment import Blocker
    from icp_wizard.bundle import BundleReport
    from icp_wizard.session.session import Session


class BundlePage(Page):
    """The end of the way."""

    def __init__(self, session: Session, step: str) -> None:
        super().__init__(session, step)
        self._memory: dict[str, Any] = {}
        self._is_incomplete = False
        self._overwrite: Path | None = None
        self._is_built = False

    def compose(self) -> ComposeResult:
        """Readiness, what is in the way, where to write, progress and result."""
        yield Static("", classes="intro")
        yield OptionList(markup=False, compact=True, classes="blockers")
        yield Static("", classes="forms")
        yield Static("", classes="by-hand")
        yield Press(say(self, "bundle.console"), "console")
        yield Static(literal(say(self, "bundle.path"), "bold"), classes="heading")
        path = self._memory.get("path") or shell(self).desk.bundle_path(self.session)
        yield CleanInput(str(path), compact=True, select_on_focus=False)
        yield Tick("incomplete")
        yield Press(say(self, "bundle.build"), "build")
        yield ProgressBar(show_eta=False)
        yield Static("", classes="result")

    def on_mount(self) -> None:
        """Everything as it is now."""
        self._is_incomplete = bool(self._memory.get("is_incomplete"))
        self.query_one(ProgressBar).display = False
        self._show()

    async def refresh_from(self) -> None:
        """Readiness as it is now."""
        self._show()

    def _blockers(self) -> tuple[Blocker, ...]:
        readiness = self.assessment.readiness
        return readiness.enterable or readiness.submittable

    def _show(self) -> None:
        catalogue = words(self)
        readiness = self.assessment.readiness
        hint = "bundle.in_the_way" if readiness.enterable else "bundle.papers_later"
        put(
            self.query_one(".intro", Static),
            lines(
                literal(catalogue.text("outline.step.bundle"), "bold"),
                readiness_in_words(self.assessment, catalogue),
                literal(warnings_in_words(self.assessment, catalogue), "$text-warning"),
                literal(left_out_packs(self.session.loaded, catalogue), "$text-error"),
                literal(say(self, hint) if self._blockers() else "", "dim"),
            ),
        )
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        listed.set_options(
            [Option(literal(self._words_of(b)), id=f"b{n}") for n, b in enumerate(self._blockers())]
        )
        listed.display = bool(self._blockers())
        listed.highlighted = at if self._blockers() else None
        put(self.query_one(".forms", Static), self._forms())
        put(self.query_one(".by-hand", Static), literal(self._by_hand(), "$text-warning"))
        console = next(press for press in self.query(Press) if press.name == "console")
        console.display = not is_offline(self.assessment)
        tick = self.query_one(Tick)
        tick.display = not readiness.is_enterable
        tick.show(say(self, "bundle.incomplete"), [say(self, "bundle.marked")], is_ticked=self._is_incomplete)

    def _words_of(self, blocker: Blocker) -> str:
        """One thing in the way, and what to do about it."""
        assessment, catalogue = self.assessment, words(self)
        if blocker.kind == "open":
            return missing_text(assessment.by_key[blocker.key], catalogue)
        if blocker.kind in ("order", "pack"):
            return catalogue.text(f"screens.bundle.{blocker.kind}")
        if blocker.kind == "material":
            view = next(view for view in assessment.materials if view.key == blocker.key)
            title = material_in_words(assessment, view, catalogue, is_masked=self.is_masked)
            return say(self, "bundle.material", title=title)
        text = self.said(assessment.finding_by_key[blocker.key])
        return say(self, f"bundle.{blocker.kind}", text=text)

    def _forms(self) -> Content:
        """The forms it will hold, and what a form still lacks."""
        parts = [literal(say(self, "bundle.forms"), "bold")]
        for form in self.assessment.forms:
            title = words(self).pack_text(form.material.title)
            kind = "printable" if form.is_printable else "not_printable"
            state = say(self, f"bundle.{kind}", count=len(form.missing))
            parts.append(literal(say(self, "bundle.form", form=form.form_id, title=title, state=state)))
        parts.append(literal(say(self, "bundle.sheet_and_list")))
        if font := shell(self).desk.font:
            parts.append(literal(say(self, "bundle.font", file=font.name)))
        return Content("\n").join(parts)

    def _by_hand(self) -> str:
        """What no font can draw, said before the bundle is made; empty where all can be printed."""
        from icp_wizard.bundle.printing import unprintable_lines

        if not unprintable_lines(self.assessment, None, words(self)):
            return ""
        try:
            font = shell(self).desk.own_font()
        except Problem as problem:
            return problem.render(words(self))
        found = unprintable_lines(self.assessment, font, words(self))
        if not found:
            return ""
        way = "bundle.by_hand.other_font" if font else "bundle.by_hand.font"
        text = words(self).text
        return "\n".join((text("bundle.by_hand.announced"), *(f"  {line}" for line in found), text(way)))

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        blocker = self._blockers()[event.option_index]
        if blocker.kind == "material":
            self.post_message(Change("materials", f"material {blocker.key}"))
        elif blocker.kind in ("order", "pack"):
            self.post_message(Change("intent", ""))
        elif blocker.kind == "open":
            self.post_message(Change(self.assessment.by_key[blocker.key].placed.step, blocker.key))
        else:
            self._go_to_finding(blocker.key)

    def _go_to_finding(self, key: str) -> None:
        finding = self.assessment.finding_by_key[key]
        outcome = finding.outcome
        if outcome and outcome.confirm:
            self.post_message(Change("materials", f"confirm {outcome.confirm}"))
            return
        if found := next(places_for(self.assessment, finding), None):
            self.post_message(Change(found.placed.step, found.key))

    @on(Tick.Toggled)
    def _tick(self, event: Tick.Toggled) -> None:
        event.stop()
        self._is_incomplete = event.is_ticked
        self._show()

    @on(Input.Submitted)
    def _build(self, event: Message) -> None:
        event.stop()
        self.finish()

    @on(Press.Pressed)
    async def _pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.name == "console":
            await self.run_action("screen.console")
        else:
            self.finish()

    def finish(self) -> bool:
        """Going on from here is making the bundle, by the rules of today alone; then what to do with it."""
        if self._is_built and self.assessment.to_do:
            return False
        if self.session.look.held is None:
            self._start_building()
        else:
            self._result(say(self, "bundle.older_rules"), "$text-warning")
            self.call_later(self.run_action, "screen.open('rules')")
        return True

    def _start_building(self) -> None:
        path = Path(self.query_one(CleanInput).value.strip()).expanduser()
        if path.is_file() and path != self._overwrite:
            self._overwrite = path
            self._result(say(self, "bundle.exists"), "$text-warning")
            return
        bar = self.query_one(ProgressBar)
        bar.display = not shell(self).desk.is_plain  # its line is no ASCII; the words say the same
        bar.update(total=100, progress=0)
        self._result(say(self, "bundle.working"))
        self._run(path, self._is_incomplete)

    @work(thread=True, exclusive=True)
    def _run(self, path: Path, is_incomplete: bool) -> None:
        """Builds off the loop; what it has to say comes back as messages."""
        desk = shell(self).desk
        try:
            report = desk.build_bundle(
                self.session,
                path,
                is_incomplete=is_incomplete,
                progress=self._report,
            )
        except Problem as problem:
            self.post_message(Failed(problem))
        else:
            self.post_message(Finished(report))

    def _report(self, part: str, done: int, of: int) -> None:
        self.post_message(Progressed(part, done, of))

    def _result(self, text: str, style: str = "") -> None:
        put(self.query_one(".result", Static), literal(text, style))

    def on_progressed(self, event: Progressed) -> None:
        """How far it is."""
        self.query_one(ProgressBar).update(total=max(event.of, 1), progress=event.done)
        catalogue = words(self)
        self._result(catalogue.text(event.part) if catalogue.has(event.part) else say(self, "bundle.working"))

    def on_failed(self, event: Failed) -> None:
        """Why there is no bundle, and what to do."""
        self.query_one(ProgressBar).display = False
        self._result(self._why_not(event.problem), "$text-error")
        self.call_after_refresh(self._show_end)

    def _why_not(self, problem: Problem) -> str:
        """A refusal speaks of this page's own tick, not of the command's option."""
        from icp_wizard.bundle import BundleRefused

        if isinstance(problem, BundleRefused):
            return say(self, "bundle.refused", count=len(problem.blockers))
        return problem.render(words(self))

    def on_finished(self, event: Finished) -> None:
        """Where it is and what to do next."""
        self._overwrite = event.report.path
        self._is_built = True
        bar = self.query_one(ProgressBar)
        bar.update(total=100, progress=100)
        done = "bundle.done" if event.report.is_complete else "bundle.done_incomplete"
        unprintable = len(event.report.unprintable)
        put(
            self.query_one(".result", Static),
            lines(
                literal(say(self, done, path=event.report.path), "bold $text-success"),
                literal(
                    say(self, "bundle.unprintable", count=unprintable) if unprintable else "", "$text-warning"
                ),
                say(self, "bundle.private"),
                self._next_steps() if event.report.is_complete else "",
            ),
        )
        self.call_after_refresh(self._show_end)

    def _next_steps(self) -> str:
        """The steps there are: nothing is printed where the bundle has no forms."""
        from icp_wizard.bundle.steps import signing

        last = ("do",) if self.assessment.to_do else ("console", "verify")
        steps = ("unpack", *signing(self.assessment), *last)
        numbered = (f"{number}. {say(self, f'bundle.next.{step}')}" for number, step in enumerate(steps, 1))
        return say(self, "bundle.next", steps=" ".join(numbered))

    def _show_end(self) -> None:
        self.scroll_end(animate=False)

    def memory(self) -> dict[str, Any]:
        """What was typed and ticked."""
        return {"path": self.query_one(CleanInput).value, "is_incomplete": self._is_incomplete}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """As above."""
        self._memory = dict(memory)

    def focus_on(self, key: str) -> None:
        """What is in the way, else the place to write to."""
        listed = self.query_one(OptionList)
        build = next(press for press in self.query(Press) if press.name == "build")
        self.put_focus(listed if self.assessment.readiness.enterable else build)


class Progressed(Message):
    """A part of the bundle is being made."""

    def __init__(self, part: str, done: int, of: int) -> None:
        super().__init__()
        self.part, self.done, self.of = part, done, of


class Failed(Message):
    """The bundle could not be written."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class Finished(Message):
    """The bundle is there."""

    def __init__(self, report: BundleReport) -> None:
        super().__init__()
        self.report = report
