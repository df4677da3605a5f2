"""Which changes of rules touch a draft: what two judgements of it say otherwise, and what is behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.assessment.differences import differences
from icp_wizard.assessment.texts import finding_text
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.explaining.changes.rule_changes import ChangeWords
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.changes.diffing import PartChange, RulebookChanges, RuleChange

_QUIET: Final = ("", Status.MET, Status.ADVICE)
"""Statuses that ask nothing of the user."""
_ASKING: Final = (Status.FIRES, Status.TODO)
"""Statuses whose severity is shown."""
_OF_WORDS: Final = frozenset({"title", "note", "upload", "pack", "template"})
"""What may change of a material without another paper or picture being wanted."""


class Touch(NamedTuple):
    """A finding that two judgements have otherwise, None where one has none; `changes` are those of its rule.

    Without any it differs for another reason: the day, or what else is asked.
    """

    key: str
    before: Finding | None
    after: Finding | None
    changes: tuple[RuleChange, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding as it is now, else as it was."""
        return self.after or self.before  # type: ignore[return-value] # one of the two is there

    @property
    def asks(self) -> bool:
        """Whether either judgement asks something of the user here."""
        return any(status not in _QUIET for status in self.statuses)

    @property
    def statuses(self) -> tuple[str, str]:
        """Status before and after; empty where there is no finding."""
        before, after = (str(one.status) if one else "" for one in (self.before, self.after))
        return before, after


class Touched(NamedTuple):
    """What of a draft the changes touch: findings, and materials it needs."""

    before: Assessment
    after: Assessment
    findings: tuple[Touch, ...]
    materials: tuple[PartChange, ...]

    @property
    def total(self) -> int:
        """How many things of the draft are judged otherwise."""
        return len(self.findings) + len(self.materials)

    @property
    def asks(self) -> bool:
        """Whether anything asked of the user is otherwise: not where rules are met before and after."""
        return any(touch.asks for touch in self.findings) or bool(self.materials)


def touched(before: Assessment, after: Assessment, changes: RulebookChanges) -> Touched:
    """What of the draft two judgements have otherwise, with the changes of rules between them."""
    old, new = before.finding_by_key, after.finding_by_key
    keys = [one.key for one in differences(before, after)]
    keys += [key for key in new if key not in keys and _is_otherwise_severe(old.get(key), new[key])]
    found = []
    for key in keys:
        was, now = old.get(key), new.get(key)
        rule_id = (now or old[key]).rule_id
        found.append(Touch(key, was, now, changes.of_rule(rule_id)))
    kinds = dict.fromkeys(kind for view in after.materials for kind in view.need.kinds)
    materials = (one for kind in kinds for one in changes.of_material(kind))
    weighty = tuple(one for one in materials if {change.what for change in one.changes} - _OF_WORDS)
    return Touched(before, after, tuple(found), weighty)


def _is_otherwise_severe(before: Finding | None, after: Finding) -> bool:
    return before is not None and after.status in _ASKING and before.severity != after.severity


def touched_lines(
    found: Touched, words: ChangeWords, catalogue: Catalogue, *, with_values: bool = False
) -> Iterator[str]:
    """What is judged otherwise, each with the changes of its rule below it, indented."""
    for touch in found.findings:
        yield touch_line(found, touch, catalogue, with_values=with_values)
        yield from (f"    {line}" for line in change_lines(touch, words, catalogue))
    yield from map(words.part_line, found.materials)


def change_lines(touch: Touch, words: ChangeWords, catalogue: Catalogue) -> Iterator[str]:
    """What changed of the rule behind a finding."""
    for change in touch.changes:
        if change.changes:
            yield from words.rule_lines(change)
        else:
            yield catalogue.text(f"explaining.touch.{change.kind}")


def touch_line(found: Touched, touch: Touch, catalogue: Catalogue, *, with_values: bool) -> str:
    """What a finding is now instead of what it was, and what it says."""
    before, after = _standings(touch, catalogue)
    judged = found.after if touch.after else found.before
    said = finding_text(judged, touch.finding, catalogue, with_values=with_values)
    return catalogue.text("explaining.touch", before=before, after=after, text=said, key=touch.key)


def _standings(touch: Touch, catalogue: Catalogue) -> Iterator[str]:
    """Status before and after in words; where it is the same, the severities."""
    before, after = touch.statuses
    if before == after:
        return (
            catalogue.text(f"outline.severity.{one.severity}") for one in (touch.before, touch.after) if one
        )
    return (catalogue.text(f"commands.status.{status or 'none'}") for status in (before, after))
