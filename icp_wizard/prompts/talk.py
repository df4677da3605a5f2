"""What an asker needs of the outside: lines in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from icp_wizard.assessment.texts import finding_text
from icp_wizard.conditions import State
from icp_wizard.prompts.wording import finding_line, route_line
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.i18n import Catalogue


class Say(Protocol):
    """Shows one line to the person at the terminal."""

    def __call__(self, line: str = "") -> None:
        """Show it."""
        ...


class ReadLine(Protocol):
    """Gives the next line without its end; None where there are no more."""

    def __call__(self) -> str | None:
        """Read it."""
        ...


class News:
    """Tells which findings came and which are settled since it told last."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known = assessment
        self._way = route_line(assessment, catalogue)

    def lines(self, assessment: Assessment) -> Iterable[str]:
        """What is new: findings that fire now, and those that fired and are met or gone."""
        before, self._known = self._known, assessment
        fired = {finding.key for finding in before.firing}
        for finding in assessment.firing:
            if finding.key not in fired and finding.problem is None:
                yield finding_line(assessment, finding, self._catalogue)
        for finding in before.firing:
            if _is_settled(finding, assessment):
                said = finding_text(before, finding, self._catalogue)
                yield self._catalogue.text("prompts.cleared", text=said, rule=finding.rule_id)
        way = "" if assessment.asks_whether else route_line(assessment, self._catalogue)  # told at the end
        if way and way != self._way:
            yield f"! {way}"
        self._way = way


def _is_settled(finding: Finding, now: Assessment) -> bool:
    """Whether a finding that fired is met now, or has nothing left to be about.

    What became undecided again, or lost the answer it was about, is not settled.
    """
    found = now.finding_by_key.get(finding.key)
    if found is not None:
        return found.status is Status.MET
    return finding.problem is None or now.answers.answer(finding.about[0]).state is not State.OPEN
