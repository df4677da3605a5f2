"""Whose word a rule is: its sources, how sure they are, who disagrees. One wording for every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.i18n import DEFAULT_LANGUAGE
from icp_wizard.rules import rule_text
from icp_wizard.rules.ageing import UNKNOWN, is_old, newest_date
from icp_wizard.rules.periods import is_soon
from icp_wizard.rules.vocabulary import ORDER_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.assessment.model import Assessment
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Identity, Rule, Rulebook, Source


DISTANT: Final = ("other_provider", "third_party")
"""Voices that neither make the rules nor take the filing: that is said of them."""


def source_text(source: Source, catalogue: Catalogue) -> str:
    """Who says so, where, as of when, how sure."""
    publisher = source.publisher
    if source.voice in DISTANT:
        publisher = catalogue.text(f"outline.source.{source.voice}", publisher=publisher)
    said = {
        "publisher": publisher,
        "title": _quotable(source.title, catalogue),
        "confidence": catalogue.text(f"outline.confidence.{source.confidence}"),
    }
    undated = "_undated" if source.as_of == UNKNOWN else ""
    return catalogue.text(f"outline.source.line{undated}", as_of=source.as_of, **said)


def _quotable(title: str, catalogue: Catalogue) -> str:
    """A title to stand in 《》, where titles within it take 〈〉 (GB/T 15834-2011 §4.15), or in “”."""
    if catalogue.language != DEFAULT_LANGUAGE:
        return title.replace("“", "‘").replace("”", "’")
    return title.replace("《", "〈").replace("》", "〉")


def authority_lines(assessment: Assessment, rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """Everything that is to be said about whose word a rule is: sources, then caveats."""
    sources = (source_text(source, catalogue) for source in assessment.rulebook.sources_of(rule))
    return (*sources, *caveat_lines(assessment.rulebook, rule, catalogue, assessment.as_of))


def authority_on_paper(assessment: Assessment, rule: Rule, catalogue: Catalogue) -> str:
    """The same in one line for a page, where the dates beside the sources must do for their age."""
    aged = age_text(assessment.rulebook, rule, catalogue, assessment.as_of)
    return "；".join(line for line in authority_lines(assessment, rule, catalogue) if line != aged)


def age_text(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> str:
    """That all a rule rests on is old on a day, or bears no date; empty where neither is so."""
    newest = newest_date(rulebook, rule)
    if not rule.cites or not is_old(newest, as_of):
        return ""
    if newest == UNKNOWN:
        return catalogue.text("outline.source.aged_undated")
    return catalogue.text("outline.source.aged", year=newest[:4])


def period_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> Iterator[str]:
    """Since when and until when a rule holds, and what it says then, where it changes soon."""
    kind = f"{'from' if rule.valid_from else ''}{'to' if rule.valid_to else ''}"
    if kind:
        yield catalogue.text(f"outline.period.{kind}", start=rule.valid_from, end=rule.valid_to)
    if is_soon(rule.valid_from, as_of):
        yield catalogue.text("outline.period.starts_soon", start=rule.valid_from)
    later = (one for one in rulebook.periods(rule.id) if one != rule and one in rulebook.rules)
    follows = next((one for one in later if is_soon(one.valid_from, as_of)), None)
    if follows is not None:
        said = rule_text(follows, catalogue)
        yield catalogue.text("outline.period.then", start=follows.valid_from, text=said)
    elif is_soon(rule.valid_to, as_of):
        yield catalogue.text("outline.period.ends_soon", end=rule.valid_to)


def marked(text: str, rule: Rule | None, catalogue: Catalogue) -> str:
    """What a rule says, marked where a pack of the user's own wrote or changed it."""
    is_local = rule is not None and rule.is_from_overlay
    return catalogue.text("outline.local", text=text) if is_local else text


def pack_name(pack: Identity, catalogue: Catalogue) -> str:
    """The title of a pack, marked where it is the user's own; with the orders it is for, where not all."""
    title = catalogue.pack_text(pack.title)
    if pack.covers:
        return catalogue.text("outline.pack.covers", title=title, orders=covered_text(pack, catalogue))
    return catalogue.text("outline.local", text=title) if pack.layer == "overlay" else title


def covered_text(pack: Identity, catalogue: Catalogue) -> str:
    """The orders a pack is written for so far, where not all."""
    labels = {True: "outline.order_group", False: "outline.order"}
    return catalogue.listed(catalogue.text(f"{labels[name in ORDER_GROUPS]}.{name}") for name in pack.covers)


def time_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> Iterator[str]:
    """What time does to a rule: the age of what it rests on, and its period."""
    if aged := age_text(rulebook, rule, catalogue, as_of):
        yield aged
    yield from period_lines(rulebook, rule, catalogue, as_of)


def caveat_lines(rulebook: Rulebook, rule: Rule, catalogue: Catalogue, as_of: date) -> tuple[str, ...]:
    """What is to be said of a rule on a day: why it only warns, age, period, dissents, that it is local."""
    lines = []
    if rule.cap is not None and rule.cap.source:  # one that is off may rest on nothing yet
        source = rulebook.sources[rule.cap.source]
        dated = source.as_of if source.as_of != UNKNOWN else catalogue.text("outline.source.undated")
        lines.append(
            catalogue.text(f"outline.cap.{rule.cap.reason}", publisher=source.publisher, as_of=dated)
        )
    lines += _copies(rulebook, rule, catalogue)
    lines += time_lines(rulebook, rule, catalogue, as_of)
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
