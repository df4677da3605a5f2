"""Out of a dead end: which answers, given otherwise, would lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.assess import assess
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment.model import Assessment, FieldView

_BEST, _CLEARS, _UNTRIED, _USELESS = range(4)


def ways_out(assessment: Assessment) -> tuple[FieldView, ...]:
    """The fields whose answer to change, best first: what makes the filing possible, then what only clears
    one dead end, then what cannot be tried here: a text, or a province, whose rules are others.

    Of the answers the dead end rests on, those are left out with which no other option helps.
    """
    ranked = [(_rank(assessment, view), view) for view in _rested_on(assessment)]
    ranked = [(rank, view) for rank, view in ranked if rank < _USELESS] or ranked
    return tuple(view for _, view in sorted(ranked, key=_by_rank))


def _by_rank(ranked: tuple[int, FieldView]) -> int:
    return ranked[0]


def _rested_on(assessment: Assessment) -> list[FieldView]:
    """The fields whose answers the reasons rest on, in the order they are asked."""
    paths = {cause.path for cause in assessment.route.causes}
    dead_ends = [assessment.finding_by_key[key] for key in assessment.route.dead_ends]
    for finding in dead_ends:
        paths |= {cause.path for cause in (*finding.because, *finding.causes)}
    paths -= {"intent.goal"}  # to want something else is a way out only where a rule says so
    paths |= {path for finding in dead_ends for path in finding.about}
    keys = {view.key for path in paths if (view := assessment.field_for(path))}
    return [view for view in assessment.fields if view.key in keys]


def _rank(assessment: Assessment, view: FieldView) -> int:
    if view.placed.field.kind not in (Kind.YES_NO, Kind.CHOICE) or not view.placed.path:
        return _UNTRIED
    tried = (_with(assessment, view.placed.path, value) for value in _others(assessment, view))
    return min(tried, default=_USELESS)


def _others(assessment: Assessment, view: FieldView) -> Iterator[object]:
    """What else could be answered."""
    now = assessment.answers.stored(view.placed.path or "")
    if view.placed.field.kind is Kind.YES_NO:
        yield not now
    yield from (option.code for option in view.options if option.code != now)


def _with(assessment: Assessment, path: str, value: object) -> int:
    """How much another answer would help."""
    draft = parse_draft(replaced(assessment.answers.data, path, value))
    found = assess(draft, assessment.rulebook, assessment.as_of).route
    if not found.is_impossible:
        return _BEST
    before, after = set(assessment.route.dead_ends), set(found.dead_ends)
    return _CLEARS if after < before else _USELESS
