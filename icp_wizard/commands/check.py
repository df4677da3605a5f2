"""`check FILE…`: what the rules say about drafts, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.commands import exits, streams
from icp_wizard.commands.findings import Report
from icp_wizard.commands.parsing import province
from icp_wizard.commands.sources import Found, found_in
from icp_wizard.filing.attached import at_hand
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft, readable_json

if TYPE_CHECKING:
    import argparse

    from icp_wizard.assessment import Assessment
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.filing.draft import Draft
    from icp_wizard.i18n import Catalogue


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("draft_or_file", "+")
    parser.flag("--json")
    parser.flag("--values")
    parser.option("--province", metavar="province", convert=province)


def run(context: Context, options: argparse.Namespace) -> int:
    """1 where a rule blocks, 2 where something given cannot be used, else 0."""
    with_values = getattr(options, "values", False)
    as_json = getattr(options, "json", False)
    results: list[dict[str, Any]] = []
    codes = {exits.FINE}
    reports = 0
    for found in (found for word in options.draft_or_file for found in found_in(context, word)):
        if reports and found.draft is not None and not as_json:
            streams.out("")
        codes.add(_show(context, found, options, with_values, results if as_json else None))
        reports += found.draft is not None
    if as_json:
        streams.out_json(readable_json({"results": results}))
    return max(codes)


def _show(
    context: Context,
    found: Found,
    options: argparse.Namespace,
    with_values: bool,
    results: list[dict[str, Any]] | None,
) -> int:
    if found.draft is None:
        message = found.problem.render(context.catalogue) if found.problem else ""
        streams.say(message)
        if results is not None:
            results.append({"source": found.name, "error": message})
        return exits.UNUSABLE
    draft = at_hand(found.draft, found.pictures())
    assessment = context.assess(_elsewhere(draft, getattr(options, "province", None)))
    if results is not None:
        results.append({"source": found.name, **judged(assessment, context.catalogue, with_values)})
    else:
        for line in Report(assessment, context.catalogue, with_values=with_values).lines(found.name):
            streams.out(line)
    return blocked(assessment)


def blocked(assessment: Assessment) -> int:
    """The exit code for an assessment: whether a rule blocks, or there is no way on with this order.

    Asked whether to file at all, where the way ends is the answer, and nothing to mend in what was asked.
    """
    has_no_way = assessment.route.is_impossible and not assessment.asks_whether
    is_blocked = has_no_way or any(finding.is_blocking for finding in assessment.findings)
    return exits.BLOCKED if is_blocked else exits.FINE


def judged(assessment: Assessment, catalogue: Catalogue, with_values: bool) -> dict[str, Any]:
    """The assessment as JSON, each finding with its sentence and sources."""
    from icp_wizard.assessment.data import assessment_data

    data = assessment_data(assessment, with_values=with_values)
    report = Report(assessment, catalogue, with_values=with_values)
    for entry, finding in zip(data["findings"], assessment.findings, strict=True):
        entry["text"] = report.said(finding)
        if finding.outcome:
            sources = assessment.rulebook.sources_of(finding.outcome.rule)
            entry["sources"] = [source_data(source) for source in sources]
    return data


def source_data(source: Any) -> dict[str, str]:
    """Who says so, as JSON."""
    keys = ("publisher", "title", "locator", "as_of", "confidence")
    return {key: getattr(source, key) for key in keys}


def _elsewhere(draft: Draft, code: str | None) -> Draft:
    """The draft as if it were filed in another province."""
    if code is None:
        return draft
    return parse_draft(replaced(draft.data(), "intent.province", code))
