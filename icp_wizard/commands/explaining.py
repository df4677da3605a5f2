"""`rules explain`: why a rule says what it says about a draft, and why a question, paper or form is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.commands import exits, streams
from icp_wizard.commands.check import judged
from icp_wizard.commands.ruling import find_rule, rule_data
from icp_wizard.commands.sources import the_draft
from icp_wizard.explaining.explainer import Explainer
from icp_wizard.explaining.explanation import REASONS, WHOLE, Explanation, text_lines
from icp_wizard.explaining.naming import sentence
from icp_wizard.explaining.subjects import explain_field, explain_form, explain_material, explain_quiet
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.rules import Rule


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("rule")
    parser.positional("draft_or_file", "?")
    parser.flag("--json")
    parser.flag("--values")


def run(context: Context, options: argparse.Namespace) -> int:
    """Explain a rule, or else a question, paper or form of a draft. Raises Problem where it is none."""
    assessment = context.assess(the_draft(context, options.draft_or_file))
    with_values = getattr(options, "values", False)
    explainer = Explainer(assessment, context.catalogue, with_values=with_values, with_paths=True)
    rule = assessment.rulebook.rule(options.rule, assessment.as_of)
    if rule is not None:
        findings = judged(assessment, context.catalogue, with_values)["findings"]
        about = {"findings": [finding for finding in findings if finding["rule"] == rule.id]}
        data = {**rule_data(assessment.rulebook, rule), **about}
        _show(options, data, _of_rule(explainer, rule))
    elif found := tuple(_others(explainer, options.rule)):
        data = {"explanations": [_data(one) for one in found]}
        _show(options, data, (line for one in found for line in text_lines(one, WHOLE)))
    else:
        rulebook, elsewhere = find_rule(context, options.rule, assessment.as_of)
        context.say("commands.rules.not_here")
        data = {**rule_data(rulebook, elsewhere), "findings": []}
        _show(options, data, [sentence(elsewhere, context.catalogue)])
    return exits.FINE


def _of_rule(explainer: Explainer, rule: Rule) -> Iterator[str]:
    """What a rule says of each item, because of what and what to do; then, once, the rule in full."""
    found = [f for f in explainer.assessment.findings if f.outcome and f.outcome.rule.id == rule.id]
    if not found:
        yield from text_lines(explain_quiet(explainer, rule), WHOLE)
        return
    for finding in found:
        yield f"{finding.key}"
        yield from text_lines(explainer.finding(finding), REASONS)
        yield ""
    for part in explainer.whole(rule):
        yield part.heading
        yield from (f"  {line}" for line in part.lines)


def _others(explainer: Explainer, word: str) -> Iterator[Explanation]:
    """Explanations of what a word names besides rules: an answer's path, a paper, a form."""
    assessment = explainer.assessment
    if (view := _field(assessment, word)) is not None:
        yield explain_field(explainer, view)
    for material in assessment.materials:
        if word in (material.key, *material.need.kinds):
            yield explain_material(explainer, material)
    for need in assessment.forms:
        if word == need.form_id:
            yield explain_form(explainer, need)


def _field(assessment: Assessment, word: str) -> Any:
    """The question at a path of the draft, or under the short name rules give its answer."""
    if view := assessment.by_key.get(word):
        return view
    return next((v for v in assessment.fields if word in (v.placed.path, v.placed.field.name)), None)


def _data(explanation: Explanation) -> dict[str, Any]:
    parts = [{"heading": part.heading, "lines": part.lines} for part in explanation.parts(WHOLE)]
    return {"line": explanation.line, "rules": explanation.rules, "path": explanation.path, "parts": parts}


def _show(options: argparse.Namespace, data: dict[str, Any], lines: Iterable[str]) -> None:
    if getattr(options, "json", False):
        streams.out_json(readable_json(data))
        return
    for line in lines:
        streams.out(line)
