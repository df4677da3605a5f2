"""Explains one assessment in one language: its findings, and what explanations of other things share."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.authority import DISTANT, caveat_lines, source_text
from icp_wizard.assessment.labels import answer_label
from icp_wizard.assessment.leading import places_for
from icp_wizard.assessment.texts import cause_text, finding_text, severity_text
from icp_wizard.explaining.clearing import Verdict, ways
from icp_wizard.explaining.explanation import Explanation, Part, part
from icp_wizard.explaining.grounds import grounds
from icp_wizard.explaining.mirrored import joined
from icp_wizard.explaining.whole_rule import rule_parts
from icp_wizard.explaining.wording import cause_lines, deciding_path, way_text
from icp_wizard.rules import Status, rule_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from icp_wizard.assessment import Assessment, Finding, Suggested
    from icp_wizard.conditions import Cause
    from icp_wizard.explaining.clearing import Way
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule, Source

MOST_WAYS: Final = 6
"""How many ways of one sort are told."""


class Explainer:
    """Answers are named only with `with_values`; `with_paths` names them by path too, for whoever types."""

    def __init__(
        self,
        assessment: Assessment,
        catalogue: Catalogue,
        *,
        with_values: bool = True,
        with_paths: bool = False,
    ) -> None:
        self.assessment = assessment
        self.catalogue = catalogue
        self.with_values = with_values
        self._with_paths = with_paths

    def finding(self, finding: Finding) -> Explanation:
        """Why it is said, what would clear it, whose word it is."""
        rule = finding.outcome.rule if finding.outcome else None
        whole = self.whole(rule) if rule else ()
        place = next(self._places(finding), "")
        return Explanation(
            self.line(finding), tuple(self._reasons(finding)), whole, place, (finding.rule_id,)
        )

    def line(self, finding: Finding) -> str:
        """The state of a finding and what it says."""
        if finding.status is Status.FIRES:
            state = severity_text(finding, self.catalogue)
        else:
            state = self.catalogue.text(f"explaining.status.{finding.status}")
        return self.catalogue.text("explaining.line", state=state, text=self.said(finding))

    def said(self, finding: Finding) -> str:
        """What a finding says."""
        return finding_text(self.assessment, finding, self.catalogue, with_values=self.with_values)

    def _reasons(self, finding: Finding) -> Iterator[Part]:
        outcome = finding.outcome
        if finding.status is Status.UNDECIDED:
            yield from self.part("settles", self.causes(finding.because))
        else:
            yield from self.part("because", self.causes(grounds([finding]).own))
        yield from self.part("reasons", map(self.catalogue.text, outcome.reasons if outcome else ()))
        yield from self._read_as(finding)
        yield from self.clearing(finding)
        yield from self.trust([finding])
        yield from self.concerned([finding])

    def _read_as(self, finding: Finding) -> Iterator[Part]:
        """As what kind of certificate a number was read: that answer may be the wrong one."""
        path = deciding_path(finding)
        if path:
            yield from self.part("read_as", self.causes([self.assessment.answers.answer(path).cause]))

    def _places(self, finding: Finding) -> Iterator[str]:
        """Where to do something about a finding: keys of asked fields, or the step of the papers."""
        yield from (view.key for view in places_for(self.assessment, finding))
        if finding.outcome and (finding.outcome.material or finding.outcome.confirm):
            yield "materials"

    # What explanations share

    def causes(self, causes: Iterable[Cause]) -> Iterator[str]:
        """Answers something rests on; with paths one by one."""
        if not self._with_paths:
            yield from cause_lines(self.assessment, causes, self.catalogue, with_values=self.with_values)
            return
        for cause in causes:
            text = cause_text(
                self.assessment, cause, self.catalogue, with_values=self.with_values, with_item=True
            )
            yield f"{cause.path}  {text}"

    def because_of(self, findings: Sequence[Finding]) -> Iterator[Part]:
        """The answers that several findings turn on, each once."""
        yield from self.part("because", self.causes(grounds(findings).own))

    def concerned(self, findings: Sequence[Finding]) -> Iterator[Part]:
        """The answers by which several findings concern this filing at all."""
        if any(finding.status is not Status.UNDECIDED for finding in findings):
            yield from self.part("concerned", self.causes(grounds(findings).concerning))

    def clearing(self, finding: Finding) -> Iterator[Part]:
        """What to do, what to answer otherwise by what trying has shown, and which answers may be wrong."""
        if finding.status in (Status.MET, Status.ADVICE, Status.UNDECIDED):
            return
        found = ways(self.assessment, finding)
        done = [way for way in found if way.kind in ("material", "confirmation")]
        answered = [way for way in found if way.kind == "answer"]
        yield from self.part("fix", [*self._fix(finding), *self._ways(done)])
        for verdict in Verdict:
            yield from self.part(verdict, self._ways(way for way in answered if way.verdict is verdict))
        corrections = [way for way in found if way.kind == "correction"]
        yield from self.part("corrections", self._ways(self._likely(finding, corrections, done or answered)))

    def _fix(self, finding: Finding) -> Iterator[str]:
        """What the rule of a finding says is to be done, and the line it proposes."""
        rule = finding.outcome.rule if finding.outcome else None
        if rule and rule.fix:
            yield rule_text(rule, self.catalogue, texts=rule.fix)
        for suggested in self.assessment.suggestions if self.with_values else ():
            if suggested.rule_id == finding.rule_id and suggested.path in finding.about:
                yield self._suggestion(suggested)

    def _suggestion(self, suggested: Suggested) -> str:
        label = answer_label(self.assessment, suggested.path, self.catalogue)
        return self.catalogue.text("explaining.way.suggested", label=label, text=suggested.text)

    def _likely(self, finding: Finding, corrections: list[Way], others: Sequence[Way]) -> list[Way]:
        """Where there is something else to do, nobody is to doubt who they are: only what it turns on."""
        own = {cause.path for cause in grounds([finding]).own}
        return [way for way in corrections if not others or all(step.path in own for step in way.steps)]

    def _ways(self, found: Iterable[Way]) -> Iterator[str]:
        for way in islice(joined(found), MOST_WAYS):
            yield way_text(self.assessment, way, self.catalogue, with_values=self.with_values)

    def trust(self, findings: Iterable[Finding]) -> Iterator[Part]:
        """Whom to believe: the surest and newest source of each rule, and what is to be said against it."""
        said = [line for finding in findings for line in self._trusted(finding)]
        yield from self.part("trust", said)

    def _trusted(self, finding: Finding) -> Iterator[str]:
        if finding.outcome is None:
            yield self.catalogue.text("explaining.trust.format")
            return
        rulebook, rule = self.assessment.rulebook, finding.outcome.rule
        sources = rulebook.sources_of(rule)
        if sources:
            yield source_text(max(sources, key=_sureness), self.catalogue)
            if all(source.voice in DISTANT for source in sources):
                yield self.catalogue.text("explaining.trust.distant")
        yield from caveat_lines(rulebook, rule, self.catalogue, self.assessment.as_of)

    def rules_behind(self, findings: Iterable[Finding]) -> tuple[Part, ...]:
        """The rules of findings in full, one after the other."""
        rules = {f.rule_id: f.outcome.rule for f in findings if f.outcome}
        return tuple(found for rule in rules.values() for found in self.whole(rule))

    def whole(self, rule: Rule) -> tuple[Part, ...]:
        """Everything about a rule."""
        assessment = self.assessment
        return rule_parts(
            assessment.rulebook, rule, self.catalogue, assessment.as_of, with_paths=self._with_paths
        )

    def part(self, name: str, lines: Iterable[str], **values: object) -> Iterator[Part]:
        """A part of an explanation; none where there is nothing to say."""
        return part(self.catalogue, name, lines, **values)


_CONFIDENCE: Final = ("low", "medium", "high")


def _sureness(source: Source) -> tuple[int, str]:
    """Surer first, then newer; an unknown date is the oldest."""
    return _CONFIDENCE.index(source.confidence), "" if source.as_of == "unknown" else source.as_of
