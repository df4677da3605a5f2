"""`bundle FILE -o OUT.zip`: papers, sheet, checklist and data in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.findings import Report
from icp_wizard.commands.sources import the_draft
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    import argparse

    from icp_wizard.assessment import Assessment
    from icp_wizard.bundle import BundleReport
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.forms.own_font import OwnFont


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("file")
    parser.option("-o", "--output", metavar="zip")
    parser.option("--font", metavar="font")
    parser.flag("--incomplete")


def run(context: Context, options: argparse.Namespace) -> int:
    """0 written, 1 refused with what is in the way, 2 where input or output cannot be used."""
    font = context.own_font(getattr(options, "font", None))
    assessment = context.assess(the_draft(context, options.file))
    path = output_path(getattr(options, "output", None), assessment)
    is_incomplete = getattr(options, "incomplete", False)
    return write(context, assessment, path, is_incomplete=is_incomplete, font=font)


def output_path(given: str | None, assessment: Assessment) -> Path:
    """Where the bundle goes: as asked, else under a neutral name in the folder we are in."""
    from icp_wizard.bundle import bundle_name

    if given is None:
        return Path(bundle_name(assessment.as_of))
    if given == "-" or "\0" in given:
        raise Problem("commands.bundle.to_file")
    return Path(given)


def write(
    context: Context,
    assessment: Assessment,
    path: Path,
    *,
    is_incomplete: bool,
    font: OwnFont | None,
) -> int:
    """Write a bundle and say what was written, or what is in the way."""
    from icp_wizard.bundle import BundleRefused, build_bundle

    def progress(step: str, done: int, of: int) -> None:
        context.say("commands.bundle.progress", done=done, of=of, step=context.text(step))

    if is_incomplete or assessment.readiness.is_enterable:
        announce_unprintable(context, assessment, font)
    try:
        report = build_bundle(assessment, path, is_incomplete=is_incomplete, progress=progress, font=font)
    except BundleRefused as refused:
        streams.say(refused.render(context.catalogue))
        words = Report(assessment, context.catalogue, with_values=False)
        for blocker in refused.blockers:
            streams.say(f"  {words.blocker(blocker)}")
        return exits.BLOCKED
    _tell(context, assessment, report)
    streams.out(str(report.path))
    return exits.FINE


def announce_unprintable(context: Context, assessment: Assessment, font: OwnFont | None) -> None:
    """Say before anything is printed which answers will have boxes to be filled in by hand."""
    from icp_wizard.bundle.printing import unprintable_lines

    if lines := unprintable_lines(assessment, font, context.catalogue):
        context.say("bundle.by_hand.announced")
        for line in lines:
            streams.say(f"  {line}")
        context.say("bundle.by_hand.other_font" if font else "bundle.by_hand.font")


def _tell(context: Context, assessment: Assessment, report: BundleReport) -> None:
    kind = "complete" if report.is_complete else "incomplete"
    context.say(f"commands.bundle.written_{kind}", path=report.path, count=len(report.names))
    for name in report.names:
        streams.say(f"  {name}")
    for need in assessment.forms:
        if not need.is_printable:
            title = context.catalogue.pack_text(need.material.title)
            context.say("commands.bundle.left_out", title=title, count=len(need.missing))
    for mark in report.unprintable:
        context.say("commands.bundle.unprintable", paper=mark.paper, code=mark.code, page=mark.page)
    context.say("commands.bundle.privacy")
