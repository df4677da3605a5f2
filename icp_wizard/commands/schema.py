"""`schema`: the JSON schema of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams

if TYPE_CHECKING:
    import argparse

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """It has none of its own."""


def run(context: Context, options: argparse.Namespace) -> int:
    """Write it to standard output."""
    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.plain import readable_json

    streams.out_json(readable_json(Draft.model_json_schema()))
    return exits.FINE
