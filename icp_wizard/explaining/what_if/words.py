"""What would be otherwise, in words: sections of lines, each of which may lead to an answer.

Pure functions of a comparison of two assessments and a catalogue. Values of answers only `with_values`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.assessment.doing import is_offline
from icp_wizard.assessment.labels import full_label, place_name
from icp_wizard.assessment.material_texts import material_title
from icp_wizard.assessment.silence import gap_texts
from icp_wizard.assessment.texts import finding_text, severity_text
from icp_wizard.assessment.whether import whether_text
from icp_wizard.explaining.provinces.words import GAP, padded, province_title
from icp_wizard.explaining.what_if.outcome import Change
from icp_wizard.rules import Status
from icp_wizard.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.assessment import Assessment, FieldView, Finding, MaterialView
    from icp_wizard.assessment.narrowing import OptionView
    from icp_wizard.explaining.what_if.outcome import Changed, LostOption, Outlook, WhatIf
    from icp_wizard.i18n import Catalogue

MOST_NAMED: Final = 8
"""Questions named one by one; more are counted."""


class Line(NamedTuple):
    """One difference, and the key of the field it leads to as the draft is now ("" for none)."""

    text: str
    goes_to: str = ""


class Section(NamedTuple):
    """Differences of one kind."""

    title: str
    lines: tuple[Line, ...]


def sections(
    case: WhatIf, catalogue: Catalogue, *, with_values: bool, told: str = "what_if"
) -> tuple[Section, ...]:
    """Only what differs, what is in the way first; empty where nothing does.

    `told`: `what_if` of what would be, `changed` of what has become of the draft.
    """
    telling = _Telling(case, catalogue, with_values, told)
    return tuple(section for section in telling.all() if section.lines)


class _Telling:
    """The sections of one comparison."""

    def __init__(self, case: WhatIf, catalogue: Catalogue, with_values: bool, told: str) -> None:
        self._case = case
        self._told = told
        self._catalogue = catalogue
        self._with_values = with_values
        self._findings = [one for one in case.findings() if not _asks_for_paper(one)]

    def all(self) -> Iterator[Section]:
        yield self._section("order", self._order())
        for kind in (Change.BLOCKS, Change.WARNS, Change.WAITS, Change.SEVERITY):
            yield self._section(kind, self._lines(kind))
        yield self._section("papers_added", self._papers(self._case.papers_added, self._case.then))
        yield self._section("papers_gone", self._papers(self._case.papers_gone, self._case.now))
        for is_lost, name in ((True, "options_lost"), (False, "options_regained")):
            options = [option for option in self._case.options if option.is_lost is is_lost]
            yield self._section(name, self._options(options))
        yield self._section(Change.CLEARED, self._lines(Change.CLEARED))
        for kind in (Change.TOLD, Change.UNTOLD):
            yield self._section(kind, self._counted(kind) if self._case.is_other_kind else self._lines(kind))
        yield self._section("asked", self._questions(self._case.asked))
        yield self._section("parked", self._questions(self._case.parked))
        yield self._section("readiness", self._readiness())
        yield self._section("gaps", self._gaps())

    def _lines(self, kind: Change) -> list[Line]:
        return [self._line(one) for one in self._findings if one.kind is kind]

    def _counted(self, kind: Change) -> list[Line]:
        count = sum(one.kind is kind for one in self._findings)
        return [Line(self._catalogue.text("explaining.what_if.notes", count=count))] if count else []

    def _section(self, name: str, lines: Sequence[Line]) -> Section:
        title = self._catalogue.text(f"explaining.{self._told}.{name}", count=len(lines))
        return Section(title, tuple(lines))

    def _order(self) -> list[Line]:
        now, then = (_order_text(assessment, self._catalogue) for assessment in self._case)
        return [self._from_to(now, then)] if now != then else []

    def _readiness(self) -> list[Line]:
        now, then = (_ready_text(assessment, self._catalogue) for assessment in self._case)
        return [self._from_to(now, then)] if now != then else []

    def _gaps(self) -> list[Line]:
        """What nobody has a source for there, and is known or no matter here."""
        here = gap_texts(self._case.now, self._catalogue)
        return [Line(gap) for gap in gap_texts(self._case.then, self._catalogue) if gap not in here]

    def _from_to(self, now: str, then: str) -> Line:
        return Line(self._catalogue.text("explaining.what_if.from_to", now=now, then=then))

    def _line(self, one: Changed) -> Line:
        finding, case = one.finding, self._case
        assessment = case.then if one.then is not None else case.now
        text = self._said(finding, assessment)
        if one.kind is Change.SEVERITY and one.now is not None:
            now, then = severity_text(one.now, self._catalogue), severity_text(finding, self._catalogue)
            values = {"now": now, "then": then, "text": text, "rule": finding.rule_id}
            told = self._catalogue.text("explaining.what_if.severity_of", **values)
        else:
            told = self._catalogue.text("explaining.what_if.finding", text=text, rule=finding.rule_id)
        return Line(told, self._field_of(one))

    def _said(self, finding: Finding, assessment: Assessment) -> str:
        """What a finding says, and of which person, as several may be told the same."""
        text = finding_text(assessment, finding, self._catalogue, with_values=self._with_values)
        if not assessment.answers.roles.get(finding.item or ""):
            return text
        person = place_name(assessment, finding.item, self._catalogue)
        return self._catalogue.text("outline.of_item", item=person, label=text)

    def _field_of(self, one: Changed) -> str:
        finding, now = one.finding, self._case.now
        paths = (*finding.about, *(cause.path for cause in finding.because))
        return next((view.key for path in paths if (view := now.field_for(path))), "")

    def _papers(self, views: Sequence[MaterialView], assessment: Assessment) -> list[Line]:
        return [Line(self._paper(view, assessment), "materials") for view in views]

    def _paper(self, view: MaterialView, assessment: Assessment) -> str:
        title = material_title(view, self._catalogue)
        if about := place_name(assessment, view.need.about, self._catalogue):
            title = self._catalogue.text("outline.of_role", role=about, label=title)
        kind = "perhaps" if view.is_undecided else "ours" if any(m.form for m in view.options) else ""
        return self._catalogue.text(f"explaining.what_if.paper.{kind}", title=title) if kind else title

    def _options(self, options: Sequence[LostOption]) -> list[Line]:
        """One line a field."""
        by_field: dict[str, list[LostOption]] = {}
        for option in options:
            by_field.setdefault(option.field.key, []).append(option)
        return [self._options_of(found[0].field, found) for found in by_field.values()]

    def _options_of(self, view: FieldView, options: Sequence[LostOption]) -> Line:
        codes = {option.code for option in options}
        labels = [_option_label(o, self._catalogue) for o in view.options if o.code in codes]
        values = {"item": full_label(view, self._catalogue), "label": self._catalogue.listed(labels)}
        return Line(self._catalogue.text("outline.of_item", **values), view.key)

    def _questions(self, views: Sequence[FieldView]) -> list[Line]:
        now = self._case.now
        named = [
            Line(full_label(view, self._catalogue), view.key if view.key in now.by_key else "")
            for view in views[:MOST_NAMED]
        ]
        more = len(views) - len(named)
        if more:
            named.append(Line(self._catalogue.text("explaining.what_if.more", count=more)))
        return named


def _asks_for_paper(one: Changed) -> bool:
    """Papers are told as such, not as what each rule says of them."""
    outcome = one.finding.outcome
    return bool(outcome and outcome.material) and one.finding.status is not Status.FIRES


def _option_label(option: OptionView, catalogue: Catalogue) -> str:
    """Of a person their role, whoever holds it."""
    is_new = option.code == "new" and option.label_id.startswith("outline.role.")
    return catalogue.text("outline.role.new" if is_new else option.label_id)


def _order_text(assessment: Assessment, catalogue: Catalogue) -> str:
    if assessment.asks_whether:
        return whether_text(assessment, catalogue)
    route = assessment.route
    order = catalogue.text(f"outline.order.{route.order_type or 'unknown'}")
    return catalogue.text("explaining.what_if.no_way", order=order) if route.is_impossible else order


def _ready_text(assessment: Assessment, catalogue: Catalogue) -> str:
    readiness = assessment.readiness
    if is_offline(assessment):
        way = "offline" if readiness.is_enterable else "offline_not_yet"
        count = len(readiness.submittable if readiness.is_enterable else readiness.enterable)
        return catalogue.text(f"explaining.what_if.ready.{way}", count=count)
    if readiness.is_submittable:
        return catalogue.text("explaining.what_if.ready.submittable")
    if readiness.is_enterable:
        return catalogue.text("explaining.what_if.ready.enterable", count=len(readiness.submittable))
    return catalogue.text("explaining.what_if.ready.not_yet", count=len(readiness.enterable))


class Table:
    """A draft in many provinces in figures, one a line; its own is marked."""

    COLUMNS: Final = ("blocks", "warnings", "papers", "pending", "open")

    def __init__(self, outlooks: Sequence[Outlook], home: str, catalogue: Catalogue) -> None:
        self._outlooks = outlooks
        self._home = home
        self._catalogue = catalogue
        self._heads = [catalogue.text(f"explaining.what_if.column.{name}") for name in self.COLUMNS]
        self._names = [self._name(outlook) for outlook in outlooks]
        self._width = max(map(cell_width, self._names), default=0)

    def lines(self) -> Iterator[str]:
        """The heading, then the provinces."""
        yield self.heading()
        yield from (self.line(number) for number in range(len(self._outlooks)))

    def heading(self) -> str:
        """What the figures are."""
        return GAP.join((padded("", self._width), *self._heads))

    def line(self, number: int) -> str:
        """One province; behind the figures what else is to be known of it."""
        outlook = self._outlooks[number]
        figures = (getattr(outlook, name) for name in self.COLUMNS)
        cells = [padded(f"{n or '-'}", cell_width(h)) for n, h in zip(figures, self._heads, strict=True)]
        note = self._note(outlook)
        return GAP.join((padded(self._names[number], self._width), *cells, note)).rstrip()

    def _name(self, outlook: Outlook) -> str:
        title = province_title(outlook.province, self._catalogue)
        is_home = outlook.province == self._home
        return self._catalogue.text("explaining.what_if.home", title=title) if is_home else title

    def _note(self, outlook: Outlook) -> str:
        if outlook.assessment.route.is_impossible and not outlook.assessment.asks_whether:
            return self._catalogue.text("explaining.what_if.no_way_here")
        pack = outlook.assessment.rulebook.province_pack_for(outlook.assessment.route.possible)
        if pack is None:
            return self._catalogue.text("explaining.compare.mark.no_pack")
        return "" if pack.is_complete else self._catalogue.text("explaining.compare.mark.incomplete")
