"""`sample [NAME]`: invented drafts to try the program with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("name", "?")
    parser.option("-o", "--output", metavar="file")


def run(context: Context, options: argparse.Namespace) -> int:
    """List the samples, or write one to standard output or to a file that is not there yet."""
    from icp_wizard.samples import sample_draft, sample_names
    from icp_wizard.store.exchange import save_copy

    if options.name is None:
        for name in sample_names():
            streams.out(f"{name}  {context.text(f'samples.{name}')}")
        return exits.FINE
    draft = sample_draft(options.name)
    output = getattr(options, "output", "-")
    if output == "-":
        streams.out_json(readable_json(draft.data()))
        return exits.FINE
    save_copy(draft, Path(output))
    context.say("commands.sample.written", file=output)
    return exits.FINE
