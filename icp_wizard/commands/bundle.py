"""`bundle FILE -o OUT.zip`: papers, sheet, checklist and data in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.findings import Report
from icp_wizard.commands.sources import the_found
from icp_wizard.errors import Problem
from icp_wizard.filing.attached import at_hand, digests_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from icp_wizard.assessment import Assessment
    from icp_wizard.bundle import BundleReport
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("file")
    parser.option("-o", "--output", metavar="zip")
    parser.option("--materials", metavar="dir")
    parser.flag("--incomplete")


def run(context: Context, options: argparse.Namespace) -> int:
    """0 written, 1 refused with what is in the way, 2 where input or output cannot be used."""
    draft, pictures = the_found(context, options.file)
    folder = getattr(options, "materials", None)
    if folder is not None:
        from icp_wizard.commands.gathering import gathered

        have = frozenset(pictures)
        pictures = {**pictures, **gathered(context, context.assess(draft), folder, have)}
    elif lacking := set(digests_in(draft)) - pictures.keys():
        context.say("commands.bundle.pictures_elsewhere", count=len(lacking))
    assessment = context.assess(at_hand(draft, pictures))
    path = output_path(getattr(options, "output", None), assessment)
    is_incomplete = getattr(options, "incomplete", False)
    return write(context, assessment, path, pictures, is_incomplete=is_incomplete)


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
    pictures: Mapping[str, bytes],
    *,
    is_incomplete: bool,
) -> int:
    """Write a bundle and say what was written, or what is in the way."""
    from icp_wizard.bundle import BundleRefused, build_bundle

    def progress(step: str, done: int, of: int) -> None:
        context.say("commands.bundle.progress", done=done, of=of, step=context.text(step))

    try:
        report = build_bundle(
            assessment, path, pictures=pictures, is_incomplete=is_incomplete, progress=progress
        )
    except BundleRefused as refused:
        streams.say(refused.render(context.catalogue))
        words = Report(assessment, context.catalogue, with_values=False)
        for blocker in refused.blockers:
            streams.say(f"  {words.blocker(blocker)}")
        return exits.BLOCKED
    _tell(context, report)
    streams.out(str(report.path))
    return exits.FINE


def _tell(context: Context, report: BundleReport) -> None:
    kind = "complete" if report.is_complete else "incomplete"
    context.say(f"commands.bundle.written_{kind}", path=report.path, count=len(report.names))
    for name in report.names:
        streams.say(f"  {name}")
    for mark in report.unprintable:
        context.say("commands.bundle.unprintable", code=mark.code, page=mark.page)
    context.say("commands.bundle.privacy")
