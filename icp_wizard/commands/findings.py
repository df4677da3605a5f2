"""An assessment as text for a terminal: paths and states, answers only on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import pack_name, source_text, time_lines
from icp_wizard.assessment.labels import item_name
from icp_wizard.assessment.material_texts import material_title
from icp_wizard.assessment.materials import missing_for
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.assessment.texts import cause_text, finding_text, severity_text
from icp_wizard.assessment.whether import is_nowhere_said, whether_text
from icp_wizard.conditions import State
from icp_wizard.prompts.doing import doing_lines
from icp_wizard.prompts.remaining import blocker_line, ready_lines, undecided_lines
from icp_wizard.prompts.wording import papers_line, route_line
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment, Blocker, Finding, MaterialView
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule


class Report:
    """One assessment in lines."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue, *, with_values: bool) -> None:
        self.assessment = assessment
        self._catalogue = catalogue
        self._with_values = with_values

    def lines(self, name: str) -> Iterator[str]:
        """Everything `check` says about one draft."""
        yield self._heading(name)
        by_status: dict[Status, list[Finding]] = {}
        for finding in self.assessment.findings:
            by_status.setdefault(finding.status, []).append(finding)
        fires = self.assessment.firing
        papers = self.assessment.materials
        todo = [f for f in by_status.get(Status.TODO, ()) if not (f.outcome and f.outcome.material)]
        yield from self._group("fires", [line for f in fires for line in self.finding(f)], len(fires))
        yield from self._group("todo", [line for f in todo for line in self.finding(f)], len(todo))
        undecided = by_status.get(Status.UNDECIDED, [])
        waiting = (f"  {line}" for line in undecided_lines(self.assessment, undecided, self._catalogue))
        yield from self._group("undecided", waiting, len(undecided))
        opened = [b for b in self.assessment.readiness.enterable if b.kind == "open"]
        yield from self._group("open", [f"  {self.blocker(b)}" for b in opened], len(opened))
        yield from self._group("materials", [self._material(view) for view in papers], len(papers))
        yield from doing_lines(self.assessment, self._catalogue, with_values=self._with_values)
        gaps = gap_texts(self.assessment, self._catalogue)
        yield from self._group("gaps", [f"  {gap}" for gap in gaps], len(gaps))
        yield from self.readiness()

    def _heading(self, name: str) -> str:
        text = self._catalogue.text
        packs = self._catalogue.listed(
            f"{pack_name(pack, self._catalogue)} {pack.version}" for pack in self.assessment.rulebook.packs
        )
        values = {"order": self._order(), "as_of": self.assessment.as_of, "packs": packs}
        return text("commands.check.heading", name=name, **values)

    def _order(self) -> str:
        """Which order it is, and where it cannot be filed that way because of which rules."""
        text, route = self._catalogue.text, self.assessment.route
        order = text(f"outline.order.{route.order_type or 'unknown'}")
        if self.assessment.asks_whether:
            return whether_text(self.assessment, self._catalogue)
        if route.dead_ends:
            rules = dict.fromkeys(self.assessment.finding_by_key[key].rule_id for key in route.dead_ends)
            return text("commands.order.dead_end", order=order, rules=self._catalogue.listed(rules))
        if route.state is State.IRRELEVANT:
            return text("outline.order.none")
        return order

    def _group(self, kind: str, lines: Iterable[str], count: int) -> Iterator[str]:
        if count:
            yield self._catalogue.text(f"commands.check.group.{kind}", count=count)
            yield from lines

    def finding(self, finding: Finding) -> Iterator[str]:
        """What a finding says, where, and whose word it is."""
        text = self._catalogue.text
        said = self.said(finding)
        severity = severity_text(finding, self._catalogue)
        yield text("commands.check.finding", severity=severity, rule=finding.rule_id, text=said)
        for cause in finding.causes or finding.because:
            shown = cause_text(self.assessment, cause, self._catalogue, with_values=self._with_values)
            yield f"      {cause.path}  {shown}"
        if finding.outcome:
            for source in self.assessment.rulebook.sources_of(finding.outcome.rule)[:1]:
                yield "      " + text("commands.check.source", source=source_text(source, self._catalogue))
            yield from (f"      {line}" for line in self._of_time(finding.outcome.rule))

    def _of_time(self, rule: Rule) -> Iterator[str]:
        """How old a rule's sources are, where they are, and when it holds, where that is not always."""
        return time_lines(self.assessment.rulebook, rule, self._catalogue, self.assessment.as_of)

    def said(self, finding: Finding) -> str:
        """The sentence of a finding."""
        return finding_text(self.assessment, finding, self._catalogue, with_values=self._with_values)

    def _material(self, view: MaterialView) -> str:
        state = "perhaps" if view.is_undecided else "ready" if view.is_ready else "missing"
        about = self.about(view.need.about)
        title = material_title(view, self._catalogue)
        if about:
            title = self._catalogue.text("outline.of_role", role=about, label=title)
        if lacking := len(missing_for(self.assessment, view)):
            title = self._catalogue.text("commands.check.material.unfinished", title=title, count=lacking)
        return f"  {self._catalogue.text(f'commands.check.material.{state}')} {title}"

    def about(self, item: str | None) -> str:
        """Whom a paper is about: with values the name, without only the role."""
        if self._with_values:
            return item_name(self.assessment, item, self._catalogue)
        roles = self.assessment.answers.roles.get(item or "", ())
        return self._catalogue.listed(self._catalogue.text(f"outline.role.{role}") for role in roles)

    def readiness(self) -> Iterator[str]:
        """How ready the filing is."""
        way = route_line(self.assessment, self._catalogue)
        if way and not is_nowhere_said(self.assessment):  # that stands among what nobody has a source for
            yield way
        yield from ready_lines(self.assessment, self._catalogue)
        if papers := papers_line(self.assessment, self._catalogue):
            yield papers
        notice = pack_notice(self.assessment, self._catalogue)
        if notice:
            yield notice

    def blocker(self, blocker: Blocker) -> str:
        """One thing in the way of a level of readiness."""
        if blocker.kind == "material":
            view = next(view for view in self.assessment.materials if view.key == blocker.key)
            return self._material(view).strip()
        return blocker_line(self.assessment, blocker, self._catalogue, with_values=self._with_values)
