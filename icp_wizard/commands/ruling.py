"""A rule in words and as data: what it asks, of whom, on whose word, and what provinces make of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from icp_wizard.commands.check import source_data
from icp_wizard.errors import Problem
from icp_wizard.explaining.explanation import WHOLE, Explanation, text_lines
from icp_wizard.explaining.naming import sentence
from icp_wizard.explaining.whole_rule import adapted_text, rule_parts
from icp_wizard.rules import available_provinces
from icp_wizard.rules.carrying import carry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.commands.context import Context
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Identity, Rule, Rulebook
    from icp_wizard.rules.ageing import PackAge


def find_rule(
    context: Context, rule_id: str, day: date, province: str | None = None
) -> tuple[Rulebook, Rule]:
    """A rule by its id, as the province has it, else in whichever pack it is.

    Raises Problem naming the most similar ones.
    """
    known: dict[str, None] = {}
    for code in dict.fromkeys((province, None, *available_provinces())):
        rulebook = context.loaded(code).rulebook
        rule = rulebook.rule(rule_id, day)
        if rule is not None:
            return rulebook, rule
        known.update(dict.fromkeys(r.id for r in (*rulebook.rules, *rulebook.inactive)))
    near = get_close_matches(rule_id, known, 3, 0.5)
    message = "commands.rules.unknown_near" if near else "commands.rules.unknown"
    raise Problem(message, near=", ".join(near))


def rule_data(rulebook: Rulebook, rule: Rule) -> dict[str, Any]:
    """A rule as JSON: its carried form, with sources in full."""
    sources = [source_data(source) for source in rulebook.sources_of(rule)]
    is_active, is_local = rule in rulebook.rules, rule.is_from_overlay
    return {**carry(rule), "sources": sources, "is_active": is_active, "is_local": is_local}


def rule_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, day: date) -> Iterator[str]:
    """Everything about a rule, as of a day."""
    whole = rule_parts(rulebook, rule, catalogue, day, with_paths=True)
    return text_lines(Explanation(sentence(rule, catalogue), whole=whole), WHOLE)


def topic_label(topic: str, catalogue: Catalogue) -> str:
    """A topic by the word that `--topic` takes, with what it means."""
    return catalogue.text("commands.topic.listed", id=topic, label=catalogue.text(f"commands.topic.{topic}"))


def age_line(age: PackAge, catalogue: Catalogue) -> str:
    """How old the sources of a pack are, and how many of its rules rest on nothing newer."""
    undated = "" if age.oldest else "_undated"
    return catalogue.text(f"commands.rules.age{undated}", **age._asdict())


def adapted_lines(rulebook: Rulebook, pack: Identity, catalogue: Catalogue) -> Iterator[str]:
    """What a pack does to the rules of wider ones, those it lifts too, and why."""
    for rule in (*rulebook.rules, *rulebook.inactive):
        for done in rule.adaptations:
            if done.pack == pack.id:
                yield f"{rule.id}  {adapted_text(rulebook, done, catalogue)}"


def provincial_lines(context: Context, rule: Rule, day: date) -> Iterator[str]:
    """What provinces make of a wider rule: which pack does what, and how serious it then is."""
    catalogue, lines = context.catalogue, []
    for code in available_provinces():
        rulebook = context.loaded(code).rulebook
        there = rulebook.rule(rule.id, day)
        for done in there.adaptations if there else ():
            if there and done.layer == "province":
                told = adapted_text(rulebook, done, catalogue)
                severity = catalogue.text(f"outline.severity.{there.severity}")
                is_active = there in rulebook.rules
                lines.append(f"  {told}  [{severity}]" if is_active else f"  {told}")
    if lines:
        yield catalogue.text("commands.rules.in_provinces")
        yield from lines
