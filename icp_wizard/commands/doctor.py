"""`doctor`: what is wrong with the surroundings, and how to mend it. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.examining import examine
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.flag("--json")


def run(context: Context, options: argparse.Namespace) -> int:
    """1 where something does not work, else 0."""
    found = list(examine(context))
    if getattr(options, "json", False):
        listed = [{"what": s.what, "state": s.state, "text": s.text, "mend": s.mend} for s in found]
        streams.out_json(readable_json(listed))
    else:
        for sign in found:
            streams.out(f"[{context.text(f'commands.doctor.state.{sign.state}')}] {sign.text}")
            if sign.mend:
                streams.out(f"    {sign.mend}")
    return exits.BLOCKED if any(sign.state == "bad" for sign in found) else exits.FINE
