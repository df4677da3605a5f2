"""`rules …`: the rules themselves, and what one of them says about a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.commands import comparing, diffing, exits, streams
from icp_wizard.commands.check import judged
from icp_wizard.commands.parsing import Usage, province
from icp_wizard.commands.ruling import (
    age_line,
    explanation,
    find_rule,
    provincial_lines,
    rule_data,
    rule_lines,
    rule_said,
    topic_label,
)
from icp_wizard.commands.sources import the_draft
from icp_wizard.commands.validating import declare_validate, run_validate
from icp_wizard.filing.plain import readable_json
from icp_wizard.rules.ageing import ages
from icp_wizard.rules.vocabulary import TOPICS

__all__ = [
    "declare_explain",
    "declare_list",
    "declare_show",
    "declare_validate",
    "run_explain",
    "run_list",
    "run_show",
    "run_validate",
]

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import date

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.i18n import Catalogue


def declare_list(parser: Parser) -> None:
    """Arguments of `rules list`."""
    parser.flag("--json")
    parser.option("--province", metavar="province", convert=province)
    parser.option("--topic", metavar="topic", convert=_topic)


def run_list(context: Context, options: argparse.Namespace) -> int:
    """The rules in force: nationwide and of the provider, and those of a province if one is named."""
    rulebook = context.loaded(getattr(options, "province", None)).rulebook
    topic = getattr(options, "topic", None)
    rules = [rule for rule in rulebook.rules_on(_day(context)) if topic in (None, rule.topic)]
    aged = {age.pack: age for age in ages(rulebook, _day(context))}
    if getattr(options, "json", False):
        packs = [
            {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "age": aged[pack.id]._asdict()}
            for pack in rulebook.packs
        ]
        listed: dict[str, Any] = {"packs": packs, "rules": [rule_data(rulebook, rule) for rule in rules]}
        streams.out_json(readable_json(listed))
        return exits.FINE
    for pack in rulebook.packs:
        kind = "complete" if pack.is_complete else "incomplete"
        title = context.catalogue.pack_text(pack.title)
        streams.out(
            context.text(f"commands.rules.pack_{kind}", title=title, id=pack.id, version=pack.version)
        )
        streams.out(f"  {age_line(aged[pack.id], context.catalogue)}")
        for rule in rules:
            if rule.pack == pack.id:
                severity = context.text(f"outline.severity.{rule.severity}")
                streams.out(f"  {rule.id}  [{severity}]  {rule_said(rule, context.catalogue)}")
    return exits.FINE


def declare_show(parser: Parser) -> None:
    """Arguments of `rules show`."""
    parser.positional("rule")
    parser.flag("--json")
    parser.option("--province", metavar="province", convert=province)


def run_show(context: Context, options: argparse.Namespace) -> int:
    """One rule with everything it rests on, and what provinces make of it."""
    code = getattr(options, "province", None)
    rulebook, rule = find_rule(context, options.rule, _day(context), code)
    if getattr(options, "json", False):
        streams.out_json(readable_json(rule_data(rulebook, rule)))
        return exits.FINE
    for line in rule_lines(rulebook, rule, context.catalogue, _day(context)):
        streams.out(line)
    if code is None:
        for line in provincial_lines(context, rule, _day(context)):
            streams.out(line)
    return exits.FINE


def declare_explain(parser: Parser) -> None:
    """Arguments of `rules explain`."""
    parser.positional("rule")
    parser.positional("draft_or_file", "?")
    parser.flag("--json")
    parser.flag("--values")


def run_explain(context: Context, options: argparse.Namespace) -> int:
    """Why a rule says what it says about a draft; without one, the rule itself."""
    if options.draft_or_file is None:
        return run_show(context, options)
    assessment = context.assess(the_draft(context, options.draft_or_file))
    with_values = getattr(options, "values", False)
    rule = assessment.rulebook.rule(options.rule, assessment.as_of)
    if rule is None:
        rulebook, found = find_rule(context, options.rule, assessment.as_of)
        context.say("commands.rules.not_here")
        said = [rule_said(found, context.catalogue)]
        _show_explained(options, {**rule_data(rulebook, found), "findings": []}, said)
        return exits.FINE
    findings = judged(assessment, context.catalogue, with_values)["findings"]
    data = {**rule_data(assessment.rulebook, rule), "findings": [f for f in findings if f["rule"] == rule.id]}
    lines = explanation(assessment, rule, context.catalogue, with_values=with_values)
    _show_explained(options, data, lines)
    return exits.FINE


def declare_compare(parser: Parser) -> None:
    """Arguments of `rules compare`."""
    comparing.declare(parser, _topic)


def run_compare(context: Context, options: argparse.Namespace) -> int:
    """What is known of which topic where."""
    return comparing.run(context, options, _day(context))


def _show_explained(options: argparse.Namespace, data: dict[str, Any], lines: Iterable[str]) -> None:
    if getattr(options, "json", False):
        streams.out_json(readable_json(data))
        return
    for line in lines:
        streams.out(line)


def _day(context: Context) -> date:
    from icp_wizard.dates import today_in_shanghai

    return context.as_of or today_in_shanghai(context.now())


def declare_diff(parser: Parser) -> None:
    """Arguments of `rules diff`."""
    diffing.declare_diff(parser)


def run_diff(context: Context, options: argparse.Namespace) -> int:
    """What two rulebooks say otherwise."""
    return diffing.run_diff(context, options)


class _NoSuchTopic(Usage):
    """A topic that no rule has; those there are are named in the user's language."""

    def render(self, catalogue: Catalogue) -> str:
        topics = catalogue.listed(topic_label(topic, catalogue) for topic in TOPICS)
        return catalogue.text(self.message_id, topics=topics)


def _topic(word: str) -> str:
    if word not in TOPICS:
        raise _NoSuchTopic("commands.usage.topic")
    return word
