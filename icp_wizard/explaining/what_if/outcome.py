"""What would the same draft be elsewhere: in another province, as another kind of entity, on another day.

The draft itself is never touched: what is supposed is a draft of its own, judged by `assess` like any other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.assessment import assess
from icp_wizard.assessment.differences import differences
from icp_wizard.conditions import State
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from icp_wizard.assessment import Assessment, FieldView, Finding, MaterialView
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook


class Change(StrEnum):
    """What becomes of something the rules say. The last two come and go with questions that are asked."""

    BLOCKS = "blocks"
    WARNS = "warns"
    WAITS = "waits"
    SEVERITY = "severity"
    CLEARED = "cleared"
    TOLD = "told"
    UNTOLD = "untold"
    QUIET = "quiet"
    ASKED = "asked"
    UNASKED = "unasked"


class Changed(NamedTuple):
    """A finding that is another one then: as it is now, and then (None: it is not there)."""

    kind: Change
    now: Finding | None
    then: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding then; of one that is gone, as it is now."""
        found = self.then or self.now
        if found is None:
            raise ValueError("of no finding")
        return found


class LostOption(NamedTuple):
    """An option of a field that may be chosen now and not then, or (`is_lost` false) the other way round."""

    field: FieldView
    code: str
    is_lost: bool


class WhatIf(NamedTuple):
    """A draft as it is now, and as it would be then."""

    now: Assessment
    then: Assessment

    def findings(self) -> tuple[Changed, ...]:
        """Every finding whose status or severity differs, in the order of then."""
        keys = [one.key for one in differences(self.now, self.then)]
        keys += [key for key in self.then.finding_by_key if key not in keys and self._weighs_otherwise(key)]
        return tuple(self._changed(key) for key in keys)

    def _weighs_otherwise(self, key: str) -> bool:
        return self.now.finding_by_key[key].severity != self.then.finding_by_key[key].severity

    def _changed(self, key: str) -> Changed:
        now, then = self.now.finding_by_key.get(key), self.then.finding_by_key.get(key)
        return Changed(self._kind(now, then), now, then)

    def _kind(self, now: Finding | None, then: Finding | None) -> Change:
        if now is not None and then is not None and now.status is then.status:
            return Change.SEVERITY if then.status in _OPEN else Change.QUIET
        if then is not None and then.status in _OPEN:
            return Change.ASKED if _is_only_about(then, self.then, self.now) else _OPEN_KINDS[_weight(then)]
        if now is not None and now.status in _OPEN:
            return Change.UNASKED if _is_only_about(now, self.now, self.then) else Change.CLEARED
        if then is not None and then.status is Status.ADVICE:
            return Change.TOLD
        return Change.UNTOLD if now is not None and now.status is Status.ADVICE else Change.QUIET

    @property
    def asked(self) -> tuple[FieldView, ...]:
        """Questions that would be new."""
        return _only_in(self.then, self.now)

    @property
    def parked(self) -> tuple[FieldView, ...]:
        """Answers that would not be asked for, and come back with the question."""
        return tuple(view for view in _only_in(self.now, self.then) if view.state is State.VALUE)

    @property
    def papers_added(self) -> tuple[MaterialView, ...]:
        """Materials that would be wanted besides."""
        return _missing_in(self.then, self.now)

    @property
    def papers_gone(self) -> tuple[MaterialView, ...]:
        """Materials that would not be wanted any more."""
        return _missing_in(self.now, self.then)

    @property
    def forms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys (`form` or `form@item`) of the forms to print besides, and of those no longer."""
        now, then = (_forms_of(assessment) for assessment in self)
        return tuple(key for key in then if key not in now), tuple(key for key in now if key not in then)

    @property
    def options(self) -> tuple[LostOption, ...]:
        """Options that the rules leave out on only one side, of questions asked on both."""
        return tuple(
            LostOption(view, code, code in shut)
            for view in self.then.fields
            if not view.is_repeat and (other := self.now.by_key.get(view.key))
            for shut, open_now in ((_shut(view), _shut(other)),)
            for code in sorted(shut ^ open_now)
        )

    @property
    def is_other_kind(self) -> bool:
        """Whether the entity would be of another nature: then most of what is told is told of others."""
        now, then = (assessment.answers.read("entity.nature").value for assessment in self)
        return now != then

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs that a user would see."""
        shown = any(one.kind is not Change.QUIET for one in self.findings())
        others = (self.asked, self.parked, self.papers_added, self.papers_gone, self.options)
        return not shown and not any(others) and self.now.route.order_type == self.then.route.order_type


