"""Whose word a rule is: its sources, how sure they are, who disagrees. One wording for every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule, Rulebook, Source


def source_text(source: Source, catalogue: Catalogue) -> str:
    """Who says so, where, as of when, how sure."""
    said = {
        "publisher": source.publisher,
        "title": _quotable(source.title, catalogue),
        "confidence": catalogue.text(f"outline.confidence.{source.confidence}"),
    }
    if source.as_of == "unknown":
        return catalogue.text("outline.source.line_undated", **said)
    return catalogue.text("outline.source.line", as_of=source.as_of, **said)


def _quotable(title: str, catalogue: Catalogue) -> str:
    """A title to stand in 《》, where titles within it take 〈〉 (GB/T 15834-2011 §4.15), or in “”."""
    if catalogue.language != DEFAULT_LANGUAGE:
        return title.replace("“", "‘").replace("”", "’")
    return title.replace("《", "〈").replace("》", "〉")


def authority_lines(assessment: Assessment, rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """Everything that is to be said about whose word a rule is: sources, then caveats."""
    sources = (source_text(source, catalogue) for source in assessment.rulebook.sources_of(rule))
    return (*sources, *caveat_lines(assessment.rulebook, rule, catalogue))


def caveat_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """What is to be said against a rule: why it only warns, dissents, that it is local."""
    lines = []
    if rule.cap is not None:
        source = rulebook.sources[rule.cap.source]
        as_of = source.as_of if source.as_of != "unknown" else catalogue.text("outline.source.undated")
        lines.append(
            catalogue.text(f"outline.cap.{rule.cap.reason}", publisher=source.publisher, as_of=as_of)
        )
    lines += _copies(rulebook, rule, catalogue)
    for dissent in rule.dissents:
        other = source_text(rulebook.sources[dissent.source], catalogue)
        says = catalogue.pack_text(dissent.says)
        lines.append(catalogue.text("outline.source.dissent", source=other, says=says))
    if rule.is_from_overlay:
        lines.append(catalogue.text("outline.source.local"))
    return tuple(lines)


def _copies(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> list[str]:
    """Which of its sources, for or against, only copy another."""
    keys = dict.fromkeys((*rule.cites, *(dissent.source for dissent in rule.dissents)))
    sources = (rulebook.sources[key] for key in keys)
    return [
        catalogue.text(
            "outline.source.copy",
            publisher=source.publisher,
            title=_quotable(source.title, catalogue),
            original=source_text(rulebook.sources[source.copy_of], catalogue),
        )
        for source in sources
        if source.copy_of in rulebook.sources
    ]
