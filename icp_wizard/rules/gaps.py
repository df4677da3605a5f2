"""Which of the things nobody has a source for concern a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.conditions import Context, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from icp_wizard.conditions import Check
    from icp_wizard.conditions.dates import WorkingDays
    from icp_wizard.rules.rule import Gap
    from icp_wizard.rules.subject import Scope, Subject


def concerning(
    gaps: Iterable[Gap],
    subject: Subject,
    as_of: date,
    *,
    checks: Mapping[str, Check],
    working_days: WorkingDays,
) -> tuple[Gap, ...]:
    """The gaps whose `when` is not false of all items, without those that another one says more exactly."""

    def context(scope: Scope) -> Context:
        return Context(scope.reader, as_of, working_days, checks)

    found = tuple(gap for gap in gaps if _concerns(gap, subject, context))
    narrower = {fact for gap in found for fact in gap.instead_of}
    return tuple(gap for gap in found if not gap.facts or not narrower.issuperset(gap.facts))


def _concerns(gap: Gap, subject: Subject, context: Callable[[Scope], Context]) -> bool:
    """What is not known yet may come to concern it."""
    decides = truth_of(gap.when)
    return any(decides(context(scope)) is not False for scope in subject.scopes(gap.scope))