class Outlook(NamedTuple):
    """A draft in a province in figures. `open` are questions not answered, `papers` those surely wanted."""

    province: str
    assessment: Assessment
    blocks: int
    warnings: int
    pending: int
    open: int
    papers: int
    has_pack: bool


def supposed(draft: Draft, *, province: str | None = None, nature: str | None = None) -> Draft:
    """The draft as it would be in a province, or of an entity of that nature; a draft of its own."""
    data = draft.data()
    for path, value in (("intent.province", province), ("wanted.entity.nature", nature)):
        if value is not None:
            data = replaced(data, path, value)
    return parse_draft(data)


def what_if(
    draft: Draft,
    now: Assessment,
    rulebook: Rulebook,
    *,
    province: str | None = None,
    nature: str | None = None,
    on: date | None = None,
) -> WhatIf:
    """The draft, judged `now`, as it would be by other rules; whatever is not named stays as it is."""
    other = supposed(draft, province=province, nature=nature)
    return WhatIf(now, assess(other, rulebook, on or now.as_of))


def outlooks(draft: Draft, rulebooks: Mapping[str, Rulebook], as_of: date) -> tuple[Outlook, ...]:
    """The draft in each of these provinces, by their rules."""
    return tuple(
        outlook(code, assess(supposed(draft, province=code), book, as_of)) for code, book in rulebooks.items()
    )


def outlook(province: str, assessment: Assessment) -> Outlook:
    """An assessment in figures."""
    kinds = [blocker.kind for blocker in assessment.readiness.enterable]
    return Outlook(
        province,
        assessment,
        blocks=sum(finding.is_blocking for finding in assessment.findings),
        warnings=len(assessment.warnings),
        pending=kinds.count("pending"),
        open=kinds.count("open"),
        papers=sum(not view.is_undecided for view in assessment.materials),
        has_pack=assessment.rulebook.province_pack_for(assessment.route.possible) is not None,
    )


_OPEN = (Status.FIRES, Status.TODO, Status.UNDECIDED)
_OPEN_KINDS = {"block": Change.BLOCKS, "fires": Change.WARNS, "waits": Change.WAITS}


def _weight(finding: Finding) -> str:
    if finding.is_blocking:
        return "block"
    return "fires" if finding.status is Status.FIRES else "waits"


def _is_only_about(finding: Finding, here: Assessment, other: Assessment) -> bool:
    """Whether it waits for answers, and asks for nothing but what is asked on its side alone."""
    if finding.status is Status.FIRES or not finding.about:
        return False
    return all(here.field_for(path) and not other.field_for(path) for path in finding.about)


def _only_in(here: Assessment, other: Assessment) -> tuple[FieldView, ...]:
    return tuple(view for view in here.fields if not view.is_repeat and view.key not in other.by_key)


def _missing_in(here: Assessment, other: Assessment) -> tuple[MaterialView, ...]:
    keys = {view.key for view in other.materials}
    return tuple(view for view in here.materials if view.key not in keys)


def _forms_of(assessment: Assessment) -> list[str]:
    return [f"{need.form_id}@{need.about}" if need.about else need.form_id for need in assessment.forms]


def _shut(view: FieldView) -> frozenset[str]:
    return frozenset(option.code for option in view.options if option.excluded_by)
