"""Finding rules in the library: by words, topic, field, province, source, severity, kind, material."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from icp_wizard.explaining.naming import question_label, sentence, topic_label
from icp_wizard.explaining.questions import names_of, questions, rule_path
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules.paths import type_of
from icp_wizard.text import normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from icp_wizard.explaining.library.entries import Entry, Standing
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.rules import Rule

SEVERITIES: Final = ("block", "warn", "info")
EFFECTS: Final = ("demand", "material", "confirm", "advice")
"""Kinds of effect a rule may have."""


@dataclass(frozen=True)
class Filter:
    """What rules to look for; whatever is empty does not matter.

    `text`: words that must all occur. `topic`: its id. `field`: a path of rules or of a draft, or words of a
    label. `province`: two digits. `source`: words of a publisher, or a key. `severity`: as it holds in the
    province, else anywhere. `effect`: one of `EFFECTS`. `material`: its id, its form, or words of its title.
    `is_local`: only what a pack of the user's own wrote or changed.
    """

    text: str = ""
    topic: str = ""
    field: str = ""
    province: str = ""
    source: str = ""
    severity: str = ""
    effect: str = ""
    material: str = ""
    is_local: bool = False


def folded(text: str) -> str:
    """Text to be compared: full width as half width, small letters."""
    return normalise_text(text).casefold()


def has_all(words: str, text: str) -> bool:
    """Whether each of the words occurs in a folded text."""
    return all(word in text for word in folded(words).split())


def effect_of(rule: Rule) -> str:
    """One of `EFFECTS`."""
    if rule.material is not None:
        return "material"
    return "confirm" if rule.confirm else "advice" if rule.is_advice else "demand"


class Search:
    """A library with everything its rules are found by, indexed once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._languages = tuple(Catalogue(language) for language in LANGUAGES)
        self._texts = {entry.id: folded("\n".join(self._words(entry))) for entry in library.entries}
        self._sources = {entry.id: tuple(self._named_sources(entry)) for entry in library.entries}

    def found(self, wanted: Filter) -> tuple[Entry, ...]:
        """The rules that fit, in the order of the library; by field, those that name it first."""
        found = self.library.entries
        if wanted.field:
            found = self.library.readers_of(self.names_meant(wanted.field))
        tests = tuple(self._tests(wanted))
        return tuple(entry for entry in found if all(fits(entry) for fits in tests))

    def _tests(self, wanted: Filter) -> Iterator[Callable[[Entry], bool]]:
        """What is cheap to judge comes first."""
        if wanted.topic:
            yield lambda entry: any(rule.topic == wanted.topic for rule in entry.variants)
        if wanted.effect:
            yield lambda entry: any(effect_of(rule) == wanted.effect for rule in entry.variants)
        if wanted.is_local:
            yield lambda entry: entry.is_local
        if wanted.province:
            yield lambda entry: self.standing_for(entry, wanted.province) is not None
        if wanted.severity:
            yield lambda entry: self._is_severe(entry, wanted)
        if wanted.material:
            materials = frozenset(self.materials_meant(wanted.material))
            yield lambda entry: not materials.isdisjoint(entry.materials)
        if wanted.source:
            yield lambda entry: self._is_on_the_word_of(entry, wanted.source)
        if wanted.text:
            words = folded(wanted.text).split()
            yield lambda entry: all(word in self._texts[entry.id] for word in words)

    def standing_for(self, entry: Entry, province: str) -> Standing | None:
        """How a rule stands in a province; None where it is no rule of that province.

        What its pack lifts belongs to it, what it leaves off does not.
        """
        standing = entry.standing_in(province, self.library.has_pack(province))
        return standing if standing and (standing.is_in_force or standing.changes) else None

    def _is_severe(self, entry: Entry, wanted: Filter) -> bool:
        if wanted.province:
            at = self.standing_for(entry, wanted.province)
            return at is not None and at.rule.severity == wanted.severity
        held = [standing for standing in entry.standings if standing.is_in_force] or entry.standings[:1]
        return any(standing.rule.severity == wanted.severity for standing in held)

    def names_meant(self, text: str) -> tuple[str, ...]:
        """Names of the questions and paths that a path, or words of a label, mean; none where it is neither.

        A value that is worked out means itself, not the answers it is worked out from.
        """
        name = rule_path(folded(text))
        if "." in text and type_of(name) is not None:
            return names_of(name)
        return tuple(
            question.name
            for question in questions()
            if any(has_all(text, folded(question_label(question, said))) for said in self._languages)
        )

    def materials_meant(self, text: str) -> tuple[str, ...]:
        """Ids of the materials that an id, a form or words of a title mean."""
        if text in self.library.materials:
            return (text,)
        exact = folded(text)
        materials = self.library.materials.values()
        named = [one.id for one in materials if exact in (folded(one.id), folded(one.form))]
        return tuple(named) or tuple(
            one.id for one in materials if has_all(text, folded(" ".join(one.title.values())))
        )

    def _is_on_the_word_of(self, entry: Entry, source: str) -> bool:
        """Whose whole name is given is meant alone: 华为 is not 华为云."""
        if source in self.publishers:
            return any(cited.publisher == source for cited in self.library.sources_of(entry))
        return any(has_all(source, text) for text in self._sources[entry.id])

    def _named_sources(self, entry: Entry) -> Iterator[str]:
        """Each of its sources as it is found: key and publisher."""
        for source in self.library.sources_of(entry):
            yield folded(f"{source.key} {source.publisher}")

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Everybody whose word a rule is, the most quoted first."""
        count = Counter(
            publisher
            for entry in self.library.entries
            for publisher in {source.publisher for source in self.library.sources_of(entry)}
        )
        return tuple(sorted(count, key=lambda publisher: (-count[publisher], publisher)))

    def _words(self, entry: Entry) -> Iterable[str]:
        """All that a rule is found by."""
        yield entry.id
        for rule in entry.variants:
            yield from (*rule.facts, *self._sentences(rule))
        yield from (topic_label(entry.rule.topic, language) for language in self._languages)
        for source in self.library.sources_of(entry):
            yield from (source.publisher, source.title, source.locator)
        for kind in entry.materials:
            material = self.library.materials[kind]
            yield from (kind, material.form, *material.title.values())

    def _sentences(self, rule: Rule) -> Iterable[str]:
        for language in self._languages:
            yield sentence(rule, language)
            if rule.fix:
                yield sentence(rule, language, rule.fix)
            yield from (language.pack_text(dissent.says) for dissent in rule.dissents)
