"""A rule in full: what it asks of whom, whose word it is and how sure, what narrower packs made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import caveat_lines, pack_name, source_text
from icp_wizard.explaining.explanation import Part, part
from icp_wizard.explaining.naming import material_text, path_label, sentence, severity_text, topic_label
from icp_wizard.rules.paths import CONFIRMATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Adaptation, Rule, Rulebook


def rule_parts(
    rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date, *, with_paths: bool = False
) -> tuple[Part, ...]:
    """Everything about a rule as of a day, below its sentence; `with_paths` for whoever types commands."""
    head = [*_head(rulebook, rule, catalogue, with_paths=with_paths), *concern_lines(rule, catalogue)]
    if rule not in rulebook.rules:
        head.append(catalogue.text("explaining.rule.inactive"))
    return (
        *part(catalogue, "rule", head),
        *part(catalogue, "reads", reads_lines(rulebook, rule, catalogue, with_paths=with_paths)),
        *further_parts(rulebook, rule, catalogue, as_of),
    )


def further_parts(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> tuple[Part, ...]:
    """What a rule asks for, whose word it is, what became of it, where it was noted."""
    return (
        *part(catalogue, "asks", _asks(rulebook, rule, catalogue)),
        *part(catalogue, "fix", [sentence(rule, catalogue, rule.fix)] if rule.fix else []),
        *part(catalogue, "sources", _source_lines(rulebook, rule, catalogue)),
        *part(catalogue, "caveats", caveat_lines(rulebook, rule, catalogue, as_of)),
        *part(catalogue, "adapted", (adapted_text(rulebook, d, catalogue) for d in rule.adaptations)),
        *part(catalogue, "origin", _origin_lines(rule, catalogue)),
    )


def _head(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, *, with_paths: bool) -> Iterator[str]:
    """Which rule it is: id, pack, topic, how serious."""
    text = catalogue.text
    yield rule.id
    yield pack_title(rulebook, rule.pack, catalogue)
    topic = topic_label(rule.topic, catalogue)
    if with_paths:  # as `--topic` takes it
        topic = text("commands.topic.listed", id=rule.topic, label=topic)
    yield text("explaining.rule.topic", topic=topic)
    if rule.cap is None:
        yield text("explaining.rule.severity", severity=severity_text(rule, catalogue))


def concern_lines(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """Whom it concerns, where not everybody; that it is held for less than its pack says, or ends the way."""
    text = catalogue.text
    if rule.cap is not None:
        declared = text(f"outline.severity.{rule.declared}")
        capped = f"explaining.rule.capped.{rule.cap.reason}"
        yield text(capped, severity=severity_text(rule, catalogue), declared=declared)
    for name, labels, codes in (
        ("kind", "explaining.kind", rule.applies_to),
        ("order", "outline.order", rule.orders),
    ):
        if codes:
            listed = catalogue.listed(text(f"{labels}.{code}") for code in codes)
            yield text(f"explaining.rule.for_{name}", listed=listed)
    if rule.order:
        yield text("explaining.rule.decides", order=text(f"outline.order.{rule.order}"))
    if rule.is_dead_end:
        yield text("explaining.rule.dead_end")


def reads_lines(
    rulebook: Rulebook, rule: Rule, catalogue: Catalogue, *, with_paths: bool = False
) -> Iterator[str]:
    """The answers a rule reads, by the labels they are asked under."""
    for path in dict.fromkeys(rule.reads):
        if path.startswith(CONFIRMATIONS):
            continue  # what is to be confirmed is said in full
        label = path_label(path, catalogue)
        is_known = with_paths and label != path
        yield catalogue.text("explaining.rule.read", label=label, path=path) if is_known else label


def _asks(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """What is to be confirmed or provided, and the line it proposes."""
    text = catalogue.text
    if rule.confirm:
        asked = rulebook.confirmations.get(rule.confirm)
        yield text("explaining.rule.confirm", ask=catalogue.pack_text(asked.ask) if asked else rule.confirm)
    if rule.material:
        titles = [material_text(rulebook.materials[kind], catalogue) for kind in rule.material.kinds]
        yield text("explaining.rule.material", listed=text("outline.or").join(titles))
    if rule.suggest:
        yield text("explaining.rule.suggest", text=rule.suggest.text)


def _source_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    if not rule.cites:
        yield catalogue.text("explaining.rule.no_source")
    for source in rulebook.sources_of(rule):
        yield source_text(source, catalogue)
        yield f"  {source.locator}"


def _origin_lines(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """When it was noted, the rule it took the place of, the notes it was written from."""
    text = catalogue.text
    if rule.collected_on:
        kind = "verified" if rule.verified_on else "collected"
        yield text(f"explaining.rule.{kind}", on=rule.collected_on, verified=rule.verified_on)
    if rule.replaces:
        yield text("explaining.rule.replaces", rule=rule.replaces)
    if rule.facts:
        yield text("explaining.rule.facts", listed=catalogue.listed(rule.facts))


def pack_title(rulebook: Rulebook, pack_id: str, catalogue: Catalogue) -> str:
    """A pack by its title, with its id behind."""
    pack = next((pack for pack in rulebook.packs if pack.id == pack_id), None)
    if pack is None:
        return pack_id
    return catalogue.text("explaining.rule.pack", title=pack_name(pack, catalogue), id=pack_id)


def adapted_text(rulebook: Rulebook, done: Adaptation, catalogue: Catalogue) -> str:
    """What a narrower pack did to a rule, what takes its place, and why."""
    pack = pack_title(rulebook, done.pack, catalogue)
    told = catalogue.text(f"explaining.adapted.{done.kind}", pack=pack)
    if done.because:
        told = catalogue.text("explaining.adapted.because", told=told, rule=done.because)
    if done.reason:
        reason = catalogue.pack_text(done.reason)
        told = catalogue.text("explaining.adapted.reason", told=told, reason=reason)
    return told
