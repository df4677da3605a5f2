"""Rules of the library in words: what one says, of whom, on whose word, and what provinces make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.assessment.authority import caveat_lines, marked, pack_name, source_text
from icp_wizard.explaining.library.fields import is_worked_out, questions_behind, rule_path
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.display import province_name
from icp_wizard.rules import rule_text
from icp_wizard.rules.paths import CONFIRMATIONS, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.explaining.library.entries import Entry, Read, Standing
    from icp_wizard.explaining.library.fields import Question
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Material, Rule
    from icp_wizard.rules.rule import Adaptation, Texts


_STORED: Final = {"service": "wanted.services", "services": "wanted.services", "material": "materials"}
"""Where a draft keeps what rules call so: lists have their labels by that."""


class Line(NamedTuple):
    """A line of a rule in full. `kind`: `said` (the sentence), `heading`, `plain`, `quiet`, `caveat`."""

    kind: str
    text: str


def sentence(rule: Rule, catalogue: Catalogue, texts: Texts | None = None) -> str:
    """The sentence of a rule, or its fix, seen from no draft: codes by their labels, answers by theirs."""
    lists = dict.fromkeys(question.options for path in rule.demanded for question in questions_behind(path))

    def shown(value: object) -> str:
        for options in lists:
            if any(code.code == value for code in CODES.get(options, ())):
                return catalogue.text(label_id(options, str(value)))
        return str(value)

    def answer(path: str) -> str:
        label = path_label(rule_path(path), catalogue)
        return catalogue.text("explaining.library.answer", label=label)

    return marked(rule_text(rule, catalogue, answer, texts, shown), rule, catalogue)


def topic_label(topic: str, catalogue: Catalogue) -> str:
    """What a topic means."""
    return catalogue.text(f"commands.topic.{topic}")


def question_label(question: Question, catalogue: Catalogue) -> str:
    """What a question is called, with whose answer it is."""
    label = catalogue.text(question.label_id)
    if not question.role:
        return label
    role = catalogue.text(f"outline.role.{question.role}")
    return catalogue.text("outline.of_role", role=role, label=label)


def question_text(question: Question, catalogue: Catalogue) -> str:
    """What a question is called, and at which step it is asked."""
    step = catalogue.text(f"outline.step.{question.step}")
    return catalogue.text("explaining.library.at_step", label=question_label(question, catalogue), step=step)


def read_text(read: Read, catalogue: Catalogue) -> str:
    """A question that a rule reads, and what it works out of the answer."""
    text = question_text(read.question, catalogue)
    if not read.through:
        return text
    value = worked_out_label(read.through, catalogue)
    return catalogue.text("explaining.library.read_for", label=text, value=value)


def worked_out_label(path: str, catalogue: Catalogue) -> str:
    """What a value that is worked out is called."""
    return catalogue.text(f"explaining.worked_out.{named(path)}")


def confirmation_text(library: Library, key: str, catalogue: Catalogue) -> str:
    """What a confirmation asks."""
    asked = library.confirmations.get(key)
    return catalogue.pack_text(asked.ask) if asked else key


def name_label(library: Library, name: str, catalogue: Catalogue) -> str:
    """What a field that rules are looked for by is called."""
    if name.startswith(CONFIRMATIONS):
        return confirmation_text(library, name.removeprefix(CONFIRMATIONS), catalogue)
    return path_label(name, catalogue)


def path_label(path: str, catalogue: Catalogue) -> str:
    """What the answer at a rule path is called, whether or not it is a question of the outline."""
    if is_worked_out(path):
        return worked_out_label(path, catalogue)
    for question in questions_behind(path):
        if question.name == path:
            return question_label(question, catalogue)
    item, dot, leaf = path.partition(".")
    labels = (f"outline.{path}.label", f"outline.root.{_STORED.get(item, item)}{dot}{leaf}")
    return next((catalogue.text(label) for label in labels if catalogue.has(label)), path)


def unasked_paths(entry: Entry) -> tuple[str, ...]:
    """Paths that a rule names and no question of the outline stands behind, but for confirmations."""
    return tuple(
        path for path in entry.paths if not path.startswith(CONFIRMATIONS) and not questions_behind(path)
    )


def material_text(material: Material, catalogue: Catalogue) -> str:
    """What a material is called, and which form it is."""
    title = catalogue.pack_text(material.title)
    if not material.form:
        return title
    return catalogue.text("explaining.library.form", title=title, form=material.form)


def pack_text(library: Library, pack_id: str, catalogue: Catalogue) -> str:
    """A pack by its title."""
    pack = library.packs.get(pack_id)
    return pack_name(pack, catalogue) if pack else pack_id


def severity_text(rule: Rule, catalogue: Catalogue) -> str:
    """How serious a rule is, as it holds."""
    return catalogue.text(f"outline.severity.{rule.severity}")


def entry_lines(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> Iterator[Line]:
    """Everything to be said of a rule as it stands in a province; what it reads is said by `read_text`."""
    rule = standing.rule
    yield Line("said", sentence(rule, catalogue))
    if rule.fix:
        fix = sentence(rule, catalogue, rule.fix)
        yield Line("plain", catalogue.text("explaining.library.fix", text=fix))
    yield from _state(library, entry, standing, catalogue)
    yield from _concern(rule, catalogue)
    yield from _asked(library, rule, catalogue)
    yield from _on_whose_word(library, standing, catalogue)
    yield from _in_provinces(library, entry, catalogue)
    yield from _origin(rule, catalogue)


def _state(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> Iterator[Line]:
    """How serious it is where its pack says more, whether it holds, and for how long."""
    text, rule = catalogue.text, standing.rule
    if rule.declared != rule.severity:
        declared = text(f"outline.severity.{rule.declared}")
        severity = severity_text(rule, catalogue)
        yield Line("plain", text("explaining.library.declared", severity=severity, declared=declared))
    if rule.is_dead_end:
        yield Line("plain", text("explaining.library.dead_end"))
    if not standing.is_in_force:
        yield Line("caveat", text(f"explaining.library.{_why_not(library, entry, standing)}"))


def _why_not(library: Library, entry: Entry, standing: Standing) -> str:
    if not standing.rule.is_valid_on(library.as_of):
        return "not_now"
    if not entry.is_in_force:
        return "off"
    return "not_here" if standing.province else "elsewhere"


def _concern(rule: Rule, catalogue: Catalogue) -> Iterator[Line]:
    """Whom it concerns, where not everybody."""
    for name, codes in (("kind", rule.applies_to), ("order", rule.orders)):
        if codes:
            listed = catalogue.listed(catalogue.text(f"explaining.{name}.{code}") for code in codes)
            yield Line("plain", catalogue.text(f"explaining.library.for_{name}", listed=listed))


def _asked(library: Library, rule: Rule, catalogue: Catalogue) -> Iterator[Line]:
    """What it asks to be confirmed, and the line it proposes."""
    if rule.confirm:
        ask = confirmation_text(library, rule.confirm, catalogue)
        yield Line("plain", catalogue.text("explaining.library.confirm", ask=ask))
    if rule.suggest:
        yield Line("plain", catalogue.text("explaining.library.suggest", text=rule.suggest.text))


def _on_whose_word(library: Library, standing: Standing, catalogue: Catalogue) -> Iterator[Line]:
    rulebook, rule = library.rulebook_of(standing), standing.rule
    yield Line("heading", catalogue.text("explaining.library.sources"))
    for source in rulebook.sources_of(rule):
        yield Line("plain", source_text(source, catalogue))
        yield Line("quiet", source.locator)
    if not rule.cites:
        yield Line("plain", catalogue.text("explaining.library.no_source"))
    yield from (Line("caveat", line) for line in caveat_lines(rulebook, rule, catalogue, library.as_of))
    for done in rule.adaptations:
        yield Line("plain", adapted_text(library, done, catalogue))
    if rule.collected_on:
        kind = "verified" if rule.verified_on else "collected"
        dates = {"on": rule.collected_on, "verified": rule.verified_on}
        yield Line("quiet", catalogue.text(f"explaining.library.{kind}", **dates))


def adapted_text(library: Library, done: Adaptation, catalogue: Catalogue) -> str:
    """Which pack did what to a rule, and which rule takes its place."""
    pack = pack_text(library, done.pack, catalogue)
    told = catalogue.text(f"explaining.library.adapted.{done.kind}", pack=pack)
    if not done.because:
        return told
    return catalogue.text("explaining.library.adapted.because", told=told, rule=done.because)


def _in_provinces(library: Library, entry: Entry, catalogue: Catalogue) -> Iterator[Line]:
    """What each province makes of it."""
    if entry.changed and not entry.home:
        yield Line("heading", catalogue.text("explaining.library.in_provinces"))
    for standing in entry.changed if not entry.home else ():
        yield Line("plain", standing_text(standing, catalogue))


def differences_text(entry: Entry, catalogue: Catalogue) -> str:
    """What provinces make of a wider rule, in one line; that it holds nowhere. Empty where all is plain."""
    said = [standing_text(standing, catalogue) for standing in entry.changed if not entry.home]
    if not entry.is_in_force:
        said.insert(0, catalogue.text("explaining.library.nowhere"))
    return catalogue.text("explaining.library.between").join(said)


def standing_text(standing: Standing, catalogue: Catalogue) -> str:
    """What a province makes of a wider rule, and how serious it then is there."""
    text = catalogue.text
    done = catalogue.listed(
        dict.fromkeys(text(f"explaining.library.in_province.{done.kind}") for done in standing.changes)
    )
    place = province_name(standing.province, catalogue)
    if not standing.is_in_force:
        return text("explaining.library.province_off", place=place, done=done)
    severity = severity_text(standing.rule, catalogue)
    return text("explaining.library.province", place=place, done=done, severity=severity)


def _origin(rule: Rule, catalogue: Catalogue) -> Iterator[Line]:
    """Notes it was written from, and the rule it took the place of."""
    if rule.replaces:
        yield Line("quiet", catalogue.text("explaining.library.replaces", rule=rule.replaces))
    if rule.facts:
        yield Line("quiet", catalogue.text("explaining.library.facts", listed=catalogue.listed(rule.facts)))
