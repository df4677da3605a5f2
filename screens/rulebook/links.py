"""Ways on from a rule: to the fields it reads and their other rules, to its materials, to other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.assessment.labels import ask_of, full_label
from icp_wizard.explaining.library.search import Filter
from icp_wizard.explaining.library.texts import name_label, unasked_paths
from icp_wizard.explaining.naming import material_text, read_text
from icp_wizard.explaining.questions import rule_path
from icp_wizard.rules.paths import CONFIRMATIONS
from screens.base import say, shell, words
from screens.explaining import item_in_words, material_in_words
from screens.pick import Pick
from screens.rulebook.opening import Spot, go_to_answer
from screens.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.explaining.library.entries import Entry, Standing
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.i18n import Catalogue
    from screens.rulebook.screen import RulebookScreen
    from screens.wizard import WizardScreen


class Link(NamedTuple):
    """A way on: `kind` is `field`, `material` or `rule`, `key` the name of it."""

    kind: str
    key: str
    text: str


class Answer(NamedTuple):
    """An answer of the open draft: where it is asked, and what it is called there."""

    step: str
    key: str
    label: str


def links_of(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> tuple[Link, ...]:
    """Everything a rule leads to."""
    return tuple(_links(library, entry, standing, catalogue))


def _links(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> Iterator[Link]:
    for kind in entry.materials:
        title = material_text(library.materials[kind], catalogue)
        yield Link("material", kind, catalogue.text("screens.rulebook.link.material", title=title))
    for path in entry.paths:
        if path.startswith(CONFIRMATIONS):
            ask = name_label(library, path, catalogue)
            yield Link("field", path, catalogue.text("screens.rulebook.link.confirm", ask=ask))
    for read in entry.reads:
        label = read_text(read, catalogue)
        yield Link("field", read.question.name, catalogue.text("screens.rulebook.link.field", label=label))
    for path in unasked_paths(entry):
        label = name_label(library, path, catalogue)
        yield Link("field", path, catalogue.text("screens.rulebook.link.unasked", label=label))
    others = (done.because for done in standing.rule.adaptations if done.because)
    for rule_id in dict.fromkeys(others):
        yield Link("rule", rule_id, catalogue.text("screens.rulebook.link.rule", rule=rule_id))


def follow(screen: RulebookScreen, link: Link) -> None:
    """Where a link leads; where it may be to rules or into the open draft, the user says which."""
    if link.kind == "rule":
        screen.go_to(Spot(Filter(), link.key))
        return
    answers = _answers(screen, link)
    if not answers:
        _to_readers(screen, link)
        return
    label = say(screen, f"rulebook.readers.{link.kind}", count=_count(screen, link))
    places = [
        Choice(str(number), say(screen, "rulebook.to_answer", label=answer.label))
        for number, answer in enumerate(answers)
    ]

    def go(code: str | None) -> None:
        if code == "rules":
            _to_readers(screen, link)
        elif code is not None:
            answer = answers[int(code)]
            go_to_answer(screen, answer.step, answer.key)

    screen.app.push_screen(Pick(link.text, [Choice("rules", label), *places], has_marks=False), go)


def _wanted(screen: RulebookScreen, link: Link) -> Filter:
    """The rules that read a field, or ask for a material; of the province that is looked at."""
    province = screen.wanted.province
    if link.kind == "material":
        return Filter(province=province, material=link.key)
    return Filter(province=province, field=link.key)


def _count(screen: RulebookScreen, link: Link) -> int:
    return len(screen.search.found(_wanted(screen, link))) if screen.search else 0


def _to_readers(screen: RulebookScreen, link: Link) -> None:
    screen.look_for(_wanted(screen, link))


def _answers(screen: RulebookScreen, link: Link) -> list[Answer]:
    """The answers of the open draft that a link means."""
    wizard = shell(screen).wizard
    if wizard is None:
        return []
    if link.kind == "material":
        return list(_materials(wizard, link.key))
    if link.key.startswith(CONFIRMATIONS):
        return list(_confirmations(wizard, link.key))
    return [
        Answer(view.placed.step, view.key, full_label(view, words(wizard)))
        for view in wizard.assessment.fields
        if rule_path(view.key) == link.key
    ]


def _materials(wizard: WizardScreen, kind: str) -> Iterator[Answer]:
    for view in wizard.assessment.materials:
        if kind in view.need.kinds:
            label = material_in_words(
                wizard.assessment, view, words(wizard), is_masked=shell(wizard).is_masked
            )
            yield Answer("materials", f"material {view.key}", label)


def _confirmations(wizard: WizardScreen, name: str) -> Iterator[Answer]:
    assessment, catalogue = wizard.assessment, words(wizard)
    for finding in assessment.confirmations:
        confirm = finding.outcome.confirm if finding.outcome else ""
        if rule_path(f"{CONFIRMATIONS}{confirm}") == name:
            ask = ask_of(assessment, confirm, catalogue)
            item = confirm.partition("@")[2]
            about = item_in_words(assessment, item, catalogue, is_masked=shell(wizard).is_masked)
            label = say(wizard, "materials.about", title=ask, about=about) if about else ask
            yield Answer("materials", f"confirm {confirm}", label)
