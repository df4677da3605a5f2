"""Whose word a rule is: its sources, how sure they are, who disagrees. One wording for every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Identity, Rule, Rulebook, Source


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


def marked(text: str, rule: Rule | None, catalogue: Catalogue) -> str:
    """What a rule says, marked where a pack of the user's own wrote or changed it."""
    is_local = rule is not None and rule.is_from_overlay
    return catalogue.text("outline.local", text=text) if is_local else text


def pack_name(pack: Identity, catalogue: Catalogue) -> str:
    """The title of a pack, marked where it is the user's own."""
    title = catalogue.pack_text(pack.title)
    return catalogue.text("outline.local", text=title) if pack.layer == "overlay" else title


def caveat_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """What is to be said against a rule: why it only warns, dissents, that it is local."""
    lines = []
    if rule.cap is not None:
        source = rulebook.sources[rule.cap.source]
        as_of = source.as_of if source.as_of != "unknown" else catalogue.text("outline.source.undated")
        lines.append(
            catalogue.text(f"outline.cap.{rule.cap.reason}", publisher=source.publisher, as_of=as_of)
        )
    for dissent in rule.dissents:
        other = source_text(rulebook.sources[dissent.source], catalogue)
        says = catalogue.pack_text(dissent.says)
        lines.append(catalogue.text("outline.source.dissent", source=other, says=says))
    if rule.is_from_overlay:
        lines.append(catalogue.text("outline.source.local"))
    reasons = (done.reason for done in rule.adaptations if done.layer == "overlay" and done.reason)
    lines += (
        catalogue.text("outline.source.local_reason", reason=catalogue.pack_text(reason))
        for reason in reasons
    )
    return tuple(lines)
