"""The answers a finding turns on, and those by which its rule concerns this filing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.explaining.questions import APPLYING, questions_behind, rule_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.assessment import Finding
    from icp_wizard.conditions import Cause

_CONCERNING: Final = frozenset(question.name for path in APPLYING for question in questions_behind(path))


class Grounds(NamedTuple):
    """Answers behind findings, each once: `own` to be looked at, `concerning` only say whom it concerns."""

    own: tuple[Cause, ...]
    concerning: tuple[Cause, ...]


def grounds(findings: Sequence[Finding]) -> Grounds:
    """The answers behind findings. Where all only say whom it concerns, it turns on these."""
    own = {cause.path: cause for finding in findings for cause in _own(finding)}
    every = {cause.path: cause for finding in findings for cause in finding.because}
    rest = tuple(cause for path, cause in every.items() if path not in own)
    return Grounds(tuple(own.values()), rest) if own else Grounds(rest, ())


def _own(finding: Finding) -> Iterator[Cause]:
    """What decides it first: that is where to look."""
    if finding.causes != finding.because:
        yield from finding.causes
    for cause in finding.because:
        if rule_path(cause.path) not in _CONCERNING or cause.path in finding.about:
            yield cause
