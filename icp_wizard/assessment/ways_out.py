"""Out of a dead end: which answers, given otherwise, would lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.assessment.assess import assess
from icp_wizard.assessment.silence import gaps_of
from icp_wizard.assessment.whether import is_nowhere_said
from icp_wizard.conditions import paths_read
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView

_BEST, _CLEARS, _UNTRIED, _USELESS = range(4)
_CONFIRMED_IN: Final = "materials"
"""The step in which confirmations are asked."""


class WayOut(NamedTuple):
    """An answer to give otherwise: the step that asks it, and its key; `field` is none of a confirmation."""

    step: str
    key: str
    field: FieldView | None = None

    @property
    def path(self) -> str:
        """Where the answer is stored; empty where there is no place for it yet."""
        return (self.field.placed.path or "") if self.field else self.key


def ways_out(assessment: Assessment) -> tuple[WayOut, ...]:
    """The answers to change, best first: what makes the filing possible, then what only clears one dead end,
    then what cannot be tried here: a text, or a province, whose rules are others.

    Of the answers the dead end, or what nobody has a source for, rests on, those are left out with which no
    other option helps.
    """
    ranked = [(_rank(assessment, way), way) for way in _rested_on(assessment)]
    ranked = [(rank, way) for rank, way in ranked if rank < _USELESS] or ranked
    return tuple(way for _, way in sorted(ranked, key=_by_rank))


def _by_rank(ranked: tuple[int, WayOut]) -> int:
    return ranked[0]


def _rested_on(assessment: Assessment) -> list[WayOut]:
    """The answers the reasons rest on, in the order they are asked."""
    paths = {cause.path for cause in assessment.route.causes}
    dead_ends = [assessment.finding_by_key[key] for key in assessment.route.dead_ends]
    for finding in dead_ends:
        paths |= {cause.path for cause in (*finding.because, *finding.causes)}
    if is_nowhere_said(assessment):
        paths |= {path for gap in gaps_of(assessment) for path in paths_read(gap.when)}
    paths -= {"intent.goal"}  # to want something else is a way out only where a rule says so
    paths |= {path for finding in dead_ends for path in finding.about}
    keys = {view.key for path in paths if (view := assessment.field_for(path))}
    asked = [WayOut(view.placed.step, view.key, view) for view in assessment.fields if view.key in keys]
    return [*asked, *_confirmed(dead_ends)]


def _confirmed(dead_ends: list[Finding]) -> Iterator[WayOut]:
    """What was not confirmed, where a dead end is just that."""
    for finding in dead_ends:
        if finding.outcome and finding.outcome.confirm:
            yield WayOut(_CONFIRMED_IN, f"confirmations.{finding.outcome.confirm}")


def _rank(assessment: Assessment, way: WayOut) -> int:
    if way.field is None:
        return _with(assessment, way.path, True)
    if way.field.placed.field.kind not in (Kind.YES_NO, Kind.CHOICE) or not way.path:
        return _UNTRIED
    tried = (_with(assessment, way.path, value) for value in _others(assessment, way.field))
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
    if is_nowhere_said(assessment):
        return _CLEARS if found.dead_ends else _USELESS  # that a filing is needed is an answer, too
    before, after = set(assessment.route.dead_ends), set(found.dead_ends)
    return _CLEARS if after < before else _USELESS
