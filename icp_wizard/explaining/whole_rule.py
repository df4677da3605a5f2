"""A rule in full: what it asks of whom, whose word it is and how sure, what narrower packs made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.authority import caveat_lines, source_text
from icp_wizard.conditions import paths_read
from icp_wizard.explaining.explanation import Part, part
from icp_wizard.filing.derived import REGION_PARTS
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.rules.paths import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Adaptation, Rule, Rulebook


def rule_parts(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> tuple[Part, ...]:
    """Everything about a rule, below its sentence, as of a day."""
    return tuple(_parts(rulebook, rule, catalogue, as_of))


def _parts(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> Iterator[Part]:
    yield from part(catalogue, "rule", _which(rulebook, rule, catalogue))
    yield from part(catalogue, "reads", reads_lines(rule, catalogue))
    yield from part(catalogue, "sources", _source_lines(rulebook, rule, catalogue))
    yield from part(catalogue, "caveats", caveat_lines(rulebook, rule, catalogue, as_of))
    yield from part(catalogue, "adapted", (adapted_text(rulebook, d, catalogue) for d in rule.adaptations))
    yield from part(catalogue, "age", _age_lines(rule, catalogue))


def _which(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    text = catalogue.text
    yield rule.id
    yield pack_title(rulebook, rule.pack, catalogue)
    yield text("explaining.rule.topic", topic=text(f"commands.topic.{rule.topic}"))
    severity = text(f"outline.severity.{rule.severity}")
    declared = text(f"outline.severity.{rule.declared}")
    kind = "severity" if rule.severity == rule.declared else "severity_capped"
    yield text(f"explaining.rule.{kind}", severity=severity, declared=declared)
    if rule not in rulebook.rules:
        yield text("explaining.rule.inactive")


def _source_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    for source in rulebook.sources_of(rule):
        yield source_text(source, catalogue)
        yield f"  {source.locator}"


def _age_lines(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    if rule.collected_on:
        kind = "verified" if rule.verified_on else "collected"
        yield catalogue.text(f"explaining.rule.{kind}", on=rule.collected_on, verified=rule.verified_on)


def reads_lines(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """The answers a rule reads, by the labels they are asked under; each once."""
    paths = (*paths_read(rule.when), *rule.demanded)
    yield from dict.fromkeys(path_label(path, catalogue) for path in paths)


def path_label(path: str, catalogue: Catalogue) -> str:
    """What a rule path is called in the outline, or what is worked out from answers; else the path itself."""
    whole, _, part_of = path.rpartition(".")
    if part_of in REGION_PARTS and whole in _LABELS:
        return catalogue.text(f"explaining.path.{part_of}_of", label=catalogue.text(_LABELS[whole]))
    label = _LABELS.get(path) or _LABELS.get(named(path)) or f"explaining.path.{named(path).lstrip('.')}"
    return catalogue.text(label) if catalogue.has(label) else path


_LABELS: Final = {field.name: field.label_id for field in FIELDS.values()}


def pack_title(rulebook: Rulebook, pack_id: str, catalogue: Catalogue) -> str:
    """A pack by its title, with its id behind."""
    pack = next((pack for pack in rulebook.packs if pack.id == pack_id), None)
    if pack is None:
        return pack_id
    return catalogue.text("explaining.rule.pack", title=catalogue.pack_text(pack.title), id=pack_id)


def adapted_text(rulebook: Rulebook, done: Adaptation, catalogue: Catalogue) -> str:
    """What a narrower pack did to a rule."""
    pack = pack_title(rulebook, done.pack, catalogue)
    told = catalogue.text(f"explaining.adapted.{done.kind}", pack=pack)
    if not done.because:
        return told
    return catalogue.text("explaining.adapted.because", told=told, rule=done.because)
