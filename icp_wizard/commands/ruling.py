"""A rule in words and as data: what it asks, of whom, on whose word, and what it says about a draft."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from icp_wizard.assessment.authority import caveat_lines, source_text
from icp_wizard.assessment.texts import cause_text, label_of, material_title
from icp_wizard.commands.check import source_data
from icp_wizard.commands.findings import Report
from icp_wizard.conditions import Cause, paths_read
from icp_wizard.errors import Problem
from icp_wizard.rules import Status, available_provinces, rule_text
from icp_wizard.rules.carrying import carry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.commands.context import Context
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule, Rulebook
    from icp_wizard.rules.ageing import PackAge
    from icp_wizard.rules.rule import Adaptation


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
    return {**carry(rule), "sources": sources, "is_active": rule in rulebook.rules}


def rule_said(rule: Rule, catalogue: Catalogue) -> str:
    """The sentence of a rule, seen from no draft."""
    return rule_text(rule, catalogue)


def rule_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, day: date) -> Iterator[str]:
    """Everything about a rule, as of a day."""
    text = catalogue.text
    pack = pack_title(rulebook, rule.pack, catalogue)
    severity = text(f"outline.severity.{rule.severity}")
    yield f"{rule.id}  [{severity}]  {topic_label(rule.topic, catalogue)}  {pack}"
    yield ""
    yield rule_said(rule, catalogue)
    if rule.fix:
        yield text("commands.rules.fix", text=catalogue.pack_text(rule.fix))
    if rule not in rulebook.rules:
        yield text("commands.rules.inactive")
    yield ""
    yield text("commands.rules.reads")
    for path in dict.fromkeys((*paths_read(rule.when), *rule.demanded)):
        yield f"  {path}"
    yield from _on_whose_word(rulebook, rule, catalogue, day)


def _on_whose_word(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, day: date) -> Iterator[str]:
    text = catalogue.text
    yield text("commands.rules.sources")
    for source in rulebook.sources_of(rule):
        yield f"  {source_text(source, catalogue)}"
        yield f"    {source.locator}"
    for line in caveat_lines(rulebook, rule, catalogue, day):
        yield f"  {line}"
    for done in rule.adaptations:
        yield "  " + _adapted(rulebook, done, catalogue)
    if rule.collected_on:
        kind = "verified" if rule.verified_on else "collected"
        yield text(f"commands.rules.{kind}", on=rule.collected_on, verified=rule.verified_on)


def topic_label(topic: str, catalogue: Catalogue) -> str:
    """A topic by the word that `--topic` takes, with what it means."""
    return catalogue.text("commands.topic.listed", id=topic, label=catalogue.text(f"commands.topic.{topic}"))


def pack_title(rulebook: Rulebook, pack_id: str, catalogue: Catalogue) -> str:
    """A pack by its title, with its id behind."""
    pack = next((pack for pack in rulebook.packs if pack.id == pack_id), None)
    if pack is None:
        return pack_id
    return catalogue.text("commands.rules.pack", title=catalogue.pack_text(pack.title), id=pack_id)


def age_line(age: PackAge, catalogue: Catalogue) -> str:
    """How old the sources of a pack are, and how many of its rules rest on nothing newer."""
    undated = "" if age.oldest else "_undated"
    return catalogue.text(f"commands.rules.age{undated}", **age._asdict())


def _adapted(rulebook: Rulebook, done: Adaptation, catalogue: Catalogue) -> str:
    pack = pack_title(rulebook, done.pack, catalogue)
    told = catalogue.text(f"commands.rules.adapted.{done.kind}", pack=pack)
    if done.because:
        told = catalogue.text("commands.rules.because", told=told, rule=done.because)
    if done.reason:
        told = catalogue.text("commands.rules.reason", told=told, reason=catalogue.pack_text(done.reason))
    return told


def provincial_lines(context: Context, rule: Rule, day: date) -> Iterator[str]:
    """What provinces make of a wider rule: which pack does what, and how serious it then is."""
    catalogue, lines = context.catalogue, []
    for code in available_provinces():
        rulebook = context.loaded(code).rulebook
        there = rulebook.rule(rule.id, day)
        for done in there.adaptations if there else ():
            if there and done.layer == "province":
                told = _adapted(rulebook, done, catalogue)
                severity = catalogue.text(f"outline.severity.{there.severity}")
                is_active = there in rulebook.rules
                lines.append(f"  {told}  [{severity}]" if is_active else f"  {told}")
    if lines:
        yield catalogue.text("commands.rules.in_provinces")
        yield from lines


def explanation(
    assessment: Assessment, rule: Rule, catalogue: Catalogue, *, with_values: bool
) -> Iterator[str]:
    """What a rule says about each item of a draft, because of what, and what would clear it."""
    found = [f for f in assessment.findings if f.outcome and f.outcome.rule.id == rule.id]
    yield from rule_lines(assessment.rulebook, rule, catalogue, assessment.as_of)
    yield ""
    if not found:
        yield catalogue.text("commands.explain.quiet")
        yield from _read_states(assessment, rule, catalogue, with_values)
        return
    for finding in found:
        yield from _one(assessment, finding, catalogue, with_values)


def _one(assessment: Assessment, finding: Finding, catalogue: Catalogue, with_values: bool) -> Iterator[str]:
    text = catalogue.text
    said = Report(assessment, catalogue, with_values=with_values).said(finding)
    yield text("commands.explain.status", key=finding.key, status=text(f"commands.status.{finding.status}"))
    yield f"  {said}"
    for heading, causes in (("because", finding.because), ("decided", finding.causes)):
        if causes:
            yield "  " + text(f"commands.explain.{heading}")
            yield from _cause_lines(assessment, causes, catalogue, with_values)
    if finding.status in (Status.FIRES, Status.TODO, Status.UNDECIDED):
        yield from _ways_on(assessment, finding, catalogue)


def _ways_on(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """What clears a finding: a paper where it asks for one, other answers where it is about some."""
    heading = "commands.explain.clear"
    if finding.status is Status.UNDECIDED:
        heading = "commands.explain.decide"
    elif view := next((view for view in assessment.materials if finding in view.asked_by), None):
        heading = "commands.explain.clear_too"
        yield "  " + catalogue.text("commands.explain.material")
        yield f"    {material_title(view, catalogue)}"
    if finding.about:
        yield "  " + catalogue.text(heading)
        for path in finding.about:
            yield f"    {path}  {label_of(assessment, path, catalogue)}"


def _cause_lines(
    assessment: Assessment, causes: tuple[Cause, ...], catalogue: Catalogue, with_values: bool
) -> Iterator[str]:
    for cause in causes:
        yield f"    {cause.path}  {cause_text(assessment, cause, catalogue, with_values=with_values)}"


def _read_states(
    assessment: Assessment, rule: Rule, catalogue: Catalogue, with_values: bool
) -> Iterator[str]:
    """The answers that decide whether a rule applies, as they are, each once."""
    scopes, paths = assessment.answers.scopes(rule.scope), paths_read(rule.when)
    causes = tuple(cause for scope in scopes for path in paths for cause in scope.read(path).causes)
    yield from dict.fromkeys(_cause_lines(assessment, causes, catalogue, with_values))
