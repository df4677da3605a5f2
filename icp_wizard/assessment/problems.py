"""What keeps a step from being continued: the same entries in the summary and at the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.assessment.texts import finding_text, missing_text
from icp_wizard.conditions import State
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.i18n import Catalogue


class StepProblem(NamedTuple):
    """One thing to mend in a step: at which field, and the finding behind it (None: not answered)."""

    key: str
    finding: Finding | None

    def text(self, assessment: Assessment, catalogue: Catalogue) -> str:
        """What to do, in the words shown at the field too."""
        if self.finding is None:
            return missing_text(assessment.by_key[self.key], catalogue)
        return finding_text(assessment, self.finding, catalogue)


def step_problems(assessment: Assessment, step: str) -> tuple[StepProblem, ...]:
    """Open required fields and blocking findings of a step, in the order of its fields."""
    views = [view for view in assessment.fields if view.placed.step == step and not view.is_repeat]
    places = _places(assessment, views)
    short = _short_lists(assessment, step)
    problems: list[StepProblem] = []
    for view in views:
        firing = field_problems(view)
        problems += [StepProblem(view.key, f) for f in firing if places[f.key] == view.key]
        problems += [StepProblem(view.key, finding) for finding in short.get(view.key, ())]
        if not firing and view.state is State.OPEN and view.required_by:
            problems.append(StepProblem(view.key, None))
    return tuple(problems)


def _places(assessment: Assessment, views: list[FieldView]) -> dict[str, str]:
    """At which of these fields a finding is said, by key: the first of those its rule names."""
    keys = {(view.placed.path or view.key): view.key for view in reversed(views)}
    about = {finding.key: finding.about for view in views for finding in field_problems(view)}
    return {key: next(keys[path] for path in paths if path in keys) for key, paths in about.items()}


def _short_lists(assessment: Assessment, step: str) -> dict[str, list[Finding]]:
    """What lists of a step still lack, by the field behind which one more item is offered."""
    found: dict[str, list[Finding]] = {}
    for grown in assessment.collections:
        if grown.step == step and grown.lacking:
            found.setdefault(grown.after, []).extend(grown.lacking)
    return found


def field_problems(view: FieldView) -> tuple[Finding, ...]:
    """The blocking findings about one field."""
    return tuple(finding for finding in view.findings if finding.is_blocking)


def field_warnings(view: FieldView) -> tuple[Finding, ...]:
    """The findings about one field that fire without blocking."""
    fires = (f for f in view.findings if f.status is Status.FIRES)
    return tuple(f for f in fires if not f.is_blocking and not f.is_result)


def optional_open(assessment: Assessment, step: str) -> tuple[FieldView, ...]:
    """Fields of a step that are still open and surely nobody's demand: continuing leaves them blank.

    A field that a rule may yet demand, once it is known whether it applies, stays open.
    """
    return tuple(
        view
        for view in assessment.fields
        if view.placed.step == step
        and not view.is_repeat
        and view.state is State.OPEN
        and view.need == "optional"
    )
