"""What is still in the way of entering the filing in the console, by the same names wherever it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.doing import ONLY_THERE, is_offline
from icp_wizard.assessment.labels import full_label, label_of
from icp_wizard.assessment.texts import finding_text
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment, Blocker, Finding
    from icp_wizard.i18n import Catalogue

MOST_OPEN: Final = 10
"""How many open questions are named where they are not listed to choose from."""


def answer_name(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    """What an answer is called, by stored path or key: as it is asked, of which of several items too."""
    view = next((view for view in assessment.fields if path in (view.key, view.placed.path)), None)
    return full_label(view, catalogue) if view else label_of(assessment, path, catalogue)


def ready_lines(assessment: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """Whether the filing can be entered, what kinds of things are in the way, how many warnings fire.

    Of an order of a few clicks, whether these can be made; asked whether to file, what is unanswered.
    """
    ready = assessment.readiness
    if assessment.asks_whether:
        opened = sum(blocker.kind == "open" for blocker in ready.enterable)
        if opened:
            yield catalogue.text("prompts.ready.whether_open", count=opened)
        return
    counts: dict[str, int] = dict.fromkeys(("order", "pack", "open", "finding", "pending"), 0)
    for blocker in ready.enterable:
        counts[blocker.kind] = counts.get(blocker.kind, 0) + 1
    if ready.is_enterable:
        yield catalogue.text(f"prompts.ready.{_ready_for(assessment)}")
    else:
        ways = [catalogue.text(f"prompts.ready.way.{kind}", count=n) for kind, n in counts.items() if n]
        way = "not_doable" if is_offline(assessment) else "not_enterable"
        yield catalogue.text(f"prompts.ready.{way}", ways=catalogue.listed(ways))
    warnings = len(assessment.warnings)
    if warnings:
        yield catalogue.text("prompts.ready.warnings", count=warnings)


def _ready_for(assessment: Assessment) -> str:
    """What can be done now that nothing is in the way: enter it, or what is done otherwise."""
    if assessment.route.order_type in ONLY_THERE:
        return "doable"
    return "offline" if is_offline(assessment) else "enterable"


def blocker_line(
    assessment: Assessment, blocker: Blocker, catalogue: Catalogue, *, with_values: bool = True
) -> str:
    """One thing in the way, other than a paper."""
    if blocker.kind in ("finding", "pending"):
        finding = assessment.finding_by_key[blocker.key]
        said = finding_text(assessment, finding, catalogue, with_values=with_values)
        return catalogue.text(f"prompts.blocker.{blocker.kind}", rule=finding.rule_id, text=said)
    if blocker.kind == "open":
        label = answer_name(assessment, blocker.key, catalogue)
        return catalogue.text("prompts.blocker.open", path=blocker.key, label=label)
    return catalogue.text(f"prompts.blocker.{blocker.kind}")


def undecided_lines(
    assessment: Assessment, findings: Iterable[Finding], catalogue: Catalogue
) -> Iterator[str]:
    """The questions that rules wait for, in the order they are asked, with these rules; each rule once."""
    order = {v.placed.path: number for number, v in enumerate(assessment.fields) if not v.is_repeat}
    waiting: dict[tuple[str, ...], dict[str, None]] = {}
    for finding in findings:
        paths = sorted({cause.path for cause in finding.because}, key=lambda p: (order.get(p, len(order)), p))
        names = dict.fromkeys(answer_name(assessment, path, catalogue) for path in paths)
        waiting.setdefault(tuple(names), {})[finding.rule_id] = None
    for labels, rules in sorted(waiting.items(), key=lambda group: len(group[0])):
        listed = {"labels": catalogue.listed(labels), "rules": catalogue.listed(rules)}
        yield catalogue.text("prompts.blocker.undecided", count=len(rules), **listed)


def pending_lines(assessment: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """What is to do, and what rules wait for but no open question will bring."""
    blockers = [blocker for blocker in assessment.readiness.enterable if blocker.kind == "pending"]
    findings = {blocker.key: assessment.finding_by_key[blocker.key] for blocker in blockers}
    opened = {blocker.key for blocker in assessment.readiness.enterable if blocker.kind == "open"}
    for blocker in blockers:
        finding = findings[blocker.key]
        if finding.status is Status.TODO and opened.isdisjoint(finding.about):
            yield blocker_line(assessment, blocker, catalogue)
    stuck = (f for f in findings.values() if opened.isdisjoint(cause.path for cause in f.because))
    yield from undecided_lines(assessment, (f for f in stuck if f.status is Status.UNDECIDED), catalogue)


def open_lines(assessment: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """What is not answered yet, the first of it by name."""
    opened = [blocker for blocker in assessment.readiness.enterable if blocker.kind == "open"]
    for blocker in opened[:MOST_OPEN]:
        yield blocker_line(assessment, blocker, catalogue)
    if len(opened) > MOST_OPEN:
        yield catalogue.text("prompts.blocker.more_open", count=len(opened) - MOST_OPEN)
