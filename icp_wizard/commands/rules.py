"""`rules …`: the rules themselves, and what one of them says about a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import closed_words, comparing, exits, explaining, streams
from icp_wizard.commands.parsing import province
from icp_wizard.commands.ruling import find_rule, provincial_lines, rule_data, rule_lines
from icp_wizard.commands.searching import declare_searching, list_rules
from icp_wizard.commands.validating import declare_validate, run_validate
from icp_wizard.filing.plain import readable_json

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
    from datetime import date

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare_list(parser: Parser) -> None:
    """Arguments of `rules list`."""
    parser.flag("--json")
    parser.option("--province", metavar="province", convert=province)
    parser.option("--topic", metavar="topic", convert=closed_words.topic)
    declare_searching(parser)


def run_list(context: Context, options: argparse.Namespace) -> int:
    """The rules in force: nationwide and of the provider, and those of a province if one is named."""
    return list_rules(context, options, _day(context))


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
    explaining.declare(parser)


def run_explain(context: Context, options: argparse.Namespace) -> int:
    """Why a rule says what it says about a draft; without one, the rule itself."""
    if options.draft_or_file is None:
        return run_show(context, options)
    return explaining.run(context, options)


def declare_compare(parser: Parser) -> None:
    """Arguments of `rules compare`."""
    comparing.declare(parser)


def run_compare(context: Context, options: argparse.Namespace) -> int:
    """What is known of which topic where."""
    return comparing.run(context, options, _day(context))


def _day(context: Context) -> date:
    from icp_wizard.dates import today_in_shanghai

    return context.as_of or today_in_shanghai(context.now())


def declare_diff(parser: Parser) -> None:
    """Arguments of `rules diff`."""
    from icp_wizard.commands import diffing

    diffing.declare_diff(parser)


def run_diff(context: Context, options: argparse.Namespace) -> int:
    """What two rulebooks say otherwise."""
    from icp_wizard.commands import diffing

    return diffing.run_diff(context, options)
