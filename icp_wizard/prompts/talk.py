"""What an asker needs of the outside: lines in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from icp_wizard.prompts.wording import finding_line, route_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment import Assessment
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
    """Tells which findings came and which went since it told last."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known = _firing(assessment)
        self._way = route_line(assessment, catalogue)

    def lines(self, assessment: Assessment) -> Iterable[str]:
        """What is new: findings that fire now, in full; how many fire no more."""
        now = _firing(assessment)
        before, self._known = self._known, now
        for finding in assessment.firing:
            if finding.key not in before and finding.problem is None:
                yield finding_line(assessment, finding, self._catalogue)
        for key in before:
            if key not in now:
                yield self._catalogue.text("prompts.cleared", rule=key.partition("@")[0])
        way = route_line(assessment, self._catalogue)
        if way and way != self._way:
            yield f"! {way}"
        self._way = way


def _firing(assessment: Assessment) -> tuple[str, ...]:
    return tuple(finding.key for finding in assessment.firing)
