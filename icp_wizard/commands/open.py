"""`open [DRAFT|FILE]`: the wizard, for a new draft, a stored one, or one from a file."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from icp_wizard.commands import streams
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.session.desk import Desk
    from icp_wizard.store.store import Store


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("draft_or_file", "?")


def run(context: Context, options: argparse.Namespace) -> int:
    """Open the home screen, a stored draft where it was left, or a file as a new draft at its step."""
    if can_show_screens():
        gc.disable()  # already for what reading the draft imports: see `_show`
    word = options.draft_or_file
    if word is None:
        _refuse_without_terminal()
        return start(context, None)
    from icp_wizard.commands.sources import draft_id, looks_stored, the_found
    from icp_wizard.filing.plain import readable_json

    if looks_stored(word):
        with context.open_store() as store:
            found = draft_id(store, word)
            _refuse_without_terminal()
            return _show(context, store, lambda desk: found)
    # A file is read and judged for shape before anything is kept.
    draft, pictures = the_found(context, word)
    content = readable_json(draft.data()).encode()
    _refuse_without_terminal()
    return start(context, lambda desk: desk.import_draft(content, word, pictures))


def _refuse_without_terminal() -> None:
    """Raise Problem where the screens cannot be shown."""
    if not can_show_screens():
        raise Problem("commands.open.no_terminal")


def can_show_screens() -> bool:
    """Whether a person sits at a terminal that can move its cursor."""
    return streams.has_terminal() and os.environ.get("TERM", "") != "dumb"


def start(context: Context, opened: Callable[[Desk], str] | None) -> int:
    """Run the screens, with a draft if one was asked for."""
    with context.open_store() as store:
        return _show(context, store, opened)


def _show(context: Context, store: Store, opened: Callable[[Desk], str] | None) -> int:
    gc.disable()  # starting makes many objects and little garbage; the screens turn it on when up
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # before Textual: its key protocol breaks Chinese input
    desk = context.desk(store)
    draft = opened(desk) if opened else None
    from screens.app import run as run_screens

    return run_screens(desk, draft)
