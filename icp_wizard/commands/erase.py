"""`erase`: every local draft, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands import exits
from icp_wizard.commands.choosing import is_confirmed
from icp_wizard.store.errors import NewerStore, translated

if TYPE_CHECKING:
    import argparse

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.flag("--yes")


def run(context: Context, options: argparse.Namespace) -> int:
    """Overwrite and remove the files of the store; what is not ours is refused."""
    from contextlib import suppress

    from icp_wizard.rules.keeping import forget
    from icp_wizard.store.erasing import erase
    from icp_wizard.store.opening import condition_of

    folder = context.places.data
    with suppress(NewerStore), translated():  # of whatever version it is, it is ours
        condition_of(folder)
    if not is_confirmed(
        context, "commands.erase.ask", is_given=getattr(options, "yes", False), folder=folder
    ):
        context.say("commands.confirm.kept")
        return exits.FINE
    erased = erase(folder)
    forget(context.places.cache)
    context.say("commands.erase.done", count=len(erased.files), folder=folder)
    for note in erased.notes:
        context.say(note)
    return exits.FINE
