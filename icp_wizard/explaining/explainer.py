"""Explains one assessment in one language: its findings, and what explanations of other things share."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.authority import caveat_lines, source_text
from icp_wizard.assessment.texts import cause_text, finding_text, severity_text
from icp_wizard.explaining.clearing import Verdict, ways
from icp_wizard.explaining.explanation import Explanation, Part, part
from icp_wizard.explaining.whole_rule import rule_parts
from icp_wizard.explaining.wording import way_text
from icp_wizard.rules import Status, rule_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment, Finding
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
        waits = finding.status is Status.UNDECIDED
        yield from self.part("settles" if waits else "because", self.causes(finding.because))
        if finding.causes != finding.because:
            yield from self.part("decided", self.causes(finding.causes))
        reasons = finding.outcome.reasons if finding.outcome else ()
        yield from self.part("reasons", (self.catalogue.text(reason) for reason in reasons))
        yield from self.clearing(finding)
        yield from self.trust([finding])

    def _places(self, finding: Finding) -> Iterator[str]:
        """Where to do something about a finding: keys of asked fields, or the step of the papers."""
        for path in (*finding.about, *(cause.path for cause in finding.because)):
            if view := self.assessment.field_for(path):
                yield view.key
        if finding.outcome and (finding.outcome.material or finding.outcome.confirm):
            yield "materials"

    # What explanations share

    def causes(self, causes: Iterable[Cause]) -> Iterator[str]:
        """Answers something rests on."""
        for cause in causes:
            text = cause_text(self.assessment, cause, self.catalogue, with_values=self.with_values)
            yield f"{cause.path}  {text}" if self._with_paths else text

    def because_of(self, findings: Iterable[Finding]) -> Iterator[Part]:
        """The answers that make several findings apply, each once."""
        found = dict.fromkeys(cause for finding in findings for cause in finding.because)
        yield from self.part("because", self.causes(found))

    def clearing(self, finding: Finding) -> Iterator[Part]:
        """What would clear a finding: what its rule says of that, then the ways, by what trying has shown."""
        if finding.status in (Status.MET, Status.ADVICE, Status.UNDECIDED):
            return
        rule = finding.outcome.rule if finding.outcome else None
        yield from self.part(
            "fix", [rule_text(rule, self.catalogue, texts=rule.fix)] if rule and rule.fix else []
        )
        found = ways(self.assessment, finding)
        for verdict in Verdict:
            of_it = [way for way in found if way.verdict is verdict and way.kind != "correction"]
            yield from self.part(verdict, self._ways(of_it))
        yield from self.part("corrections", self._ways(way for way in found if way.kind == "correction"))

    def _ways(self, found: Iterable[Way]) -> Iterator[str]:
        for way in islice(found, MOST_WAYS):
            yield way_text(self.assessment, way, self.catalogue, with_values=self.with_values)

    def trust(self, findings: Iterable[Finding]) -> Iterator[Part]:
        """Whom to believe: the surest and newest source of each rule, and what is to be said against it."""
        rules = (finding.outcome.rule for finding in findings if finding.outcome)
        yield from self.part("trust", [line for rule in rules for line in self._trusted(rule)])

    def _trusted(self, rule: Rule) -> Iterator[str]:
        rulebook = self.assessment.rulebook
        sources = rulebook.sources_of(rule)
        if sources:
            yield source_text(max(sources, key=_sureness), self.catalogue)
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
