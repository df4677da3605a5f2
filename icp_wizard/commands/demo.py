"""`demo`: the built-in sample through check and bundle, then the wizard where somebody sits at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.bundle import write
from icp_wizard.commands.findings import Report
from icp_wizard.commands.open import can_show_screens, start
from icp_wizard.errors import Problem
from icp_wizard.prompts.understanding import NO_WORDS

if TYPE_CHECKING:
    import argparse

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser

OUT = Path("out")
NAME = "sample-bundle.zip"


def declare(parser: Parser) -> None:
    """It has none of its own."""


def run(context: Context, options: argparse.Namespace) -> int:
    """Check the sample and write its bundle into `out/`; the store is left alone unless the wizard opens."""
    from icp_wizard.samples import DEFAULT_SAMPLE, sample_draft

    assessment = context.assess(sample_draft())
    context.say("commands.demo.start", title=context.text(f"samples.{DEFAULT_SAMPLE}"))
    for line in Report(assessment, context.catalogue, with_values=False).readiness():
        streams.say(line)
    font = context.own_font()
    code = write(context, assessment, _folder() / NAME, is_incomplete=False, font=font)
    if code != exits.FINE or not can_show_screens():
        context.say("commands.demo.next")
        return code
    context.say("commands.demo.ask")
    streams.flush()
    line = sys.stdin.readline()
    if not line or line.strip().casefold() in NO_WORDS:
        return code
    return start(context, lambda desk: _sample_in(desk.drafts()) or desk.add_sample(DEFAULT_SAMPLE))


def _folder() -> Path:
    try:
        OUT.mkdir(exist_ok=True)
    except OSError:
        raise Problem("commands.demo.no_folder", folder=str(OUT.absolute())) from None
    return OUT


def _sample_in(drafts: tuple[object, ...]) -> str | None:
    """The sample that an earlier run left, so that repeating adds none."""
    ids = (str(getattr(d, "id", "")) for d in drafts if getattr(d, "origin", "") == "sample")
    return next(ids, None)
