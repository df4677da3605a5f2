"""What another judgement says otherwise: after an edit, by other rules, or of the same draft elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment


class Difference(NamedTuple):
    """A finding that two judgements have otherwise: its key, and status before and after ("" for none)."""

    key: str
    before: str
    after: str


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """The findings that differ between two judgements, in the order of the second."""
    old = {finding.key: str(finding.status) for finding in before.findings}
    new = {finding.key: str(finding.status) for finding in after.findings}
    keys = [*new, *(key for key in old if key not in new)]
    found = (Difference(key, old.get(key, ""), new.get(key, "")) for key in keys)
    return tuple(one for one in found if one.before != one.after)
