"""Where to go to do something about a finding: its question, or the one that brings that up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.outline.placed import split_role
from icp_wizard.filing.outline.placements import PLACEMENTS
from icp_wizard.filing.places import pattern_of
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView


def place_of(assessment: Assessment, path: str) -> FieldView | None:
    """Where an answer is given, by stored path or key; None where nothing leads to it.

    Of a list that is the field behind which one more item is offered; of somebody nobody has named yet, who
    that is; of a question that is not put yet, the open answer that decides whether it is.
    """
    if view := assessment.field_for(path):
        return view
    grown = next((view for view in assessment.collections if view.path == path), None)
    if grown is not None:
        return assessment.by_key.get(grown.after)
    role, leaf = split_role(path)
    if role and leaf:
        return place_of(assessment, role)
    return next(filter(None, map(assessment.field_for, _deciding(assessment, path))), None)


def _deciding(assessment: Assessment, path: str) -> Iterator[str]:
    """The open answers that say whether a question is put at all."""
    for place in PLACEMENTS:
        if place.path == pattern_of(path) and place.asked:
            yield from (cause.path for cause in assessment.answers.relevance.holds(place.asked, path)[1])


def places_for(assessment: Assessment, finding: Finding) -> Iterator[FieldView]:
    """Where something can be done about a finding, best first: of one that is undecided, what settles it."""
    because = [cause.path for cause in finding.because]
    rest = [cause.path for cause in finding.causes]
    is_undecided = finding.status is Status.UNDECIDED
    paths = (*because, *finding.about, *rest) if is_undecided else (*finding.about, *because, *rest)
    yield from filter(None, (place_of(assessment, path) for path in paths))
