"""`ask [DRAFT|FILE]`: the wizard as plain questions, at a terminal or from a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from icp_wizard.commands import closed_words, streams
from icp_wizard.commands.bundle import output_path, write
from icp_wizard.commands.check import blocked
from icp_wizard.commands.choosing import is_confirmed
from icp_wizard.commands.layout import wrapped
from icp_wizard.commands.sources import draft_id, looks_stored, the_found
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("draft_or_file", "?")
    parser.flag("--new")
    parser.option("--goal", metavar="goal", convert=closed_words.goal)
    parser.option("--bundle", metavar="zip")


def run(context: Context, options: argparse.Namespace) -> int:
    """Ask; what is kept is named on standard output. 1 where a rule blocks at the end, 2 at a bad line."""
    output = getattr(options, "bundle", None)
    font = context.own_font() if output is not None else None  # before anybody answers a question
    context.loaded(None)  # tells at once which packs of the user are left out
    with context.open_store() as store:
        desk = context.desk(store)
        session = desk.open(_draft(context, desk, options))
        try:
            _tell_of_rules(context, session)
            _converse(context, session)
            pictures = session.pictures() if output is not None else {}
        finally:
            session.close()
            _tell_where(context, desk, session.id, is_new=options.draft_or_file is None)
    if not streams.is_typed():
        _summarise(context, session)
    if output is not None:
        path = output_path(output, session.assessment)
        return write(context, session.assessment, path, pictures, is_incomplete=False, font=font)
    return blocked(session.assessment)


def _tell_where(context: Context, desk: Desk, draft_id: str, *, is_new: bool) -> None:
    """Where the answers are; a new draft without any is not kept."""
    if is_new and desk.discard_unused(draft_id):
        context.say("commands.ask.not_kept")
        return
    streams.out(draft_id)
    context.say("commands.ask.kept", id=draft_id, where=context.place_option)


def _draft(context: Context, desk: Desk, options: argparse.Namespace) -> str:
    """The id of the draft to go on with: a stored one, one from a file, or a new one."""
    from icp_wizard.filing.plain import readable_json

    word, goal = options.draft_or_file, getattr(options, "goal", None)
    if word is None:
        return desk.create(goal=goal or "open")
    if goal is not None:
        raise Problem("commands.ask.goal_is_answered")
    if word == "-" or getattr(options, "new", False):
        raise Problem("commands.ask.one_source")
    if looks_stored(word):
        return draft_id(desk.store, word)
    draft, pictures = the_found(context, word)
    return desk.import_draft(readable_json(draft.data()).encode(), word, pictures)


def _tell_of_rules(context: Context, session: Session) -> None:
    """What became of the rules since the draft was last judged; at a terminal whether today's shall hold."""
    look = session.look
    if look.held is None:
        if look.state != "same":
            context.say(f"commands.ask.rules.{look.state}")
        return
    from icp_wizard.explaining.changes.rule_changes import ChangeWords
    from icp_wizard.explaining.changes.touching import touched_lines

    change_words = ChangeWords(look.held.rulebook, look.held.today, context.catalogue)
    context.say("commands.ask.rules.held")
    for line in touched_lines(look.held.touched, change_words, context.catalogue, with_values=True):
        _say(f"  {line}")
    if not streams.is_typed():
        context.say("commands.ask.rules.kept")
    elif is_confirmed(context, "commands.ask.rules.ask", is_given=False):
        session.use_current_rules()
    else:
        context.say("commands.ask.rules.kept")


def _converse(context: Context, session: Session) -> None:
    from icp_wizard.prompts.piped import answer_from_lines
    from icp_wizard.prompts.typed import Typed

    if streams.is_typed():
        Typed(session, context.catalogue, _read_line, _say).run()
    else:
        answer_from_lines(session, context.catalogue, _lines(), _say)


def _summarise(context: Context, session: Session) -> None:
    from icp_wizard.prompts.remaining import open_lines
    from icp_wizard.prompts.wording import summary_lines

    assessment, catalogue = session.assessment, context.catalogue
    for line in (*summary_lines(assessment, catalogue), *open_lines(assessment, catalogue)):
        _say(line)


def _say(line: str = "") -> None:
    """A line to the person; at a terminal it is broken between words and ids, not inside them."""
    columns = streams.talk_columns()
    for part in wrapped(line, columns) if columns else [line]:
        streams.say(part)


def _read_line() -> str | None:
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _lines() -> Iterator[bytes]:
    """Lines of standard input; one longer than any answer comes in pieces, the first of which is refused."""
    from icp_wizard.prompts.piped import LONGEST_LINE

    stream = sys.stdin.buffer
    while line := stream.readline(LONGEST_LINE):
        yield line
